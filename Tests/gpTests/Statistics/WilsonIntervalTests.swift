import Testing

@testable import gp

struct WilsonIntervalTests {
  @Test func `agrees with published values`() {
    // Newcombe 1998 (doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E), table I.
    for (successes, count, low, high) in [
      (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
    ] {
      let interval = WilsonInterval(successes: successes, of: count)
      #expect(abs(interval.low - low) < 5e-5)
      #expect(abs(interval.high - high) < 5e-5)
    }
  }

  @Test func `is symmetric, holds the rate, and ends at 0 and 1`() {
    for count in 1...30 {
      for successes in 0...count {
        let interval = WilsonInterval(successes: successes, of: count)
        let mirrored = WilsonInterval(successes: count - successes, of: count)
        let rate = Double(successes) / Double(count)
        #expect(interval.low <= rate && rate <= interval.high)
        #expect(abs(interval.low + mirrored.high - 1) < 1e-12)
      }
    }
    #expect(WilsonInterval(successes: 5, of: 5).high == 1)
    #expect(WilsonInterval(successes: 0, of: 0) == WilsonInterval(successes: 3, of: 0))
  }
}
