internal import AST

extension BehaviourFindings {
  /// Tasks of which the plane is drawn.
  private static let shownTasks = 2

  var figure: Figure {
    let letters = ["a", "b", "c", "d"]
    let planes = entries.filter { $0.matched != nil }.spread(over: Self.shownTasks)
    var panels =
      planes.compactMap(plane)
      + [
        scatter("cosine of the ways", "Jensen gap of the score", \.cosine, \.jensenGap),
        scatter(
          "centrality rank of descent", "distance of descent from the mean", \.centralityRank, \.relativeDistance),
      ]
    for (index, letter) in zip(panels.indices, letters) { panels[index].title = "\(letter)  \(panels[index].title)" }
    return Figure(title: "Evolution and descent in the space of outputs, at equal scores", panels: panels)
  }

  /// The cloud at the matched score, with the ways to it, seen in the plane in which all of it varies most.
  private func plane(_ entry: Entry) -> Panel? {
    guard let matched = entry.matched, let last = entry.paths.generations.firstIndex(of: matched.generation)
    else { return nil }
    let paths = entry.paths
    let cloud = paths.evolved.map { $0[last] }
    let means = (0...last).map { time in Vector.mean(paths.evolved.map { $0[time] }) }
    let descents = paths.descents.map { path in
      let end = path.firstIndex { paths.space.score($0) >= matched.score } ?? path.count - 1
      return Array(path[0...end])
    }
    let middle = descents.sorted { $0.count < $1.count }[descents.count / 2]
    let ends = descents.compactMap(\.last)
    let components = PrincipalComponents.of(
      cloud + means + middle + ends + [paths.space.target], count: 2)
    guard components.count == 2 else { return nil }
    func point(_ place: [Double]) -> Point {
      let offset = Vector.difference(place, paths.space.target)
      return Point(Vector.dot(offset, components[0]), Vector.dot(offset, components[1]))
    }
    // A descent may begin far away; what is shown is where the others are.
    let shown = (cloud + means + ends + [paths.space.target]).map(point)
    return Panel(
      title: "\(entry.name), mean score \(NumberText.short(NumberText.rounded(matched.score, digits: 2)))",
      x: Axis(label: "first principal component", range: Self.range(shown.map(\.x))),
      y: Axis(label: "second principal component", range: Self.range(shown.map(\.y))),
      series: [
        Series(name: "evolved", style: .sky, marks: [.dots(cloud.map(point))]),
        Series(name: "their mean", style: .green, marks: [.line(means.map(point)), .symbols(means.map(point))]),
        Series(name: "descents", style: .orange, marks: [.symbols(ends.map(point))]),
        Series(name: "one descent", style: .ink, marks: [.line(middle.map(point))]),
        Series(name: "target", style: .vermilion, marks: [.symbols([point(paths.space.target)])]),
      ],
      hasEqualUnits: true)
  }

  /// All values, with a margin.
  private static func range(_ values: [Double]) -> ClosedRange<Double>? {
    guard let least = values.min(), let greatest = values.max() else { return nil }
    let margin = max(0.05 * (greatest - least), 1e-3)
    return least - margin...greatest + margin
  }

  private func scatter(
    _ x: String, _ y: String, _ abscissa: KeyPath<BehaviourComparison, Double>,
    _ ordinate: KeyPath<BehaviourComparison, Double>
  ) -> Panel {
    let kinds: [(name: String, style: SeriesStyle)] = [("Bool", .blue), ("Float", .orange), ("Int", .green)]
    return Panel(
      title: "Each task", x: Axis(label: x), y: Axis(label: y),
      series: kinds.compactMap { kind in
        let points = entries.filter { "\($0.type)" == kind.name }.compactMap(\.matched).map {
          Point($0[keyPath: abscissa], $0[keyPath: ordinate])
        }
        return points.isEmpty ? nil : Series(name: kind.name, style: kind.style, marks: [.symbols(points)])
      })
  }
}

extension Array {
  /// So many elements, from the first on at equal distances.
  fileprivate func spread(over count: Int) -> [Element] {
    self.count <= count ? self : (0..<count).map { self[$0 * self.count / count] }
  }
}
