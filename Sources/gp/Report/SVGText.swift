/// Pieces of SVG as text.
enum SVGText {
  /// A coordinate with two digits after the point at most; far outside and nan are held at the edge of what viewers take.
  static func number(_ value: Double) -> String {
    let hundredths = (min(max(value.isNaN ? 0 : value, -1e6), 1e6) * 100).rounded()
    if hundredths == 0 { return "0" }
    let magnitude = Int(abs(hundredths))
    let (whole, rest) = magnitude.quotientAndRemainder(dividingBy: 100)
    let fraction = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    return (hundredths < 0 ? "-" : "") + "\(whole)" + fraction
  }

  /// Text that may stand inside an element or attribute.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += " "
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// `<path class="…" d="…"/>`, with attributes in the given order.
  static func element(_ name: String, _ attributes: [(String, String)]) -> String {
    "<\(name)" + attributes.map { " \($0)=\"\(escaped($1))\"" }.joined() + "/>\n"
  }

  enum Anchor: String {
    case start, middle, end
  }

  static func text(
    _ content: String, x: Double, y: Double, anchor: Anchor = .start, style: String? = nil, turned: Bool = false
  ) -> String {
    let (x, y) = (number(x), number(y))
    return "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor.rawValue)\""
      + (style.map { " class=\"\($0)\"" } ?? "") + (turned ? " transform=\"rotate(-90 \(x) \(y))\"" : "")
      + ">\(escaped(content))</text>\n"
  }

  /// About how wide a text of the figures' size is.
  static func width(_ text: String) -> Double { Double(DisplayWidth.of(text)) * 8.2 }
}
