internal import Interpreter

extension SoftCircuit {
  /// Computes the columns of all wires and gates.
  func forward() {
    let cases = table.cases
    values.withUnsafeMutableBufferPointer { valueBuffer in
      carried.withUnsafeMutableBufferPointer { carriedBuffer in
        guard let values = valueBuffer.baseAddress, let carried = carriedBuffer.baseAddress else { return }
        for gate in 0..<gates {
          for wire in 2 * gate...2 * gate + 1 {
            let column = carried + wire * cases
            column.update(repeating: 0, count: cases)
            for (choice, source) in candidates[wire].enumerated() {
              let (share, from) = (shares[starts[gates + wire] + choice], values + source * cases)
              for row in 0..<cases { column[row] += share * from[row] }
            }
          }
          let (a, b) = (carried + 2 * gate * cases, carried + (2 * gate + 1) * cases)
          let out = values + (table.inputs + gate) * cases
          let (c0, c1, c2, c3) = (forms[4 * gate], forms[4 * gate + 1], forms[4 * gate + 2], forms[4 * gate + 3])
          for row in 0..<cases { out[row] = c0 + c1 * a[row] + (c2 + c3 * a[row]) * b[row] }
        }
      }
    }
  }

  /// How far from 0 and 1 probabilities are kept in the cross entropy.
  private static let margin = 1e-6

  /// The loss of the columns as they are; leaves its derivatives by the logits in `gradient`.
  func backward(_ temperature: Double) -> Double {
    let cases = table.cases
    sensitivities.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    // Each gate of the last layer has a loss of its own, and the output mixes the losses.
    let output = starts[3 * gates]
    for place in 0..<width {
      let column = (table.inputs + gates - width + place) * cases
      let share = shares[output + place]
      var sum = 0.0
      for row in 0..<cases {
        let value = min(max(values[column + row], Self.margin), 1 - Self.margin)
        let right = targets[row] * value + (1 - targets[row]) * (1 - value)
        sum -= FloatMath.log(right)
        sensitivities[column + row] = share * (1 - 2 * targets[row]) / (right * Double(cases))
      }
      gradient[output + place] = sum / Double(cases)
    }
    let loss = pullThroughSoftmax(3 * gates, temperature)
    values.withUnsafeBufferPointer { valueBuffer in
      carried.withUnsafeMutableBufferPointer { carriedBuffer in
        sensitivities.withUnsafeMutableBufferPointer { sensitivityBuffer in
          guard let values = valueBuffer.baseAddress, let carried = carriedBuffer.baseAddress,
            let sensitivities = sensitivityBuffer.baseAddress
          else { return }
          for gate in stride(from: gates - 1, through: 0, by: -1) {
            pullThroughGate(gate, carried, sensitivities + (table.inputs + gate) * cases)
            _ = pullThroughSoftmax(gate, temperature)
            for wire in 2 * gate...2 * gate + 1 {
              pullThroughWire(wire, values, carried + wire * cases, sensitivities)
              _ = pullThroughSoftmax(gates + wire, temperature)
            }
          }
        }
      }
    }
    return loss
  }

  /// From the derivatives by a gate's output to those by its functions' shares, in `gradient`, and by what its wires carry,
  /// which take the place of the columns carried.
  private func pullThroughGate(
    _ gate: Int, _ carried: UnsafeMutablePointer<Double>, _ slopes: UnsafeMutablePointer<Double>
  ) {
    let cases = table.cases
    let (a, b) = (carried + 2 * gate * cases, carried + (2 * gate + 1) * cases)
    let (c1, c2, c3) = (forms[4 * gate + 1], forms[4 * gate + 2], forms[4 * gate + 3])
    var (d0, d1, d2, d3) = (0.0, 0.0, 0.0, 0.0)
    for row in 0..<cases {
      let (slope, valueA, valueB) = (slopes[row], a[row], b[row])
      d0 += slope
      d1 += slope * valueA
      d2 += slope * valueB
      d3 += slope * valueA * valueB
      a[row] = slope * (c1 + c3 * valueB)
      b[row] = slope * (c2 + c3 * valueA)
    }
    for function in 0..<Gate.count {
      let c = Gate.coefficients[function]
      gradient[starts[gate] + function] = d0 * c.c0 + d1 * c.c1 + d2 * c.c2 + d3 * c.c3
    }
  }

  /// From the derivatives by what a wire carries to those by its candidates' shares, in `gradient`, and by their columns.
  private func pullThroughWire(
    _ wire: Int, _ values: UnsafePointer<Double>, _ slopes: UnsafeMutablePointer<Double>,
    _ sensitivities: UnsafeMutablePointer<Double>
  ) {
    let cases = table.cases
    for (choice, source) in candidates[wire].enumerated() {
      let index = starts[gates + wire] + choice
      let (share, from, to) = (shares[index], values + source * cases, sensitivities + source * cases)
      var (even, odd) = (0.0, 0.0)
      for row in stride(from: 0, to: cases & ~1, by: 2) {
        even += slopes[row] * from[row]
        odd += slopes[row + 1] * from[row + 1]
      }
      gradient[index] = even + odd
      for row in 0..<cases { to[row] += share * slopes[row] }
    }
  }

  /// Turns derivatives by shares into derivatives by logits, in place.
  /// - Returns: The mean of the former, weighted by the shares.
  private func pullThroughSoftmax(_ mixture: Int, _ temperature: Double) -> Double {
    var mean = 0.0
    for index in starts[mixture]..<starts[mixture + 1] { mean += shares[index] * gradient[index] }
    for index in starts[mixture]..<starts[mixture + 1] {
      gradient[index] = shares[index] * (gradient[index] - mean) / temperature
    }
    return mean
  }
}
