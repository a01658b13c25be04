import Testing

@testable import gp

struct TerminalTextTests {
  @Test func `control and format characters are escaped`() {
    let expected = [
      ("\u{1B}[31mred", "\\u{1B}[31mred"), ("\u{0}\u{7}\u{8}\u{7F}", "\\0\\u{7}\\u{8}\\u{7F}"),
      ("\u{9B}31m", "\\u{9B}31m"), ("a\u{202E}b\u{2066}c", "a\\u{202E}b\\u{2066}c"),
      ("soft\u{AD}hyphen", "soft\\u{AD}hyphen"), ("\u{200B}\u{FEFF}", "\\u{200B}\\u{FEFF}"),
      ("\u{2028}\u{2029}", "\\u{2028}\\u{2029}"), ("\u{E000}", "\\u{E000}"), ("\u{E0041}", "\\u{E0041}"),
      ("a\r\nb", "a\\r\\nb"), ("a\tb", "a\\tb"),
    ]
    for (text, escaped) in expected {
      #expect(TerminalText.escapedLine(text).unicodeScalars.elementsEqual(escaped.unicodeScalars), "\(escaped)")
    }
  }

  @Test(arguments: ["", "plain", "C:\\dir\\n", "Grüße", "naïve e\u{301}", "日本語", "🙂", "π ≤ ∞"])
  func `readable text stays as it is`(text: String) {
    #expect(TerminalText.escapedLine(text).unicodeScalars.elementsEqual(text.unicodeScalars))
  }

  @Test func `line feeds and tabs stay where layout does`() {
    #expect(TerminalText.escaped("a\n\tb\u{1B}") == "a\n\tb\\u{1B}")
    #expect(TerminalText.escaped("a\r\nb") == "a\\r\nb")
  }
}

struct DisplayWidthTests {
  @Test func `marks take no column and wide characters two`() {
    #expect(DisplayWidth.of("abc") == 3)
    #expect(DisplayWidth.of("e\u{301}") == 1)
    #expect(DisplayWidth.of("日本") == 4)
    #expect(DisplayWidth.of("🙂") == 2)
  }

  @Test func `a line is cut to fit`() {
    #expect(DisplayWidth.fitted("abcdef", columns: 6) == "abcdef")
    #expect(DisplayWidth.fitted("abcdef", columns: 5) == "abcd…")
    #expect(DisplayWidth.fitted("日本語", columns: 4) == "日…")
    #expect(DisplayWidth.fitted("abc", columns: 1) == "…")
    #expect(DisplayWidth.fitted("abc", columns: 0) == "")
  }
}
