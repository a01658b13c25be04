internal import AST

/// The programs that a trained soft program may stand for, the most likely first.
struct Candidates {
  private let program: SoftProgram
  private let interface: Interface
  /// The probabilities of all choices, then the fitted constants.
  private let weights: [Float]
  private(set) var trees: [Tree] = []
  private var seen: Set<Tree> = []
  /// The slots and bodies that the most likely program does without, of all choices.
  private(set) var unusedChoices = 0

  /// How many of the least certain choices the beam turns round, and how many of those in pairs.
  private static let flips = 8
  private static let pairs = 4
  private static let samples = 8

  /// Argmax; then its neighbours, in which the least certain choices take the next best option, one or two at a time;
  /// then samples.
  init(_ program: SoftProgram, _ interface: Interface, weights: [Float], _ random: inout RandomStream) {
    self.program = program
    self.interface = interface
    self.weights = weights
    let best = program.choices.map { Self.order(weights, $0)[0] }
    let used = add(best)
    unusedChoices = program.choices.count - used.count
    let uncertain = used.filter { program.choices[$0].count > 1 }.sorted {
      (lead($0), $0) < (lead($1), $1)
    }
    var flipped: [(choice: Int, option: Int)] = []
    for choice in uncertain.prefix(Self.flips) {
      flipped.append((choice, Self.order(weights, program.choices[choice])[1]))
    }
    for (index, flip) in flipped.enumerated() {
      var picks = best
      picks[flip.choice] = flip.option
      add(picks)
      for other in flipped.prefix(min(index, Self.pairs)) where index < Self.pairs {
        var both = picks
        both[other.choice] = other.option
        add(both)
      }
    }
    for _ in 0..<Self.samples { add(program.choices.map { sample($0, &random) }) }
  }

  /// The most programs that are tried of one soft program.
  static let maximum = 4 * (1 + flips + pairs * (pairs - 1) / 2 + samples)

  /// Options of a choice, the most probable first.
  private static func order(_ weights: [Float], _ choice: Range<Int>) -> [Int] {
    (0..<choice.count).sorted {
      (-weights[choice.lowerBound + $0], $0) < (-weights[choice.lowerBound + $1], $1)
    }
  }

  /// How far the best option is ahead of the next.
  private func lead(_ choice: Int) -> Float {
    let range = program.choices[choice]
    let order = Self.order(weights, range)
    return weights[range.lowerBound + order[0]] - weights[range.lowerBound + order[1]]
  }

  private func sample(_ choice: Range<Int>, _ random: inout RandomStream) -> Int {
    var rest = Float(random.unit())
    for (option, index) in choice.enumerated() {
      rest -= weights[index]
      if rest < 0 { return option }
    }
    return choice.count - 1
  }

  /// Adds the program of some picks, with its constants as they are and rounded; the choices that it uses.
  @discardableResult
  private mutating func add(_ picks: [Int]) -> Set<Int> {
    let constants = weights[program.probabilities...].map(Double.init)
    var decoder = Decoder(program, interface, picks: picks, constants: constants)
    guard let tree = decoder.tree() else { return decoder.used }
    if seen.insert(tree).inserted { trees.append(tree) }
    guard decoder.usesConstants else { return decoder.used }
    for places in [2, 1, 0] {
      let scale = [1.0, 10, 100][places]
      let rounded = constants.map { ($0 * scale).rounded() / scale }
      var other = Decoder(program, interface, picks: picks, constants: rounded)
      if let tree = other.tree(), seen.insert(tree).inserted { trees.append(tree) }
    }
    return decoder.used
  }
}
