import Neural
import Testing

@testable import gp

struct CloudTests {
  /// The rates of Whitelam et al. (2021): σ/√(2π) for greedy acceptance, βσ²/2 at finite β.
  @Test func `common time per step`() {
    #expect(abs(CloudSetting.greedy(3e-4).rate - 3e-4 * 0.3989422804014327) < 1e-18)
    #expect(abs(CloudSetting(mutationSize: 4.47e-4, inverseTemperature: 1000).rate - 9.99e-5) < 1e-7)
  }

  @Test func `comparing a descent with a cloud`() {
    // Four lineages around (1, 0), started at the origin; the descent went to (1, 0.5).
    let comparison = CloudComparison(
      time: 1, places: [[2, 0], [0, 0], [1, 1], [1, -1]], start: [0, 0], descent: [1, 0.5], descentStart: [0, 0])
    #expect(abs(comparison.cosine - 1 / 1.25.squareRoot()) < 1e-12)
    #expect(comparison.bias == 0.5)
    #expect(abs(comparison.spread - (4.0 / 3).squareRoot()) < 1e-12)
    #expect(abs(comparison.biasInSamplingErrors - 4 * 0.25 / (4.0 / 3)) < 1e-12)
    #expect(comparison.nearerShare == 0)
  }

  @Test func `a descent farther out than some lineages is nearer to no mean`() {
    let places = [[1.0, 0], [1.1, 0], [0.9, 0], [5, 0]]
    let comparison = CloudComparison(
      time: 1, places: places, start: [0, 0], descent: [2, 4], descentStart: [0, 0])
    // Means of the others: 2.333, 2.3, 2.367, 1; distances 1.333, 1.2, 1.467 and 4 against about 4.01 and 4.12.
    #expect(comparison.nearerShare == 1)
  }

  @Test func `of a task the bound on acceptance holds to within its sampling error`() {
    func line(_ acceptances: [Double], task: String?) -> PassLine {
      let cloud = Cloud(
        setting: .greedy(3e-4), start: [0, 0], times: [1], places: [acceptances.map { [1, $0] }],
        losses: [acceptances.map { _ in 1 }], acceptances: acceptances)
      var findings = CloudFindings(parameters: 2, startingSlope: 1)
      findings.task = task
      findings.compare(cloud, DescentPath(places: [[1, 0.5]], losses: [1]))
      return findings.result.lines[0]
    }
    // Mean 0.502, standard error 0.001.
    let near = [0.501, 0.503]
    #expect(
      line(near, task: "t")
        == PassLine(
          "σ = 0.0003: acceptance in [0.45, 0.5], to within two standard errors", measured: "0.502 ± 0.002",
          holds: true))
    #expect(line(near, task: nil) == PassLine("σ = 0.0003: acceptance in [0.45, 0.5]", measured: "0.502", holds: false))
    #expect(!line([0.5029, 0.5031], task: "t").holds)
    #expect(!line([0.501], task: "t").holds)
  }

  @Test(arguments: [(0.5, false), (1.5, true)])
  func `of a task, too large mutations leave descent by more than the sampling error`(offset: Double, holds: Bool)
    throws
  {
    // Spread² 4/3 of four lineages: R·Δ/s² is 3 times the squared offset.
    let cloud = Cloud(
      setting: .greedy(1e-2), start: [0, 0], times: [1], places: [[[2, 0], [0, 0], [1, 1], [1, -1]]],
      losses: [[1, 1, 1, 1]], acceptances: [0.5, 0.5, 0.5, 0.5])
    var findings = CloudFindings(parameters: 2, startingSlope: 1)
    findings.task = "t"
    findings.tooLarge("mutations", cloud, DescentPath(places: [[1, offset]], losses: [1]))
    let line = try #require(findings.result.lines.last)
    #expect(
      line
        == PassLine(
          "control, mutations: R·Δ/s² > 2 at the end", measured: NumberText.significant(3 * offset * offset),
          holds: holds))
  }

  @Test func `the experiment does not depend on the number of threads`() throws {
    let options = ExperimentOptions(replicates: 3, isQuick: true)
    func numbers(threads: Int) throws -> String {
      try JSONValue.object(CloudExperiment.run(options, horizon: 0.02, on: ExperimentWorkers(threads: threads)).numbers)
        .line()
    }
    #expect(try numbers(threads: 1) == numbers(threads: 3))
  }

  @Test func `the experiment on a task does not depend on the number of threads`() throws {
    let options = ExperimentOptions(replicates: 2, isQuick: true, task: "even-3-parity")
    func result(threads: Int) throws -> ExperimentResult {
      try CloudExperiment.run("even-3-parity", options, horizon: 0.005, on: ExperimentWorkers(threads: threads))
    }
    let (one, three) = (try result(threads: 1), try result(threads: 3))
    #expect(try JSONValue.object(one.numbers).line() == JSONValue.object(three.numbers).line())
    #expect(one.figures[0].figure.svg == three.figures[0].figure.svg)
    #expect(one.lines.count == 10)
  }

  @Test func `a stop leaves no result`() {
    #expect(throws: ExperimentInterrupted.self) {
      try CloudExperiment.run(ExperimentOptions(), on: ExperimentWorkers(threads: 2, shouldStop: { true }))
    }
  }
}
