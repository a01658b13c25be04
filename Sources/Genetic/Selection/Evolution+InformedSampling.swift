internal import AST
internal import Interpreter

extension Evolution {
  /// Every so many generations programs are asked which cases they have right.
  static let askInterval = 10
  /// The share of the population that is asked, at most one program for each bit of a word.
  private static let askedShare = 0.01

  /// Finds out, where samples are to be informed and it is time to, which train cases a few programs of the population,
  /// drawn at random, have right. Their executions are part of the budget.
  mutating func askAboutCases() {
    guard options.downSample.isInformed, options.downSample.size(of: train.count) < train.count,
      generation % Evolution.askInterval == 0, !population.isEmpty
    else { return }
    var random = RandomStream(
      seed: options.seed, purpose: .downSampling, island: options.island, generation: generation, slot: 1)
    let wanted = Int((Evolution.askedShare * Double(population.count)).rounded(.up))
    let count = Swift.min(wanted, UInt64.bitWidth, population.count, (budget - executions.asked) / train.count)
    guard count > 0 else { return }
    var order = Array(population.indices)
    for index in 0..<count { order.swapAt(index, index + random.below(order.count - index)) }
    let asked = order.prefix(count).map { population[$0].tree }
    let errors = workers.map(count, chunk: 1) { worker, slot in worker.whole.errors(of: asked[slot]).errors }
    executions.asked += count * train.count
    solves = (0..<train.count).map { row in
      (0..<count).reduce(0) { solves, slot in
        let start = row * train.outputs.count
        let isRight = errors[slot][start..<start + train.outputs.count].allSatisfy { $0 <= train.judge.tolerance }
        return isRight ? solves | 1 << slot : solves
      }
    }
  }
}
