import Foundation
import Testing

@testable import gp

struct ComparisonTests {
  /// A run of a task with three train cases and one unseen one.
  private func run(
    _ arm: ComparisonArm, _ task: String = "a", seed: Int = 1, right: Bool = true, executions: Int = 100,
    seconds: Double = 1, suite: String = "s", reached: [BenchRun.Milestone]? = nil
  ) throws -> BenchRun {
    let text = """
      {"suite":"\(suite)","task":"\(task)","random_seed":\(seed),
       "options":{"executions":1000,"method":"\(arm.rawValue)"},
       "solved":\(right),"generalised":\(right),"train":{"right":\(right ? 3 : 1),"of":3},"test":{"right":0,"of":1},
       "executions":\(executions),"executions_to_solution":\(right ? "\(executions)" : "null"),"generations":1,
       "seconds":\(seconds),"version":"0"}
      """
    var run = try JSONDecoder().decode(BenchRun.self, from: Data(text.utf8))
    run.reached = reached
    return run
  }

  @Test func `a success costs what all runs spent, and the arm whose success costs least wins an axis`() throws {
    let comparison = Comparison([
      try run(.evolution, executions: 100, seconds: 3), try run(.evolution, seed: 2, right: false, executions: 900),
      try run(.values, executions: 600, seconds: 0.5), try run(.values, seed: 2, executions: 700, seconds: 0.5),
      try run(.random, right: false, executions: 1000, seconds: 2),
    ])
    let task = try #require(comparison.tasks.first)
    #expect(task[.evolution].expected(.executions) == 1000 && task[.evolution].expected(.seconds) == 4)
    #expect(task[.values].expected(.executions) == 650 && task[.values].expected(.seconds) == 0.5)
    #expect(task[.random].expected(.executions) == nil && task[.policy].runs.isEmpty)
    #expect(task.winner(.executions) == .values && task.winner(.seconds) == .values)
    #expect(Comparison([try run(.random, right: false)]).tasks[0].winner(.seconds) == nil)
  }

  @Test func `a pair of arms is compared task by task, a run without success costing more than any with`() throws {
    var runs: [BenchRun] = []
    for seed in 1...8 {
      runs.append(try run(.values, "a", seed: seed, executions: 10 * seed))
      runs.append(try run(.policy, "a", seed: seed, right: false, executions: 5))
      runs.append(try run(.values, "b", seed: seed, executions: 50))
      runs.append(try run(.policy, "b", seed: seed, executions: 50))
    }
    let contrast = Contrast(.values, .policy, on: Comparison(runs).tasks)
    #expect(contrast.tasks.map { $0.costsMore[.executions] } == [0, 0.5])
    #expect(contrast.counts(.executions) == (1, 0, 1))
    // Fisher: 2 / C(16, 8) for eight of eight against none; Holm doubles it.
    #expect(abs(contrast.tasks[0].p - 2.0 / 12870) < 1e-12 && abs(contrast.tasks[0].adjustedP - 4.0 / 12870) < 1e-12)
    #expect(contrast.significant == (1, 0))
    #expect(contrast.meanCostsMore(.executions) == 0.25)
  }

  @Test func `targets short of all cases count when they are reached, the whole only for an answer that is right`()
    throws
  {
    let milestones = [
      BenchRun.Milestone(share: 0.25, executions: 10, seconds: 0.1),
      BenchRun.Milestone(share: 1, executions: 80, seconds: 0.8),
    ]
    let right = try run(.values, reached: milestones)
    let wrong = try run(.values, right: false, reached: milestones)
    #expect(CostAxis.executions.times(right) == [10, nil, nil, nil, 100])
    #expect(CostAxis.seconds.times(wrong) == [0.1, nil, nil, nil, nil])
    let comparison = Comparison([right, wrong])
    let group = try #require(comparison.groups.first)
    #expect(comparison.range(.executions) == 0.01...100)
    // Of ten pairs two are reached a quarter of the decades before the end, one at the end.
    let area = try #require(comparison.area(.values, group, .executions))
    #expect(abs(area - 2 * 0.25 / 10) < 1e-12)
  }

  @Test func `gradient descent is as good as the better of its arms, and leads are told by their factors`() throws {
    let comparison = Comparison([
      try run(.values, "a", executions: 10), try run(.policy, "a", right: false), try run(.evolution, "a"),
      try run(.policy, "b"), try run(.evolution, "b", right: false),
      try run(.policy, "c", executions: 300), try run(.evolution, "c"),
      try run(.values, "d", right: false), try run(.evolution, "d", right: false),
    ])
    let verdict = Verdict(against: .evolution, .executions, on: comparison.tasks)
    #expect(verdict.ahead == [.init(task: "b", factor: nil), .init(task: "a", factor: 10)])
    #expect(verdict.behind == [.init(task: "c", factor: 3)])
    #expect(verdict.neither == ["d"])
  }

  @Test func `suites come in the order of their tasks, and all of them at the end`() throws {
    let runs = [
      try run(.values, "a", suite: "two"), try run(.values, "b", suite: "one"), try run(.random, "a", suite: "two"),
    ]
    #expect(Comparison(runs).groups.map(\.name) == ["two", "one", ""])
    #expect(Comparison([runs[0]]).groups.map(\.name) == [""])
    let text = Comparison(runs).text
    #expect(text.contains("\ntwo       random    1/1  100 %  21–100    1/1         100        1 "))
    #expect(
      text.contains("\nb             -      -       -  1/1 100       -        -             values      values\n"))
  }

  @Test func `no success is told as a bound on the rate`() throws {
    let runs = try (1...12).map { try run(.random, seed: $0, right: false) }
    #expect(Comparison(runs).text.contains("\nall       random   0/12  < 25 %   0–24    0/1           -        - "))
  }
}

struct SearchTraceTests {
  @Test func `a share is reached when a program is right on as many cases, and only the first time counts`() {
    var trace = SearchTrace(cases: 10)
    trace.note(right: 0, executions: 1)
    trace.note(right: 2, executions: 2)
    trace.note(right: 3, executions: 3)
    trace.note(right: 9, executions: 4)
    trace.note(right: 10, executions: 5)
    #expect(trace.reached.map { $0?.executions } == [3, 4, 4, 4, 5])
    #expect(trace.reached.map { $0?.share } == SuccessCurve.targets)
  }

  @Test func `without cases nothing is reached`() {
    var trace = SearchTrace(cases: 0)
    trace.note(right: 0, executions: 1)
    #expect(trace.reached.allSatisfy { $0 == nil })
  }
}
