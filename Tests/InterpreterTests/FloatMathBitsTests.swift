import Interpreter
import Testing

/// The promise of the same bits on every machine: results over fixed inputs, folded to one number per function.
///
/// A change of these numbers changes the outcome of every seeded run that uses the function.
@Suite struct FloatMathBitsTests {
  private func fold(_ function: (Double) -> Double) -> UInt64 {
    var samples = FloatMathSamples(seed: 2718)
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for _ in 0..<10_000 {
      let result = function(samples.anything())
      hash = (hash ^ (result.isNaN ? 0x7ff8_0000_0000_0000 : result.bitPattern)) &* 0x0000_0100_0000_01b3
      hash ^= hash >> 29
    }
    return hash
  }

  @Test func bitsAreFixed() {
    #expect(fold(FloatMath.exp) == 0x1169_6031_7961_4f93)
    #expect(fold(FloatMath.log) == 0xf9d9_35fd_53d7_ccd1)
    #expect(fold(FloatMath.sin) == 0xc39f_1908_051f_38f8)
    #expect(fold(FloatMath.cos) == 0x3144_dd9e_a1fa_6f28)
    #expect(fold(FloatMath.tan) == 0x8a69_3a5a_5a7d_c60c)
    #expect(fold(FloatMath.tanh) == 0xf99f_4045_93dd_be64)
    #expect(fold { FloatMath.pow($0, 0.75) } == 0x22ee_6cc2_3f94_e625)
    #expect(fold { FloatMath.pow(1.0625, $0) } == 0x6c0e_870d_8ff5_4f8c)
    #expect(fold { FloatMath.roundTo($0, places: 5) } == 0xee70_1318_3e11_51db)
  }
}
