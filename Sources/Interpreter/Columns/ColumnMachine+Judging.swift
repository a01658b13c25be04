import AST

/// How one output of a program is judged, word by word.
struct JudgePlan {
  /// One word of an output.
  struct Leaf {
    enum Measure {
      case intDifference, intSquare, floatDifference, floatSquare
      /// 0 or 1.
      case same
      /// Levenshtein distance of sequences whose elements have a shape.
      case distance
    }

    let measure: Measure
    /// The shape of the elements, for `distance`.
    let element: Int
  }

  /// The register and the expected column of the output's first word, among those of all outputs.
  let first: Int
  let leaves: [Leaf]
  /// True if the error is 0 or 1 by whether the output is right.
  let isExact: Bool

  /// How to judge the output if it is one float; `nil` if it is anything else.
  var floatMeasure: FloatJudging.Measure? {
    guard leaves.count == 1 else { return nil }
    switch leaves[0].measure {
    case .floatDifference: return isExact ? .exact : .difference
    case .floatSquare: return isExact ? .exact : .square
    default: return nil
    }
  }
}

extension ColumnMachine {
  /// How the outputs of some cases are judged.
  mutating func makePlan(_ columns: CaseColumns) -> [JudgePlan] {
    var plan: [JudgePlan] = []
    var first = 0
    for (output, kind) in zip(columns.outputs, columns.judge.kinds) {
      let shape = shapes.index(of: output.type)
      var leaves: [JudgePlan.Leaf] = []
      for (leaf, type) in zip(shapes[shape].leaves, ColumnMachine.scalars(of: output.type)) {
        let measure: JudgePlan.Leaf.Measure =
          switch leaf.kind {
          case .sequence: .distance
          case .float: kind == .squared ? .floatSquare : .floatDifference
          case .word: type != .int ? .same : kind == .squared ? .intSquare : .intDifference
          }
        leaves.append(.init(measure: measure, element: leaf.element))
      }
      plan.append(JudgePlan(first: first, leaves: leaves, isExact: kind == .exact))
      first += leaves.count
    }
    return plan
  }

  /// The types of a type's words.
  static func scalars(of type: Type) -> [Type] {
    type.isTuple ? type.parts.flatMap(scalars) : [type]
  }

  /// Writes the errors of a block of results and returns how many of its cases are right in every output.
  borrowing func judge(
    _ plan: [JudgePlan], _ block: ResultBlock, _ expected: [UnsafeMutablePointer<UInt64>], bounds: [Double],
    tolerance: Double, _ errors: UnsafeMutablePointer<Double>
  ) -> Int {
    let outputs = plan.count
    let first = block.first
    let count = block.cases
    if outputs == 1, !block.hasCost, let measure = plan[0].floatMeasure {
      return bounds.withUnsafeBufferPointer { bounds in
        guard let base = bounds.baseAddress else { return 0 }
        return FloatJudging.judge(
          measure, block.columns[plan[0].first], expected[plan[0].first] + first, base + first, count, errors + first)
      }
    }
    var right = 0
    withUnsafeTemporaryAllocation(of: Bool.self, capacity: 2 * count) { flags in
      guard let isRight = flags.baseAddress else { return }
      let isOutputRight = isRight + count
      isRight.update(repeating: true, count: count)
      for (output, item) in plan.enumerated() {
        let target = errors + first * outputs + output
        isOutputRight.update(repeating: true, count: count)
        for lane in 0..<count { target[lane * outputs] = 0 }
        for (offset, leaf) in item.leaves.enumerated() {
          let column = item.first + offset
          add(
            leaf, block.columns[column], expected[column] + first, count, tolerance, target, outputs, isOutputRight,
            hasCost: block.hasCost)
        }
        for lane in 0..<count {
          if item.isExact { target[lane * outputs] = isOutputRight[lane] ? 0 : 1 }
          isRight[lane] = isRight[lane] && isOutputRight[lane]
        }
      }
      if block.hasCost {
        for lane in 0..<count where cost[lane] > fuel {
          isRight[lane] = false
          for output in 0..<outputs { errors[(first + lane) * outputs + output] = Judge.worst }
        }
      }
      for lane in 0..<count where isRight[lane] { right += 1 }
    }
    return right
  }

