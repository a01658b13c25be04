internal import AST
internal import Interpreter

extension LaidOutProgram {
  /// Puts cases on a tape: inputs, and the outputs wanted.
  ///
  /// - Parameter rows: As many as the program was laid out for.
  func load(_ cases: Cases, rows: [Int], into run: TapeRun) {
    for (soft, column) in zip(inputs + targets, cases.inputColumns + cases.expectedColumns) {
      for (lane, row) in rows.enumerated() {
        shape.write(column[row], lane: lane, elements: soft.elements, presence: soft.presence, run.values)
      }
    }
  }

  /// Where each output stands in each case, as the latest forward run left it: the mean over the registers that it may
  /// be. Outputs that are neither numbers nor truth values are left out.
  ///
  /// - Parameter coordinate: Where a number stands; a truth value stands at its probability.
  func expectedOutputs(_ run: TapeRun, coordinate: (Double) -> Double) -> [[Double]] {
    zip(program.outputs, outputs).compactMap { output, values in
      guard let type = values.first?.type, type.isNumber || type == .bool else { return nil }
      return (0..<cases).map { lane in
        zip(program.choices[output.choice], values).reduce(0.0) { sum, part in
          let block = part.1.elements
          let value = Double(run.values[block.offset + lane % block.lanes])
          return sum + Double(run.weights[part.0]) * (type == .bool ? value : coordinate(value))
        }
      }
    }
  }
}
