// The losses: means over the lanes that count of what a prediction is worth against its target.

extension TapeRun {
  /// Probabilities are held this far from 0 and 1 where their logarithms are taken.
  private static let leastProbability: Float = 5e-3

  /// The sum of the weights, at least 1 for losses without any.
  private func count(_ step: Instruction) -> Float {
    var sum: Float = 0
    for column in 0..<step.c.columns {
      let weights = values + place(step.c, column, 0)
      for lane in 0..<step.c.lanes { sum += weights[lane] }
    }
    return max(sum, 1)
  }

  func loss(_ step: Instruction, _ loss: Loss) {
    values[step.result.offset] = meanLoss(step, loss)
  }

  /// The mean loss over the lanes that count, added up in the precision of the result.
  @inline(__always)
  func meanLoss<Sum: BinaryFloatingPoint>(_ step: Instruction, _ loss: Loss) -> Sum {
    var sum: Sum = 0
    eachTarget(step) { prediction, target, weight in
      let p = values[prediction]
      let t = values[target]
      switch loss {
      case .number: sum += Sum(weight * Self.huber(SoftMath.asinh(p) - SoftMath.asinh(t)))
      case .truth:
        let p = min(max(p, Self.leastProbability), 1 - Self.leastProbability)
        sum -= Sum(weight * (t * SoftMath.log(p) + (1 - t) * SoftMath.log(1 - p)))
      case .category: if t > 0.5 { sum -= Sum(weight * SoftMath.log(max(p, Self.leastProbability))) }
      }
    }
    return sum / Sum(count(step))
  }

  func lossBack(_ step: Instruction, _ loss: Loss) {
    let factor = adjoints[step.result.offset] / count(step)
    guard factor != 0 else { return }
    eachTarget(step) { prediction, target, weight in
      let p = values[prediction]
      let t = values[target]
      switch loss {
      case .number:
        let difference = SoftMath.asinh(p) - SoftMath.asinh(t)
        let slope = min(max(difference, -1), 1) / (p * p + 1).squareRoot()
        adjoints[prediction] += factor * weight * slope
      case .truth:
        guard p > Self.leastProbability, p < 1 - Self.leastProbability else {
          // Beyond the hold the slope is that at the hold, so that a wrong certainty can be unlearnt.
          adjoints[prediction] += factor * weight * (p < 0.5 ? -t : 1 - t) / (2 * Self.leastProbability)
          return
        }
        adjoints[prediction] += factor * weight * ((1 - t) / (1 - p) - t / p)
      case .category: if t > 0.5 { adjoints[prediction] -= factor * weight / max(p, Self.leastProbability) }
      }
    }
  }

  /// Goes through the predictions, their targets and the weights of both.
  @inline(__always)
  private func eachTarget(
    _ step: Instruction, _ body: (_ prediction: Int, _ target: Int, _ weight: Float) -> Void
  ) {
    for column in 0..<step.b.columns {
      runs(step.b.column(column), step.a.lanes) { _, start, count in
        let prediction = place(step.a, column, start)
        let target = place(step.b, column, start)
        let weights = values + place(step.c, column % step.c.columns, start)
        for lane in 0..<count where weights[lane] != 0 { body(prediction + lane, target + lane, weights[lane]) }
      }
    }
  }

  private static func huber(_ x: Float) -> Float {
    x.magnitude <= 1 ? 0.5 * x * x : x.magnitude - 0.5
  }
}
