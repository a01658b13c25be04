public import AST

/// A ring of bits of which only the parities of neighbours are given: bit i xor bit i + 1 is parity i.
///
/// Two assignments, each the other's complement, fulfil all parities. From a wrong one, no single bit can be changed for
/// the better once the faults lie apart: they can only be moved around the ring until two meet.
public struct ParityChain: Equatable, Sendable {
  /// Parity i, of bits i and i + 1; the last one of the last bit and the first.
  public let parities: [Bool]

  /// The chain of given bits.
  public init(of bits: [Bool]) {
    parities = bits.indices.map { bits[$0] != bits[($0 + 1) % bits.count] }
  }

  /// The chain of `count` random bits.
  public init(count: Int, random: inout RandomStream) {
    self.init(of: (0..<count).map { _ in random.chance(0.5) })
  }

  public var count: Int { parities.count }

  /// How many parities an assignment gets wrong.
  public func faults(_ bits: [Bool]) -> Int {
    parities.indices.count { (bits[$0] != bits[($0 + 1) % bits.count]) != parities[$0] }
  }
}
