internal import AST
internal import Interpreter

extension Evolution {
  /// Programs for the first generation: seeds and their mutants, then new ones over a ramp of sizes.
  func firstPopulation() -> [Individual] {
    let share = Swift.min(Swift.max(options.seedShare, 0), 1)
    let seeded = seeds.isEmpty ? 0 : Swift.max(Int(share * Double(options.population)), 1)
    return make(fixed: []) { slot, attempt, worker in
      var random = stream(.initialisation, slot: slot, attempt: attempt)
      if slot < seeded {
        let seed = seeds[slot % seeds.count]
        if slot < seeds.count, attempt == 0 { return Individual(seed, .seed) }
        let edit = options.rates.draw(&random)
        let mate = random.element(of: seeds)
        let mutant = worker.editor.perform(edit, seed, mate: mate, rates: options.rates, &random)
        return Individual(mutant ?? seed, .seed)
      }
      return newcomer(slot: slot, attempt: attempt, worker, &random)
    }
  }

  /// Programs for a later generation: the elite, then offspring of selected parents.
  func offspring() -> [Individual] {
    let islands = islands
    let rates = credit?.rates(options.rates) ?? options.rates
    // The best of an earlier try would soon rule this one too.
    let elite = hallOfFame.best.flatMap { $0.generation >= lineageStart ? [Individual($0.tree, .elite)] : nil } ?? []
    return make(fixed: Array(elite.prefix(Swift.max(options.elites, 0)))) { slot, attempt, worker in
      var random = stream(.variation, slot: slot, attempt: attempt)
      let island = islands.island(of: slot)
      if let origin = islands.origin(of: slot, generation: generation) {
        let parent = select(from: origin, &random, worker)
        return Individual(population[parent].tree, .migrant, parent: parent)
      }
      for _ in 0..<8 {
        let edit = rates.draw(&random)
        let fromSeed = !seeds.isEmpty && random.chance(options.seedReturn)
        let parent = fromSeed ? -1 : select(from: island, &random, worker)
        let tree = fromSeed ? seeds[random.below(seeds.count)] : population[parent].tree
        let mate = edit == .crossover ? population[select(from: island, &random, worker)].tree : nil
        if let child = worker.editor.perform(edit, tree, mate: mate, rates: rates, &random) {
          return Individual(child, .edit(edit), parent: parent)
        }
      }
      return newcomer(slot: slot, attempt: attempt, worker, &random)
    }
  }

  /// A new random program.
  private func newcomer(slot: Int, attempt: Int, _ worker: Worker, _ random: inout RandomStream) -> Individual {
    if let blocks = worker.editor.blocks, random.chance(options.bank.firstShare),
      let tree = blocks.program(primitives.result, outputs: outputTypes, &random), tree.size <= options.limits.nodes
    {
      return Individual(tree, .new)
    }
    let sizes = options.firstSizes
    let size = attempt == 0 ? sizes.lowerBound + slot % sizes.count : sizes.lowerBound + random.below(sizes.count)
    if let tree = worker.editor.newProgram(size: size, &random) { return Individual(tree, .new) }
    return Individual(Tree(literal: primitives.result.defaultValue, type: primitives.result), .new)
  }

  /// Fills the slots of a population, those that repeat another's program twice more; what still repeats one is kept.
  private func make(
    fixed: [Individual], _ body: @Sendable (_ slot: Int, _ attempt: Int, Worker) -> Individual
  ) -> [Individual] {
    let count = Swift.max(options.population, fixed.count)
    var individuals = workers.map(count) { worker, slot in
      slot < fixed.count ? fixed[slot] : body(slot, 0, worker)
    }
    for attempt in 1...2 {
      let repeated = Duplicates(individuals).repeated.filter { $0 >= fixed.count }
      guard !repeated.isEmpty else { break }
      let others = workers.map(repeated.count) { worker, index in body(repeated[index], attempt, worker) }
      for (slot, other) in zip(repeated, others) { individuals[slot] = other }
    }
    return individuals
  }

  /// The random numbers for one slot of the generation that is being made.
  private func stream(_ purpose: RandomStream.Purpose, slot: Int, attempt: Int) -> RandomStream {
    RandomStream(
      seed: options.seed, purpose: purpose, island: options.island, generation: generation,
      slot: slot &+ attempt << 40)
  }
}
