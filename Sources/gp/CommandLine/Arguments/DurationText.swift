/// Durations as people write and read them.
enum DurationText {
  /// The longest duration accepted: a hundred years of 365 days.
  static let longestSeconds = 100.0 * 365 * 24 * 3600

  /// Reads `90` or `90s` (seconds), `5m` (minutes) or `2h` (hours); the number may have a decimal part.
  /// - Returns: nil if the text is anything else, negative, or longer than a hundred years.
  static func parse(_ text: String) -> Duration? {
    let scale: Double
    switch text.utf8.last {
    case UInt8(ascii: "s"): scale = 1
    case UInt8(ascii: "m"): scale = 60
    case UInt8(ascii: "h"): scale = 3600
    case .some(UInt8(ascii: "0")...UInt8(ascii: "9")): scale = 1
    default: return nil
    }
    let hasUnit = text.utf8.last.map { $0 > UInt8(ascii: "9") } ?? false
    let digits = hasUnit ? String(text.dropLast()) : text
    let isPlain = digits.utf8.allSatisfy {
      $0 == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
    }
    guard isPlain, let number = Double(digits) else { return nil }
    let seconds = number * scale
    guard seconds <= longestSeconds else { return nil }
    return .milliseconds(Int64((seconds * 1000).rounded()))
  }

  /// Seconds to a reader's precision: `20ms`, `0.4s`, `42s`, `3m 20s`, `2h 05m`, `3d 4h`.
  static func describe(seconds: Double) -> String {
    guard seconds.isFinite, seconds <= longestSeconds else { return "for ever" }
    if seconds < 0.0995 { return "\(Int((max(0, seconds) * 1000).rounded()))ms" }
    if seconds < 0.95 { return "0.\(Int((max(0, seconds) * 10).rounded()))s" }
    let whole = Int(seconds.rounded())
    let (minutes, hours, days) = (whole / 60, whole / 3600, whole / 86400)
    if whole < 60 { return "\(whole)s" }
    if hours == 0 { return "\(minutes)m \(twoDigits(whole % 60))s" }
    if days == 0 { return "\(hours)h \(twoDigits(minutes % 60))m" }
    return "\(days)d \(hours % 24)h"
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension Duration {
  /// The duration as a number of seconds.
  var inSeconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds) / 1e18
  }
}
