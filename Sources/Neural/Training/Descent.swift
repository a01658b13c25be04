internal import AST
internal import Interpreter

/// One restart: a point in the space of logits and constants, and how it moves.
struct Descent: Sendable {
  /// Which restart of the search it is: where its random numbers come from.
  let index: Int
  /// Which layout it has.
  let layout: Int
  /// Logits, then fitted constants.
  private(set) var parameters: [Float]
  private let logits: Int
  private var adam: Adam<Float>
  private(set) var step = 0
  /// The cases it is trained on.
  let rows: [Int]
  /// The loss of the latest step, without entropy.
  private(set) var loss: Float = .infinity
  /// The mean entropy of the choices, in shares of the largest possible.
  private(set) var entropy: Float = 1
  /// How often a derivative was not a number, and was taken for 0.
  private(set) var invalid = 0
  private var random: RandomStream
  /// The best program that was read out of it.
  var best: Candidate?

  /// - Parameter available: The cases to choose from.
  init(
    index: Int, layout: Int, program: SoftProgram, vocabulary: Vocabulary, schedule: Schedule, seed: UInt64
  ) {
    self.index = index
    self.layout = layout
    var random = RandomStream(seed: seed, purpose: .training, slot: index)
    var order = vocabulary.rows
    if order.count > vocabulary.maximumCases { random.shuffle(&order) }
    rows = Array(order.prefix(vocabulary.maximumCases))
    logits = program.probabilities
    parameters = program.start(vocabulary, spread: schedule.spread, random: &random)
    adam = Adam(parameterCount: parameters.count, rate: schedule.rate)
    self.random = random
  }

  /// True if the soft program is right, whatever can be read out of it.
  var isSolvedSoftly: Bool { loss < Self.solvedLoss }

  /// The loss below which a soft program counts as right.
  static let solvedLoss: Float = 0.02

  /// Sets the weights of a run: softmax of the logits, plus noise of a standard deviation.
  mutating func setWeights(_ run: TapeRun, _ program: SoftProgram, temperature: Float, noise: Float = 0) {
    for index in 0..<program.probabilities {
      run.weights[index] = noise > 0 ? parameters[index] + noise * Float(random.normal()) : parameters[index]
    }
    program.softmax(run.weights, temperature: temperature)
    for index in program.probabilities..<program.weights { run.weights[index] = parameters[index] }
  }

  /// Takes steps of Adam to the step `end` of a schedule.
  mutating func descend(to end: Int, _ schedule: Schedule, _ program: SoftProgram, _ run: TapeRun) {
    var slopes = [Float](repeating: 0, count: parameters.count)
    while step < end {
      let point = schedule.point(step)
      setWeights(run, program, temperature: point.temperature, noise: point.noise)
      run.beta = point.beta
      loss = run.forward()
      run.backward()
      slope(run, program, point, &slopes)
      move(&slopes, schedule)
      step += 1
    }
  }

  /// Goes back to the end of the first phase, with logits shrunk and perturbed (Ash, Adams 2020, arXiv:1910.08475): what
  /// was learnt stays likely, and can be decided otherwise.
  mutating func heat(_ schedule: Schedule) {
    step = schedule.openSteps
    let size = (1 - schedule.kept) * schedule.spread
    for index in 0..<logits { parameters[index] = schedule.kept * parameters[index] + size * Float(random.normal()) }
    adam = Adam(parameterCount: parameters.count, rate: schedule.rate)
  }

  /// Fits the constants alone, with every choice at its best option.
  mutating func fitConstants(_ schedule: Schedule, _ program: SoftProgram, _ run: TapeRun) {
    var slopes = [Float](repeating: 0, count: parameters.count)
    for _ in 0..<schedule.fitting {
      setWeights(run, program, temperature: 1e-3)
      run.beta = schedule.lastBeta
      loss = run.forward()
      run.backward()
      for index in program.probabilities..<program.weights { slopes[index] = run.weightAdjoints[index] }
      move(&slopes, schedule)
    }
  }

  /// The derivatives of loss and entropy by the parameters.
  private mutating func slope(
    _ run: TapeRun, _ program: SoftProgram, _ point: Schedule.Point, _ slopes: inout [Float]
  ) {
    var share: Float = 0
    var open = 0
    for (choice, users) in zip(program.choices, program.users) {
      // In a lambda that is hardly used the loss says little, and entropy must not say more.
      let use = users.isEmpty ? 1 : users.reduce(0) { $0 + run.weights[$1] }
      var dot: Float = 0
      var entropy: Float = 0
      for index in choice {
        let weight = run.weights[index]
        dot += weight * run.weightAdjoints[index]
        if weight > 1e-8 { entropy -= weight * SoftMath.log(weight) }
      }
      if choice.count > 1 {
        share += entropy / SoftMath.log(Float(choice.count))
        open += 1
      }
      for index in choice {
        let weight = run.weights[index]
        let own = weight > 1e-8 ? -weight * (SoftMath.log(weight) + entropy) : 0
        slopes[index] =
          (weight * (run.weightAdjoints[index] - dot) - point.entropy * use * own) / point.temperature
      }
    }
    for index in program.probabilities..<program.weights { slopes[index] = run.weightAdjoints[index] }
    if point.asksAll {
      for output in program.outputs { for index in program.choices[output.choice] { slopes[index] = 0 } }
    }
    entropy = open > 0 ? share / Float(open) : 0
  }

  /// Takes a step against slopes, of which those that are no numbers count as 0, with their length clipped.
  private mutating func move(_ slopes: inout [Float], _ schedule: Schedule) {
    var norm: Float = 0
    for slope in slopes where slope.isFinite { norm += slope * slope }
    norm = norm.squareRoot()
    let factor = norm > schedule.clip ? schedule.clip / norm : 1
    for index in slopes.indices {
      slopes[index] *= factor
      if !slopes[index].isFinite {
        slopes[index] = 0
        invalid += 1
      }
    }
    adam.step(&parameters, against: slopes)
  }
}
