import Testing

@testable import AST

@Suite struct LexerTests {
  private func tokens(_ text: String, style: Lexer.Style = .program) -> [Token.Kind] {
    var lexer = Lexer(Source(text), style: style)
    var kinds: [Token.Kind] = []
    while true {
      let token = lexer.next()
      if token.kind == .end { return kinds }
      kinds.append(token.kind)
    }
  }

  private func problem(_ text: String) -> String? {
    for case .invalid(let message) in tokens(text) { return message }
    return nil
  }

  @Test func numbersAreReadAsTheyAreWritten() {
    #expect(tokens("42 -7 007 0") == [.integer(42), .integer(-7), .integer(7), .integer(0)])
    #expect(
      tokens("3.5 1e-3 -2.5E+2 inf -inf") == [
        .float(3.5), .float(0.001), .float(-250), .float(.infinity), .float(-.infinity),
      ])
    #expect(tokens("1e400 -1e400 1e-400") == [.float(.infinity), .float(-.infinity), .float(0)])
    #expect(tokens("9223372036854775807 -9223372036854775808") == [.integer(.max), .integer(.min)])
    #expect(tokens("9223372036854775808 -9223372036854775809") == [.integer(nil), .integer(nil)])
    if case .float(let value)? = tokens("nan").first { #expect(value.isNaN) } else { Issue.record("nan is a Float") }
  }

  @Test func aMinusStartsALiteralOnlyBeforeADigitOrInf() {
    #expect(tokens("- 7") == [.symbol, .integer(7)])
    #expect(tokens("(-)") == [.open, .symbol, .close])
    #expect(tokens("-info") == [.symbol, .name])
    #expect(tokens("-nan").first == .symbol)
  }

  @Test func malformedNumbersSayWhy() {
    #expect(problem("1.") == "malformed number '1.': a Float has digits on both sides of '.'")
    #expect(problem("1.x") == "malformed number '1.x': a Float has digits on both sides of '.'")
    #expect(problem("1.5.2") == "malformed number '1.5.2': it has a second '.'")
    #expect(problem("1e+") == "malformed number '1e': digits are missing after 'e'")
    #expect(problem("12abc") == "malformed number '12abc': a number ends with a digit")
    #expect(problem("3-2") == "malformed number '3-2': a number ends with a digit")
    #expect(problem(".5") == "malformed number '.5': a Float has digits on both sides of '.'")
  }

  @Test func whatOnlyTaskFilesHaveIsCutToo() {
    #expect(tokens("1,2->3") == [.integer(1), .comma, .integer(2), .arrow, .integer(3)])
    #expect(tokens("true->a") == [.bool(true), .arrow, .name])
    #expect(tokens("x: -1.0...1.0") == [.name, .colon, .float(-1), .ellipsis, .float(1)])
    #expect(tokens("0...9 80%") == [.integer(0), .ellipsis, .integer(9), .integer(80), .percent])
    #expect(
      tokens("task: a # b ; c\n(x ; y\n z) 1", style: .task)
        == [.name, .colon, .name, .newline, .open, .name, .name, .close, .integer(1)])
    #expect(tokens("'#' \"#\" #", style: .task) == [.char("#"), .string(["#"])])
  }

  @Test func quotedTextHoldsItsEscapes() {
    #expect(tokens(#""a\n\t\r\0\\\"\'\u{1F600}""#) == [.string(Array("a\n\t\r\0\\\"'😀".unicodeScalars))])
    #expect(tokens(#"'a' '\'' '"' '\u{e9}'"#) == [.char("a"), .char("'"), .char("\""), .char("é")])
    #expect(tokens(#""" "e\#u{301}""#) == [.string([]), .string(["e", "\u{301}"])])
  }

  @Test func wrongQuotedTextSaysWhatWasExpected() {
    #expect(problem("\"abc\nd") == "unclosed \"abc: expected \" before the end of the line")
    #expect(problem("'") == "unclosed ': expected ' before the end of the line")
    #expect(problem("''") == "the Char literal '' is empty; expected one character between the quotes")
    #expect(
      problem("'ab'")
        == "the Char literal 'ab' has 2 characters; expected one (a String stands in double quotes)")
    for text in [#""\q""#, #""\u{}""#, #""\u{D800}""#, #""\u{110000}""#, #""\u{123456789}""#, #""\u41""#] {
      #expect(problem(text)?.hasPrefix("unknown escape '\\") == true, "\(text)")
    }
    #expect(
      problem(#""\q""#)
        == #"unknown escape '\q'; expected one of \n \t \r \0 \\ \" \' or \u{H…} with the hexadecimal code of a character"#
    )
  }

  @Test func otherCharactersAreOneProblemARun() {
    #expect(tokens("é@ a") == [.invalid("unexpected characters 'é@'"), .name])
    #expect(tokens("{") == [.invalid("unexpected character '{'")])
    #expect(tokens("a\u{0}b") == [.name, .invalid(#"unexpected character '\0'"#), .name])
  }

  @Test func linesAndColumnsCountScalarsWhateverTheLineEnds() throws {
    let source = Source("\u{FEFF}ab\r\n😀 c\r\n\nx", file: "f")
    #expect(source.scalars.count == 9)
    #expect(source.location(at: 0) == .init(line: 1, column: 1))
    #expect(source.location(at: 5) == .init(line: 2, column: 3))
    #expect(source.location(at: 8) == .init(line: 4, column: 1))
    #expect(source.location(at: 9) == .init(line: 4, column: 2))
    #expect(source.diagnostic(at: 5, "no").description == "f:2:3: error: no")
  }

  @Test func bytesThatAreNotUTF8AreFoundByPlace() throws {
    #expect(try Source(utf8: Array("aé".utf8)).scalars == ["a", "é"])
    let error = #expect(throws: Diagnostics.self) { try Source(utf8: [97, 10, 98, 0xFF, 99], file: "f") }
    #expect(error?.items.map(\.description) == ["f:2:2: error: the text is not UTF-8 from here on"])
  }

  @Test func aPartOfATextIsReadInItsPlace() {
    let source = Source("skip (a b) skip")
    var lexer = Lexer(source, range: 5..<10)
    #expect(lexer.next() == Token(kind: .open, range: 5..<6))
    #expect(lexer.next() == Token(kind: .name, range: 6..<7))
    #expect(lexer.next() == Token(kind: .name, range: 8..<9))
    #expect(lexer.next() == Token(kind: .close, range: 9..<10))
    #expect(lexer.next() == Token(kind: .end, range: 10..<10))
    #expect(lexer.next() == Token(kind: .end, range: 10..<10))
  }

  @Test func everyTextEndsAndEveryTokenAdvances() {
    var random = RandomStream(seed: 20_240_601, purpose: .test)
    let alphabet = Array("()[],:.%'\"\\-+<>=!;#\n\r\t 019eEinftru_u{}aé\u{0}\u{301}😀".unicodeScalars)
    for _ in 0..<2000 {
      var view = String.UnicodeScalarView()
      for _ in 0..<random.below(30) { view.append(alphabet[random.below(alphabet.count)]) }
      let source = Source(String(view))
      for style in [Lexer.Style.program, .task] {
        var lexer = Lexer(source, style: style)
        var last = 0
        while true {
          let token = lexer.next()
          if token.kind == .end { break }
          #expect(token.range.lowerBound >= last && !token.range.isEmpty)
          last = token.range.upperBound
        }
      }
    }
  }
}
