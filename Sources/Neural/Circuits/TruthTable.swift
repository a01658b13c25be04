/// A Boolean function of up to six inputs: its values for all inputs, one bit each.
public struct TruthTable: Equatable, Sendable {
  public let name: String
  public let inputs: Int
  /// Bit i is the value where input j is bit j of i; bits from `cases` on are 0.
  public let bits: UInt64
  /// The values of each input in all cases.
  let columns: [UInt64]

  /// - Parameter inputs: From 1 to 6.
  public init(_ name: String, inputs: Int, _ value: (Int) -> Bool) {
    self.name = name
    self.inputs = inputs
    let cases = 0..<(1 << inputs)
    bits = cases.reduce(0) { $0 | (value($1) ? 1 << UInt64($1) : 0) }
    columns = (0..<inputs).map { input in cases.reduce(0) { $0 | UInt64($1 >> input & 1) << UInt64($1) } }
  }

  /// 2 to the number of inputs.
  public var cases: Int { 1 << inputs }

  /// A bit for each case.
  public var mask: UInt64 { cases == 64 ? .max : 1 << UInt64(cases) - 1 }

  /// Whether an odd number of six inputs is on.
  public static let parity6 = TruthTable("parity6", inputs: 6) { $0.nonzeroBitCount % 2 == 1 }
  /// One of four data inputs, chosen by the first two.
  public static let multiplexer6 = TruthTable("mux6", inputs: 6) { $0 >> (2 + $0 & 3) & 1 == 1 }
  /// Whether most of five inputs are on.
  public static let majority5 = TruthTable("majority5", inputs: 5) { $0.nonzeroBitCount > 2 }
}

/// The sixteen functions of two bits, by their truth tables: bit a + 2b of the index is the value at (a, b).
enum Gate {
  static let count = 16

  /// A gate on 64 cases at once.
  static func apply(_ gate: Int, _ a: UInt64, _ b: UInt64) -> UInt64 {
    (gate & 1 != 0 ? ~a & ~b : 0) | (gate & 2 != 0 ? a & ~b : 0) | (gate & 4 != 0 ? ~a & b : 0)
      | (gate & 8 != 0 ? a & b : 0)
  }

  /// A gate on probabilities of independent bits is c0 + c1 a + c2 b + c3 ab; these are the c.
  static let coefficients: [(c0: Double, c1: Double, c2: Double, c3: Double)] = (0..<count).map { gate in
    let value = (0..<4).map { gate >> $0 & 1 == 1 ? 1.0 : 0 }
    return (value[0], value[1] - value[0], value[2] - value[0], value[3] - value[1] - value[2] + value[0])
  }
}
