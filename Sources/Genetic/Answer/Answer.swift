public import AST
internal import Interpreter

/// What a run found: the best program, made as small as it can be.
public struct Answer: Hashable, Sendable {
  /// The program, simplified.
  public let program: Program
  /// The program as the search found it.
  public let found: Program
  /// True if it is right on every train case.
  public let isRight: Bool
  /// The number of train cases that it has right.
  public let right: Int
  /// The sum of its errors over all train cases and outputs.
  public let error: Double
  /// Executions spent on simplification; they are not part of the run's budget.
  public let executions: Int
  /// The number of train cases that it has right by the reference interpreter; `nil` if the run was given the cases
  /// only as columns. It is always ``right``, or something is wrong with an interpreter.
  public let rightByReference: Int?
}

extension Evolution {
  /// The best program so far, simplified; `nil` before any was judged on all train cases.
  ///
  /// Of several right programs each is simplified (the smallest few), and the smallest result wins; an exact one, whose
  /// errors are rounding alone, before any that is right within the tolerance only.
  ///
  /// - Parameter effort: how many random steps simplification takes after the systematic ones.
  public func answer(effort: Int = 2000) -> Answer? {
    guard let best = hallOfFame.best else { return nil }
    let entries = hallOfFame.isSolved ? Array(hallOfFame.right.prefix(4)) : [best]
    // Whoever limits the time does not want to wait much longer for the last nodes.
    let isLate = { [options, begin] in
      options.seconds.map { Evolution.seconds(since: begin) > $0 + Swift.max(0.5, $0 * 0.02) } ?? false
    }
    let largest = entries.map(\.size).max() ?? 0
    let deepest = entries.map(\.tree.depth).max() ?? 0
    return workers.one { own in
      // Programs that were put together may be larger than those that are bred.
      let fits = largest <= options.limits.nodes && deepest <= options.limits.depth
      let worker = fits ? own : Worker(primitives, TreeLimits(nodes: largest, depth: deepest), train)
      var executions = 0
      var results: [(entry: HallOfFame.Entry, tree: Tree, score: (error: Double, right: Int))] = []
      for entry in entries {
        var simplifier = Simplifier(
          tree: entry.tree, cases: train, seed: options.seed, mustBeRight: hallOfFame.isSolved,
          noise: hallOfFame.noise, worker, grammar: grammar, shouldStop: isLate)
        if options.simplifies { simplifier.run(effort: effort) }
        executions += simplifier.executions
        results.append((entry, simplifier.tree, simplifier.score))
      }
      let exact = results.filter { $0.score.error <= hallOfFame.noise }
      let result = (exact.isEmpty ? results : exact).min { left, right in
        (left.tree.writtenSize, left.tree) < (right.tree.writtenSize, right.tree)
      }
      guard let result else { return nil }
      return Answer(
        program: Program(interface: interface, tree: result.tree),
        found: Program(interface: interface, tree: result.entry.tree),
        isRight: result.score.right == train.count, right: result.score.right, error: result.score.error,
        executions: executions, rightByReference: trainCases.map { rightByReference(result.tree, $0) })
    }
  }

  /// How many cases a program has right by the definition of the language.
  private func rightByReference(_ tree: Tree, _ cases: Cases) -> Int {
    let interpreter = ReferenceInterpreter(interface: interface, limits: train.limits)
    return workers.threads.map(cases.count, chunk: 64) { _, index in
      let value = interpreter.run(tree, inputs: cases.inputs(of: index)).value
      return train.judge.isRight(value, expected: cases.expected(of: index))
    }
    .count { $0 }
  }
}
