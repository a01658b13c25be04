extension CloudFindings {
  private static let styles: [SeriesStyle] = [.vermilion, .orange, .green, .blue]
  /// How many lineages the picture shows.
  private static let shownLineages = 250

  var figure: Figure {
    let greedy = entries.filter(\.cloud.setting.isGreedy)
    let shown = entries.first(where: \.cloud.setting.isReference)
    return Figure(
      title: task.map { "Evolution averaged over replicates is gradient descent: the soft program of \($0)" }
        ?? "Evolution averaged over replicates is gradient descent",
      panels: [alignment(greedy), bias(greedy)] + (shown.map { [plane($0), loss($0)] } ?? []))
  }

  private var horizon: Double { entries.first?.cloud.times.last ?? 1 }
  private var timeAxis: Axis { Axis(label: "common time t = α · steps", range: 0...horizon) }

  private func alignment(_ entries: [Entry]) -> Panel {
    var panel = Panel(
      title: "a  Mean of the cloud against descent", x: timeAxis,
      y: Axis(label: "1 − cosine", kind: .logarithmic, range: 1e-5...2),
      series: zip(entries, Self.styles).map { entry, style in
        Series(
          name: entry.cloud.setting.name, style: style,
          marks: [.line(entry.comparisons.map { Point($0.time, 1 - $0.cosine) })])
      },
      rules: [Rule(direction: .level, value: 1 - Self.cosine, text: "bound: cosine \(NumberText.bound(Self.cosine))")])
    if let entry = entries.dropFirst(2).first {
      panel.series.append(
        Series(
          name: "one lineage, \(entry.cloud.setting.name)", style: .purple,
          marks: [.line(entry.comparisons.map { Point($0.time, 1 - $0.singleCosine) })]))
    }
    return panel
  }

  private func bias(_ entries: [Entry]) -> Panel {
    let ratios = entries.map { $0.comparisons.map { $0.bias / $0.spread } }
    let greatest = ratios.joined().filter(\.isFinite).max() ?? 0
    return Panel(
      title: "b  Distance of descent from the mean",
      x: timeAxis,
      y: Axis(label: "bias / spread of the cloud", range: 0...max(task == nil ? 0.8 : 0.36, 1.05 * greatest)),
      series: zip(zip(entries, ratios), Self.styles).map { entry, style in
        Series(
          name: entry.0.cloud.setting.name, style: style,
          marks: [.line(zip(entry.0.comparisons, entry.1).map { Point($0.time, $1) })])
      },
      rules: [Rule(direction: .level, value: Self.biasShare, text: "bound")])
  }

  /// The cloud at the end, seen along the direction of the descent and the cloud's own widest direction across it.
  func plane(_ entry: Entry) -> Panel {
    let start = entry.cloud.start
    let (last, mean) = (entry.cloud.places.last ?? [], entry.cloud.means)
    let along = Vector.unit(Vector.difference(entry.descent.places.last ?? start, start), floor: 0) ?? start
    let across = PrincipalComponents.of(last, count: 1, orthogonal: [along]).first ?? start
    func point(_ place: [Double]) -> Point {
      let offset = Vector.difference(place, start)
      return Point(Vector.dot(offset, along), Vector.dot(offset, across))
    }
    return Panel(
      title:
        "c  \(min(last.count, Self.shownLineages)) lineages at t = \(NumberText.short(NumberText.rounded(horizon, digits: 3))), \(entry.cloud.setting.name)",
      x: Axis(label: "displacement along descent"),
      y: Axis(label: "widest displacement across"),
      series: [
        Series(name: "lineages", style: .sky, marks: [.dots(last.prefix(Self.shownLineages).map(point))]),
        Series(
          name: "one lineage", style: .vermilion,
          marks: [.line([point(start)] + entry.cloud.places.compactMap(\.first).map(point))]),
        Series(name: "mean", style: .green, marks: [.symbols(([start] + mean).map(point))]),
        Series(name: "descent", style: .ink, marks: [.line(([start] + entry.descent.places).map(point))]),
      ],
      hasEqualUnits: true)
  }

  private func loss(_ entry: Entry) -> Panel {
    let times = entry.cloud.times
    let band = zip(times, entry.cloud.losses).map {
      Interval($0, Summary.quantile($1, 0.05), Summary.quantile($1, 0.95))
    }
    return Panel(
      title: "d  Loss, \(entry.cloud.setting.name)",
      x: timeAxis,
      y: Axis(label: task == nil ? "mean squared error" : "soft loss", range: task == nil ? 0...0.52 : nil),
      series: [
        Series(name: "90 % of lineages", style: .sky, marks: [.band(band)]),
        Series(
          name: "their mean", style: .green,
          marks: [.symbols(zip(times, entry.cloud.losses).map { Point($0, Summary.mean($1)) })]),
        Series(name: "descent", style: .ink, marks: [.line(zip(times, entry.descent.losses).map { Point($0, $1) })]),
      ])
  }
}
