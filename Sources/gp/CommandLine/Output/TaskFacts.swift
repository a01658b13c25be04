internal import AST
internal import Interpreter

/// What was understood of a task, as a person reads it.
struct TaskFacts {
  private let task: Task
  private let cases: TaskCases?

  init(_ task: Task, _ cases: TaskCases?) {
    self.task = task
    self.cases = cases
  }

  func text(columns: Int) -> String {
    FactText(title: title, facts: facts).text(columns: columns)
  }

  private var title: String {
    let name = task.name.isEmpty ? task.interface.name : task.name
    return task.about.isEmpty ? name : "\(name): \(task.about)"
  }

  private var facts: [(String, String)] {
    var facts = [
      (task.inputs.count == 1 ? "Input" : "Inputs", FactText.list(task.inputs)),
      (task.outputs.count == 1 ? "Output" : "Outputs", outputs),
    ]
    if let cases {
      facts.append(("Train cases", count(cases.train)))
      facts.append(("Test cases", count(cases.test)))
    }
    facts.append(("Types", task.universe.map(\.description).joined(separator: ", ")))
    facts.append(("Operators", task.operators.map(\.name).joined(separator: " ")))
    facts.append(("Constants", constants))
    if !task.helpers.isEmpty { facts.append(("Helpers", task.helpers.map(FactText.signature).joined(separator: "; "))) }
    if !task.seeds.isEmpty { facts.append(("Seeds", "\(task.seeds.count)")) }
    facts.append(("Limits", "fuel \(task.fuel), length \(task.length), tolerance \(task.tolerance)"))
    facts.append(("Budget", budget))
    return facts
  }

  private var outputs: String {
    zip(task.outputs, task.errorKinds).map { output, kind in
      (task.outputs.count == 1 ? "" : "\(output.name): ") + "\(output.type)"
        + (kind == .default ? "" : " (\(kind.rawValue) error)")
    }
    .joined(separator: ", ")
  }

  private func count(_ cases: Cases) -> String {
    guard !cases.isEmpty else { return "none" }
    let inputs = cases.inputs(of: 0).map(Printer.value).joined(separator: ", ")
    let outputs = cases.expected(of: 0).map(Printer.value).joined(separator: ", ")
    return "\(cases.count), the first: " + DisplayWidth.fitted("\(inputs) -> \(outputs)", columns: 120)
  }

  private var constants: String {
    let literals = task.constants.literals.map { Printer.value($0.value) }
    let ranges = task.constants.ranges.map { range in
      switch range {
      case .int(let range): "Int \(range.lowerBound)...\(range.upperBound) at random"
      case .float(let low, let high): "Float \(low)...\(high) at random"
      }
    }
    let own = (literals.isEmpty ? [] : [literals.joined(separator: " ")]) + ranges
    return own.isEmpty ? "the usual ones of each type" : own.joined(separator: "; ")
  }

  private var budget: String {
    "\(NumberText.count(task.budget.generations ?? SearchOptions.defaultGenerations, "generation")) of "
      + NumberText.count(task.budget.programs ?? SearchOptions.defaultPopulation, "program")
  }
}
