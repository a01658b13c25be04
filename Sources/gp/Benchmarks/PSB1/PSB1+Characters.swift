import AST

// A text looked at character by character: double-letters, replace-space-with-newline, scrabble-score, checksum,
// syllables.

extension PSB1 {
  static let doubleLetters = BenchmarkProblem(
    name: "double-letters",
    statement: "The text with every letter written twice, every exclamation mark three times, everything else once.",
    inputs: [input("text", .string)],
    outputs: output(.string),
    grants: .init(constants: ["'!'"], errors: ["levenshtein"]),
    budget: longBudget, trainCount: 100, testCount: 1000,
    cases: .generated(
      CaseGenerator(
        edges: textRows([
          "", "A", "!", " ", "*", "\t", "\n", "B\n", "\n\n", "CD", "ef", "!!", "q!", "!R", "!#", "@!", "!F!", "T$L",
          "4ps", "q\t ", "!!!", cycle("i:!", 13), cycle("8", 20), cycle(" ", 20), cycle("s", 20), cycle("!", 20),
          cycle("Ha ", 20), cycle("x\ny!", 20), cycle("1!", 20), cycle("G5", 20), cycle(">_=]", 20), cycle("k!!", 20),
        ]),
        kinds: [.init(train: 68, test: 1000) { [.string($0.text($0.count(1...20), of: Alphabet.typed))] }]),
      { inputs in
        [.string(inputs.text(0).flatMap { Array(repeating: $0, count: isLetter($0) ? 2 : $0 == "!" ? 3 : 1) })]
      }))

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  static let replaceSpaceWithNewline = BenchmarkProblem(
    name: "replace-space-with-newline",
    statement: "The text with every space turned into a line feed, and the number of characters that are not spaces.",
    inputs: [input("text", .string)],
    outputs: [input("printed", .string), input("count", .int)],
    grants: .init(
      constants: ["' '", #"'\n'"#], errors: ["printed: levenshtein", "count: absolute"]),
    budget: longBudget, trainCount: 100, testCount: 1000,
    cases: .generated(
      CaseGenerator(
        edges: textRows([
          "", "A", "*", " ", "s", "B ", "  ", " D", "ef", "!!", " F ", "T L", "4ps", "q  ", "   ", "  e", "hi ",
          "  $  ", "      9", cycle("i !", 13), cycle("8", 20), cycle(" ", 20), cycle("s", 20), cycle("1 ", 20),
          cycle(" v", 20), cycle("Ha ", 20), cycle("x y!", 20), cycle("G5", 20), cycle(">_=]", 20), cycle("^_^ ", 20),
        ]),
        kinds: [
          .init(train: 70, test: 1000) { random in
            [.string((0..<random.count(2...20)).map { _ in spaced(0.2, Alphabet.printable, &random) })]
          }
        ]),
      { inputs in
        let text = inputs.text(0)
        return [.string(text.map { $0 == " " ? "\n" : $0 }), .int(Int64(text.filter { $0 != " " }.count))]
      }))

  /// A space with the given probability, else a character of an alphabet.
  static func spaced(
    _ probability: Double, _ alphabet: [Unicode.Scalar], _ random: inout RandomStream
  ) -> Unicode.Scalar {
    random.chance(probability) ? " " : random.element(of: alphabet) ?? " "
  }

  /// The value of each lower-case letter, from a to z.
  private static let tiles: [Int64] = [
    1, 3, 3, 2, 1, 4, 2, 4, 1, 8, 5, 1, 3, 1, 1, 3, 10, 1, 1, 1, 1, 4, 4, 8, 4, 10,
  ]

  /// The granted list: the value of every ASCII character at its code.
  private static let tilesByCode: String = {
    let none = Array(repeating: Int64(0), count: 65)
    let values = none + tiles + Array(repeating: 0, count: 6) + tiles + Array(repeating: 0, count: 5)
    return "[" + values.map(String.init).joined(separator: " ") + "]"
  }()

  static let scrabbleScore = BenchmarkProblem(
    name: "scrabble-score",
    statement:
      "The sum of the Scrabble tile values of the letters of a text, whatever their case; other characters count "
      + "0.",
    inputs: [input("text", .string)],
    outputs: output(.int),
    grants: .init(constants: [tilesByCode], types: ["[Int]"], errors: ["absolute"]),
    budget: longBudget, trainCount: 200, testCount: 1000,
    cases: .generated(
      CaseGenerator(
        edges: textRows(
          Alphabet.lowercase.map { String($0) } + [
            "", "*", " ", "Q ", "zx", " Dw", "ef", "!!", " F@", "ydp", "4ps", "abcdefghijklmnopqrst",
            "ghijklmnopqrstuvwxyz", "zxyzxyqQQZXYqqjjawp", "h w h j##r##r\n+JJL", cycle("i !", 13), cycle("Q", 20),
            cycle("$", 20), cycle("w", 20), cycle("1 ", 20), cycle(" v", 20), cycle("Ha ", 20), cycle("x y!", 20),
            cycle("G5", 20),
          ]),
        kinds: [.init(train: 150, test: 1000) { [.string($0.text($0.count(2...20), of: Alphabet.typed))] }]),
      { inputs in
        let values = inputs.text(0).filter(isLetter).map { tiles[(Int($0.value) | 32) - 97] }
        return [.int(values.reduce(0, +))]
      }))

  static let checksum = BenchmarkProblem(
    name: "checksum",
    statement: "\"Check sum is X\", where X is the character whose code is that of a space plus the sum of the text's "
      + "character codes modulo 64.",
    inputs: [input("text", .string)],
    outputs: output(.string),
    grants: .init(
      constants: [#""Check sum is ""#, "' '", "64"], randomConstants: ["Int -128...128"], types: ["[Int]"],
      errors: ["levenshtein"]),
    budget: longBudget, trainCount: 100, testCount: 1000,
    cases: .generated(
      CaseGenerator(
        edges: textRows([
          "", "\t", "\n", "B\n", "\n\n", cycle("\n", 50), cycle(" ", 50), cycle("s", 50), cycle("CD\n", 50),
          cycle("x\ny ", 50), cycle(" \n", 50),
        ]),
        kinds: [
          .init(train: 95, test: 0, dealtFrom: Alphabet.printable.map { [.string([$0])] }),
          .init(train: 55, test: 500) { [.string($0.text(2, of: Alphabet.typed))] },
          .init(train: 50, test: 500) { [.string($0.text(3, of: Alphabet.typed))] },
          .init(train: 89, test: 1000) { [.string($0.text($0.count(2...50), of: Alphabet.typed))] },
        ]),
      { inputs in
        let sum = inputs.text(0).reduce(0) { $0 + Int($1.value) }
        return [.string(scalars("Check sum is ") + [Unicode.Scalar(UInt8(32 + sum % 64))])]
      }))

  static let syllables = BenchmarkProblem(
    name: "syllables",
    statement: "\"The number of syllables is X\", where X is how many of a, e, i, o, u and y the text holds.",
    inputs: [input("text", .string)],
    outputs: output(.string),
    grants: .init(
      constants: [#""The number of syllables is ""#, "'a'", "'e'", "'i'", "'o'", "'u'", "'y'", #""aeiouy""#],
      errors: ["levenshtein"]),
    budget: longBudget, trainCount: 100, testCount: 1000,
    cases: .generated(
      CaseGenerator(
        edges: textRows([
          "", "a", "v", "4", "o", " ", "aei", "ouy", "chf", "quite", "a r e9j>", "you are many yay yea",
          cycle("s", 20), cycle("o", 20), cycle("wi ", 20), cycle("x y ", 20), cycle("eioy", 20),
        ]),
        kinds: [
          .init(train: 83, test: 1000) { random in
            let text = (0..<random.count(0...20)).map { _ in
              random.element(of: random.chance(0.2) ? vowels : Alphabet.uncapital) ?? " "
            }
            return [.string(text)]
          }
        ]),
      { inputs in
        [.text("The number of syllables is \(inputs.text(0).filter(vowels.contains).count)")]
      }))

  private static let vowels: [Unicode.Scalar] = ["a", "e", "i", "o", "u", "y"]
}
