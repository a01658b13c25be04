extension FloatMath {
  /// An angle reduced by multiples of π/2: x = quadrant · π/2 + (r + low), |r| no more than a hair above π/4.
  ///
  /// Only the two lowest bits of `quadrant` have a meaning.
  struct Angle<F: FloatLanes> {
    var r: F
    var low: F
    var quadrant: F.Word
    /// The multiple of π/2 as a number, as far as the branch-free reduction knows it.
    var multiple: F
  }

  /// The reduction of any `x`: the quick one where it suffices, else the exact one. nan for inf and nan.
  @inline(__always)
  static func reduceAngle(_ x: Double) -> Angle<Double> {
    let angle = reduceModerateAngle(x)
    return isRareAngle(angle) ? reduceAnyAngle(x) : angle
  }

  /// Whether the branch-free reduction that gave `angle` may not be accurate: far from 0, and near a multiple of π/2, where
  /// its error (below 2^-117 for each multiple) could show. inf and nan are not rare.
  @inline(__always)
  static func isRareAngle<F: FloatLanes>(_ angle: Angle<F>) -> F.Mask {
    F.isLess(angle.r.size, angle.multiple * angle.multiple * 0x1p-38)
  }

  /// Cody and Waite's reduction with π/2 in three parts of 33, 33 and 53 bits, branch-free.
  ///
  /// The products with the first two parts are exact; the sum of all is kept in two doubles.
  @inline(__always)
  static func reduceModerateAngle<F: FloatLanes>(_ x: F) -> Angle<F> {
    let shift: F = 0x1.8p52
    let shifted = x * 0x1.45f306dc9c883p-1 + shift
    let n = shifted - shift
    let first = x - n * 0x1.921fb54400000p+0
    let second = n * 0x1.0b4611a600000p-34
    let difference = first - second
    // Exact: either first is the larger part, or the difference has no error, as both are multiples of 2^-66.
    let error = (first - difference) - second
    let rest = n * 0x1.3198a2e037073p-69 - error
    let r = difference - rest
    let low = (difference - r) - rest
    return Angle(r: r, low: low, quadrant: shifted.word, multiple: n)
  }

  /// The exact reduction, for finite |x| from ¼ on: the fraction of x · 2/π from as many bits of 2/π as matter.
  ///
  /// After M. Payne and R. Hanek, "Radian reduction for trigonometric functions", SIGNUM Newsletter 18 (1983),
  /// doi:10.1145/1057600.1057602. No double lies nearer than about 2^-62 to a multiple of π/2, relative to π/2,
  /// and the fraction is kept to 2^-128.
  @inline(never)
  static func reduceAnyAngle(_ x: Double) -> Angle<Double> {
    let significand = x.significandBitPattern | 0x0010_0000_0000_0000
    // x = significand · 2^(biased - 1075). The window starts at the bit of 2/π whose product with the significand
    // has weight 2: all bits before it contribute multiples of 4 only. The table starts with 64 zero bits.
    let biased = Int((x.bitPattern >> 52) & 0x7ff)
    let start = max(0, biased &- 1075 &- 2 &+ 64)
    let word = start >> 6
    let shift = UInt64(truncatingIfNeeded: start & 63)
    let high = twoOverPiBits(word, shift)
    let middle = twoOverPiBits(word &+ 1, shift)
    let low = twoOverPiBits(word &+ 2, shift)

    // The product modulo 2^192: quadrant in the two top bits, the fraction below.
    let lowProduct = significand.multipliedFullWidth(by: low)
    let middleProduct = significand.multipliedFullWidth(by: middle)
    let (second, carry) = middleProduct.low.addingReportingOverflow(lowProduct.high)
    let top = significand &* high &+ middleProduct.high &+ (carry ? 1 : 0)
    let third = lowProduct.low

    var quadrant = top >> 62
    let fractionHigh = (top << 2) | (second >> 62)
    let fractionLow = (second << 2) | (third >> 62)
    var fraction = (UInt128(fractionHigh) << 64) | UInt128(fractionLow)
    var isNegative = x.sign == .minus
    if fractionHigh >> 63 == 1 {
      quadrant &+= 1
      fraction = 0 &- fraction
      isNegative.toggle()
    }
    if x.sign == .minus { quadrant = 0 &- quadrant }

    // The fraction as a sum of two doubles, each scaled back by the leading zeros.
    let zeros = min(fraction.leadingZeroBitCount, 127)
    let normalized = fraction << UInt128(zeros)
    let unit = Double(bitPattern: UInt64(truncatingIfNeeded: 1023 &- zeros) << 52)
    let leadingPart = Double(UInt64(truncatingIfNeeded: normalized >> 75)) * 0x1p-53 * unit
    let nextPart = Double(UInt64(truncatingIfNeeded: normalized >> 22) & 0x001f_ffff_ffff_ffff) * 0x1p-106 * unit

    let halfPi = 0x1.921fb54442d18p+0
    let product = leadingPart * halfPi
    let error = productError(leadingPart, halfPi, product)
    let rest = error + (leadingPart * 0x1.1a62633145c07p-54 + nextPart * halfPi)
    let r = product + rest
    let remainder = (product - r) + rest
    return Angle(
      r: isNegative ? -r : r, low: isNegative ? -remainder : remainder, quadrant: quadrant, multiple: 0)
  }

  /// 64 bits of the table from `shift` bits into its word `index` on.
  @inline(__always)
  private static func twoOverPiBits(_ index: Int, _ shift: UInt64) -> UInt64 {
    (twoOverPi[index] << shift) | ((twoOverPi[index &+ 1] >> 1) >> (63 &- shift))
  }

  /// 2/π to 1280 binary places, after one word of zeros.
  private static let twoOverPi: [UInt64] = [
    0x0000_0000_0000_0000, 0xa2f9_836e_4e44_1529, 0xfc27_57d1_f534_ddc0, 0xdb62_9599_3c43_9041,
    0xfe51_63ab_debb_c561, 0xb724_6e3a_424d_d2e0, 0x0649_2eea_09d1_921c, 0xfe1d_eb1c_b129_a73e,
    0xe882_35f5_2ebb_4484, 0xe99c_7026_b45f_7e41, 0x3991_d639_8353_39f4, 0x9c84_5f8b_bdf9_283b,
    0x1ff8_97ff_de05_980f, 0xef2f_118b_5a0a_6d1f, 0x6d36_7ecf_27cb_09b7, 0x4f46_3f66_9e5f_ea2d,
    0x7527_bac7_ebe5_f17b, 0x3d07_39f7_8a52_92ea, 0x6bfb_5fb1_1f8d_5d08, 0x5603_3046_fc7b_6bab,
    0xf0cf_bc20_9af4_361d,
  ]
}
