public import AST
internal import Interpreter

/// What a run leaves to choose from where no program is right: for each size the program with the least error, if no
/// smaller one is as good, and the one among them that is recommended.
public struct Front: Hashable, Sendable {
  /// A program of the front: the answer, or a smaller one with its constants rounded as far as that makes its
  /// description shorter.
  public struct Member: Hashable, Sendable {
    public let program: Program
    /// The sum of its errors over all train cases.
    public let error: Double
    /// The bits that it and what it leaves unexplained of the train cases take; see ``Front/recommended``.
    public let bits: Double
  }

  /// From the smallest program to the largest; errors fall strictly.
  public let members: [Member]

  /// The place of the member with the shortest description of the train cases, its own length included: the knee, beyond
  /// which larger programs explain less than they take.
  public var recommended: Int { members.indices.min { members[$0].bits < members[$1].bits } ?? 0 }
}

extension Evolution {
  /// What there is to choose from besides an answer of Floats that is not right; `nil` for other outputs.
  ///
  /// Made of the answer, the best programs so far and the latest population, with fitted constants. Executions for this
  /// are, like those of simplification, no part of the budget.
  public func front(of answer: Answer) -> Front? {
    guard let length = DescriptionLength(train, primitives), answer.program.size <= options.limits.nodes,
      answer.program.tree.depth <= options.limits.depth
    else { return nil }
    let own = answer.program.tree
    let smaller = hallOfFame.front.map(\.tree).filter { $0.size < own.size && isAnswer($0) }
    let trees = [own] + smaller + bestOfPopulation(smallerThan: own.size)
    let rounded = workers.map(trees.count, chunk: 1) { worker, slot in
      let tree = trees[slot]
      let mayFit = options.constants.isOn && !fitted.contains(tree.contentHash)
      let fit = mayFit ? worker.fitter?.fitted(tree, steps: options.constants.steps)?.tree : nil
      return ([tree] + (fit.map { isAnswer($0) ? [$0] : [] } ?? [])).map { RoundedProgram($0, length, worker) }
    }
    // The answer stays what it is, its constants too; nothing is larger, and nothing better on all counts.
    let candidates = rounded.joined().filter { $0.tree.size < own.size && $0.score.error > answer.error }
    var members: [Front.Member] = []
    for program in candidates.sorted(by: RoundedProgram.isBefore)
    where program.score.error < members.last?.error ?? .infinity {
      members.append(
        .init(
          program: Program(interface: interface, tree: program.tree), error: program.score.error, bits: program.bits))
    }
    let bits = length.bits(of: own) + length.bits(leavingError: answer.error)
    members.append(.init(program: answer.program, error: answer.error, bits: bits))
    return Front(members: members)
  }

  /// The programs of the population that on all train cases are the best of their size, the smallest first.
  private func bestOfPopulation(smallerThan size: Int) -> [Tree] {
    let slots = Duplicates(population).distinct.filter {
      population[$0].tree.size < size && isAnswer(population[$0].tree)
    }
    let errors = isSampleWhole ? slots.map { meanErrors[$0] } : errorsOnAllCases(of: slots)
    var best: [Int: Int] = [:]
    for (index, slot) in slots.enumerated() {
      let size = population[slot].tree.size
      if errors[index] < best[size].map({ errors[$0] }) ?? .infinity { best[size] = index }
    }
    return best.keys.sorted().compactMap { size in best[size].map { population[slots[$0]].tree } }
  }

  /// The sums of the errors of programs of the population.
  private func errorsOnAllCases(of slots: [Int]) -> [Double] {
    let size = Evolution.batchSize(on: train)
    return workers.map((slots.count + size - 1) / size, chunk: 1) { worker, batch in
      let batch = slots[batch * size..<Swift.min((batch + 1) * size, slots.count)]
      return worker.whole.totals(of: batch.map { population[$0].tree }).map(\.error)
    }
    .flatMap(\.self)
  }
}
