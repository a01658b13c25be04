extension PlotArea {
  func svg(of mark: Mark, _ style: SeriesStyle) -> String {
    switch mark {
    case .line(let points):
      return runs(points).map { Self.path($0, "line", style) }.joined()
    case .steps(let points):
      return runs(points).map { Self.path(Self.stepped($0), "line", style) }.joined()
    case .symbols(let points):
      return points.compactMap(place).map { Self.symbol(x: $0, y: $1, style) }.joined()
    case .dots(let points):
      return points.compactMap(place).map { Self.dot(x: $0, y: $1, style) }.joined()
    case .band(let intervals):
      let upper = intervals.compactMap { place(Point($0.x, $0.upper)) }
      let lower = intervals.reversed().compactMap { place(Point($0.x, $0.lower)) }
      return Self.path(upper + lower, "area", style, isClosed: true)
    case .intervals(let intervals):
      return intervals.map { interval in
        guard let (x, low) = place(Point(interval.x, interval.lower)), let high = y(interval.upper) else { return "" }
        return Self.path([(x, low), (x, high)], "bar", style) + Self.path([(x - 4, low), (x + 4, low)], "bar", style)
          + Self.path([(x - 4, high), (x + 4, high)], "bar", style)
      }
      .joined()
    }
  }

  /// The points that have a place, cut where one has none.
  private func runs(_ points: [Point]) -> [[(Double, Double)]] {
    var runs: [[(Double, Double)]] = [[]]
    for point in points {
      if let place = place(point) {
        runs[runs.count - 1].append(place)
      } else if runs.last?.isEmpty == false {
        runs.append([])
      }
    }
    return runs
  }

  private static func stepped(_ points: [(Double, Double)]) -> [(Double, Double)] {
    zip(points, points.dropFirst()).flatMap { [$0, ($1.0, $0.1)] } + points.suffix(1)
  }

  static func path(
    _ points: [(Double, Double)], _ kind: String, _ style: SeriesStyle? = nil, isClosed: Bool = false
  ) -> String {
    guard points.count > 1 else { return "" }
    let data = "M" + points.map { "\(SVGText.number($0)) \(SVGText.number($1))" }.joined(separator: "L")
    var attributes = [("class", [kind, style?.name].compactMap(\.self).joined(separator: " "))]
    if kind == "line", let dashes = style?.dashes { attributes.append(("stroke-dasharray", dashes)) }
    return SVGText.element("path", attributes + [("d", data + (isClosed ? "Z" : ""))])
  }

  static func symbol(x: Double, y: Double, _ style: SeriesStyle) -> String {
    SVGText.element(
      "path",
      [
        ("class", "mark \(style.name)"), ("transform", "translate(\(SVGText.number(x)) \(SVGText.number(y)))"),
        ("d", style.symbol),
      ])
  }

  static func dot(x: Double, y: Double, _ style: SeriesStyle) -> String {
    SVGText.element(
      "circle",
      [("class", "dot \(style.name)"), ("cx", SVGText.number(x)), ("cy", SVGText.number(y)), ("r", "2.2")])
  }
}
