import Testing

@testable import gp

struct ExperimentDeterminismTests {
  /// Small enough for a debug build: few replicates of the quick protocols whose cost is in the replicates.
  private static let small: [String] = ["parity-chain"]

  @Test(arguments: small)
  func `the files of an experiment do not depend on the number of threads`(name: String) throws {
    let experiment = try #require(Experiments.named(name))
    let options = ExperimentOptions(replicates: 2, isQuick: true)
    func files(threads: Int) throws -> [String] {
      let result = try experiment.run(options, on: ExperimentWorkers(threads: threads))
      return try ExperimentFiles(result.document(experiment, options), result, name: name).files.map(\.text)
    }
    #expect(try files(threads: 1) == files(threads: 3))
  }

  @Test func `replicates come back in order, whatever the threads`() throws {
    for threads in [1, 2, 7] {
      #expect(try ExperimentWorkers(threads: threads).map(100, "squares") { $0 * $0 } == (0..<100).map { $0 * $0 })
    }
    #expect(try ExperimentWorkers(threads: 2).map(0, "nothing") { $0 }.isEmpty)
  }
}
