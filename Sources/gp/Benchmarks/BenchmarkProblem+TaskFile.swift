import AST

extension BenchmarkProblem {
  /// The problem as a complete task file with fresh cases.
  ///
  /// The text is a pure function of the arguments.
  ///
  /// - Parameters:
  ///   - seed: What the cases are drawn with.
  ///   - train: How many train cases; `nil` for the published number. Formula cases have the number their line says.
  ///   - test: How many test cases, in the same way; 0 leaves those of a formula out too.
  func taskFile(seed: UInt64, train: Int? = nil, test: Int? = nil) -> String {
    [header(seed), declarations, grantLines, caseLines(seed, train, test)]
      .map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  private func header(_ seed: UInt64) -> [String] {
    var command = "gp new --problem \(name)"
    if isRandom { command += " --random-seed \(seed)" }
    return ["# Written by: \(command)", "task: \(name)", "about: \(statement)"]
  }

  private var declarations: [String] {
    inputs.map { "input \($0.name): \($0.type)" }
      + outputs.map { outputs.count == 1 ? "output: \($0.type)" : "output \($0.name): \($0.type)" }
  }

  private var grantLines: [String] {
    var lines: [String] = []
    if let operators = grants.operators { lines.append("operators: " + operators) }
    if !grants.constants.isEmpty { lines.append("constants: " + grants.constants.joined(separator: " ")) }
    lines += grants.randomConstants.map { "random constants: " + $0 }
    if !grants.types.isEmpty { lines.append("types: " + grants.types.joined(separator: " ")) }
    lines += grants.errors.map { $0.contains(":") ? "error " + $0 : "error: " + $0 }
    lines.append("fuel: \(grants.fuel)")
    if outputs.contains(where: { $0.type.mentionsFloat }) { lines.append("tolerance: \(grants.tolerance)") }
    lines.append("budget: \(budget.generations) generations, \(budget.programs) programs")
    return lines
  }

  /// True if the cases depend on a seed.
  private var isRandom: Bool {
    switch cases {
    case .generated: true
    case .formula(let train, let test, _): train.isRandom || test?.isRandom == true
    }
  }

  private func caseLines(_ seed: UInt64, _ trainCount: Int?, _ testCount: Int?) -> [String] {
    switch cases {
    case .formula(let train, let test, let target):
      let unseen = testCount == 0 ? nil : test
      return ["target " + target] + (isRandom ? ["sample seed \(seed)"] : []) + ["", "train:", train.line]
        + (unseen.map { ["test:", $0.line] } ?? [])
    case .generated:
      return ["train:"] + generate(.train, count: trainCount, seed: seed).map(\.line)
        + ["test:"] + generate(.test, count: testCount, seed: seed).map(\.line)
    }
  }
}

extension BenchmarkCase {
  /// The case as a line of a task file.
  fileprivate var line: String {
    [inputs, outputs].map { $0.map(Printer.value).joined(separator: ", ") }.joined(separator: " -> ")
  }
}

extension Type {
  /// True of Float and of every type with Float in it.
  fileprivate var mentionsFloat: Bool {
    self == .float || (element?.mentionsFloat ?? false) || parts.contains { $0.mentionsFloat }
  }
}
