extension Figure {
  private static let panelWidth = 470.0
  private static let headingHeight = 42.0

  /// The figure as a self-contained SVG document, which follows the reader's choice of a light or dark ground.
  ///
  /// The same figure gives the same bytes.
  var svg: String {
    let rows = stride(from: 0, to: panels.count, by: max(1, columns)).map {
      Array(panels[$0..<min($0 + max(1, columns), panels.count)])
    }
    let width = Double(rows.map(\.count).max() ?? 1) * Self.panelWidth
    let titleLines = TextWrapping.lines(title, columns: Int(width / 9.6))
    var top = Self.headingHeight + Double(max(0, titleLines.count - 1)) * 22
    var body = ""
    for (index, line) in titleLines.enumerated() {
      body += SVGText.text(line, x: 14, y: 27 + Double(index) * 22, style: "heading")
    }
    for row in rows {
      let legendRows = row.map { PanelDrawing.legendRows(of: $0, width: Self.panelWidth).count }.max() ?? 0
      for (index, panel) in row.enumerated() {
        let drawing = PanelDrawing(
          panel, left: Double(index) * Self.panelWidth, top: top, width: Self.panelWidth, legendRows: legendRows)
        body += drawing.svg
      }
      top += PanelDrawing.height(legendRows: legendRows)
    }
    let (w, h) = (SVGText.number(width), SVGText.number(top + 6))
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(w)" height="\(h)" viewBox="0 0 \(w) \(h)" role="img">
      <title>\(SVGText.escaped(title))</title>
      <style>
      \(SeriesStyle.sheet)
      </style>
      <rect class="paper" width="\(w)" height="\(h)"/>
      \(body)</svg>

      """
  }
}
