internal import AST
internal import Interpreter

extension Evolution {
  /// Evaluates a population on a sample, checks on all train cases what looks right or best, and makes the population
  /// the one that parents are chosen from.
  mutating func evaluate(_ next: [Individual], on sample: Sample) {
    var individuals = next
    let columns = sample.columns
    let criteria = columns.count * columns.outputs.count
    let duplicates = Duplicates(individuals)
    var right = Array(repeating: 0, count: individuals.count)
    workers.each { $0.sample.cases = columns }
    var matrix = ErrorMatrix(programs: individuals.count, criteria: criteria) { rows in
      let size = Evolution.batchSize(on: columns)
      let distinct = duplicates.distinct
      let batches = workers.map((distinct.count + size - 1) / size, chunk: 1) { worker, batch in
        let slots = distinct[batch * size..<Swift.min((batch + 1) * size, distinct.count)]
        let scores = worker.sample.errors(of: slots.map { Evaluator.Request(next[$0].tree, errors: rows[$0]) })
        for slot in slots { rows.close(slot) }
        return scores
      }
      for (slot, score) in zip(distinct, batches.joined()) { right[slot] = score.right }
      for slot in duplicates.repeated {
        let first = Int(duplicates.first[slot])
        right[slot] = right[first]
        rows.copy(first, to: slot)
      }
    }
    executions.asked += individuals.count * columns.count
    executions.reused += duplicates.repeated.count * columns.count

    learnRates(individuals, matrix, sample)
    fitConstants(of: &individuals, duplicates.distinct, &matrix, &right)
    let means = matrix.totals.map { $0 / Double(Swift.max(criteria, 1)) }
    let candidates = candidates(individuals, duplicates.distinct, right: right, means: means, sample)
    if sample.isWhole {
      for slot in candidates where isAnswer(individuals[slot].tree) {
        hallOfFame.insert(
          .init(tree: individuals[slot].tree, error: matrix.totals[slot], right: right[slot], generation: generation))
      }
    } else {
      judge(candidates.map { individuals[$0].tree })
    }

    selectors = selectors(individuals, matrix)
    let behaviours = selectors.count == 1 ? selectors[0].behaviours : Behaviours(matrix, on: workers.threads)
    record(individuals, duplicates, matrix, right: right, means: means, sample, behaviours, candidates.count)
    population = individuals
    meanErrors = means
    isSampleWhole = sample.isWhole
  }

  /// How many programs are evaluated in one call: where there is machine code, larger batches share the cost of making it
  /// executable.
  static func batchSize(on columns: CaseColumns) -> Int { !columns.isScalar ? 16 : columns.count < 256 ? 128 : 64 }

  /// The slots of the programs to be judged on all train cases: those right on the whole sample, then those with the
  /// least error; smaller ones first, none twice in a run, and no more than their share of executions pays for.
  private func candidates(
    _ individuals: [Individual], _ distinct: [Int], right: [Int], means: [Double], _ sample: Sample
  ) -> [Int] {
    let cases = sample.columns.count
    func isBefore(_ left: Int, _ right: Int, _ rights: [Int]) -> Bool {
      let leftRight = rights[left] == cases
      let rightRight = rights[right] == cases
      if leftRight != rightRight { return leftRight }
      if !leftRight, means[left] != means[right] { return means[left] < means[right] }
      if individuals[left].tree.size != individuals[right].tree.size {
        return individuals[left].tree.size < individuals[right].tree.size
      }
      return left < right
    }
    let fresh = distinct.filter { !checked.contains(individuals[$0].hash) }
    let best = fresh.min { isBefore($0, $1, right) }
    var chosen = fresh.filter { right[$0] == cases }.sorted { isBefore($0, $1, right) }
    if chosen.isEmpty, let best { chosen = [best] }
    guard !sample.isWhole else { return chosen }
    let share = Swift.max(options.checkShare, 0) * Double(individuals.count * cases)
    let affordable = Swift.min(Swift.max(Int(share) / train.count, 1), (budget - executions.asked) / train.count)
    return Array(chosen.prefix(Swift.max(affordable, 0)))
  }

  /// A share of the budget, or what is left of it if that is less.
  func executions(share: Double) -> Int {
    Swift.min(Int(share * Double(Swift.min(budget, 1 << 40))), Swift.max(budget - executions.asked, 0))
  }

  /// As many of the programs, from the first on, as what is left of the budget pays for judging.
  func affordable(_ trees: [Tree]) -> [Tree] {
    Array(trees.prefix(Swift.max(budget - executions.asked, 0) / Swift.max(train.count, 1)))
  }

  /// Judges programs on all train cases, each once.
  mutating func judge(_ trees: [Tree]) {
    guard !trees.isEmpty else { return }
    let outputs = train.outputs.count
    let judged = workers.map(trees.count, chunk: 1) { worker, slot in
      worker.whole.errors(of: trees[slot])
    }
    executions.asked += trees.count * train.count
    for row in difficulty.indices { difficulty[row] *= Evolution.difficultyMemory }
    for (slot, tree) in trees.enumerated() {
      let (errors, score) = judged[slot]
      checked.insert(tree.contentHash)
      if isAnswer(tree) {
        hallOfFame.insert(
          .init(tree: tree, error: errors.reduce(0, +), right: score.right, generation: generation))
      }
      for row in difficulty.indices {
        if errors[row * outputs..<(row + 1) * outputs].contains(where: { $0 > train.judge.tolerance }) {
          difficulty[row] += 1 / Double(trees.count)
        }
      }
    }
  }

  /// What is left, after a generation, of a case's difficulty.
  private static let difficultyMemory = 0.9

  private mutating func record(
    _ individuals: [Individual], _ duplicates: Duplicates, _ matrix: ErrorMatrix, right: [Int], means: [Double],
    _ sample: Sample, _ behaviours: Behaviours, _ checks: Int
  ) {
    var now = GenerationStatistics()
    now.generation = generation
    now.sampledCases = sample.columns.count
    now.criteria = matrix.criteria
    now.programs = individuals.count
    now.distinctPrograms = duplicates.distinct.count
    now.distinctBehaviours = behaviours.count
    var copy = means
    now.medianError = copy.withUnsafeMutableBufferPointer { Median.select($0) }
    now.bestError = means.min() ?? 0
    // Who meets the only criterion of a case is right there.
    let able = behaviours.representatives.filter { right[$0] > 0 || train.outputs.count > 1 }
    now.solvedByAnyone = matrix.criteriaMet(tolerance: train.judge.tolerance, among: able, on: workers.threads)
    for (slot, individual) in individuals.enumerated() {
      now.meanSize += Double(individual.tree.size)
      now.largestSize = Swift.max(now.largestSize, individual.tree.size)
      if right[slot] == sample.columns.count { now.rightOnSample += 1 }
      if case .edit(let edit) = individual.origin {
        now.edits[edit.rawValue].made += 1
        if meanErrors.indices.contains(individual.parent), means[slot] < meanErrors[individual.parent] {
          now.edits[edit.rawValue].improved += 1
        }
      }
    }
    now.meanSize /= Double(Swift.max(individuals.count, 1))
    now.checked = checks
    now.bestTrainError = hallOfFame.best?.error ?? .infinity
    now.bestRight = hallOfFame.front.map(\.right).max() ?? 0
    now.executions = executions
    for reuse in workers.fromEach({ $0.sample.reuse }) {
      now.columns.asked += reuse.asked
      now.columns.found += reuse.found
    }
    now.seconds = elapsedSeconds
    statistics = now
  }
}
