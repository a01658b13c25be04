import Testing

@testable import gp

struct ProgressLineTests {
  @Test func `on a terminal one line is drawn over again, at most ten times a second`() {
    var line = ProgressLine(style: .redrawn(columns: 20))
    #expect(line.update("one", at: .zero) == "\rone\u{1B}[K")
    #expect(line.update("two", at: .milliseconds(99)) == nil)
    #expect(line.update("three", at: .milliseconds(100)) == "\rthree\u{1B}[K")
  }

  @Test func `the last state is shown at the end, and the cursor left on a new line`() {
    var line = ProgressLine(style: .redrawn(columns: 20))
    _ = line.update("one", at: .zero)
    _ = line.update("two", at: .milliseconds(1))
    #expect(line.finish() == "\rtwo\u{1B}[K\n")
    #expect(line.finish() == nil)
  }

  @Test func `the line never reaches the edge of the terminal and never breaks`() {
    var line = ProgressLine(style: .redrawn(columns: 6))
    #expect(line.update("a\nb\u{1B}c", at: .zero) == "\ra\\nb…\u{1B}[K")
    line.style = .redrawn(columns: 1)
    #expect(line.update("abc", at: .seconds(1)) == "\r\u{1B}[K")
  }

  @Test func `a note stays above the line`() {
    var line = ProgressLine(style: .redrawn(columns: 20))
    #expect(line.note("first") == "first\n")
    _ = line.update("state", at: .zero)
    #expect(line.note("saved\u{7}") == "\r\u{1B}[Ksaved\\u{7}\n\rstate\u{1B}[K")
    _ = line.update("newer", at: .milliseconds(1))
    #expect(line.note("again") == "\r\u{1B}[Kagain\n\rnewer\u{1B}[K")
    #expect(line.finish() == "\n")
  }

  @Test func `elsewhere plain lines come at most every few seconds`() {
    var line = ProgressLine(style: .lines)
    #expect(line.update("one", at: .seconds(7)) == "one\n")
    #expect(line.update("two", at: .milliseconds(11_999)) == nil)
    #expect(line.note("note") == "note\n")
    #expect(line.update("three", at: .seconds(12)) == "three\n")
    #expect(line.finish() == nil)
  }

  @Test func `the last plain line is not lost`() {
    var line = ProgressLine(style: .lines)
    _ = line.update("one", at: .zero)
    _ = line.update("two", at: .seconds(1))
    #expect(line.finish() == "two\n")
  }

  @Test func `a job that showed nothing ends with nothing`() {
    var line = ProgressLine(style: .redrawn(columns: 20))
    #expect(line.finish() == nil)
  }

  @Test func `quiet means nothing at all`() {
    var line = ProgressLine(style: .silent)
    #expect(line.update("one", at: .zero) == nil)
    #expect(line.note("note") == nil)
    #expect(line.update("two", at: .seconds(100)) == nil)
    #expect(line.finish() == nil)
  }
}

struct ProgressTextTests {
  @Test func `before the first generation`() {
    #expect(SearchProgress.waiting(seconds: 0.5) == "looking among small programs  1s")
    #expect(SearchProgress.waiting(seconds: 72.2) == "looking among small programs  1m 13s")
  }

  @Test func `the line tells the state of a search`() {
    var text = ProgressText(
      generation: 12, generations: 300, bestError: 0.25, solved: 17, cases: 20, size: 31,
      executionsPerSecond: 1_234_000, secondsLeft: 200)
    #expect(text.line == "gen 12/300  error 0.25  right 17/20  size 31  1.23M exec/s  3m 20s left")
    text.generations = nil
    text.secondsLeft = nil
    #expect(text.line == "gen 12  error 0.25  right 17/20  size 31  1.23M exec/s")
  }
}

struct NumberTextTests {
  @Test func `short numbers have three significant digits`() {
    let expected: [(Double, String)] = [
      (0, "0"), (-0.0, "0"), (1, "1"), (0.25, "0.25"), (1.0 / 3, "0.333"), (-2.0 / 3, "-0.667"), (9.999, "10"),
      (99.95, "100"), (12.34, "12.3"), (1234.5, "1230"), (999_999, "1e+06"), (123_456, "123000"), (1e9, "1e+09"),
      (1.5e300, "1.5e+300"), (0.001, "0.001"), (0.0001234, "0.000123"), (1.25e-5, "1.25e-05"), (0.99999, "1"),
      (.infinity, "inf"), (-.infinity, "-inf"), (.nan, "nan"), (.leastNonzeroMagnitude, "4.94e-324"),
    ]
    for (number, text) in expected { #expect(NumberText.short(number) == text, "\(number)") }
  }

  @Test func `compact numbers have a suffix`() {
    let expected: [(Double, String)] = [
      (0, "0"), (950, "950"), (999.6, "1k"), (1250, "1.25k"), (31_400_000, "31.4M"), (4e9, "4G"), (7e12, "7T"),
      (7e15, "7000T"), (.infinity, "?"), (.nan, "?"),
    ]
    for (number, text) in expected { #expect(NumberText.compact(number) == text, "\(number)") }
  }
}
