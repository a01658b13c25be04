/// A counter-based random generator: every stream is a pure function of its key.
///
/// A stream is keyed by (seed, purpose, island, generation, slot), so the numbers that one individual gets do not depend
/// on how many threads run, in which order they run, or how often a run was interrupted. The block function is
/// SplitMix64's finaliser over a Weyl sequence whose start and odd increment both come from the key
/// (Steele, Lea, Flood 2014).
public struct RandomStream: Sendable {
  private var state: UInt64
  private let increment: UInt64

  /// What a stream's numbers are for; streams with different purposes are independent.
  public enum Purpose: UInt64, Sendable {
    case initialisation = 1
    case selection, variation, downSampling, seeding, constants, simplification, cases, shuffle, test, bank, training,
      statistics, experiment
  }

  /// The stream for one use in one place of a run.
  public init(seed: UInt64, purpose: Purpose, island: Int = 0, generation: Int = 0, slot: Int = 0) {
    var key = RandomStream.mix(seed &+ 0x9E37_79B9_7F4A_7C15)
    key = RandomStream.mix(key ^ purpose.rawValue &* 0xD6E8_FEB8_6659_FD93)
    key = RandomStream.mix(key ^ UInt64(bitPattern: Int64(island)) &* 0xA076_1D64_78BD_642F)
    key = RandomStream.mix(key ^ UInt64(bitPattern: Int64(generation)) &* 0xE703_7ED1_A0B4_28DB)
    key = RandomStream.mix(key ^ UInt64(bitPattern: Int64(slot)) &* 0x8EBC_6AF0_9C88_C6E3)
    state = key
    increment = RandomStream.mix(key ^ 0x2545_F491_4F6C_DD1D) | 1
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= increment
    return RandomStream.mix(state)
  }

  /// A whole number, uniform on `0..<bound`; 0 if the bound is not positive. (Lemire 2019, with rejection: exact.)
  public mutating func below(_ bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }

  /// A whole number, uniform on the closed range, which may be the whole of Int64.
  public mutating func int(in range: ClosedRange<Int64>) -> Int64 {
    let width = UInt64(bitPattern: range.upperBound &- range.lowerBound)
    guard width < UInt64.max else { return Int64(bitPattern: next()) }
    let count = width &+ 1
    var product = next().multipliedFullWidth(by: count)
    if product.low < count {
      let threshold = (0 &- count) % count
      while product.low < threshold { product = next().multipliedFullWidth(by: count) }
    }
    return range.lowerBound &+ Int64(bitPattern: product.high)
  }

  /// A float, uniform on `[0, 1)` with 53 random bits.
  public mutating func unit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A float, uniform on `[low, high)`; `low` if the range is empty.
  public mutating func float(_ low: Double, _ high: Double) -> Double {
    guard low < high else { return low }
    let value = low + (high - low) * unit()
    return value < high ? value : low
  }

  /// True with the given probability.
  public mutating func chance(_ probability: Double) -> Bool {
    unit() < probability
  }

  /// A nearly standard normal deviate: the sum of twelve uniforms less 6.
  ///
  /// Mean 0, variance 1, tails that end at ±6; it needs nothing but additions, so its bits are the same on every machine.
  public mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += unit() }
    return sum
  }

  /// Fills a buffer with nearly standard normal deviates, several times faster than one by one.
  ///
  /// Each is the sum of twelve uniforms of 16 bits less 6: mean 0, variance 1 - 2^-32, tails that end at ±6.
  public mutating func normals(into target: UnsafeMutableBufferPointer<Double>) {
    let everySecond: UInt64 = 0x0000_FFFF_0000_FFFF
    for index in target.indices {
      var halves: UInt64 = 0
      for _ in 0..<3 {
        let word = next()
        halves &+= (word & everySecond) &+ (word >> 16 & everySecond)
      }
      let sum = (halves & 0xFFFF_FFFF) &+ (halves >> 32)
      target[index] = (Double(sum) + 6) * 0x1p-16 - 6
    }
  }

  /// An element, uniformly chosen; `nil` from an empty collection.
  public mutating func element<Element>(of items: [Element]) -> Element? {
    items.isEmpty ? nil : items[below(items.count)]
  }

  /// Shuffles in place (Fisher–Yates).
  public mutating func shuffle<Element>(_ items: inout [Element]) {
    guard items.count > 1 else { return }
    for index in stride(from: items.count - 1, to: 0, by: -1) {
      items.swapAt(index, below(index + 1))
    }
  }
}
