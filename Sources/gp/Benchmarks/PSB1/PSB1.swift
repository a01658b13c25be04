import AST

/// The first program-synthesis benchmark suite: 29 exercises from introductory programming courses.
///
/// Problems, case domains, granted constants and budgets follow Helmuth and Spector, "General Program Synthesis Benchmark
/// Suite", GECCO 2015 (doi:10.1145/2739480.2754769). Where a problem prints, its output is the printed text. Hand-made
/// inputs are the published ones; outputs always come from the oracle.
enum PSB1 {
  static let suite = BenchmarkSuite(
    name: "psb1",
    about: "29 exercises of introductory programming courses (Helmuth and Spector 2015)",
    problems: [
      numberIO, smallOrLarge, forLoopIndex, compareStringLengths, doubleLetters, collatzNumbers,
      replaceSpaceWithNewline, stringDifferences, evenSquares, wallisPi, stringLengthsBackwards, lastIndexOfZero,
      vectorAverage, countOdds, mirrorImage, superAnagrams, sumOfSquares, vectorsSummed, xWordLines, pigLatin,
      negativeToZero, scrabbleScore, wordStats, checksum, digits, grade, median, smallest, syllables,
    ])

  /// The budget of most problems.
  static let longBudget = BenchmarkProblem.Budget(generations: 300, programs: 1000)
  /// The budget of the three that were held to be easy.
  static let shortBudget = BenchmarkProblem.Budget(generations: 200, programs: 1000)
}

// Short forms for the tables of this suite.
extension PSB1 {
  static func input(_ name: String, _ type: Type) -> Parameter { Parameter(name: name, type: type) }
  static func output(_ type: Type) -> [Parameter] { [Parameter(name: "output", type: type)] }

  static let intList = Type.list(of: .int) ?? .int
  static let floatList = Type.list(of: .float) ?? .float
  static let textList = Type.list(of: .string) ?? .string

  /// Rows of one integer.
  static func intRows(_ items: some Sequence<Int>) -> [[Value]] { items.map { [.int(Int64($0))] } }
  /// Rows of one text.
  static func textRows(_ items: [String]) -> [[Value]] { items.map { [.text($0)] } }
  /// Rows of two texts.
  static func textPairRows(_ items: [(String, String)]) -> [[Value]] { items.map { [.text($0), .text($1)] } }
  /// Rows of one list of integers.
  static func listRows(_ items: [[Int64]]) -> [[Value]] { items.map { [.ints($0)] } }
  /// Rows of two lists of integers.
  static func listPairRows(_ items: [([Int64], [Int64])]) -> [[Value]] { items.map { [.ints($0), .ints($1)] } }

  /// A text repeated and cut to a length.
  static func cycle(_ pattern: String, _ length: Int) -> String {
    let scalars = Array(pattern.unicodeScalars)
    var text = String.UnicodeScalarView()
    for index in 0..<length { text.append(scalars[index % scalars.count]) }
    return String(text)
  }

  /// Swift text as scalars.
  static func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

  /// The maximal runs of characters other than space, tab and line feed.
  static func wordsOf(_ text: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    text.split { $0 == " " || $0 == "\t" || $0 == "\n" }.map(Array.init)
  }
}
