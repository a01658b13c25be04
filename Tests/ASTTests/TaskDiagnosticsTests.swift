import AST
import Testing

/// What a damaged task file is told: everything that is wrong, each once, where it stands.
@Suite struct TaskDiagnosticsTests {
  private static let header = "input a: Int\ninput b: Int\noutput: Int\n"

  @Test func aRowWithoutAnArrow() {
    expect(
      Self.header + "train:\n1, 2 3\n1, 2\n1, 2 -> 3\n1 -> 2 -> 3",
      """
      5:7: error: expected '->' and 1 output (output), found the end of the line
      6:5: error: expected '->' and 1 output (output), found the end of the line
      8:8: error: a case has only one '->'
      """)
  }

  @Test func anArrowNeedsNoSpace() {
    expect("input a: Int\noutput: Int\ntrain:\n1->2\n1->-2\n-1 ->-2\n", "")
  }

  @Test func aRowWithTooFewOrTooManyValues() {
    expect(
      Self.header + "train:\n1 -> 3\n1, 2, 3 -> 4\n1, 2 -> 3, 4\n-> 3\n1, 2 ->\n1, -> 2\n, -> 1\n1, 2, -> 3",
      """
      5:3: error: expected 2 inputs (a, b) before '->', found 1
      6:7: error: expected 2 inputs (a, b) before '->', found 3
      7:12: error: expected 1 output (output) after '->', found 2
      8:1: error: expected 2 inputs (a, b) before '->', found 0
      9:8: error: a value is missing: expected Int for 'output'
      10:4: error: a value is missing: expected Int for 'b'
      11:1: error: a value is missing: expected Int for 'a'
      11:3: error: a value is missing: expected Int for 'b'
      12:6: error: expected 2 inputs (a, b) before '->', found 3
      """)
  }

  @Test func valuesOfTheWrongType() {
    expect(
      Self.header + "train:\n1.5, 2 -> 3\n\"a\", true -> 3\n1, 2 -> x\nfoo, 2 -> 3",
      """
      5:1: error: expected an Int like 42, found '1.5'
      6:1: error: expected an Int like 42, found '"a"'
      6:6: error: expected an Int like 42, found 'true'
      7:9: error: expected an Int like 42, found 'x'
      8:1: error: expected an Int like 42, found 'foo'
      """)
  }

  @Test func numbersOutOfRange() {
    expect(
      Self.header
        + "train:\n9223372036854775808, 2 -> -9223372036854775809\n9223372036854775807, 0 -> -9223372036854775808",
      """
      5:1: error: '9223372036854775808' is out of the range of Int, -9223372036854775808 to 9223372036854775807
      5:27: error: '-9223372036854775809' is out of the range of Int, -9223372036854775808 to 9223372036854775807
      """)
  }

  @Test func keysThatDoNotExistAreReadOnAsWhatWasMeant() {
    expect(
      """
      imput a: Int
      Input b: Int
      outptu: Int
      foo: 3
      random konstants: Int 0...1
      trian:
      1, 2 -> 3
      tests:
      1, 2 -> x
      """,
      """
      1:1: error: unknown key 'imput'; did you mean 'input'?
      2:1: error: unknown key 'Input'; did you mean 'input'?
      3:1: error: unknown key 'outptu'; did you mean 'output'?
      4:1: error: unknown key 'foo'; expected a key such as 'input', 'output' or 'train'
      5:1: error: unknown key 'random'; did you mean 'random constants'?
      6:1: error: unknown key 'trian'; did you mean 'train'?
      8:1: error: unknown key 'tests'; did you mean 'test'?
      9:9: error: expected an Int like 42, found 'x'
      """)
  }

  @Test func typesThatDoNotExist() {
    expect(
      "input a: Itn\ninput b: [Int\ninput c: (Int)\noutput: {Int}\ntypes: Foo [Int]\ntrain:\n1, 2, 3 -> 4\n",
      """
      1:10: error: unknown type 'Itn'; did you mean 'Int'?
      2:10: error: '[' is never closed
      3:10: error: a tuple type has 2 to 8 parts, found '(Int)'
      4:9: error: unexpected character '{'
      4:13: error: unexpected character '}'
      5:8: error: unknown type 'Foo'; expected Int, Float, Bool, Char, String, [T] or (T, U)
      """)
  }

  @Test func moreTypesThanASearchCanUse() {
    let types = (0..<64).map { index in
      "(" + (0..<6).map { index >> $0 & 1 == 1 ? "Int" : "Bool" }.joined(separator: ", ") + ")"
    }
    expect(
      Self.header + "types: \(types.joined(separator: " "))\ntrain:\n1, 2 -> 3\n",
      "4:1: error: there are 66 types among inputs, outputs, 'types:' and their parts; a task has at most 64")
    expect(Self.header + "types: \(types.prefix(62).joined(separator: " "))\ntrain:\n1, 2 -> 3\n", "")
  }

