internal import AST

/// Where evolution and descent of each task are at equal scores.
struct BehaviourFindings: Sendable {
  struct Entry: Sendable {
    let name: String
    /// Of the first output.
    let type: Type
    let paths: BehaviourPaths
    /// At all generations looked at but the first.
    let comparisons: [BehaviourComparison]

    /// The latest generation whose mean score at least half of the descents reach.
    var matched: BehaviourComparison? {
      comparisons.last { 2 * $0.comparisons.count >= paths.descents.count && $0.cosine.isFinite }
    }
  }

  private(set) var entries: [Entry] = []

  mutating func add(_ name: String, _ type: Type, _ paths: BehaviourPaths) {
    let comparisons = paths.generations.indices.dropFirst().map { BehaviourComparison(paths, at: $0) }
    entries.append(Entry(name: name, type: type, paths: paths, comparisons: comparisons))
  }

  var result: ExperimentResult {
    var result = ExperimentResult()
    let matched = entries.count { $0.matched != nil }
    // Ten of the twelve.
    let least = max(1, entries.count * 5 / 6)
    result.lines = [
      PassLine(
        "tasks with a score that evolution's mean has and half of the descents reach: at least \(least) of "
          + "\(entries.count)",
        measured: "\(matched)", holds: matched >= least)
    ]
    result.numbers = ["tasks": .array(entries.map(Self.json))]
    result.tables = [table]
    result.figures = [("behaviour", figure)]
    return result
  }

  private static func json(_ entry: Entry) -> JSONValue {
    let all = entry.comparisons
    return .object([
      "task": .string(entry.name), "output": .string("\(entry.type)"), "replicates": .int(entry.paths.evolved.count),
      "restarts": .int(entry.paths.descents.count), "coordinates": .int(entry.paths.space.target.count),
      "generations": .array(all.map { .int($0.generation) }), "score": .measured(all.map(\.score)),
      "restarts_matched": .array(all.map { .int($0.comparisons.count) }), "cosine": .measured(all.map(\.cosine)),
      "relative_distance": .measured(all.map(\.relativeDistance)),
      "relative_spread": .measured(all.map(\.relativeSpread)),
      "centrality_rank": .measured(all.map(\.centralityRank)), "jensen_gap": .measured(all.map(\.jensenGap)),
      "matched_generation": entry.matched.map { .int($0.generation) } ?? .null,
    ])
  }

  private var table: DataTable {
    var table = DataTable(
      "behaviour",
      columns: [
        "task", "generation", "score", "restarts_matched", "cosine", "relative_distance", "relative_spread",
        "centrality_rank", "jensen_gap",
      ])
    for entry in entries {
      for comparison in entry.comparisons {
        func cell(_ value: Double) -> DataTable.Cell { value.isFinite ? .measured(value) : .none }
        table.append([
          .text(entry.name), .int(comparison.generation), cell(comparison.score), .int(comparison.comparisons.count),
          cell(comparison.cosine), cell(comparison.relativeDistance), cell(comparison.relativeSpread),
          cell(comparison.centralityRank), cell(comparison.jensenGap),
        ])
      }
    }
    return table
  }
}
