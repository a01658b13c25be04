extension Comparison {
  /// The documented answer to `--json`.
  var json: [String: JSONValue] {
    [
      "arms": .array(
        ComparisonArm.allCases.map { .object(["method": .string($0.rawValue), "about": .string($0.about)]) }),
      "tasks": .array(tasks.map(\.json)), "suites": .array(groups.map(json)),
      "pairs": .array(contrasts.map(\.json)), "gradient_against": .array(verdicts.map(\.json)),
    ]
  }

  private func json(_ group: Group) -> JSONValue {
    let arms = ComparisonArm.allCases.map { arm in
      var members = group[arm].members
      members["tasks_solved"] = .int(group.tasksSolved(by: arm))
      for axis in CostAxis.allCases {
        members["area_\(axis.rawValue)"] = area(arm, group, axis).map { .measured($0) } ?? .null
      }
      return (arm.rawValue, JSONValue.object(members))
    }
    return .object([
      "suite": group.name.isEmpty ? .null : .string(group.name), "tasks": .int(group.tasks.count),
      "methods": .object(Dictionary(uniqueKeysWithValues: arms)),
    ])
  }
}

extension ArmRuns {
  fileprivate var members: [String: JSONValue] {
    var members: [String: JSONValue] = [
      "runs": .int(runs.count), "right": .int(successes),
      "wilson95": .array([.measured(wilson.low), .measured(wilson.high)]),
    ]
    for axis in CostAxis.allCases {
      members["expected_\(axis.rawValue)"] = expected(axis).map { .measured($0) } ?? .null
    }
    return members
  }
}

extension Comparison.TaskRuns {
  fileprivate var json: JSONValue {
    let methods = arms.map { runs in
      var members = runs.members
      if let reason = runs.runs.lazy.compactMap(\.inapplicable).first { members["inapplicable"] = .string(reason) }
      return (runs.arm.rawValue, JSONValue.object(members))
    }
    return .object([
      "suite": .string(suite), "task": .string(name),
      "methods": .object(Dictionary(uniqueKeysWithValues: methods)),
      "fewest_executions": winner(.executions).map { .string($0.rawValue) } ?? .null,
      "least_seconds": winner(.seconds).map { .string($0.rawValue) } ?? .null,
    ])
  }
}

extension Contrast {
  fileprivate var json: JSONValue {
    .object([
      "first": .string(first.rawValue), "second": .string(second.rawValue),
      "a12_executions": meanCostsMore(.executions).map { .measured($0) } ?? .null,
      "a12_seconds": meanCostsMore(.seconds).map { .measured($0) } ?? .null,
      "first_right_more_often": .int(significant.first), "second_right_more_often": .int(significant.second),
      "tasks": .array(tasks.map(\.json)),
    ])
  }
}

extension Contrast.TaskContrast {
  fileprivate var json: JSONValue {
    .object([
      "suite": .string(suite), "task": .string(name),
      "a12_executions": costsMore[.executions].map { .measured($0) } ?? .null,
      "a12_seconds": costsMore[.seconds].map { .measured($0) } ?? .null, "fisher_p": .measured(p),
      "holm_p": .measured(adjustedP),
    ])
  }
}

extension Verdict {
  fileprivate var json: JSONValue {
    .object([
      "method": .string(opponent.rawValue), "by": .string(axis.rawValue), "ahead": .array(ahead.map(\.json)),
      "behind": .array(behind.map(\.json)), "neither": .array(neither.map { .string($0) }),
    ])
  }
}

extension Verdict.Lead {
  fileprivate var json: JSONValue {
    .object(["task": .string(task), "factor": factor.map { .measured($0) } ?? .null])
  }
}