  @Test func operatorsThatDoNotExist() {
    expect(
      Self.header + "operators: arithmetc + lenght -dvi foo\ntrain:\n1, 2 -> 3\n",
      """
      4:12: error: unknown operator or group 'arithmetc'; did you mean 'arithmetic'?
      4:24: error: unknown operator or group 'lenght'; did you mean 'length'?
      4:32: error: unknown operator or group 'dvi'; did you mean 'div'?
      4:36: error: unknown operator or group 'foo'
      """)
  }

  @Test func quotesThatAreNotClosed() {
    expect(
      """
      input s: String
      output: String
      seed (concat s "abc)
      train:
      "abc -> "d"
      "a" -> 'b
      "a\\q" -> "b"
      """,
      """
      3:16: error: unclosed "abc): expected " before the end of the line
      5:11: error: unclosed ": expected " before the end of the line
      6:8: error: unclosed 'b: expected ' before the end of the line
      7:1: error: unknown escape '\\q'; expected one of \\n \\t \\r \\0 \\\\ \\" \\' or \\u{H…} with the hexadecimal \
      code of a character
      """)
  }

  @Test func bracketsThatAreNotClosedHideNothingAfterThem() {
    expect(
      Self.header
        + """
        seed (+ a (neg b)
        seed (+ a b)
        (define f ((x Int)) Int (+ x 1)
        train:
        1, 2 -> 3
        1, [2 -> 3
        1, 2 -> x
        1, 2) -> 4
        test:
        1, 2 -> (3
        """,
      """
      4:6: error: '(' is never closed
      6:1: error: '(' is never closed
      9:4: error: '[' is never closed
      10:9: error: expected an Int like 42, found 'x'
      11:5: error: unexpected ')': no bracket is open here
      13:9: error: '(' is never closed
      """)
  }

  @Test func nothingToTrainOn() {
    expect(
      Self.header + "train:\ntest:\n",
      """
      4:1: error: there is no case under 'train:'; expected lines such as '1, 2 -> 3'
      5:1: warning: there is no case under 'test:': the answer will not be tested on unseen cases
      """)
    expect(
      Self.header,
      "error: there are no train cases; expected a line 'train:' and cases after it, or 'train from \"FILE\"'")
  }

  @Test func anEmptyFileIsToldWhereToStart() {
    for text in ["", "\u{FEFF}", "\n\n# nothing\n"] {
      expect(
        text,
        """
        error: there is nothing in it; 'gp new' writes a task to start from
        """)
    }
  }

  @Test func namesAndKeysGivenTwice() {
    expect(
      """
      input a: Int
      input a: Int
      output a: Int
      output: Int
      output: Float
      fuel: 3
      fuel: 4
      train:
      1, 2 -> 3, 4, 5
      train:
      """,
      """
      2:7: error: there is another input or output 'a'; the input needs a name of its own
      3:8: error: there is another input or output 'a'; the output needs a name of its own
      5:1: error: there is another input or output 'output'; the output needs a name of its own
      7:1: error: 'fuel' is given twice; the first is on line 6
      10:1: error: 'train' is given twice; the first is on line 8
      """)
  }

  @Test func namesThatAreNone() {
    expect(
      """
      input if: Int
      input true: Int
      input a b: Int
      input c Int
      input d:
      input length: Int
      output: Int
      train:
      1 -> 2
      """,
      """
      1:7: error: 'if' has a meaning of its own and cannot be the name of an input
      2:7: error: 'true' has a meaning of its own and cannot be the name of an input
      3:9: error: expected ':' and a type after 'a', found 'b'
      4:9: error: expected ':' and a type after 'c', found 'Int'
      5:9: error: expected a type such as Int, [Float] or String, found the end of the line
      """)
  }

  @Test func valuesOutOfTheirBoundsSayThem() {
    expect(
      Self.header + "fuel: 0\nlength: 99999999999\ntolerance: -1\nbudget: 3 foo\ntrain:\n1, 2 -> 3\n",
      """
      4:7: error: expected a whole number from 1 to 1000000000 for 'fuel', found '0'
      5:9: error: expected a whole number from 1 to 1000000 for 'length', found '99999999999'
      6:12: error: expected a number from 0 to 1e9 for 'tolerance', found '-1'
      7:11: error: expected 'generations' or 'programs', found 'foo'
      """)
    expect(
      Self.header
        + """
        fuel: 1.5
        length 3
        tolerance: nan
        budget: 300 generations 20 programs
        constants: 1 [] 3
        random constants: Int 1...0
        random constants: String "a"..."b"
        random constants: Int 0...9
        random constants: Int 0...9
        train:
        1, 2 -> 3
        """,
      """
      4:7: error: expected a whole number from 1 to 1000000000 for 'fuel', found '1.5'
      5:8: error: expected ':' after 'length', found '3'
      6:12: error: expected a number from 0 to 1e9 for 'tolerance', found 'nan'
      7:25: error: expected the end of the line, found '20'
      8:14: error: the type of '[]' is not known; an empty list is offered without being named
      9:23: error: the lower end of a range comes first
      10:19: error: expected Int or Float, the types of random constants, found 'String'
      12:19: error: the random constants of type Int are given twice
      """)
  }

