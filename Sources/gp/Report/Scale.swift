internal import Foundation

/// How the values of an axis map to places between two ends.
struct Scale: Sendable {
  let kind: Axis.Kind
  let range: ClosedRange<Double>
  let ticks: [Axis.Tick]

  /// - Parameter values: All that is drawn along the axis; the range is theirs, with a little room, where the axis gives
  ///   none.
  init(_ axis: Axis, showing values: [Double]) {
    kind = axis.kind
    let usable = values.filter { $0.isFinite && (axis.kind == .linear || $0 > 0) }
    range = axis.range ?? Scale.roomy(usable, axis.kind)
    ticks = (axis.ticks ?? Scale.roundTicks(in: range, axis.kind)).filter { [range] in range.contains($0.value) }
  }

  private init(kind: Axis.Kind, range: ClosedRange<Double>) {
    self.kind = kind
    self.range = range
    ticks = Scale.roundTicks(in: range, kind)
  }

  /// Where a value lies: 0 at the low end, 1 at the high end; nil if it has no place on the axis.
  func place(_ value: Double) -> Double? {
    guard value.isFinite else { return nil }
    switch kind {
    case .linear: return (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    case .logarithmic:
      guard value > 0 else { return nil }
      return log(value / range.lowerBound) / log(range.upperBound / range.lowerBound)
    }
  }

  /// The same axis, showing more on both sides.
  func widened(by factor: Double) -> Scale {
    let center = (range.lowerBound + range.upperBound) / 2
    let half = (range.upperBound - range.lowerBound) / 2 * factor
    return Scale(kind: kind, range: (center - half)...(center + half))
  }

  private static func roomy(_ values: [Double], _ kind: Axis.Kind) -> ClosedRange<Double> {
    guard let least = values.min(), let greatest = values.max() else { return kind == .linear ? 0...1 : 1...10 }
    switch kind {
    case .linear:
      let room = greatest > least ? (greatest - least) * 0.04 : max(abs(least), 1) * 0.1
      return (least - room)...(greatest + room)
    case .logarithmic:
      let room = greatest > least ? pow(greatest / least, 0.04) : 2
      return (least / room)...(greatest * room)
    }
  }

  private static func roundTicks(in range: ClosedRange<Double>, _ kind: Axis.Kind) -> [Axis.Tick] {
    switch kind {
    case .linear: linearTicks(in: range)
    case .logarithmic: logarithmicTicks(in: range)
    }
  }

  /// About five multiples of 1, 2, or 5 times a power of ten.
  private static func linearTicks(in range: ClosedRange<Double>) -> [Axis.Tick] {
    let width = range.upperBound - range.lowerBound
    guard width > 0, width.isFinite else { return [] }
    let power = pow(10, floor(log10(width / 5)))
    let step = [1, 2, 5, 10].map { $0 * power }.first { width / $0 <= 6 } ?? 10 * power
    let first = (range.lowerBound / step - 1e-9).rounded(.up)
    let last = (range.upperBound / step + 1e-9).rounded(.down)
    guard last >= first, last - first < 20 else { return [] }
    let decimals = max(0, Int(-floor(log10(step) + 1e-9)))
    return (0...Int(last - first)).map { index in
      let value = (first + Double(index)) * step
      return Axis.Tick(value: value, text: minus(decimals < 7 ? fixed(value, decimals) : NumberText.short(value)))
    }
  }

  /// Powers of ten, thinned out if there are many, with steps between if there are few.
  private static func logarithmicTicks(in range: ClosedRange<Double>) -> [Axis.Tick] {
    guard range.lowerBound > 0, range.upperBound.isFinite else { return [] }
    let low = Int((log10(range.lowerBound) - 1e-9).rounded(.up))
    let high = Int((log10(range.upperBound) + 1e-9).rounded(.down))
    if high - low >= 2 {
      let every = (high - low) / 6 + 1
      return stride(from: low, through: high, by: every).map {
        Axis.Tick(value: pow(10, Double($0)), text: NumberText.power($0))
      }
    }
    return ((low - 1)...(max(low, high) + 1)).flatMap { exponent in
      [1.0, 2, 5].map { $0 * pow(10, Double(exponent)) }
    }
    .filter { range.contains($0) }.map { Axis.Tick(value: $0, text: NumberText.short($0)) }
  }

  private static func fixed(_ value: Double, _ decimals: Int) -> String {
    let text = NumberText.fixed(value, decimals: decimals)
    return Double(text) == 0 ? NumberText.fixed(0, decimals: decimals) : text
  }

  private static func minus(_ text: String) -> String {
    text.hasPrefix("-") ? "\u{2212}" + text.dropFirst() : text
  }
}

extension NumberText {
  /// A number with so many digits after the point, rounded to nearest.
  static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "\(value)" }
    return String(format: "%.\(max(0, decimals))f", locale: Locale(identifier: "en_US_POSIX"), value)
  }

  /// A power of ten: `1`, `10`, `100`, `10⁴`, `0.01`, `10⁻⁴`.
  static func power(_ exponent: Int) -> String {
    switch exponent {
    case 0...3: return "1" + String(repeating: "0", count: exponent)
    case -2..<0: return "0." + String(repeating: "0", count: -exponent - 1) + "1"
    default:
      let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
      return "10" + (exponent < 0 ? "⁻" : "")
        + String("\(abs(exponent))".compactMap { $0.wholeNumberValue.map { digits[$0] } })
    }
  }
}
