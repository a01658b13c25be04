import AST
import Foundation

// A text cut into words: x-word-lines, pig-latin, word-stats.

extension PSB1 {
  static let xWordLines = BenchmarkProblem(
    name: "x-word-lines",
    statement: "The words of a text, n to a line, with single spaces between; the last line may have fewer.",
    inputs: [input("text", .string), input("n", .int)],
    outputs: output(.string),
    grants: .init(
      constants: [#"'\n'"#, "' '", #""\n""#, #"" ""#], types: ["[[String]]"], errors: ["levenshtein"]),
    budget: longBudget, trainCount: 150, testCount: 2000,
    cases: .generated(
      CaseGenerator(
        edges: lineEdges.map { [.text($0), .int(Int64($1))] },
        kinds: [
          .init(train: 104, test: 2000) { random in
            let text = (0..<random.count(1...100)).map { _ -> Unicode.Scalar in
              let part = random.unit()
              return part < 0.15 ? " " : part < 0.2 ? "\n" : random.element(of: Alphabet.printable) ?? " "
            }
            // Small numbers are more frequent: 1 to 3 have 1/6 each, 4 and 5 have 1/9, the others 1/18.
            let most = random.element(of: [10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 5, 5, 5, 5, 5, 3, 3, 3]) ?? 10
            return [.string(text), .int(Int64(random.count(1...most)))]
          }
        ]),
      { inputs in
        let words = wordsOf(inputs.text(0))
        let n = Int(max(1, min(inputs.int(1), 10_000)))
        let lines = stride(from: 0, to: words.count, by: n).map { start in
          Array(words[start..<min(start + n, words.count)].joined(separator: [" "]))
        }
        return [.string(Array(lines.joined(separator: ["\n"])))]
      }))

  private static let lineEdges: [(String, Int)] = [
    ("", 1), ("", 4), ("A", 1), ("*", 6), (" ", 7), ("\n", 1), ("s", 2), ("B ", 1), ("  ", 1), (" D", 2), ("2\n", 1),
    ("ef", 1), ("!!", 1), (" F ", 1), ("T L", 1), ("4 s", 2), ("o\n&", 1), ("e\ne", 2), ("q  ", 1), ("\n e", 1),
    ("hi ", 4), ("q e\n", 1), ("  $  ", 3), ("\n\n\nr\n", 1), ("9r 2 33 4", 1), ("9 22 3d 4r", 2), ("9 2a 3 4 g", 2),
    ("9 2a 3 4 g", 10), ("  hi   there  \n  world  lots    of\nspace         here !   \n \n", 3),
    ("Well well, what is this?\n211 days in a row that you've stopped by to see ME?\nThen, go away!", 3),
    (cycle("i !", 76), 4), (cycle(" ", 100), 6), (cycle("\n", 100), 1), (cycle("s", 100), 7), (cycle("$ ", 100), 1),
    (cycle("1 ", 100), 4), (cycle("\nr", 100), 1), (cycle("\nv", 100), 10), (cycle("d\n ", 100), 10),
    (cycle("Ha ", 100), 9), (cycle("x y!", 100), 5), (cycle("K h\n", 100), 1), (cycle("G w\n", 100), 8),
    (cycle("  3  \n\n  ", 100), 3), (cycle(">_=]", 100), 2), (cycle("^_^ ", 100), 1),
  ]

  static let pigLatin = BenchmarkProblem(
    name: "pig-latin",
    statement:
      "Every word in pig Latin: a word that begins with a vowel gets \"ay\" at its end; of any other the first "
      + "letter moves to the end, then \"ay\" follows.",
    inputs: [input("text", .string)],
    outputs: output(.string),
    grants: .init(
      constants: [#""ay""#, "' '", #"" ""#, "'a'", "'e'", "'i'", "'o'", "'u'", #""aeiou""#], errors: ["levenshtein"]),
    budget: longBudget, trainCount: 200, testCount: 1000,
    cases: .generated(
      CaseGenerator(
        edges: textRows([
          "", "a", "b", "c", "d", "e", "i", "m", "o", "u", "y", "z", "hello", "there", "world", "eat", "apple",
          "yellow", "orange", "umbrella", "ouch", "in", "hello there world", "out at the plate", "nap time on planets",
          "supercalifragilistic", "expialidocious", cycle("u", 50), cycle("s", 50), cycle("w ", 49), cycle("e ", 49),
          cycle("ha ", 50), cycle("x y ", 49),
        ]),
        kinds: [
          .init(train: 167, test: 1000) { random in
            let text = (0..<random.count(3...50)).map { _ in spaced(0.2, Alphabet.lowercase, &random) }
            return [.string(Array(wordsOf(text).joined(separator: [" "])))]
          }
        ]),
      { inputs in
        let words = wordsOf(inputs.text(0)).map { word -> [Unicode.Scalar] in
          let vowels: [Unicode.Scalar] = ["a", "e", "i", "o", "u"]
          let moved = word.prefix { !vowels.contains($0) }.prefix(1)
          return Array(word.dropFirst(moved.count)) + Array(moved) + scalars("ay")
        }
        return [.string(Array(words.joined(separator: [" "])))]
      }))

  /// Words are runs of characters other than white space, sentence marks included. The average is printed as the shortest
  /// text of the quotient rounded to 10 decimals; 10 and the line feed as text are granted because here the program itself
  /// must round and separate lines, as the published system's printing does. The fuel lets a program that appends line
  /// after line build the longest output, of 102 lines.
  static let wordStats = BenchmarkProblem(
    name: "word-stats",
    statement:
      "For every n from 1 to the length of the longest word a line \"words of length n: \" with how many words have "
      + "that length, then \"number of sentences: \" with how many of . ? ! the text holds, then \"average sentence "
      + "length: \" with the words per sentence, rounded to 10 decimals.",
    inputs: [input("text", .string)],
    outputs: output(.string),
    grants: .init(
      constants: [
        "'.'", "'?'", "'!'", "' '", #"'\t'"#, #"'\n'"#, #""\n""#, #""words of length ""#, #"": ""#,
        #""number of sentences: ""#, #""average sentence length: ""#, "10",
      ],
      randomConstants: ["Int -100...100"], types: ["[Int]", "Float"], errors: ["levenshtein"], fuel: 200_000),
    budget: longBudget, trainCount: 100, testCount: 1000,
    cases: .generated(
      CaseGenerator(
        edges: textRows([
          ".", "!", "?", "\t.", "\n!", " ?", ".#", "A.\n", "! \n", "?\t\n", "\n?\n", ".!?.!?", ".txt", "!RACECAR!",
          "www.google.com", "Pirate basketball? Envelope WARS!", ".hello there wo.RLD", "out. at. the. plate.",
          "nap time on planets!", "supercalifragilisticexpialidocious?", cycle("\n", 99) + ".", cycle("=", 99) + "?",
          "!" + cycle(" ", 99), "." + cycle("h", 99), cycle("\t", 99) + "?", cycle("@", 99) + "!", cycle(".", 100),
          cycle("!", 100), cycle("?", 100), cycle(".\n", 100), cycle("?\n\n", 100), cycle("!D\n", 100),
          cycle("! ", 100), cycle(".\t", 100), cycle("?\ny ", 100), cycle("5!", 100),
        ]),
        kinds: [.init(train: 64, test: 1000) { [.string(prose($0.count(1...100), &$0))] }]),
      wordStatistics))

  private static let sentenceMarks: [Unicode.Scalar] = [".", "?", "!"]

  /// Characters with white space and sentence marks as frequent as in prose, and at least one sentence mark.
  private static func prose(_ count: Int, _ random: inout RandomStream) -> [Unicode.Scalar] {
    var text = (0..<count).map { _ -> Unicode.Scalar in
      let part = random.unit()
      let tabs = random.float(0.01, 0.03)
      let breaks = tabs + random.float(0.02, 0.07)
      let spaces = breaks + random.float(0.05, 0.35)
      let marks = spaces + random.float(0.01, 0.2)
      if part < tabs { return "\t" }
      if part < breaks { return "\n" }
      if part < spaces { return " " }
      return random.element(of: part < marks ? sentenceMarks : Alphabet.visible) ?? " "
    }
    if !text.contains(where: sentenceMarks.contains), !text.isEmpty {
      text[random.below(text.count)] = random.element(of: sentenceMarks) ?? "."
    }
    return text
  }

  private static let wordStatistics: BenchmarkProblem.Oracle = { inputs in
    let lengths = wordsOf(inputs.text(0)).map(\.count)
    let sentences = inputs.text(0).filter(sentenceMarks.contains).count
    let average = Double(lengths.count) / Double(sentences)
    var counts: [Int] = Array(repeating: 0, count: lengths.max() ?? 0)
    for length in lengths { counts[length - 1] += 1 }
    let lines =
      counts.enumerated().map { "words of length \($0 + 1): \($1)" } + [
        "number of sentences: \(sentences)",
        "average sentence length: \((Double(String(format: "%.10f", average)) ?? average).description)",
      ]
    return [.text(lines.joined(separator: "\n"))]
  }
}