  @Test func errorsThatDoNotFitTheirOutputs() {
    expect(
      """
      input a: Int
      output x: Int
      output s: String
      error: squared
      error y: exact
      error s: levenshtien
      error x exact
      train:
      1 -> 2, "a"
      """,
      """
      4:1: error: the error 'squared' is for Int and Float, but 's' is String
      5:7: error: there is no output 'y'
      6:10: error: unknown kind of error 'levenshtien'; did you mean 'levenshtein'?
      7:9: error: expected ':' and a kind of error (default, absolute, squared, exact, levenshtein), found 'exact'
      """)
  }

  @Test func seedsHelpersAndTargets() {
    expect(
      Self.header
        + """
        seed
        seed: (+ a b)
        seed (+ a)
        seed (+ a c)
        seed (< a b)
        seed a b
        target (foo a)
        (define g ((x Int)) Int (bar x))
        seed (g a)
        train:
        1, 2 -> 3
        """,
      """
      4:5: error: expected an expression after 'seed', found the end of the line
      5:5: error: expected an expression after 'seed', found ':'
      6:6: error: '+' takes 2 arguments, found 1
      7:11: error: unknown name 'c'
      8:6: error: expected Int for the seed, found '(< a b)' of type Bool
      9:8: error: expected an expression alone, found 'b' after it
      10:1: warning: the target is not used: it computes the outputs of 'sample', 'grid' and 'all'
      10:9: error: unknown operator 'foo'
      11:26: error: unknown operator 'bar'
      """)
  }

  @Test func casesByFormula() {
    expect(
      """
      input a: Int
      input x: Float
      input s: String
      output: Int
      sample 3 a: 0...1
      train:
      sample 0 a: 0...1
      sample 5 a: 0...1
      sample 5 a: 0...1 a: 2...3
      sample 5 a: 0.5...1
      sample 5 a: 0...1 s: 1...2
      sample 5 aa: 0...1
      grid 3 a: 0...1
      grid 1 x: 0...1
      all a
      sample 5 a 0...1
      sample seed x
      """,
      """
      5:1: error: 'sample' stands under 'train:' or 'test:'
      7:1: error: 'sample' needs a line 'target EXPRESSION' that computes the outputs
      7:8: error: expected the number of cases, from 1 to 1048576, found '0'
      8:18: error: every input needs a range; missing: 'x', 's'
      9:19: error: 'a' is given twice
      10:13: error: expected a whole number that fits 64 bits, found '0.5'
      11:19: error: only Int and Float inputs have ranges; 's' is String
      12:10: error: there is no input 'aa'; did you mean 'a'?
      13:6: error: there are only 2 whole numbers in that range
      14:6: error: a grid has both ends of the range: at least 2 points
      15:5: error: 'all' is for Bool inputs; 'a' is Int
      16:12: error: expected ':' and a range after 'a', found '0'
      17:13: error: expected a seed: a whole number from 0 to 9223372036854775807, found 'x'
      """)
  }

  @Test func formulasThatMakeTooManyCases() {
    let names = (0..<21).map { "b\($0)" }
    expect(
      names.map { "input \($0): Bool\n" }.joined()
        + "output: Bool\ntarget b0\ntrain:\nall \(names.joined(separator: " "))",
      "25:78: error: 'all' is for at most 20 inputs (1048576 cases)")
    expect(
      "input x: Float\ninput y: Float\noutput: Float\ntarget x\ntrain:\ngrid 1025 x: 0...1 1025 y: 0...1",
      "6:33: error: the grid has more than 1048576 cases")
  }

