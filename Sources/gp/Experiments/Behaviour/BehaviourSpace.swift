internal import AST
internal import Interpreter
internal import Neural

/// The space of what programs do: one coordinate for each case and output, in which exact and soft programs have a place.
///
/// A number stands at its inverse hyperbolic sine, so that large ones do not drown the others (the loss of soft programs
/// measures numbers the same way); a truth value at 0 or 1, or at the probability of `true`.
struct BehaviourSpace: Sendable {
  /// The outputs wanted.
  let target: [Double]
  private let outputs: [Parameter]

  /// Numbers are held within this, as soft programs hold theirs.
  private static let limit = 1e8

  /// - Returns: nil if there is an output that is neither a number nor a truth value.
  init?(_ cases: Cases) {
    outputs = cases.outputs
    guard outputs.allSatisfy({ $0.type.isNumber || $0.type == .bool }) else { return nil }
    target = cases.expectedColumns.flatMap { $0.map(Self.coordinate) }
  }

  /// The place of a program by its values; where it has none (it was stopped), it stands at 0.
  func place(of values: [Value?]) -> [Double] {
    outputs.indices.flatMap { output in
      values.map { value -> Double in
        guard case .tuple(let parts) = value, outputs.count > 1 else { return value.map(Self.coordinate) ?? 0 }
        return Self.coordinate(parts[output])
      }
    }
  }

  /// The place of a soft program: the mean over what its outputs may be.
  func place(of training: SoftTraining) -> [Double] { training.outputs(coordinate: Self.coordinate).flatMap(\.self) }

  /// The mean over coordinates of 1 / (1 + distance from the target).
  func score(_ place: [Double]) -> Double {
    Summary.mean(zip(place, target).map { 1 / (1 + abs($0 - $1)) })
  }

  private static func coordinate(_ value: Value) -> Double {
    switch value {
    case .int(let number): coordinate(Double(number))
    case .float(let number): coordinate(number)
    case .bool(let truth): truth ? 1 : 0
    case .char, .string, .list, .tuple: 0
    }
  }

  private static func coordinate(_ number: Double) -> Double {
    guard !number.isNaN else { return 0 }
    let size = min(abs(number), limit)
    let distance = FloatMath.log(size + (size * size + 1).squareRoot())
    return number < 0 ? -distance : distance
  }
}
