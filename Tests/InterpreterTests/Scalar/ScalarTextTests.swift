import Testing

@testable import Interpreter

@Suite struct ScalarTextTests {
  private func text(_ scalars: [Unicode.Scalar]) -> String { String(String.UnicodeScalarView(scalars)) }
  private func codes(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  @Test func showIsTheShortestDescription() {
    #expect(text(Scalar.show(Int64.min)) == "-9223372036854775808")
    #expect(text(Scalar.show(1.0)) == "1.0" && text(Scalar.show(1e-5)) == "1e-05" && text(Scalar.show(1e16)) == "1e+16")
    #expect(text(Scalar.show(0.1 + 0.2)) == "0.30000000000000004" && text(Scalar.show(-0.0)) == "-0.0")
    #expect(text(Scalar.show(Double.infinity)) == "inf" && text(Scalar.show(-Double.infinity)) == "-inf")
    #expect(text(Scalar.show(Double.nan)) == "nan" && text(Scalar.show(-Double.nan)) == "nan")
    #expect(text(Scalar.show(Double(nan: 7, signaling: true))) == "nan")
    #expect(text(Scalar.show(true)) == "true" && text(Scalar.show(false)) == "false")
    #expect(Scalar.show("é" as Unicode.Scalar) == ["é"])
  }

  @Test(
    arguments: [
      ("12", 12), ("+12", 12), ("-12", -12), ("007", 7), ("-0", 0), ("9223372036854775807", .max),
      ("-9223372036854775808", .min), ("00000000000000000000000000000001", 1), ("9223372036854775808", 0),
      ("-9223372036854775809", 0), ("99999999999999999999", 0), ("", 0), ("-", 0), ("+", 0), ("+-1", 0), (" 1", 0),
      ("1 ", 0), ("1.0", 0), ("1e2", 0), ("0x1", 0), ("١", 0), ("1\u{301}", 0),
    ] as [(String, Int64)])
  func parseIntAcceptsExactlyItsGrammar(text: String, value: Int64) {
    #expect(Scalar.parseInt(codes(text)) == value)
  }

  @Test(
    arguments: [
      ("12", 12), ("+1.5", 1.5), ("-1.5E-3", -0.0015), ("1e5", 100_000), ("1e+05", 100_000), ("0.1", 0.1),
      ("1e999", .infinity), ("-1e999", -.infinity), ("1e99999999999999999999", .infinity), ("1e-999", 0),
      ("9007199254740993", 9_007_199_254_740_992), ("4.9e-324", .leastNonzeroMagnitude), ("", 0), (".5", 0), ("5.", 0),
      ("1e", 0),
      ("1e+", 0), ("1.e5", 0), ("e5", 0), ("inf", 0), ("nan", 0), ("0x1p3", 0), (" 1", 0), ("1 ", 0), ("1_0", 0),
      ("--1", 0), ("1.5.2", 0), ("1,5", 0), ("١", 0), ("1e5e5", 0),
    ] as [(String, Double)])
  func parseFloatAcceptsExactlyItsGrammar(text: String, value: Double) {
    #expect(Scalar.parseFloat(codes(text)) == value)
  }

  @Test func parseFloatKeepsTheSignOfZero() {
    #expect(Scalar.parseFloat(codes("-0")).sign == .minus && Scalar.parseFloat(codes("-1e-999")).sign == .minus)
    #expect(Scalar.parseFloat(codes("-x")).sign == .plus)
  }

  @Test func parseFloatReadsWhatShowWrites() {
    for value in [0.1, -2.5e-300, 1e22, 1e23, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 123456.789, 1e16] {
      #expect(Scalar.parseFloat(Scalar.show(value).map(\.value)) == value)
    }
  }

  @Test func smtConversionsFollowTheStandard() {
    #expect(Scalar.smtToInt(codes("12")) == 12 && Scalar.smtToInt(codes("007")) == 7)
    for bad in ["", "-1", "+1", "1a", " 1", "9223372036854775808"] { #expect(Scalar.smtToInt(codes(bad)) == -1) }
    #expect(text(Scalar.smtFromInt(12)) == "12" && text(Scalar.smtFromInt(0)) == "0")
    #expect(Scalar.smtFromInt(-1).isEmpty && Scalar.smtFromInt(.min).isEmpty)
  }
}
