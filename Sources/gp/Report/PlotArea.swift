/// The rectangle between a panel's axes: maps values to places and draws marks.
struct PlotArea {
  let panel: Panel
  let left: Double
  let top: Double
  let width: Double
  let height: Double
  let xScale: Scale
  let yScale: Scale

  init(_ panel: Panel, left: Double, top: Double, width: Double, height: Double) {
    self.panel = panel
    (self.left, self.top, self.width, self.height) = (left, top, width, height)
    let marks = panel.series.flatMap(\.marks)
    let levels = panel.rules.filter { $0.direction == .level }.map(\.value)
    let uprights = panel.rules.filter { $0.direction == .upright }.map(\.value)
    var x = Scale(panel.x, showing: marks.flatMap(\.xs) + uprights)
    var y = Scale(panel.y, showing: marks.flatMap(\.ys) + levels)
    if panel.hasEqualUnits {
      let (unitX, unitY) = (width / x.length, height / y.length)
      if unitX > unitY { x = x.widened(by: unitX / unitY) } else { y = y.widened(by: unitY / unitX) }
    }
    (xScale, yScale) = (x, y)
  }

  /// The name of the plot's clipping path in the document: its place, which no other plot has.
  var clipName: String { "clip-\(Int(left))-\(Int(top))" }

  func x(_ value: Double) -> Double? { xScale.place(value).map { left + $0 * width } }
  func y(_ value: Double) -> Double? { yScale.place(value).map { top + (1 - $0) * height } }

  func place(_ point: Point) -> (Double, Double)? {
    guard let x = x(point.x), let y = y(point.y) else { return nil }
    return (x, y)
  }

  var grid: String {
    var body = "<clipPath id=\"\(clipName)\">" + frame(nil) + "</clipPath>\n"
    for tick in xScale.ticks {
      if let x = x(tick.value) { body += Self.path([(x, top), (x, top + height)], "grid") }
    }
    for tick in yScale.ticks {
      if let y = y(tick.value) { body += Self.path([(left, y), (left + width, y)], "grid") }
    }
    return body
  }

  var axes: String {
    var body = frame("frame")
    for tick in xScale.ticks {
      guard let x = x(tick.value) else { continue }
      body += Self.path([(x, top + height), (x, top + height + 5)], "frame")
      body += SVGText.text(tick.text, x: x, y: top + height + 21, anchor: .middle)
    }
    for tick in yScale.ticks {
      guard let y = y(tick.value) else { continue }
      body += Self.path([(left - 5, y), (left, y)], "frame")
      body += SVGText.text(tick.text, x: left - 9, y: y + 5, anchor: .end)
    }
    body += SVGText.text(panel.x.label, x: left + width / 2, y: top + height + 43, anchor: .middle)
    body += SVGText.text(panel.y.label, x: left - 58, y: top + height / 2, anchor: .middle, turned: true)
    return body
  }

  var rules: String {
    panel.rules.map { rule in
      switch rule.direction {
      case .level:
        guard let y = y(rule.value) else { return "" }
        return Self.path([(left, y), (left + width, y)], "rule")
          // Above the line, but within the frame.
          + SVGText.text(rule.text, x: left + 6, y: y - top < 22 ? y + 18 : y - 6, style: "halo")
      case .upright:
        guard let x = x(rule.value) else { return "" }
        return Self.path([(x, top), (x, top + height)], "rule")
          + SVGText.text(rule.text, x: x + 5, y: top + 17, style: "halo")
      }
    }
    .joined()
  }

  private func frame(_ style: String?) -> String {
    SVGText.element(
      "rect",
      (style.map { [("class", $0)] } ?? []) + [
        ("x", SVGText.number(left)), ("y", SVGText.number(top)), ("width", SVGText.number(width)),
        ("height", SVGText.number(height)),
      ])
  }
}

extension Scale {
  fileprivate var length: Double { range.upperBound - range.lowerBound }
}

extension Mark {
  /// All values along x.
  fileprivate var xs: [Double] {
    switch self {
    case .line(let points), .steps(let points), .symbols(let points), .dots(let points): points.map(\.x)
    case .band(let intervals), .intervals(let intervals): intervals.map(\.x)
    }
  }

  /// All values along y.
  fileprivate var ys: [Double] {
    switch self {
    case .line(let points), .steps(let points), .symbols(let points), .dots(let points): points.map(\.y)
    case .band(let intervals), .intervals(let intervals): intervals.flatMap { [$0.lower, $0.upper] }
    }
  }
}
