/// Draws one panel at its place in a figure.
struct PanelDrawing {
  private static let plotHeight = 300.0
  private static let titleHeight = 24.0
  private static let legendRowHeight = 21.0
  private static let axisHeight = 62.0
  private static let leftMargin = 78.0
  private static let rightMargin = 18.0
  private static let symbolWidth = 34.0

  private let panel: Panel
  private let left: Double
  private let top: Double
  private let width: Double
  private let legend: [[Series]]
  private let plot: PlotArea

  init(_ panel: Panel, left: Double, top: Double, width: Double, legendRows: Int) {
    self.panel = panel
    (self.left, self.top, self.width) = (left, top, width)
    legend = Self.legendRows(of: panel, width: width)
    plot = PlotArea(
      panel, left: left + Self.leftMargin,
      top: top + Self.titleHeight + Double(legendRows) * Self.legendRowHeight + 6,
      width: width - Self.leftMargin - Self.rightMargin, height: Self.plotHeight)
  }

  static func height(legendRows: Int) -> Double {
    titleHeight + Double(legendRows) * legendRowHeight + 6 + plotHeight + axisHeight
  }

  /// The named series, as many in a row as there is room for.
  static func legendRows(of panel: Panel, width: Double) -> [[Series]] {
    var rows: [[Series]] = []
    var room = 0.0
    for series in panel.series {
      guard let name = series.name else { continue }
      let needed = symbolWidth + SVGText.width(name) + 14
      if needed > room || rows.isEmpty {
        rows.append([])
        room = width - 20
      }
      rows[rows.count - 1].append(series)
      room -= needed
    }
    return rows
  }

  var svg: String {
    var body = SVGText.text(panel.title, x: left + 14, y: top + 16, style: "subheading")
    body += legendText
    body += plot.grid
    body += "<g clip-path=\"url(#\(plot.clipName))\">\n"
    for series in panel.series { for mark in series.marks { body += plot.svg(of: mark, series.style) } }
    body += "</g>\n" + plot.rules + plot.axes
    return body
  }

  private var legendText: String {
    var body = ""
    for (row, entries) in legend.enumerated() {
      let y = top + Self.titleHeight + Double(row) * Self.legendRowHeight + 14
      var x = left + 14
      for series in entries {
        body += key(series, x: x, y: y - 5)
        let name = series.name ?? ""
        body += SVGText.text(name, x: x + Self.symbolWidth, y: y)
        x += Self.symbolWidth + SVGText.width(name) + 14
      }
    }
    return body
  }

  /// A small sample of how the series is drawn.
  private func key(_ series: Series, x: Double, y: Double) -> String {
    var body = ""
    for mark in series.marks {
      switch mark {
      case .line, .steps:
        body += PlotArea.path([(x, y), (x + 28, y)], "line", series.style)
      case .symbols: body += PlotArea.symbol(x: x + 14, y: y, series.style)
      case .dots:
        body += [6.0, 14, 22].map { PlotArea.dot(x: x + $0, y: y, series.style) }.joined()
      case .band:
        body += SVGText.element(
          "rect",
          [
            ("class", "area \(series.style.name)"), ("x", SVGText.number(x)), ("y", SVGText.number(y - 7)),
            ("width", "28"), ("height", "14"),
          ])
      case .intervals: body += PlotArea.path([(x + 14, y - 7), (x + 14, y + 7)], "bar", series.style)
      }
    }
    return body
  }
}
