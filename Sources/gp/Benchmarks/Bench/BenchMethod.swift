internal import AST
internal import Genetic
internal import Interpreter

/// One way of searching, to be measured.
struct BenchMethod: Sendable {
  /// How a run on a task is done, as its key tells.
  let options: @Sendable (ReadyTask) throws -> BenchRun.Options
  /// Does the run of a key on so many threads; `nil` if it was given up, which the last argument asks for.
  let run: @Sendable (ReadyTask, BenchRun.Key, Int, @escaping @Sendable () -> Bool) throws -> BenchRun?
}

extension BenchMethod {
  /// The search of `gp evolve`.
  ///
  /// - Parameters:
  ///   - without: The techniques that the options leave out.
  ///   - with: The variants that they take.
  ///   - options: Those of the search for a given task.
  static func evolution(
    _ selection: SelectionMethod, without: Set<Technique> = [], with variants: Set<Variant> = [],
    options: @escaping @Sendable (Task) throws -> EvolutionOptions
  ) -> BenchMethod {
    BenchMethod(
      options: { ready in
        var described = BenchRun.Options(
          try options(ready.task), cases: ready.cases.train.count, selection: selection.rawValue)
        if !without.isEmpty { described.without = without.map(\.rawValue).sorted() }
        if !variants.isEmpty { described.with = variants.map(\.rawValue).sorted() }
        return described
      },
      run: { ready, key, threads, shouldStop in
        var options = try options(ready.task)
        options.seed = UInt64(key.randomSeed)
        options.threads = threads
        let search = EvolutionRun(ready, seeds: SeedPool(ready.task), options: options)
        let result = try search.result(shouldStop: shouldStop)
        return result.stop == .interrupted ? nil : BenchRun(key, result)
      })
  }
}

extension BenchRun.Options {
  /// The options of an evolution of a task of so many train cases.
  init(_ options: EvolutionOptions, cases: Int, selection: String?, method: String? = nil) {
    self.init(
      method: method, executions: options.budget(cases: cases), population: options.population, selection: selection,
      islands: options.islands > 1 ? options.islands : nil, downSample: options.downSample.fraction,
      generations: options.maximumGenerations, time: options.seconds)
  }
}
