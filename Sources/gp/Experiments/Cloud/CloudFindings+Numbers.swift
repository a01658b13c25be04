extension CloudFindings {
  var numbers: [String: JSONValue] {
    [
      "parameters": .int(parameters), "starting_slope": .measured(startingSlope),
      "times": .measured(entries.first?.cloud.times ?? []),
      "clouds": .array(
        entries.map { entry in
          let setting = entry.cloud.setting
          return .object([
            "mutation_size": .number(setting.mutationSize), "inverse_temperature": .number(setting.inverseTemperature),
            "rate": .measured(setting.rate), "replicates": .int(entry.cloud.places.first?.count ?? 0),
            "acceptance": .measured(entry.cloud.acceptance),
            "acceptance_error": .measured(entry.cloud.acceptanceError), "comparison": Self.json(entry.comparisons),
            "loss_descent": .measured(entry.descent.losses),
            "loss_lineages_mean": .measured(entry.cloud.losses.map(Summary.mean)),
          ])
        }),
      "controls": .array(
        allControls.map { .object(["name": .string($0.name), "comparison": Self.json($0.comparisons)]) }),
    ]
  }

  private var allControls: [Control] { controls + [tooLarge].compactMap { $0 } }

  private static func json(_ comparisons: [CloudComparison]) -> JSONValue {
    .object([
      "cosine": .measured(comparisons.map(\.cosine)), "cosine_single": .measured(comparisons.map(\.singleCosine)),
      "bias": .measured(comparisons.map(\.bias)), "spread": .measured(comparisons.map(\.spread)),
      "nearer_share": .measured(comparisons.map(\.nearerShare)),
      "bias_in_sampling_errors": .measured(comparisons.map(\.biasInSamplingErrors)),
    ])
  }

  var table: DataTable {
    var table = DataTable(
      "cloud",
      columns: [
        "cloud", "descent", "time", "cosine", "cosine_single", "bias", "spread", "nearer_share",
        "bias_in_sampling_errors",
      ])
    for entry in entries { table.append(entry.cloud.setting.name, "matching", entry.comparisons) }
    for control in allControls { table.append("control", control.name, control.comparisons) }
    return table
  }
}

extension DataTable {
  fileprivate mutating func append(_ cloud: String, _ descent: String, _ comparisons: [CloudComparison]) {
    for comparison in comparisons {
      append([
        .text(cloud), .text(descent), .measured(comparison.time), .measured(comparison.cosine),
        .measured(comparison.singleCosine), .measured(comparison.bias), .measured(comparison.spread),
        .measured(comparison.nearerShare), .measured(comparison.biasInSamplingErrors),
      ])
    }
  }
}
