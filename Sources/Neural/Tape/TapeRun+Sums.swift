// The kernels that add up columns: mixtures, products, matrices, movements.

extension TapeRun {
  /// Terms that weigh less are left out, forwards and backwards: what flows through them is below the noise of a step.
  static let leastWeight: Float = 1e-5

  func mix(_ step: Instruction, _ terms: Range<Int>) {
    let result = step.result
    for column in 0..<result.columns {
      (values + result.offset + column * result.stride).update(repeating: 0, count: result.lanes)
    }
    for term in tape.terms[terms] {
      let weight = weights[term.weight]
      guard weight.magnitude > Self.leastWeight else { continue }
      runs(result, term.input.lanes) { column, start, count in
        let x = values + place(term.input, column, start)
        let y = values + place(result, column, start)
        for lane in 0..<count { y[lane] += weight * x[lane] }
      }
    }
  }

  func mixBack(_ step: Instruction, _ terms: Range<Int>) {
    let result = step.result
    for term in tape.terms[terms] {
      let weight = weights[term.weight]
      guard weight.magnitude > Self.leastWeight else { continue }
      var slope: Float = 0
      runs(result, term.input.lanes) { column, start, count in
        let from = place(term.input, column, start)
        let to = place(result, column, start)
        slope += Self.flow(
          weight, into: adjoints + from, from: adjoints + to, values: values + from, count: count)
      }
      weightAdjoints[term.weight] += slope
    }
  }

  /// Adds `weight`·`from` to `into`, and gives the scalar product of `from` and `values`.
  @inline(__always)
  private static func flow(
    _ weight: Float, into: UnsafeMutablePointer<Float>, from: UnsafePointer<Float>, values: UnsafePointer<Float>,
    count: Int
  ) -> Float {
    var sums = SIMD4<Float>()
    var lane = 0
    while lane + 4 <= count {
      let slopes = SIMD4(from[lane], from[lane + 1], from[lane + 2], from[lane + 3])
      let inputs = SIMD4(values[lane], values[lane + 1], values[lane + 2], values[lane + 3])
      sums += slopes * inputs
      lane += 4
    }
    var sum = (sums[0] + sums[1]) + (sums[2] + sums[3])
    while lane < count {
      sum += from[lane] * values[lane]
      lane += 1
    }
    for lane in 0..<count { into[lane] += weight * from[lane] }
    return sum
  }

  func dot(_ step: Instruction) {
    let y = values + step.result.offset
    y.update(repeating: 0, count: step.result.lanes)
    for column in 0..<max(step.a.columns, step.b.columns) {
      runs(step.result, min(step.a.lanes, step.b.lanes)) { _, start, count in
        let a = values + place(step.a, column, start)
        let b = values + place(step.b, column, start)
        for lane in 0..<count { y[start + lane] += a[lane] * b[lane] }
      }
    }
  }

  func dotBack(_ step: Instruction) {
    let dy = adjoints + step.result.offset
    for column in 0..<max(step.a.columns, step.b.columns) {
      runs(step.result, min(step.a.lanes, step.b.lanes)) { _, start, count in
        let left = place(step.a, column, start)
        let right = place(step.b, column, start)
        for lane in 0..<count {
          let slope = dy[start + lane]
          adjoints[left + lane] += slope * values[right + lane]
          adjoints[right + lane] += slope * values[left + lane]
        }
      }
    }
  }

  func total(_ step: Instruction) {
    let y = values + step.result.offset
    y.update(repeating: 0, count: step.result.lanes)
    for column in 0..<step.a.columns {
      let x = values + place(step.a, column, 0)
      for lane in 0..<step.result.lanes { y[lane] += x[lane] }
    }
  }

  func totalBack(_ step: Instruction) {
    let dy = adjoints + step.result.offset
    for column in 0..<step.a.columns {
      let dx = adjoints + place(step.a, column, 0)
      for lane in 0..<step.result.lanes { dx[lane] += dy[lane] }
    }
  }

  func linear(_ step: Instruction, _ matrix: Range<Int>) {
    for row in 0..<step.result.columns {
      let y = values + place(step.result, row, 0)
      y.update(repeating: 0, count: step.result.lanes)
      for column in 0..<step.a.columns {
        let factor = tape.matrices[matrix.lowerBound + row * step.a.columns + column]
        guard factor != 0 else { continue }
        let x = values + place(step.a, column, 0)
        for lane in 0..<step.result.lanes { y[lane] += factor * x[lane] }
      }
    }
  }

  func linearBack(_ step: Instruction, _ matrix: Range<Int>) {
    for row in 0..<step.result.columns {
      let dy = adjoints + place(step.result, row, 0)
      for column in 0..<step.a.columns {
        let factor = tape.matrices[matrix.lowerBound + row * step.a.columns + column]
        guard factor != 0 else { continue }
        let dx = adjoints + place(step.a, column, 0)
        for lane in 0..<step.result.lanes { dx[lane] += factor * dy[lane] }
      }
    }
  }
}

