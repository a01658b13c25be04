/// Numbers for reading at a glance.
enum NumberText {
  /// A number of things: `1 case`, `3 cases`.
  static func count(_ number: Int, _ noun: String) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }

  /// Three significant digits and a suffix: `950`, `1.25k`, `31.4M`, `4G`.
  static func compact(_ number: Double) -> String {
    guard number.isFinite else { return "?" }
    var scaled = number
    for suffix in ["", "k", "M", "G", "T"] {
      let text = short(scaled)
      if abs(scaled) < 999.5 || suffix == "T" { return text + suffix }
      scaled /= 1000
    }
    return short(scaled)
  }

  /// Three significant digits, without trailing zeros: `0.25`, `1.33`, `1e+09`, `0`.
  static func short(_ number: Double) -> String {
    guard number.isFinite, number != 0 else { return number == 0 ? "0" : "\(number)" }
    var (digits, exponent) = (abs(number), 0)
    while digits >= 10 { (digits, exponent) = (digits / 10, exponent + 1) }
    while digits < 1 { (digits, exponent) = (digits * 10, exponent - 1) }
    var whole = Int((digits * 100).rounded())
    if whole >= 1000 { (whole, exponent) = (whole / 10, exponent + 1) }
    let sign = number < 0 ? "-" : ""
    let significant = trimmed("\(whole)")
    switch exponent {
    case 2...5: return sign + "\(whole)" + String(repeating: "0", count: exponent - 2)
    case 0...1: return sign + placing(point: exponent + 1, in: "\(whole)")
    case -4..<0: return sign + "0." + String(repeating: "0", count: -exponent - 1) + significant
    default:
      return sign + placing(point: 1, in: "\(whole)") + (exponent < 0 ? "e-" : "e+")
        + (abs(exponent) < 10 ? "0" : "") + "\(abs(exponent))"
    }
  }

  private static func placing(point: Int, in digits: String) -> String {
    let fraction = trimmed(String(digits.dropFirst(point)))
    return digits.prefix(point) + (fraction.isEmpty ? "" : "." + fraction)
  }

  private static func trimmed(_ digits: String) -> String {
    String(digits.prefix(digits.count - digits.reversed().prefix { $0 == "0" }.count))
  }
}
