/// A loss of real parameters and its gradient, with the scratch that computing them needs; for one thread at a time.
public protocol DifferentiableLoss: AnyObject {
  /// How many parameters there are.
  var parameterCount: Int { get }

  /// The loss at `parameters`.
  func value(at parameters: [Double]) -> Double

  /// The loss at `parameters`, and its derivative by each of them into `gradient`, which has as many elements.
  func value(at parameters: [Double], gradient: inout [Double]) -> Double
}