  @Test func casesFromFiles() {
    expect(
      Self.header + "train from data.csv\ntest from \"\" \n1, 2 -> 3\n",
      """
      4:12: error: expected the name of a file between quotes, found 'data'
      5:11: error: expected the name of a file between quotes, found '""'
      6:1: error: the test cases come from a file; no others may follow here
      """)
    expect(
      Self.header + "train from \"data.csv\" 0%\ntest from \"x\" 20%",
      """
      4:23: error: the share of train cases is from 1% to 100%
      5:15: error: only 'train from' is split; the rest of its rows are the test cases
      """)
    expect(
      Self.header + "train from \"data.csv\" 80% seed -1\ntest:\n1, 2 -> 3\n",
      "4:32: error: expected a seed: a whole number from 0 to 9223372036854775807, found '-1'")
    expect(
      Self.header + "train from \"data.csv\" 80% \ntest:\n1, 2 -> 3\n",
      "5:1: error: the test cases are already what 'train from' with a share leaves over")
    expect(
      Self.header + "train from \"data.csv\" seed 1\ntest\n1, 2 -> 3\n",
      """
      4:23: error: expected a share such as 80%, or the end of the line, found 'seed'
      5:5: error: expected ':' or 'from "FILE"' after 'test', found the end of the line
      """)
  }

  @Test func linesThatBelongNowhere() {
    expect(
      "1, 2 -> 3\ninput a: Int\n(+ 1 2)\noutput: Int\ntrain: 1 -> 2\n3 -> 4",
      """
      1:1: error: cases stand under a line 'train:' or 'test:', which is missing before this
      1:4: error: expected 1 input (a) before '->', found 2
      3:8: error: expected '->' and 1 output (output), found the end of the line
      5:8: error: expected the end of the line: the cases begin on the next, found '1'
      """)
  }

  @Test func aMissingLineIsToldOnceWithAnExample() {
    expect(
      "input a: Int\ntrain:\n1 -> 2\n2 -> 3\n",
      "2:1: error: there is no 'output' line; expected one such as 'output: Int' before the cases")
    expect(
      "output: Int\ntest:\n1 -> 2\ntrain:\n2 -> 3\n",
      "2:1: error: there is no 'input' line; expected one such as 'input x: Int' before the cases")
    expect(
      "input a: Int\noutput: Int\n1 -> 2\n2 -> x\n",
      """
      3:1: error: cases stand under a line 'train:' or 'test:', which is missing before this
      4:6: error: expected an Int like 42, found 'x'
      """)
  }

  @Test func arrowsOfOtherLanguages() {
    expect(
      "input a: Int\noutput: Int\ntrain:\n1 => 2\n1 = 2\n1 --> 2\n",
      """
      4:3: error: expected '->' between inputs and outputs, found '=>'
      5:3: error: expected '->' between inputs and outputs, found '='
      6:3: error: expected '->' between inputs and outputs, found '-->'
      """)
  }

  @Test func valuesWithoutCommas() {
    expect(
      Self.header + "train:\n1 2 -> 3\n",
      "5:5: error: expected 2 inputs (a, b) before '->', found 1; commas stand between values")
  }

  @Test func typesOfOtherLanguages() {
    expect(
      "input a: integer\ninput b: List[str]\ninput c: double\noutput String\ntrain:\n1 -> 2\n",
      """
      1:10: error: unknown type 'integer'; did you mean 'Int'?
      2:10: error: unknown type 'List'; did you mean '[T]'?
      3:10: error: unknown type 'double'; did you mean 'Float'?
      4:8: error: expected ':' after 'output', found 'String'
      """)
  }

  @Test func aFloatWithoutADigitInFront() {
    expect(
      "input a: Float\noutput: Float\ntrain:\n.5 -> 1\n",
      "4:1: error: malformed number '.5': a Float has digits on both sides of '.'")
  }

  @Test func charactersThatMeanNothing() {
    expect(
      Self.header + "train:\n1, \0 -> 3\n1, 2 -> ¼\n",
      """
      5:4: error: unexpected character '\\0'
      6:9: error: unexpected character '¼'
      """)
  }

  @Test func bytesThatAreNotText() {
    let bytes = Array("input a: Int\noutput: ".utf8) + [0xFF, 0xFE]
    let (task, diagnostics) = TaskParser.parse(utf8: bytes, file: "t.txt")
    #expect(task == nil)
    #expect(diagnostics.map(\.description) == ["t.txt:2:9: error: the text is not UTF-8 from here on"])
  }

  @Test func whatIsTooMuchToReadIsCut() {
    let (task, diagnostics) = TaskParser.parse(
      Self.header + "train:\n" + String(repeating: "1, x -> 3\n", count: 5000), file: "t.txt")
    #expect(task == nil)
    #expect(diagnostics.count == TaskParser.maximumDiagnostics + 1)
    #expect(diagnostics.last?.description == "t.txt: error: and more that are not shown: mend these first")
  }

  private func expect(
    _ text: String, _ diagnostics: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let result = TaskParser.parse(text)
    let told = result.diagnostics.map(\.description).joined(separator: "\n")
    #expect(told == diagnostics, sourceLocation: sourceLocation)
    #expect((result.task == nil) == told.contains("error: "), sourceLocation: sourceLocation)
  }
}
