internal import AST
internal import Interpreter

/// A population in equal parts that breed apart, in a ring: now and then each takes a few selected programs from the one
/// before (Cantú-Paz 1998). Parts that lose what a solution needs lose it at different times.
///
/// All islands are judged on the same sample; which thread breeds which changes nothing.
struct Islands: Sendable {
  let count: Int
  private let population: Int

  /// Every so many generations programs migrate.
  static let interval = 10
  /// The share of an island's programs that come from the one before.
  static let migrants = 0.02
  private static let leastPopulation = 2

  init(count: Int, population: Int) {
    self.population = Swift.max(population, 1)
    self.count = Swift.min(Swift.max(count, 1), Swift.max(self.population / Islands.leastPopulation, 1))
  }

  /// The slots of an island, in a population that may have been cut short.
  func slots(of island: Int, programs: Int) -> Range<Int> {
    let start = Swift.min(island * population / count, programs)
    let end = Swift.min((island + 1) * population / count, programs)
    return start..<end
  }

  /// The island of a slot.
  func island(of slot: Int) -> Int { ((slot + 1) * count - 1) / population }

  /// The island that a migrant comes from; `nil` for a slot that is bred at home.
  func origin(of slot: Int, generation: Int) -> Int? {
    guard count > 1, generation % Islands.interval == 0 else { return nil }
    let home = island(of: slot)
    let slots = slots(of: home, programs: population)
    let migrants = Swift.max(Int(Islands.migrants * Double(slots.count)), 1)
    return slot >= slots.upperBound - migrants ? (home + count - 1) % count : nil
  }
}

extension Evolution {
  var islands: Islands { Islands(count: options.islands, population: options.population) }

  /// What chooses from each island of an evaluated population.
  func selectors(_ individuals: [Individual], _ matrix: ErrorMatrix) -> [Selector] {
    let kinds = train.outputs.map { $0.type.containsFloat }
    let isFloat = (0..<matrix.criteria).map { kinds[$0 % kinds.count] }
    let islands = islands
    return (0..<islands.count).map { island in
      let slots = islands.slots(of: island, programs: individuals.count)
      return Selector(
        options.selection, slots.count == individuals.count ? matrix : matrix.rows(slots), isFloat: isFloat,
        programSizes: individuals[slots].map { Int32(truncatingIfNeeded: $0.tree.size) }, brevity: options.brevity,
        on: workers.threads)
    }
  }

  /// The slot of a parent from an island.
  func select(from island: Int, _ random: inout RandomStream, _ worker: Worker) -> Int {
    let slots = islands.slots(of: island, programs: population.count)
    guard !slots.isEmpty else { return random.below(population.count) }
    return slots.lowerBound + selectors[island].select(&random, &worker.scratch)
  }
}

extension ErrorMatrix {
  /// Some of the rows.
  fileprivate func rows(_ chosen: Range<Int>) -> ErrorMatrix {
    ErrorMatrix(programs: chosen.count, criteria: criteria) { rows in
      errors.withUnsafeBufferPointer { errors in
        for (row, program) in chosen.enumerated() {
          for criterion in 0..<criteria { rows[row][criterion] = errors[program * criteria + criterion] }
          rows.close(row)
        }
      }
    }
  }
}

extension Type {
  /// True if values of the type hold floats.
  var containsFloat: Bool {
    self == .float || parts.contains { $0.containsFloat } || element?.containsFloat == true
  }
}
