import AST

// Several texts compared: compare-string-lengths, string-differences, super-anagrams.

extension PSB1 {
  static let compareStringLengths = BenchmarkProblem(
    name: "compare-string-lengths",
    statement: "True if the first text is shorter than the second and the second shorter than the third.",
    inputs: [input("a", .string), input("b", .string), input("c", .string)],
    outputs: output(.bool),
    grants: .init(errors: ["exact"]),
    budget: longBudget, trainCount: 100, testCount: 1000,
    cases: .generated(
      CaseGenerator(
        edges: lengthEdges.map { $0.map(Value.text) },
        kinds: [
          .init(train: 3, test: 100) { random in
            Array(repeating: .string(random.text(random.count(0...49), of: Alphabet.typed)), count: 3)
          },
          .init(train: 25, test: 200) { random in
            let lengths = [random.count(0...49), random.count(0...49), random.count(0...49)].sorted()
            return lengths.map { .string(random.text($0, of: Alphabet.typed)) }
          },
          .init(train: 50, test: 700) { random in
            (0..<3).map { _ in .string(random.text(random.count(0...49), of: Alphabet.typed)) }
          },
        ]),
      { inputs in
        let lengths = (0..<3).map { inputs.text($0).count }
        return [.bool(lengths[0] < lengths[1] && lengths[1] < lengths[2])]
      }))

  private static let lengthEdges: [[String]] = {
    let small = [
      ["", "", ""], ["", "a", "bc"], ["", "bc", "a"], ["a", "", "bc"], ["a", "bc", ""], ["bc", "", "a"],
      ["bc", "a", ""],
    ]
    // One text among two equal ones, in each of the three places, from the last to the first.
    let among: [(String, String)] = [
      ("dFs&6$]3", ""),
      ("%T>3.2?7u2hAI}(Y9|,", ""),
      ("$'72Y]si8`UJSaP-[g3G%Mz$#&{*3)92u \\5Yp| J>", "[6W]To#{11-.d(kSC\\M\\y63:Y$"),
      ("kR3b=g4k!~a<.SgTh6=}0STuoR", "6"),
      ("a@rXFD^OA\ndU?", "cEf3L}zf\\AXd*r0"),
    ]
    return small
      + among.flatMap { one, other in
        let places = [[other, other, one], [other, one, other], [one, other, other]]
        return other.isEmpty ? places : places.reversed()
      }
  }()

