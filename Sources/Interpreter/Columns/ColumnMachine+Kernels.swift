import AST

extension ColumnMachine {
  /// Runs the kernel of an operator: scalar kernels here, the others by the stage that owns them.
  mutating func apply(_ i: Instruction, _ f: Frame) {
    switch i.op {
    case .and, .bitAnd: f.mapWords(i) { $0 & $1 }
    case .or, .bitOr: f.mapWords(i) { $0 | $1 }
    case .xor, .bitXor: f.mapWords(i) { $0 ^ $1 }
    case .not: if i.variant == .bits { f.mapWord(i) { ~$0 } } else { f.mapWord(i) { $0 ^ 1 } }
    case .nand: if i.variant == .bits { f.mapWords(i) { ~($0 & $1) } } else { f.mapWords(i) { ($0 & $1) ^ 1 } }
    case .nor: if i.variant == .bits { f.mapWords(i) { ~($0 | $1) } } else { f.mapWords(i) { ($0 | $1) ^ 1 } }
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: compare(i, f)
    case .add, .subtract, .multiply, .min, .max, .negate, .abs, .sign, .square: applyNumber(i, f)
    case .div: f.mapInts(i, Scalar.div)
    case .mod: f.mapInts(i, Scalar.mod)
    case .isEven: f.testInt(i, Scalar.isEven)
    case .isOdd: f.testInt(i, Scalar.isOdd)
    case .divide, .sqrt, .exp, .log, .sin, .cos, .tan, .tanh, .cube, .inverse, .pow, .roundTo: applyFloat(i, f)
    case .toFloat:
      let target = f.floats(i.target)
      let a = f.ints(i.a)
      for lane in 0..<f.lanes { target[lane] = Scalar.float(a[lane]) }
    case .floor: f.mapFloatToInt(i, Scalar.floor)
    case .ceil: f.mapFloatToInt(i, Scalar.ceil)
    case .round: f.mapFloatToInt(i, Scalar.round)
    case .truncate: f.mapFloatToInt(i, Scalar.truncate)
    case .code: f.mapWord(i) { $0 }
    case .char: f.mapWord(i) { UInt64(Scalar.char(Int64(bitPattern: $0))) }
    case .bitNot: f.mapWord(i) { ~$0 }
    case .shiftLeft: f.mapInts(i, Scalar.shiftLeft)
    case .shiftRight: f.mapInts(i, Scalar.shiftRight)
    case .shiftRightLogical: f.mapInts(i, Scalar.shiftRightLogical)
    case .bitLess: f.testInts(i, Scalar.bitLess)
    case .bitDiv: f.mapInts(i, Scalar.bitDiv)
    case .bitMod: f.mapInts(i, Scalar.bitMod)
    case .smtDiv: f.mapInts(i, Scalar.smtDiv)
    case .smtMod: f.mapInts(i, Scalar.smtMod)
    case .isLetter: f.testChar(i, Scalar.isLetter)
    case .isDigit: f.testChar(i, Scalar.isDigit)
    case .isSpace: f.testChar(i, Scalar.isSpace)
    case .isUpper: f.testChar(i, Scalar.isUpper)
    case .isLower: f.testChar(i, Scalar.isLower)
    case .isVowel: f.testChar(i, Scalar.isVowel)
    case .upcase where i.variant == .word: f.mapChar(i, Scalar.upcase)
    case .downcase where i.variant == .word: f.mapChar(i, Scalar.downcase)
    case .length, .isEmpty, .first, .last, .at: inspect(i, f)
    case .rest, .butLast, .take, .drop, .slice, .substring, .trim, .smtAt: view(i, f)
    case .upcase, .downcase, .reverse, .concat, .push, .cons, .replace, .remove, .sort, .distinct, .setAt, .chars,
      .string, .list, .repeat, .range, .zip, .enumerate:
      build(i, f)
    case .chunk, .split, .words, .lines: buildParts(i, f)
    case .contains, .indexOf, .count: search(i, f)
    case .sum, .product, .minimum, .maximum: reduce(i, f)
    case .show, .parseInt, .parseFloat, .smtToInt, .smtFromInt: convertText(i, f)
    case .join, .startsWith, .endsWith, .hasSubstring, .find, .replaceFirst, .replaceAll: applyText(i, f)
    case .map, .filter, .takeWhile, .dropWhile, .flatMap, .any, .all, .findIndex, .zipWith, .sortBy:
      applyToElements(i, f)
    case .fold, .scan: accumulate(i, f)
    case .iterate: iterate(i, f)
    case .while: loop(i, f)
    case .unfold: unfold(i, f)
    // Lowered to other instructions.
    case .if, .let, .tuple, .get0, .get1, .get2, .get3, .get4, .get5, .get6, .get7: break
    }
  }