// MARK: Movements between positions

extension TapeRun {
  func transport(_ step: Instruction, _ moves: Range<Int>) {
    let result = step.result
    for column in 0..<result.columns {
      (values + result.offset + column * result.stride).update(repeating: 0, count: result.lanes)
    }
    for move in tape.moves[moves] {
      runs(result.column(Int(move.to)), min(step.a.lanes, step.b.lanes)) { _, start, count in
        let w = values + place(step.a, Int(move.weight), start)
        let x = values + place(step.b, Int(move.from), start)
        let y = values + place(result, Int(move.to), start)
        for lane in 0..<count { y[lane] += w[lane] * x[lane] }
      }
    }
  }

  func transportBack(_ step: Instruction, _ moves: Range<Int>) {
    let result = step.result
    for move in tape.moves[moves] {
      runs(result.column(Int(move.to)), min(step.a.lanes, step.b.lanes)) { _, start, count in
        let weight = place(step.a, Int(move.weight), start)
        let from = place(step.b, Int(move.from), start)
        let to = place(result, Int(move.to), start)
        for lane in 0..<count {
          let slope = adjoints[to + lane]
          adjoints[weight + lane] += slope * values[from + lane]
          adjoints[from + lane] += slope * values[weight + lane]
        }
      }
    }
  }

  /// The column of a compaction that says how probably element `from` goes to place `to`.
  @inline(__always)
  static func compactionColumn(_ from: Int, _ to: Int) -> Int { from * (from + 1) / 2 + to }

  func compaction(_ step: Instruction) {
    let result = step.result
    let count = step.a.columns
    for lane in 0..<result.lanes {
      // before[j]: the probability that j of the elements so far are kept.
      withUnsafeTemporaryAllocation(of: Float.self, capacity: count + 1) { before in
        before.initialize(repeating: 0)
        before[0] = 1
        for from in 0..<count {
          let keep = values[step.a.offset + from * step.a.stride + lane]
          for to in 0...from {
            values[result.offset + Self.compactionColumn(from, to) * result.stride + lane] = keep * before[to]
          }
          for to in (0...from + 1).reversed() {
            before[to] = before[to] * (1 - keep) + (to > 0 ? before[to - 1] * keep : 0)
          }
        }
      }
    }
  }

  func compactionBack(_ step: Instruction) {
    let result = step.result
    let count = step.a.columns
    for lane in 0..<result.lanes {
      withUnsafeTemporaryAllocation(of: Float.self, capacity: (count + 2) * (count + 2)) { table in
        table.initialize(repeating: 0)
        let width = count + 2
        // Row i: how many of the first i elements are kept; the last row takes the adjoints on the way back.
        table[0] = 1
        for from in 0..<count {
          let keep = values[step.a.offset + from * step.a.stride + lane]
          for to in 0...from + 1 {
            table[(from + 1) * width + to] =
              table[from * width + to] * (1 - keep) + (to > 0 ? table[from * width + to - 1] * keep : 0)
          }
        }
        let slopes = (count + 1) * width
        for to in 0..<width { table[slopes + to] = 0 }
        for from in (0..<count).reversed() {
          let keep = values[step.a.offset + from * step.a.stride + lane]
          var slope: Float = 0
          for to in 0...from {
            let before = table[from * width + to]
            let out = adjoints[result.offset + Self.compactionColumn(from, to) * result.stride + lane]
            let stay = table[slopes + to]
            let move = table[slopes + to + 1]
            slope += out * before + before * (move - stay)
            table[slopes + to] = out * keep + stay * (1 - keep) + move * keep
          }
          adjoints[step.a.offset + from * step.a.stride + lane] += slope
        }
      }
    }
  }

  func permutation(_ step: Instruction) {
    let count = step.a.columns
    let result = step.result
    for lane in 0..<result.lanes {
      withUnsafeTemporaryAllocation(of: Int.self, capacity: count) { order in
        for index in 0..<count { order.initializeElement(at: index, to: index) }
        // Insertion sort: stable, and the sequences are short.
        for index in 1..<max(count, 1) {
          var place = index
          let moving = order[index]
          while place > 0, comes(moving, before: order[place - 1], step, lane) {
            order[place] = order[place - 1]
            place -= 1
          }
          order[place] = moving
        }
        for column in 0..<count * count { values[result.offset + column * result.stride + lane] = 0 }
        for (to, from) in order.enumerated() {
          values[result.offset + (from * count + to) * result.stride + lane] = 1
        }
      }
    }
  }

  /// Whether one element sorts before another: those present first, then by key.
  private func comes(_ one: Int, before other: Int, _ step: Instruction, _ lane: Int) -> Bool {
    let isPresent = values[place(step.b, one, lane)] >= 0.5
    let isOtherPresent = values[place(step.b, other, lane)] >= 0.5
    if isPresent != isOtherPresent { return isPresent }
    return values[place(step.a, one, lane)] < values[place(step.a, other, lane)]
  }
}
