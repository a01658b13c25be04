internal import AST
internal import Foundation
internal import Interpreter

/// How many bits it takes to tell a program of Floats and, with its help, the expected values of the cases.
///
/// By the principle of minimum description length (Rissanen 1978, doi:10.1016/0005-1098(78)90005-5) the program with the
/// least of both together says most of what there is to say: a larger one pays only if it saves more in the cases than it
/// takes itself.
struct DescriptionLength: Sendable {
  /// The bits of a node: one of the symbols that programs are made of.
  private let symbol: Double
  private let cases: Double
  /// The mean difference that is as good as none.
  private let resolution: Double
  private let isSquared: Bool

  /// - Returns: `nil` unless the one output is a Float that is judged by its difference from what is expected.
  init?(_ cases: CaseColumns, _ primitives: PrimitiveSet) {
    guard let expected = cases.expectedFloats, cases.count > 0, cases.judge.kinds != [.exact] else { return nil }
    symbol = log2(Double(primitives.functions.count + primitives.inputs.count + 1))
    self.cases = Double(cases.count)
    let scale = expected.reduce(0) { $0 + ($1.isFinite ? Swift.max(1, $1.magnitude) : 1) } / self.cases
    resolution = Swift.max(cases.judge.tolerance, 1e-12) * scale
    isSquared = cases.judge.kinds == [.squared]
  }

  /// The bits of a program: its nodes, and the digits of its constants.
  func bits(of tree: Tree) -> Double { bits(size: tree.size, digits: tree.writtenDigits) }

  /// The bits of a program of so many nodes and digits.
  func bits(size: Int, digits: Int) -> Double { Double(size) * symbol + Double(digits) * log2(10) }

  /// The bits of what a program leaves to be said: of differences that are distributed as Laplace said, told to within the
  /// resolution.
  ///
  /// - Parameter error: the sum of the errors over all cases.
  func bits(leavingError error: Double) -> Double {
    let mean = isSquared ? (error / cases).squareRoot() : error / cases
    return cases * log2(1 + mean / resolution)
  }
}

extension Tree {
  /// The characters that it takes to write all constants.
  var writtenDigits: Int { nodes.indices.reduce(0) { $0 + (literal(at: $1)?.writtenLength ?? 0) } }
}
