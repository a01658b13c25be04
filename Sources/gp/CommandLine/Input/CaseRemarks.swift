internal import AST
internal import Interpreter

/// What is worth a warning about the cases of a task.
struct CaseRemarks {
  let task: Task
  let cases: TaskCases

  /// - Parameter found: What was already said of the task.
  func warnings(besides found: [Diagnostic]) -> [Diagnostic] {
    let isTold = found.contains(where: Self.saysUntested)
    return [contradictions, isTold ? nil : missingTest, repeatedTest]
      .compactMap(\.self).map { Diagnostic(.warning, file: task.file, $0) }
  }

  /// Says that no program can be right on all train cases.
  private var contradictions: String? {
    let train = cases.train
    var seen: [[Value]: Int] = [:]
    var pairs: [(first: Int, second: Int)] = []
    for index in 0..<train.count {
      guard let first = seen.updateValue(seen[train.inputs(of: index)] ?? index, forKey: train.inputs(of: index)) else {
        continue
      }
      let agree = zip(train.expected(of: index), train.expected(of: first)).allSatisfy {
        Judge.isRight($0, expected: $1, tolerance: task.tolerance)
      }
      if !agree { pairs.append((first + 1, index + 1)) }
    }
    guard let pair = pairs.first else { return nil }
    return "train cases \(pair.first) and \(pair.second) have the same inputs but different outputs"
      + (pairs.count > 1 ? ", and so have \(pairs.count - 1) more" : "") + ": no program can be right on all"
  }

  /// True of a warning that there are no test cases.
  static func saysUntested(_ warning: Diagnostic) -> Bool { warning.message.hasSuffix(untested) }

  private static let untested = "the answer will not be tested on unseen cases"

  private var missingTest: String? {
    cases.test.isEmpty ? "there are no test cases: \(Self.untested)" : nil
  }

  /// Says that test cases are not unseen.
  private var repeatedTest: String? {
    let train = Set((0..<cases.train.count).map { cases.train.inputs(of: $0) })
    let repeated = (0..<cases.test.count).count { train.contains(cases.test.inputs(of: $0)) }
    guard repeated > 0 else { return nil }
    return
      "\(repeated) of \(NumberText.count(cases.test.count, "test case")) repeat the inputs of train cases, and test nothing unseen"
  }
}
