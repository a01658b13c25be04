import Testing

@testable import Interpreter

@Suite struct ScalarTests {
  private let least = Int64.min
  private let edges: [Int64] = [.min, .min + 1, -7, -2, -1, 0, 1, 2, 7, .max - 1, .max]

  @Test func divFloorsAndModHasTheSignOfTheDivisor() {
    #expect(Scalar.div(7, 2) == 3 && Scalar.mod(7, 2) == 1)
    #expect(Scalar.div(-7, 2) == -4 && Scalar.mod(-7, 2) == 1)
    #expect(Scalar.div(7, -2) == -4 && Scalar.mod(7, -2) == -1)
    #expect(Scalar.div(-7, -2) == 3 && Scalar.mod(-7, -2) == -1)
    #expect(Scalar.div(9, 0) == 0 && Scalar.mod(9, 0) == 9)
    #expect(Scalar.div(least, -1) == least && Scalar.mod(least, -1) == 0)
  }

  @Test func smtDivisionIsEuclidean() {
    #expect(Scalar.smtDiv(7, -2) == -3 && Scalar.smtMod(7, -2) == 1)
    #expect(Scalar.smtDiv(-7, 2) == -4 && Scalar.smtMod(-7, 2) == 1)
    #expect(Scalar.smtDiv(-7, -2) == 4 && Scalar.smtMod(-7, -2) == 1)
    #expect(Scalar.smtDiv(9, 0) == 0 && Scalar.smtMod(9, 0) == 9)
    #expect(Scalar.smtDiv(-1, least) == 1 && Scalar.smtMod(-1, least) == .max)
    #expect(Scalar.smtDiv(least, -1) == least && Scalar.smtMod(least, -1) == 0)
  }

  @Test func quotientTimesDivisorPlusRemainderIsTheDividend() {
    for a in edges {
      for b in edges where b != 0 {
        #expect(Scalar.div(a, b) &* b &+ Scalar.mod(a, b) == a, "\(a) \(b)")
        #expect(Scalar.mod(a, b) == 0 || (Scalar.mod(a, b) < 0) == (b < 0), "\(a) \(b)")
        #expect(Scalar.smtDiv(a, b) &* b &+ Scalar.smtMod(a, b) == a, "\(a) \(b)")
        #expect(Scalar.smtMod(a, b) >= 0 && Scalar.smtMod(a, b).magnitude < b.magnitude, "\(a) \(b)")
      }
    }
  }

  @Test func negAndAbsOfTheLeastIntGiveItself() {
    #expect(Scalar.negate(least) == least && Scalar.abs(least) == least)
    #expect(Scalar.negate(5) == -5 && Scalar.abs(-5) == 5)
    #expect(Scalar.sign(least) == -1 && Scalar.sign(0) == 0 && Scalar.sign(9) == 1)
    #expect(Scalar.isOdd(-1) && Scalar.isEven(least) && Scalar.isEven(0) && !Scalar.isOdd(-2))
  }

  @Test func shiftCountsAreUnsigned() {
    for count in [64, 65, 1 << 40, -1, least] {
      #expect(Scalar.shiftLeft(-5, count) == 0)
      #expect(Scalar.shiftRight(-5, count) == -1)
      #expect(Scalar.shiftRight(5, count) == 0)
      #expect(Scalar.shiftRightLogical(-5, count) == 0)
    }
    #expect(Scalar.shiftLeft(1, 63) == least && Scalar.shiftRight(least, 63) == -1)
    #expect(Scalar.shiftRightLogical(-1, 63) == 1 && Scalar.shiftRightLogical(-1, 0) == -1)
  }

  @Test func bitDivisionIsUnsigned() {
    #expect(Scalar.bitDiv(-1, 2) == .max && Scalar.bitMod(-1, 10) == 5)
    #expect(Scalar.bitDiv(7, 0) == -1 && Scalar.bitMod(7, 0) == 7)
    #expect(Scalar.bitLess(1, -1) && !Scalar.bitLess(-1, 1) && !Scalar.bitLess(3, 3))
  }

