import Testing

@testable import gp

struct DurationTextTests {
  @Test func `durations are seconds, or have a unit`() {
    #expect(DurationText.parse("90") == .seconds(90))
    #expect(DurationText.parse("90s") == .seconds(90))
    #expect(DurationText.parse("5m") == .seconds(300))
    #expect(DurationText.parse("2h") == .seconds(7200))
    #expect(DurationText.parse("0.5s") == .milliseconds(500))
    #expect(DurationText.parse("1.5h") == .seconds(5400))
    #expect(DurationText.parse("0") == .zero)
  }

  @Test(arguments: ["", "s", "-5", "5 m", "5d", "5M", "1e3", "inf", "nan", "1h30m", ".", "1.", "9999999999h", "ħ"])
  func `anything else is no duration`(text: String) {
    #expect(DurationText.parse(text) == nil)
  }

  @Test func `descriptions have a reader's precision`() {
    let expected: [(Double, String)] = [
      (-1, "0ms"), (0, "0ms"), (0.0204, "20ms"), (0.0994, "99ms"), (0.0996, "0.1s"), (0.44, "0.4s"), (0.96, "1s"),
      (42.4, "42s"), (59.6, "1m 00s"), (200, "3m 20s"),
      (3599.6, "1h 00m"), (7500, "2h 05m"), (86399.9, "1d 0h"), (273_600, "3d 4h"), (.infinity, "for ever"),
      (.nan, "for ever"), (1e300, "for ever"),
    ]
    for (seconds, text) in expected { #expect(DurationText.describe(seconds: seconds) == text) }
  }

  @Test func `a duration in seconds keeps its fraction`() {
    #expect(Duration.milliseconds(1500).inSeconds == 1.5)
  }
}
