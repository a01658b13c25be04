import AST
import Testing

@testable import gp

struct DiagnosticTextTests {
  private func text(_ source: String, at offset: Int, columns: Int = 80, colors: Bool = false) -> String {
    let source = Source(source, file: "f")
    let traits = TerminalTraits(
      isTerminal: true, columns: columns, hasControlSequences: true, hasColors: colors)
    return DiagnosticText(source, traits: traits).text([source.diagnostic(at: offset, "wrong")])
  }

  @Test func `the mark stands under the place`() {
    #expect(text("ab\ncd", at: 4) == "f:2:2: error: wrong\n  2 | cd\n    |  ^\n")
    #expect(text("ab\ncd", at: 5) == "f:2:3: error: wrong\n  2 | cd\n    |   ^\n")
    #expect(text("", at: 0) == "f:1:1: error: wrong\n  1 | \n    | ^\n")
    #expect(text("日\tx", at: 2) == "f:1:3: error: wrong\n  1 | 日 x\n    |    ^\n")
  }

  @Test func `nothing of the text reaches a terminal unescaped`() {
    #expect(
      text("\u{1B}[2J\u{202E}x", at: 5)
        == "f:1:6: error: wrong\n  1 | \\u{1B}[2J\\u{202E}x\n    | \("                 ")^\n")
    let source = Source("x", file: "a\u{1B}b")
    let output = DiagnosticText(source, traits: .plain).text([source.diagnostic(.warning, at: 0, "say \u{7}")])
    #expect(output == "a\\u{1B}b:1:1: warning: say \\u{7}\n  1 | x\n    | ^\n")
  }

  @Test func `of a long line the part around the place is shown`() {
    let line = (0..<100).map { "\($0 % 10)" }.joined()
    #expect(
      text(line, at: 3, columns: 40) == "f:1:4: error: wrong\n  1 | 01234567890123456789012345678901…\n    |    ^\n")
    #expect(
      text(line, at: 70, columns: 40)
        == "f:1:71: error: wrong\n  1 | …8901234567890123456789012345678…\n    | \(String(repeating: " ", count: 23))^\n"
    )
    for offset in 0...100 {
      for columns in [0, 40, 41, 60] {
        let lines = text(line, at: offset, columns: columns).split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= max(40, columns) }, "\(offset) \(columns)")
      }
    }
  }

  @Test func `colors draw the eye to the kind`() {
    #expect(text("x", at: 0, colors: true).hasPrefix("\u{1B}[1mf:1:1:\u{1B}[0m \u{1B}[1;31merror:\u{1B}[0m wrong\n"))
  }

  @Test func `diagnostics without a place or of another file have no line`() {
    let source = Source("x", file: "f")
    let printer = DiagnosticText(source, traits: .plain)
    #expect(printer.text([Diagnostic(file: "f", "wrong")]) == "f: error: wrong\n")
    #expect(printer.text([Diagnostic(.error, "wrong")]) == "error: wrong\n")
    #expect(
      printer.text([Diagnostic(file: "g", at: .init(line: 1, column: 1), "wrong")]) == "g:1:1: error: wrong\n")
    #expect(
      printer.text([Diagnostic(file: "f", at: .init(line: 9, column: 1), "wrong")]) == "f:9:1: error: wrong\n")
  }

  @Test func `of many only the first are shown, and how many there are`() {
    let printer = DiagnosticText(Source(""), traits: .plain)
    let many = (1...5).map { Diagnostic(.error, "number \($0)") }
    #expect(
      printer.text(many, limit: 2) == "error: number 1\nerror: number 2\n… and 3 more; 'gp check' shows all.\n")
    #expect(printer.text(many, limit: 5).hasSuffix("error: number 5\n"))
  }
}
