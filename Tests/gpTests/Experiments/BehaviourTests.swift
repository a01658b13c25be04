import AST
import Interpreter
import Testing

@testable import gp

struct BehaviourTests {
  private func cases(_ text: String) throws -> (Task, Cases) {
    let ready = try ReadyTask(text: text, name: "task")
    return (ready.task, ready.cases.train)
  }

  @Test func `a program stands where its outputs are, numbers by their inverse hyperbolic sine`() throws {
    let (_, cases) = try cases("input x: Int\noutput n: Int\noutput b: Bool\ntrain:\n1 -> 0, true\n2 -> -2, false\n")
    let space = try #require(BehaviourSpace(cases))
    let asinh2 = 1.4436354751788103
    #expect(space.target.count == 4)
    #expect(zip(space.target, [0, -asinh2, 1, 0]).allSatisfy { abs($0 - $1) < 1e-12 })
    let place = space.place(of: [.tuple([.int(2), .bool(true)]), nil])
    #expect(zip(place, [asinh2, 0, 1, 0]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(space.score(space.target) == 1)
    #expect(abs(space.score(place) - (2 / (1 + asinh2) + 2) / 4) < 1e-12)
  }

  @Test func `texts and lists have no place`() throws {
    let (_, cases) = try cases("input x: Int\noutput: [Int]\ntrain:\n1 -> [1]\n")
    #expect(BehaviourSpace(cases) == nil)
  }

  @Test func `evolution and descent are compared where a descent first has the mean score`() throws {
    let (_, cases) = try cases("input x: Bool\noutput: Bool\ntrain:\ntrue -> true\nfalse -> true\n")
    let space = try #require(BehaviourSpace(cases))
    // Two programs that began wrong are right in one case each: score 3/4. The first descent has that score in its third
    // look, the second never.
    let paths = BehaviourPaths(
      space: space, generations: [1, 5], evolved: [[[0, 0], [1, 0]], [[0, 0], [0, 1]]],
      descents: [[[0, 0], [0.25, 0.25], [1, 0.25]], [[0, 0], [0.5, 0.5]]])
    let comparison = BehaviourComparison(paths, at: 1)
    #expect(comparison.generation == 5)
    #expect(comparison.score == 0.75)
    #expect(comparison.comparisons.count == 1)
    #expect(comparison.meanDescent == [1, 0.25])
    #expect(abs(comparison.cosine - 1.25 / (2.0.squareRoot() * 1.0625.squareRoot())) < 1e-12)
    #expect(abs(comparison.relativeDistance - (0.3125 / 2).squareRoot()) < 1e-12)
    #expect(abs(comparison.relativeSpread - (1.0 / 2).squareRoot()) < 1e-12)
    // The mean (1/2, 1/2) has the score 2/3.
    #expect(abs(comparison.jensenGap - (0.75 - 2.0 / 3)) < 1e-12)
    var findings = BehaviourFindings()
    findings.add("both", .bool, paths)
    #expect(findings.result.holds)
  }

  @Test func `paths do not depend on the number of threads`() throws {
    let ready = try ReadyTask(
      text: "input a: Bool\ninput b: Bool\noutput: Bool\noperators: and or not\ntarget (xor a b)\ntrain:\nall a b\n",
      name: "xor")
    func paths(threads: Int) throws -> BehaviourPaths {
      try BehaviourPaths(
        ready, "xor", replicates: 3, restarts: 1, generations: [1, 2], island: 0, seed: 1,
        on: ExperimentWorkers(threads: threads))
    }
    let (one, three) = (try paths(threads: 1), try paths(threads: 3))
    #expect(one.evolved == three.evolved)
    #expect(one.descents == three.descents)
    #expect(one.evolved.map(\.count) == [2, 2, 2])
    #expect(Set(one.evolved.map(\.[0])).count > 1)
  }
}