  private func applyNumber(_ i: Instruction, _ f: Frame) {
    if i.variant == .float {
      switch i.op {
      case .add: f.mapFloats(i) { $0 + $1 }
      case .subtract: f.mapFloats(i) { $0 - $1 }
      case .multiply: f.mapFloats(i) { $0 * $1 }
      case .min: f.mapFloats(i, Scalar.min)
      case .max: f.mapFloats(i, Scalar.max)
      case .negate: f.mapFloat(i, Scalar.negate)
      case .abs: f.mapFloat(i, Scalar.abs)
      case .sign: f.mapFloat(i, Scalar.sign)
      default: f.mapFloat(i, Scalar.square)
      }
    } else {
      switch i.op {
      case .add: f.mapInts(i) { $0 &+ $1 }
      case .subtract: f.mapInts(i) { $0 &- $1 }
      case .multiply: f.mapInts(i) { $0 &* $1 }
      case .min: f.mapInts(i, Scalar.min)
      case .max: f.mapInts(i, Scalar.max)
      case .negate: f.mapInt(i, Scalar.negate)
      case .abs: f.mapInt(i, Scalar.abs)
      case .sign: f.mapInt(i, Scalar.sign)
      default: f.mapInt(i, Scalar.square)
      }
    }
  }

  private func applyFloat(_ i: Instruction, _ f: Frame) {
    switch i.op {
    case .divide: f.mapFloats(i) { $0 / $1 }
    case .sqrt: f.mapFloat(i, Scalar.sqrt)
    case .cube: f.mapFloat(i, Scalar.cube)
    case .inverse: f.mapFloat(i, Scalar.inverse)
    case .exp: FloatMath.expColumn(f.floats(i.a), f.floats(i.target), f.lanes)
    case .log: FloatMath.logColumn(f.floats(i.a), f.floats(i.target), f.lanes)
    case .sin: FloatMath.sinColumn(f.floats(i.a), f.floats(i.target), f.lanes)
    case .cos: FloatMath.cosColumn(f.floats(i.a), f.floats(i.target), f.lanes)
    case .tan: FloatMath.tanColumn(f.floats(i.a), f.floats(i.target), f.lanes)
    case .tanh: FloatMath.tanhColumn(f.floats(i.a), f.floats(i.target), f.lanes)
    case .pow: FloatMath.powColumn(f.floats(i.a), f.floats(i.b), f.floats(i.target), f.lanes)
    default:
      let target = f.floats(i.target)
      let a = f.floats(i.a)
      let places = f.ints(i.b)
      for lane in 0..<f.lanes {
        target[lane] = FloatMath.roundTo(a[lane], places: Int(Swift.min(Swift.max(places[lane], 0), 15)))
      }
    }
  }

  private func compare(_ i: Instruction, _ f: Frame) {
    switch i.variant {
    case .float:
      switch i.op {
      case .equal: f.testFloats(i, ==)
      case .notEqual: f.testFloats(i, !=)
      case .less: f.testFloats(i, <)
      case .lessOrEqual: f.testFloats(i, <=)
      case .greater: f.testFloats(i, >)
      default: f.testFloats(i, >=)
      }
    case .int, .word:
      switch i.op {
      case .equal: f.testInts(i, ==)
      case .notEqual: f.testInts(i, !=)
      case .less: f.testInts(i, <)
      case .lessOrEqual: f.testInts(i, <=)
      case .greater: f.testInts(i, >)
      default: f.testInts(i, >=)
      }
    case .sequence: compareSequences(i, f)
    case .tuple: compareTuples(i, f)
    case .bits: if i.op == .equal { f.mapWords(i) { ~($0 ^ $1) } } else { f.mapWords(i) { $0 ^ $1 } }
    }
  }

  private func compareSequences(_ i: Instruction, _ f: Frame) {
    let a = f[i.a]
    let b = f[i.b]
    let target = f[i.target]
    let element = Int(i.shape)
    let base = heap.base
    for lane in 0..<f.lanes {
      let left = Handle(a[lane])
      let right = Handle(b[lane])
      let holds: Bool
      target[lane] = 0
      if isExhausted(f.cases[lane]) { continue }
      charge(
        f.cases[lane], shapes.size(left, element: element, base) + shapes.size(right, element: element, base))
      if isExhausted(f.cases[lane]) { continue }
      switch i.op {
      case .equal: holds = shapes.equal(left, right, element: element, base)
      case .notEqual: holds = !shapes.equal(left, right, element: element, base)
      case .less: holds = compareText(left, right, base) < 0
      case .lessOrEqual: holds = compareText(left, right, base) <= 0
      case .greater: holds = compareText(left, right, base) > 0
      default: holds = compareText(left, right, base) >= 0
      }
      target[lane] = holds ? 1 : 0
    }
  }

  private func compareTuples(_ i: Instruction, _ f: Frame) {
    let target = f[i.target]
    let shape = shapes[Int(i.shape)]
    let base = heap.base
    for lane in 0..<f.lanes {
      var cost = 0
      var isEqual = true
      target[lane] = 0
      if isExhausted(f.cases[lane]) { continue }
      for (offset, leaf) in shape.leaves.enumerated() {
        let a = f[i.a + Int32(offset)][lane]
        let b = f[i.b + Int32(offset)][lane]
        switch leaf.kind {
        case .word: isEqual = isEqual && a == b
        case .float: isEqual = isEqual && Double(bitPattern: a) == Double(bitPattern: b)
        case .sequence:
          cost += shapes.size(Handle(a), element: leaf.element, base)
          cost += shapes.size(Handle(b), element: leaf.element, base)
          isEqual = isEqual && shapes.equal(Handle(a), Handle(b), element: leaf.element, base)
        }
      }
      if cost > 0 { charge(f.cases[lane], cost) }
      target[lane] = isEqual == (i.op == .equal) ? 1 : 0
    }
  }
}
