internal import AST
internal import Interpreter

extension SearchResult {
  /// What a person reads after the answer: whether it is right, what it took, and what to do if it is not.
  var summary: [String] {
    var lines = [verdict]
    if program != nil, isGeneral == nil {
      lines.append("The answer was not tested on unseen cases: the task has no test cases.")
    }
    if isSeed { lines.append("A seed solves the task already: nothing was evolved.") }
    if let program { lines.append("\(NumberText.count(program.size, "node")); \(effort).") }
    if let front { lines += front.lines }
    if program != nil, let advice { lines.append(advice) }
    if let distinguishing {
      lines += distinguishing.lines(task) + ["A case for that input says which is meant: gp ask."]
    }
    return lines
  }

  private var verdict: String {
    guard program != nil else { return "Nothing found: \(reason)." }
    if isSolved {
      guard isGeneral == false else { return "Solved: \(rights)." }
      return "Solved, but the answer does not generalise: \(rights)."
    }
    return "Not solved: \(rights), with a mean train error of \(NumberText.short(train.error ?? 0))."
  }

  /// `10 of 10 train cases and 3 of 4 test cases are right`
  private var rights: String {
    let parts = [(train, "train case"), (test, "test case")].filter { $0.0.of > 0 }.map { score, noun in
      "\(score.right) of \(NumberText.count(score.of, noun))"
    }
    return parts.joined(separator: " and ") + (parts.count == 1 && train.of == 1 ? " is right" : " are right")
  }

  private var effort: String {
    "\(NumberText.count(generations, "generation")), \(NumberText.compact(Double(executions))) executions, "
      + DurationText.describe(seconds: seconds) + reuse
  }

  /// `, 38 % of 12.3k function columns kept from before`, if any were asked for.
  private var reuse: String {
    guard keptColumns.asked > 0 else { return "" }
    let share = Int((100 * Double(keptColumns.found) / Double(keptColumns.asked)).rounded())
    return ", \(share) % of \(NumberText.compact(Double(keptColumns.asked))) function columns kept from before"
  }

  private var reason: String {
    switch stop {
    case .solved, .budget: "the budget allows no program to be judged"
    case .time: "the time was over before a program was judged"
    case .interrupted: "interrupted before a program was judged"
    }
  }

  private var advice: String? {
    switch stop {
    case .solved where isGeneral == false:
      "More train cases show better what is meant; another --random-seed may find what is."
    case .solved: nil
    case .budget: "The budget is spent. --executions or --generations allows more; another --random-seed may do better."
    case .time: "The time is over. --time allows more; another --random-seed may do better."
    case .interrupted: "Interrupted before the end."
    }
  }
}
