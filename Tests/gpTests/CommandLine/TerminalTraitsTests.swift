import Testing

@testable import gp

struct TerminalTraitsTests {
  private func decide(_ choice: ColorChoice, terminal: Bool, _ environment: [String: String]) -> Bool {
    TerminalTraits.decideColor(choice, isTerminal: terminal) { environment[$0] }
  }

  @Test func `colors are used on a capable terminal alone`() {
    #expect(decide(.auto, terminal: true, ["TERM": "xterm"]))
    #expect(!decide(.auto, terminal: false, ["TERM": "xterm"]))
    #expect(!decide(.auto, terminal: true, ["TERM": "dumb"]))
    #expect(!decide(.auto, terminal: true, [:]))
  }

  @Test func `NO_COLOR turns them off unless it is empty`() {
    #expect(!decide(.auto, terminal: true, ["TERM": "xterm", "NO_COLOR": "1"]))
    #expect(decide(.auto, terminal: true, ["TERM": "xterm", "NO_COLOR": ""]))
  }

  @Test func `the option decides over everything else`() {
    #expect(decide(.always, terminal: false, ["TERM": "dumb", "NO_COLOR": "1"]))
    #expect(!decide(.never, terminal: true, ["TERM": "xterm"]))
  }

  @Test func `COLUMNS gives the width, and 80 is assumed where nothing is known`() {
    #expect(TerminalTraits.columns(of: -1) { ["COLUMNS": "132"][$0] } == 132)
    for text in ["", "0", "-3", "wide", "99999999999999999999"] {
      #expect(TerminalTraits.columns(of: -1) { ["COLUMNS": text][$0] } == 80)
    }
    #expect(TerminalTraits.columns(of: -1) { _ in nil } == 80)
  }

  @Test func `what is no terminal has no control sequences`() {
    let traits = TerminalTraits(descriptor: -1) { ["TERM": "xterm"][$0] }
    #expect(traits == .plain)
    #expect(ProgressReporter.style(for: traits) == .lines)
    let terminal = TerminalTraits(isTerminal: true, columns: 100, hasControlSequences: true, hasColors: false)
    #expect(ProgressReporter.style(for: terminal) == .redrawn(columns: 100))
  }
}
