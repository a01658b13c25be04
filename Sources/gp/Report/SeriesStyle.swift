/// A colour with a line pattern and a symbol, so that series differ without colour too.
///
/// The colours are those of Okabe and Ito (2008), which people with any common kind of colour blindness can tell apart; on
/// dark ground they are lightened.
enum SeriesStyle: Int, CaseIterable, Sendable {
  case blue, orange, green, vermilion, purple, sky, ink

  /// On a light ground.
  var color: String {
    switch self {
    case .blue: "#0072b2"
    case .orange: "#d98e00"
    case .green: "#009e73"
    case .vermilion: "#d55e00"
    case .purple: "#b8578e"
    case .sky: "#3ba0dd"
    case .ink: "#1a1a1a"
    }
  }

  /// On a dark ground.
  var darkColor: String {
    switch self {
    case .blue: "#4ea8e0"
    case .orange: "#f0b030"
    case .green: "#35c79c"
    case .vermilion: "#ff8a4c"
    case .purple: "#e39cc4"
    case .sky: "#8fd0f7"
    case .ink: "#f0f0f0"
    }
  }

  /// The lengths of dashes and gaps; nil for a solid line.
  var dashes: String? {
    switch self {
    case .blue, .ink: nil
    case .orange: "8 3"
    case .green: "2 3"
    case .vermilion: "9 3 2 3"
    case .purple: "5 3"
    case .sky: "12 3 2 3 2 3"
    }
  }

  /// The symbol around the origin, as the data of an SVG path.
  var symbol: String {
    switch self {
    case .blue: "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z"
    case .orange: "M-3.6-3.6h7.2v7.2h-7.2Z"
    case .green: "M0-4.6L4.4 3.4h-8.8Z"
    case .vermilion: "M0-5L5 0L0 5L-5 0Z"
    case .purple: "M0 4.6L-4.4-3.4h8.8Z"
    case .sky: "M-4.5-1.3h3.2v-3.2h2.6v3.2h3.2v2.6h-3.2v3.2h-2.6v-3.2h-3.2Z"
    case .ink: "M-4.4-2.8l1.6-1.6l2.8 2.8l2.8-2.8l1.6 1.6l-2.8 2.8l2.8 2.8l-1.6 1.6l-2.8-2.8l-2.8 2.8l-1.6-1.6l2.8-2.8Z"
    }
  }

  /// The class of its elements.
  var name: String { "s\(rawValue)" }

  /// The style sheet of every figure, for light and dark grounds.
  static let sheet: String = {
    let light = rules(ink: "#1a1a1a", paper: "#ffffff", grid: "#e2e2e2", \.color)
    let dark = rules(ink: "#f0f0f0", paper: "#16181c", grid: "#3a3e46", \.darkColor)
    return """
      text{font-family:Helvetica,Arial,"Liberation Sans",sans-serif;font-size:15px}
      .heading{font-size:18px;font-weight:bold}.subheading{font-weight:bold}
      .halo{stroke-width:4;stroke-linejoin:round;paint-order:stroke}
      .line{fill:none;stroke-width:2.2;stroke-linejoin:round}.area{stroke:none;fill-opacity:.2}
      .bar{fill:none;stroke-width:1.6}.dot{stroke:none;fill-opacity:.35}.mark{stroke-width:1}
      .grid{fill:none;stroke-width:1}.frame{fill:none;stroke-width:1.2}.rule{fill:none;stroke-width:1.3;stroke-dasharray:1.5 3}
      \(light)
      @media (prefers-color-scheme:dark){
      .dot{fill-opacity:.55}
      \(dark)
      }
      """
  }()

  private static func rules(
    ink: String, paper: String, grid: String, _ color: (SeriesStyle) -> String
  ) -> String {
    let common =
      "text{fill:\(ink)}.paper{fill:\(paper)}.halo{stroke:\(paper)}.grid{stroke:\(grid)}.frame,.rule{stroke:\(ink)}"
    let own = allCases.map { style in
      let (name, value) = (style.name, color(style))
      return ".line.\(name),.bar.\(name){stroke:\(value)}.area.\(name),.dot.\(name){fill:\(value)}"
        + ".mark.\(name){fill:\(value);stroke:\(paper)}"
    }
    return ([common] + own).joined(separator: "\n")
  }
}