  /// Adds the errors of one word of an output to those of its block.
  private borrowing func add(
    _ leaf: JudgePlan.Leaf, _ actual: UnsafePointer<UInt64>, _ expected: UnsafePointer<UInt64>, _ count: Int,
    _ tolerance: Double, _ target: UnsafeMutablePointer<Double>, _ step: Int, _ isRight: UnsafeMutablePointer<Bool>,
    hasCost: Bool
  ) {
    @inline(__always) func add(_ lane: Int, _ error: Double, _ right: Bool) {
      target[lane * step] = Swift.min(Judge.worst, target[lane * step] + error)
      isRight[lane] = isRight[lane] && right
    }
    switch leaf.measure {
    case .intDifference:
      for lane in 0..<count {
        let error = Judge.difference(Int64(bitPattern: actual[lane]), Int64(bitPattern: expected[lane]))
        add(lane, error, error == 0)
      }
    case .intSquare:
      for lane in 0..<count {
        let error = Judge.difference(Int64(bitPattern: actual[lane]), Int64(bitPattern: expected[lane]))
        add(lane, Swift.min(Judge.worst, error * error), error == 0)
      }
    case .floatDifference, .floatSquare:
      let isSquare = leaf.measure == .floatSquare
      for lane in 0..<count {
        let a = Double(bitPattern: actual[lane])
        let b = Double(bitPattern: expected[lane])
        let error = Judge.difference(a, b)
        add(
          lane, isSquare ? Swift.min(Judge.worst, error * error) : error,
          Judge.isRight(a, expected: b, tolerance: tolerance))
      }
    case .same:
      for lane in 0..<count {
        let isSame = actual[lane] == expected[lane]
        add(lane, isSame ? 0 : 1, isSame)
      }
    case .distance:
      for lane in 0..<count {
        // What an exhausted case gave means nothing; its error is set once for all outputs.
        if hasCost, cost[lane] > fuel { continue }
        let a = Handle(actual[lane])
        let b = Handle(expected[lane])
        if isRightSequence(a, b, leaf.element, tolerance) { continue }
        add(lane, Swift.min(Judge.worst, Double(distance(a, b, leaf.element, tolerance))), false)
      }
    }
  }

  /// True if a word of a value, a scalar or a sequence, is right: floats within the tolerance, all else equal.
  borrowing func isRight(_ actual: UInt64, _ expected: UInt64, _ leaf: Shape.Leaf, _ tolerance: Double) -> Bool {
    switch leaf.kind {
    case .word: actual == expected
    case .float:
      Judge.isRight(Double(bitPattern: actual), expected: Double(bitPattern: expected), tolerance: tolerance)
    case .sequence: isRightSequence(Handle(actual), Handle(expected), leaf.element, tolerance)
    }
  }

  /// True if two sequences are equal but for floats within the tolerance.
  private borrowing func isRightSequence(_ a: Handle, _ b: Handle, _ element: Int, _ tolerance: Double) -> Bool {
    guard a.length == b.length else { return false }
    let width = shapes[element].width
    if shapes[element].isBitwise {
      let left = heap.base + a.start
      let right = heap.base + b.start
      for index in 0..<a.length * width where left[index] != right[index] { return false }
      return true
    }
    for index in 0..<a.length where !isRightElement(a, index, b, index, element, tolerance) { return false }
    return true
  }

  private borrowing func isRightElement(
    _ a: Handle, _ left: Int, _ b: Handle, _ right: Int, _ shape: Int, _ tolerance: Double
  ) -> Bool {
    let width = shapes[shape].width
    let actual = heap.base + a.start + left * width
    let expected = heap.base + b.start + right * width
    for (offset, leaf) in shapes[shape].leaves.enumerated()
    where !isRight(actual[offset], expected[offset], leaf, tolerance) { return false }
    return true
  }

  private borrowing func distance(_ a: Handle, _ b: Handle, _ element: Int, _ tolerance: Double) -> Int {
    if Levenshtein.isTooUneven(a.length, b.length) { return Swift.max(a.length, b.length) }
    let shorter = Swift.min(a.length, b.length)
    if shorter <= BitParallelLevenshtein.longest, shapes[element].width == 1, shapes[element].isBitwise {
      return BitParallelLevenshtein.distance(
        heap.base + a.start, a.length, heap.base + b.start, b.length)
    }
    return Levenshtein.distance(a.length, b.length) { left, right in
      isRightElement(a, left, b, right, element, tolerance)
    }
  }
}
