public import AST

/// Constants that a task's cases suggest.
public struct MinedConstants: Hashable, Sendable {
  /// Characters that the outputs (or, less so, the inputs) have most often.
  public private(set) var chars: [Unicode.Scalar] = []
  /// Texts that many outputs have in common, whole outputs that recur, and separators.
  public private(set) var texts: [[Unicode.Scalar]] = []
  /// Numbers that recur among outputs.
  public private(set) var ints: [Int64] = []

  /// How many cases are looked at.
  static let maximumCases = 200
  /// How much of a text is looked at, in characters.
  static let maximumLength = 300
  static let maximumChars = 16
  static let maximumTexts = 16
  static let maximumInts = 8
  private static let longestSubstring = 24

  /// Mines cases given by columns.
  public init(inputs: [[Value]], outputs: [[Value]]) {
    let inputs = inputs.map { Array($0.prefix(MinedConstants.maximumCases)) }
    let outputs = outputs.map { Array($0.prefix(MinedConstants.maximumCases)) }
    var charCounts: [Unicode.Scalar: Int] = [:]
    for column in outputs { MinedConstants.count(column, weight: 4, &charCounts) }
    for column in inputs { MinedConstants.count(column, weight: 1, &charCounts) }
    chars = charCounts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(MinedConstants.maximumChars).map(\.key)
    for column in outputs {
      texts += MinedConstants.recurring(column)
      texts += MinedConstants.common(column)
      ints += MinedConstants.recurringInts(column)
    }
    let separators = [" ", ",", ", ", "\n"].map { Array($0.unicodeScalars) }
    texts.insert(contentsOf: separators.filter { $0.allSatisfy { charCounts[$0, default: 0] >= 4 } }, at: 0)
    texts = Array(MinedConstants.unique(texts).prefix(MinedConstants.maximumTexts))
    ints = Array(MinedConstants.unique(ints).prefix(MinedConstants.maximumInts))
  }

  private static func unique<Item: Hashable>(_ items: [Item]) -> [Item] {
    var seen: Set<Item> = []
    return items.filter { seen.insert($0).inserted }
  }

  /// Counts in how many cases each character occurs.
  private static func count(_ column: [Value], weight: Int, _ counts: inout [Unicode.Scalar: Int]) {
    for value in column {
      var seen: Set<Unicode.Scalar> = []
      collect(value, into: &seen)
      for scalar in seen { counts[scalar, default: 0] += weight }
    }
  }

  private static func collect(_ value: Value, into seen: inout Set<Unicode.Scalar>) {
    switch value {
    case .char(let scalar): seen.insert(scalar)
    case .string(let scalars): seen.formUnion(scalars.prefix(maximumLength))
    case .list(let items), .tuple(let items): for item in items.prefix(maximumLength) { collect(item, into: &seen) }
    case .int, .float, .bool: break
    }
  }

  /// The texts in a value: itself, or its elements.
  private static func texts(in value: Value) -> [[Unicode.Scalar]] {
    switch value {
    case .string(let scalars): [Array(scalars.prefix(maximumLength))]
    case .list(let items), .tuple(let items): items.prefix(maximumLength).flatMap { texts(in: $0) }
    case .int, .float, .bool, .char: []
    }
  }

  /// Whole texts that occur in several cases, the most frequent first.
  private static func recurring(_ column: [Value]) -> [[Unicode.Scalar]] {
    var counts: [[Unicode.Scalar]: Int] = [:]
    for value in column {
      for text in Set(texts(in: value)) where !text.isEmpty && text.count <= longestSubstring {
        counts[text, default: 0] += 1
      }
    }
    return counts.filter { $0.value >= 2 && $0.value * 20 >= column.count }
      .sorted { $0.value != $1.value ? $0.value > $1.value : $0.key.lexicographicallyPrecedes($1.key) }
      .prefix(8).map(\.key)
  }

  /// Substrings of two and more characters, some letter among them, that at least a third of the texts contain, none
  /// within another that as many contain; the longest first.
  private static func common(_ column: [Value]) -> [[Unicode.Scalar]] {
    let all = column.prefix(40).flatMap { texts(in: $0) }.filter { !$0.isEmpty }.prefix(200)
    guard all.count >= 3 else { return [] }
    var counts: [[Unicode.Scalar]: Int] = [:]
    for text in all {
      var own: Set<[Unicode.Scalar]> = []
      let text = text.prefix(100)
      for start in text.indices {
        for length in 2...longestSubstring where start + length <= text.count {
          own.insert(Array(text[start..<start + length]))
        }
      }
      for part in own where part.contains(where: { $0.properties.isAlphabetic }) { counts[part, default: 0] += 1 }
    }
    let frequent = counts.filter { $0.value * 3 >= all.count && $0.value >= 3 }
      .sorted {
        $0.key.count != $1.key.count ? $0.key.count > $1.key.count : $0.key.lexicographicallyPrecedes($1.key)
      }
    var kept: [(text: [Unicode.Scalar], count: Int)] = []
    for (text, count) in frequent where kept.count < 8 {
      if !kept.contains(where: { $0.count >= count && contains($0.text, text) }) { kept.append((text, count)) }
    }
    return kept.map(\.text)
  }

  private static func contains(_ text: [Unicode.Scalar], _ part: [Unicode.Scalar]) -> Bool {
    guard part.count <= text.count else { return false }
    return (0...text.count - part.count).contains { text[$0..<$0 + part.count].elementsEqual(part) }
  }

  /// Numbers that occur in at least a tenth of the cases.
  private static func recurringInts(_ column: [Value]) -> [Int64] {
    var counts: [Int64: Int] = [:]
    for case .int(let number) in column { counts[number, default: 0] += 1 }
    return counts.filter { $0.value >= 2 && $0.value * 10 >= column.count && $0.key.magnitude > 1 }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(maximumInts).map(\.key)
  }
}
