public import AST
internal import Interpreter

/// Training of a soft circuit: exploration at temperature 1, then annealing, until the decoded circuit is right.
public struct CircuitDescent: Sendable {
  public let steps: Int
  public let layers: Int
  /// The share of the steps at temperature 1.
  private static let exploration = 0.5
  private static let lastTemperature = 0.2
  private static let rate = 0.02
  /// How many steps lie between two looks at the decoded circuit.
  private static let checkInterval = 25

  /// What came of a run.
  public struct Outcome: Equatable, Sendable {
    /// Steps done until the decoded circuit was right, or all.
    public let steps: Int
    public let isSolved: Bool
    /// The number of logits.
    public let parameters: Int
    /// Functions per gate at the start, after exploration and at the end, where the run got so far.
    public let functionsPerGate: [Double]
  }

  public init(steps: Int, layers: Int) {
    self.steps = steps
    self.layers = layers
  }

  /// - Parameter stopsWhenSolved: Whether to look at the decoded circuit on the way; otherwise only at the end.
  public func run(_ table: TruthTable, width: Int, stopsWhenSolved: Bool = true, random: RandomStream) -> Outcome {
    var random = random
    let circuit = SoftCircuit(table, width: width, layers: layers, rate: Self.rate, random: &random)
    var functions = [circuit.functionsPerGate(temperature: 1)]
    var done = 0
    for step in 0..<steps {
      let late = (Double(step) / Double(steps) - Self.exploration) / (1 - Self.exploration)
      let temperature = FloatMath.pow(Self.lastTemperature, max(0, late))
      if late >= 0, functions.count == 1 { functions.append(circuit.functionsPerGate(temperature: 1)) }
      circuit.step(temperature: temperature)
      done += 1
      if stopsWhenSolved, done % Self.checkInterval == 0, circuit.isSolved { break }
    }
    if done == steps { functions.append(circuit.functionsPerGate(temperature: Self.lastTemperature)) }
    return Outcome(
      steps: done, isSolved: circuit.isSolved, parameters: circuit.parameterCount, functionsPerGate: functions)
  }
}