  @Test func floatsRoundAndClampToInt() {
    for convert in [Scalar.floor, Scalar.ceil, Scalar.round, Scalar.truncate] {
      #expect(convert(.nan) == 0)
      #expect(convert(.infinity) == .max && convert(-.infinity) == .min)
      #expect(convert(1e300) == .max && convert(-1e300) == .min)
      #expect(convert(0x1p63) == .max && convert(-0x1p63) == .min)
      #expect(convert(0x1p63.nextDown) == 9_223_372_036_854_774_784)
      #expect(convert(-0.0) == 0)
    }
    #expect(Scalar.floor(-2.5) == -3 && Scalar.ceil(-2.5) == -2 && Scalar.truncate(-2.5) == -2)
    #expect(Scalar.round(2.5) == 3 && Scalar.round(-2.5) == -3 && Scalar.round(0.5.nextDown) == 0)
  }

  @Test func minAndMaxFollowTheirDefinition() {
    #expect(Scalar.min(Double.nan, 1).isNaN && Scalar.min(1, Double.nan) == 1)
    #expect(Scalar.max(Double.nan, 1).isNaN && Scalar.max(1, Double.nan) == 1)
    #expect(Scalar.min(0.0, -0.0).sign == .plus && Scalar.max(-0.0, 0.0).sign == .minus)
    #expect(Scalar.min(least, 3) == least && Scalar.max(least, 3) == 3)
  }

  @Test func signOfAFloat() {
    #expect(Scalar.sign(Double.nan).isNaN)
    #expect(Scalar.sign(-0.0).sign == .plus && Scalar.sign(-0.0) == 0)
    #expect(Scalar.sign(-Double.infinity) == -1 && Scalar.sign(Double.leastNonzeroMagnitude) == 1)
    #expect(Scalar.abs(-0.0).sign == .plus && Scalar.negate(0.0).sign == .minus)
  }

  @Test func sortingPutsNanLastAndKeepsZerosEqual() {
    #expect(Scalar.precedes(.infinity, Double.nan) && !Scalar.precedes(Double.nan, .infinity))
    #expect(!Scalar.precedes(Double.nan, Double.nan))
    #expect(!Scalar.precedes(-0.0, 0.0) && !Scalar.precedes(0.0, -0.0))
    #expect(Scalar.lesser(Double.nan, .infinity) == .infinity && Scalar.greater(.infinity, Double.nan).isNaN)
    #expect(Scalar.lesser(0.0, -0.0).sign == .plus && Scalar.greater(-0.0, 0.0).sign == .minus)
  }

  @Test func characterClassesAreASCII() {
    func members(_ isMember: (UInt32) -> Bool) -> String {
      String(String.UnicodeScalarView((0..<0x3000).filter(isMember).compactMap(Unicode.Scalar.init)))
    }
    #expect(members(Scalar.isUpper) == "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    #expect(members(Scalar.isLower) == "abcdefghijklmnopqrstuvwxyz")
    #expect(members(Scalar.isLetter) == members(Scalar.isUpper) + members(Scalar.isLower))
    #expect(members(Scalar.isDigit) == "0123456789")
    #expect(members(Scalar.isVowel) == "AEIOUaeiou")
    #expect(Array(members(Scalar.isSpace).unicodeScalars).map(\.value) == [9, 10, 11, 12, 13, 32])
    #expect(members { Scalar.upcase($0) != $0 } == members(Scalar.isLower))
    #expect(members { Scalar.downcase($0) != $0 } == members(Scalar.isUpper))
    #expect(Scalar.upcase(0x7A) == 0x5A && Scalar.downcase(0x41) == 0x61 && Scalar.upcase(0xE9) == 0xE9)
  }

  @Test func aCodeThatIsNoScalarGivesASpace() {
    for code in [-1, 0xD800, 0xDFFF, 0x110000, least, .max, 1 << 32 + 65] { #expect(Scalar.char(code) == 0x20) }
    for code in [0, 65, 0xD7FF, 0xE000, 0x10FFFF] as [Int64] {
      #expect(Scalar.char(code) == UInt32(code) && Scalar.code(UInt32(code)) == code)
    }
  }
}