  static let stringDifferences = BenchmarkProblem(
    name: "string-differences",
    statement:
      "For every index, up to the length of the shorter text, at which two texts differ a line: the index, the "
      + "first text's character and the second's, with single spaces between.",
    inputs: [input("a", .string), input("b", .string)],
    outputs: output(.string),
    grants: .init(
      constants: ["' '", #"'\n'"#, #"" ""#, #""\n""#], randomConstants: ["Int -10...10"], types: ["[Int]"],
      errors: ["levenshtein"]),
    budget: longBudget, trainCount: 200, testCount: 2000,
    cases: .generated(
      CaseGenerator(
        edges: textPairRows([
          ("", ""), ("", "hi"), ("ThereWorld", ""), ("A", "A"), ("B", "C"), ("&", "#"), ("4", "456789"),
          ("rat", "hat"), ("new", "net"), ("big", "bag"), ("STOP", "SIGN"), ("abcde", "a"), ("abcde", "abcde"),
          ("abcde", "edcba"), ("2n", "nn"), ("hi", "zipper"), ("dealer", "dollars"), ("nacho", "cheese"),
          ("loud", "louder"), ("qwertyuiop", "asdfghjkl;"), ("LALALALALA", "LLLLLLLLLL"), ("!!!!!!", ".?."),
          ("9r2334", "9223d4r"), ("WellWell", "wellwell"), ("TakeThat!", "TAKETHAT!!"),
          ("CHOCOLATE^", "CHOCOLATE^"), (cycle("s", 10), cycle("~", 10)), (cycle(">_=]", 10), cycle("q_", 10)),
          (cycle("()", 10), cycle("pp)", 10)), (cycle("Ha", 10), cycle("Hi", 10)),
        ]),
        kinds: [
          .init(train: 170, test: 0) { similarTexts($0.count(2...10), &$0) },
          .init(train: 0, test: 2000) { similarTexts($0.count(1...10), &$0) },
        ]),
      { inputs in
        let lines = zip(inputs.text(0), inputs.text(1)).enumerated().compactMap { index, pair in
          pair.0 == pair.1 ? nil : "\(index) \(pair.0) \(pair.1)"
        }
        return [.text(lines.joined(separator: "\n"))]
      }))

  /// Two texts, the one made from the other by changing four characters of ten and often dropping some at the end.
  private static func similarTexts(_ count: Int, _ random: inout RandomStream) -> [Value] {
    let text = random.text(count, of: Alphabet.visible)
    var other = text.map { random.chance(0.4) ? random.element(of: Alphabet.visible) ?? $0 : $0 }
    other.removeLast([0, 0, 0, 1, 1, random.below(count + 1)][random.below(6)])
    return random.chance(0.5) ? [.string(text), .string(other)] : [.string(other), .string(text)]
  }

  static let superAnagrams = BenchmarkProblem(
    name: "super-anagrams",
    statement: "True if every character occurs in y at least as often as in x.",
    inputs: [input("x", .string), input("y", .string)],
    outputs: output(.bool),
    grants: .init(randomConstants: ["Int -1000...1000"], errors: ["exact"]),
    budget: longBudget, trainCount: 200, testCount: 2000,
    cases: .generated(
      CaseGenerator(
        edges: textPairRows([
          ("", ""), ("", "h"), ("i", ""), ("a", "a"), ("b", "c"), ("n", "nn"), ("abcde", "c"), ("c", "abcde"),
          ("r", "mnbvccxz"), ("abc", "aabc"), ("aabc", "abcde"), ("abcde", "edcba"), ("mo", "moo"), ("moo", "mo"),
          ("tree", "though"), ("rip", "zipper"), ("flipper", "rip"), ("hi", "zipper"), ("dealer", "dollars"),
          ("loud", "louder"), ("ccccccccc", "ccccc"), ("clinteastwood", "oldwestaction"),
          ("clinteastwood", "ldwestaction"), ("verificationcomplete", "verificationcomplete"),
          (cycle("ha", 20), cycle("h", 10) + cycle("a", 10)), (cycle("ha", 20), "aahhhh"),
          ("", "qwqeqrqtqyquqiqoqpqs"), ("wxyz", "qazwsxedcrfvtgbyhnuj"), ("dddeeefffgggg", "gggffggfefeededdd"),
          ("gggffggfefeededdd", "dddeeefffgggg"),
        ]),
        kinds: [.init(train: 170, test: 2000) { nearAnagrams(&$0) }]),
      { inputs in
        var spare: [Unicode.Scalar: Int] = [:]
        for scalar in inputs.text(1) { spare[scalar, default: 0] += 1 }
        for scalar in inputs.text(0) { spare[scalar, default: 0] -= 1 }
        return [.bool(spare.values.allSatisfy { $0 >= 0 })]
      }))

  /// Two words, the shorter a shuffle of part of the longer with a tenth of the characters changed; mostly it is the first.
  private static func nearAnagrams(_ random: inout RandomStream) -> [Value] {
    let word = random.text(random.count(1...20), of: Alphabet.lowercase)
    var other = word.map { random.chance(0.1) ? random.element(of: Alphabet.lowercase) ?? $0 : $0 }
    random.shuffle(&other)
    other.removeFirst(random.below(word.count))
    return random.chance(0.2) ? [.string(word), .string(other)] : [.string(other), .string(word)]
  }
}
