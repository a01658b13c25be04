/// A Boolean function of a few variables, by its value for every combination of theirs: 64 a word.
///
/// Variable i is bit i of the index of a combination.
struct BooleanTable: Hashable, Sendable {
  /// The number of variables.
  let variables: Int
  private(set) var words: [UInt64]

  /// The function that is nowhere true.
  init(variables: Int) {
    self.variables = variables
    words = Array(repeating: 0, count: Swift.max(1, (1 << variables) / 64))
  }

  private init(variables: Int, words: [UInt64]) {
    self.variables = variables
    self.words = words
  }

  /// The bits of a word that mean something.
  private var mask: UInt64 { variables >= 6 ? ~0 : (1 << UInt64(1 << variables)) - 1 }

  mutating func setTrue(_ index: Int) { words[index / 64] |= 1 << UInt64(index % 64) }

  var isFalse: Bool { words.allSatisfy { $0 == 0 } }
  var isTrue: Bool { words.allSatisfy { $0 == mask } }

  /// The function that is true where this one is false.
  var complement: BooleanTable { BooleanTable(variables: variables, words: words.map { ~$0 & mask }) }

  /// The function of the other variables where one is false or true; those above it move down.
  func cofactor(_ variable: Int, _ value: Bool) -> BooleanTable {
    if variable >= 6 {
      let block = 1 << (variable - 6)
      var result: [UInt64] = []
      result.reserveCapacity(words.count / 2)
      for start in stride(from: value ? block : 0, to: words.count, by: 2 * block) {
        result += words[start..<start + block]
      }
      return BooleanTable(variables: variables - 1, words: result)
    }
    let halves = words.map { Self.compress($0, variable, value) }
    guard words.count > 1 else { return BooleanTable(variables: variables - 1, words: halves) }
    let joined = stride(from: 0, to: halves.count, by: 2).map { halves[$0] | halves[$0 + 1] << 32 }
    return BooleanTable(variables: variables - 1, words: joined)
  }

  /// The 32 bits of a word where a variable has a value, moved together.
  private static func compress(_ word: UInt64, _ variable: Int, _ value: Bool) -> UInt64 {
    var result = (value ? word >> UInt64(1 << variable) : word) & kept[variable]
    for step in variable..<5 {
      result = (result | result >> UInt64(1 << step)) & kept[step + 1]
    }
    return result
  }

  /// Blocks of 2ⁱ ones and as many noughts in turn.
  private static let kept: [UInt64] = [
    0x5555_5555_5555_5555, 0x3333_3333_3333_3333, 0x0F0F_0F0F_0F0F_0F0F, 0x00FF_00FF_00FF_00FF,
    0x0000_FFFF_0000_FFFF, 0x0000_0000_FFFF_FFFF,
  ]

  /// True if the value depends on a variable.
  func depends(on variable: Int) -> Bool {
    if variable >= 6 {
      let block = 1 << (variable - 6)
      for start in stride(from: 0, to: words.count, by: 2 * block) {
        for index in start..<start + block where words[index] != words[index + block] { return true }
      }
      return false
    }
    let shift = UInt64(1 << variable)
    return words.contains { ($0 ^ $0 >> shift) & Self.kept[variable] & mask != 0 }
  }

  /// How many variables the value depends on.
  var support: Int { (0..<variables).count { depends(on: $0) } }
}
