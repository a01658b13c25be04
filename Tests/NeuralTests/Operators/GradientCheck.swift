import AST

@testable import Neural

/// Holds the derivatives of a tape against finite differences.
struct GradientCheck {
  let run: TapeRun
  /// The numbers whose derivatives are looked at, by their places on the tape.
  let places: [Int]

  /// The largest difference between a derivative and its finite difference, relative to 1 + the derivative.
  ///
  /// Float32 leaves few digits for differences, so two step sizes are taken; where they disagree with each other the
  /// function has a kink nearby, and nothing is said.
  func worst() -> (error: Float, checked: Int) {
    _ = run.forward()
    run.backward()
    let slopes = places.map { run.adjoints[$0] }
    var worst: Float = 0
    var checked = 0
    for (place, slope) in zip(places, slopes) {
      let wide = difference(place, 2e-2)
      let narrow = difference(place, 1e-2)
      guard abs(wide - narrow) < 0.02 * (1 + abs(narrow)) else { continue }
      checked += 1
      worst = max(worst, abs(narrow - slope) / (1 + abs(slope)))
    }
    return (worst, checked)
  }

  private func difference(_ place: Int, _ step: Float) -> Float {
    let value = run.values[place]
    run.values[place] = value + step
    let above = run.forward()
    run.values[place] = value - step
    let below = run.forward()
    run.values[place] = value
    return (above - below) / (2 * step)
  }
}

extension SoftOperators {
  /// Makes a weighted sum of everything in a value the loss of the tape.
  mutating func loseSum(of value: SoftValue, _ random: inout RandomStream) {
    for block in [value.elements, value.presence].compactMap(\.self) {
      for column in 0..<block.columns {
        let part = block.column(column)
        let weights = tape.reserve(lanes: part.lanes)
        for lane in 0..<part.lanes {
          tape.set(Block(offset: weights.offset + lane, columns: 1, stride: 1, lanes: 1), to: Float(random.normal()))
        }
        let product = tape.binary(.multiply, part, weights)
        for lane in 0..<part.lanes {
          tape.losses.append(Block(offset: product.offset + lane, columns: 1, stride: 1, lanes: 1))
        }
      }
    }
  }
}
