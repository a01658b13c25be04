import AST

/// Bool columns with 64 cases a word: case `i` is bit `i % 64` of word `i / 64`.
enum BitColumns {
  /// The number of words for a number of cases.
  static func words(_ count: Int) -> Int { (count + 63) / 64 }

  /// Packs a column of words that are 0 or 1.
  static func pack(_ column: [UInt64]) -> [UInt64] {
    var result = [UInt64](repeating: 0, count: words(column.count))
    for (index, word) in column.enumerated() { result[index / 64] |= word << UInt64(index % 64) }
    return result
  }

  /// Four numbers, 0 or 1, for each choice of four bits.
  private static let numbers: [SIMD4<Double>] = (0..<16).map { (bits: Int) -> SIMD4<Double> in
    var result = SIMD4<Double>()
    for bit in 0..<4 { result[bit] = Double(bits >> bit & 1) }
    return result
  }

  /// Writes the bits of a word as 64 numbers, 0 or 1.
  static func write(_ word: UInt64, _ target: UnsafeMutablePointer<Double>) {
    numbers.withUnsafeBufferPointer { numbers in
      for group in 0..<16 {
        UnsafeMutableRawPointer(target + group * 4).storeBytes(
          of: numbers[Int(word >> UInt64(group * 4) & 15)], as: SIMD4<Double>.self)
      }
    }
  }

  /// True of the type of programs that can run on such columns: Bool, or a tuple of Bools.
  static func admits(_ type: Type) -> Bool {
    type == .bool || type.isTuple && type.parts.allSatisfy { $0 == .bool }
  }

  /// True of code made of Bool values and operators on them only, without helpers.
  static func admits(_ tree: Tree) -> Bool {
    for node in tree.nodes {
      guard node.type == .bool || admits(node.type) else { return false }
      switch node.kind {
      case .literal, .variable: continue
      case .lambda, .call: return false
      case .apply:
        switch node.op {
        case .and, .or, .xor, .not, .nand, .nor, .if, .let, .tuple, .get0, .get1, .get2, .get3, .get4, .get5, .get6,
          .get7:
          continue
        default: return false
        }
      }
    }
    return true
  }
}

extension ColumnMachine {
  /// Writes the errors (0 or 1) of a block of bit-sliced results and returns how many of its cases are right in every
  /// output.
  borrowing func judgeBits(
    outputs: Int, _ result: UnsafePointer<UnsafeMutablePointer<UInt64>>, _ expected: [UnsafeMutablePointer<UInt64>],
    first: Int, cases: Int, _ errors: UnsafeMutablePointer<Double>
  ) -> Int {
    var right = 0
    for word in 0..<BitColumns.words(cases) {
      let lanes = Swift.min(64, cases - word * 64)
      var wrong: UInt64 = 0
      for output in 0..<outputs {
        let difference = result[output][word] ^ expected[output][first / 64 + word]
        wrong |= difference
        let target = errors + (first + word * 64) * outputs + output
        if outputs == 1, lanes == 64 {
          BitColumns.write(difference, target)
        } else {
          for lane in 0..<lanes { target[lane * outputs] = Double(difference >> UInt64(lane) & 1) }
        }
      }
      if lanes < 64 { wrong &= (1 << UInt64(lanes)) - 1 }
      right += lanes - wrong.nonzeroBitCount
    }
    return right
  }
}
