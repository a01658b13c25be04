public import AST
internal import Interpreter

/// Layers of soft two-input gates, each a mixture of all sixteen functions, whose wires are mixtures too: a differentiable
/// logic gate network (Petersen et al. 2022) with learned connections.
///
/// A gate's mixture is the softmax of sixteen logits; because every function of two bits is c0 + c1 a + c2 b + c3 ab on
/// probabilities, a gate evaluates one such form, whatever the mixture. Each of its two wires is a mixture of a few random
/// columns of the layer before, or of the inputs. The output is a mixture of the last layer's gates, and the loss is the
/// mixture of their cross entropies. All cases are evaluated at once, in columns.
public final class SoftCircuit {
  public let table: TruthTable
  public let width: Int
  public let layers: Int
  /// What each wire may read, two wires a gate, layer by layer: columns of inputs, then gates.
  let candidates: [[Int]]
  /// Where the logits of each mixture begin, and where the last one ends: gates, then wires, then the output.
  let starts: [Int]
  private var logits: [Double]
  private var adam: Adam<Double>
  var gradient: [Double]
  /// The softmax of each mixture's logits.
  var shares: [Double]
  /// c0 … c3 of each gate.
  var forms: [Double]
  /// Columns of the inputs, then of the gates.
  var values: [Double]
  /// Columns of what the wires carry.
  var carried: [Double]
  /// The derivatives of the loss by `values`.
  var sensitivities: [Double]
  let targets: [Double]

  /// The most columns that a wire chooses from.
  private static let mostCandidates = 8

  /// Random candidates for each wire, and standard normal logits.
  public init(_ table: TruthTable, width: Int, layers: Int, rate: Double, random: inout RandomStream) {
    self.table = table
    self.width = width
    self.layers = layers
    var candidates: [[Int]] = []
    for layer in 0..<layers {
      let before = layer == 0 ? 0..<table.inputs : (0..<width).shifted(by: table.inputs + (layer - 1) * width)
      for _ in 0..<(2 * width) {
        var columns = Array(before)
        random.shuffle(&columns)
        candidates.append(Array(columns.prefix(Self.mostCandidates)))
      }
    }
    self.candidates = candidates
    let gates = layers * width
    var starts = (0...gates).map { $0 * Gate.count }
    for columns in candidates { starts.append((starts.last ?? 0) + columns.count) }
    starts.append((starts.last ?? 0) + width)
    self.starts = starts
    logits = (0..<(starts.last ?? 0)).map { _ in random.normal() }
    adam = Adam(parameterCount: logits.count, rate: rate)
    gradient = [Double](repeating: 0, count: logits.count)
    shares = gradient
    forms = [Double](repeating: 0, count: 4 * gates)
    values = [Double](repeating: 0, count: (table.inputs + gates) * table.cases)
    carried = [Double](repeating: 0, count: 2 * gates * table.cases)
    sensitivities = values
    for input in 0..<table.inputs {
      for row in 0..<table.cases { values[input * table.cases + row] = Double(row >> input & 1) }
    }
    targets = (0..<table.cases).map { Double(table.bits >> UInt64($0) & 1) }
  }

  var gates: Int { layers * width }

  /// The number of logits.
  public var parameterCount: Int { logits.count }

  /// How many functions a gate has at once: the exponential of the entropy of its mixture, the mean over gates; 1 once
  /// every gate has decided.
  public func functionsPerGate(temperature: Double) -> Double {
    updateShares(temperature)
    let sum = (0..<gates).reduce(0.0) { sum, gate in
      let entropy = shares[starts[gate]..<starts[gate + 1]].reduce(0.0) { $0 - ($1 > 0 ? $1 * FloatMath.log($1) : 0) }
      return sum + FloatMath.exp(entropy)
    }
    return sum / Double(gates)
  }

  /// One step of descent at a temperature of the mixtures.
  public func step(temperature: Double) {
    loss(temperature: temperature)
    adam.step(&logits, against: gradient)
  }

  /// The loss at a temperature; leaves its derivatives by the logits in `gradient`.
  @discardableResult
  func loss(temperature: Double) -> Double {
    updateShares(temperature)
    updateForms()
    forward()
    return backward(temperature)
  }

  /// Changes one logit.
  func nudge(_ index: Int, by amount: Double) { logits[index] += amount }

  /// What the circuit of the most probable gates and wires gives, a bit for each case.
  public var decoded: UInt64 {
    var columns = table.columns
    for gate in 0..<gates {
      let (a, b) = (gates + 2 * gate, gates + 2 * gate + 1)
      columns.append(
        Gate.apply(
          mostProbable(gate), columns[candidates[2 * gate][mostProbable(a)]],
          columns[candidates[2 * gate + 1][mostProbable(b)]]))
    }
    return columns[table.inputs + gates - width + mostProbable(3 * gates)] & table.mask
  }

  public var isSolved: Bool { decoded == table.bits }

  /// The choice of a mixture with the greatest logit.
  private func mostProbable(_ mixture: Int) -> Int {
    var best = starts[mixture]
    for index in starts[mixture]..<starts[mixture + 1] where logits[index] > logits[best] { best = index }
    return best - starts[mixture]
  }

  private func updateShares(_ temperature: Double) {
    for mixture in 0..<(starts.count - 1) {
      let greatest = logits[starts[mixture] + mostProbable(mixture)]
      for index in starts[mixture]..<starts[mixture + 1] { shares[index] = (logits[index] - greatest) / temperature }
    }
    let count = shares.count
    shares.withUnsafeMutableBufferPointer { shares in
      guard let column = shares.baseAddress else { return }
      FloatMath.expColumn(column, column, count)
    }
    for mixture in 0..<(starts.count - 1) {
      var sum = 0.0
      for index in starts[mixture]..<starts[mixture + 1] { sum += shares[index] }
      for index in starts[mixture]..<starts[mixture + 1] { shares[index] /= sum }
    }
  }

  private func updateForms() {
    for gate in 0..<gates {
      var form = (0.0, 0.0, 0.0, 0.0)
      for function in 0..<Gate.count {
        let share = shares[starts[gate] + function]
        let c = Gate.coefficients[function]
        form = (form.0 + share * c.c0, form.1 + share * c.c1, form.2 + share * c.c2, form.3 + share * c.c3)
      }
      (forms[4 * gate], forms[4 * gate + 1], forms[4 * gate + 2], forms[4 * gate + 3]) = form
    }
  }
}

extension Range<Int> {
  fileprivate func shifted(by offset: Int) -> Range<Int> { (lowerBound + offset)..<(upperBound + offset) }
}
