internal import AST

extension SoftOperators {
  /// An operator that takes or gives sequences but no lambda; `nil` if it has no relaxation.
  mutating func sequence(_ instance: OperatorInstance, _ a: [SoftValue]) -> SoftValue? {
    let result = instance.result
    switch instance.op {
    case .length: return scalar(.int, tape.total(presence(a[0])))
    case .isEmpty: return scalar(.bool, not(presence(a[0]).column(0)))
    case .first: return scalar(result, orDefault(element(a[0], at: 0), presence(a[0]).column(0), result))
    case .last: return picked(a[0], lastPlace(a[0]), result)
    case .at: return picked(a[0], and(places(a[1].elements), presence(a[0])), result)
    case .rest: return moved(a[0], one, [(0, 1)])
    case .butLast:
      return SoftValue(type: result, elements: a[0].elements, presence: moved(presence(a[0]), one, [(0, 1)], width: 1))
    case .reverse: return reversed(a[0])
    case .take: return taken(a[0], a[1].elements)
    case .drop: return dropped(a[0], a[1].elements)
    case .slice: return dropped(taken(a[0], a[2].elements), a[1].elements)
    case .substring:
      var part = taken(dropped(a[0], a[1].elements), a[2].elements)
      part.presence = tape.scale(tape.unary(.ramp(-1), a[1].elements), presence(part))
      return part
    case .concat: return concatenated(a[0], a[1])
    case .push: return pushed(a[0], a[1].elements)
    case .cons: return consed(a[0].elements, a[1])
    case .contains: return scalar(.bool, not(noneHolds(hits(a[0], a[1].elements))))
    case .indexOf: return scalar(.int, firstPlace(hits(a[0], a[1].elements)))
    case .count: return scalar(.int, tape.total(hits(a[0], a[1].elements)))
    case .replace:
      let same = equalities(a[0], a[1].elements).joined(shape.length)
      return a[0].with(
        elements: tape.blend(same, a[2].elements, a[0].elements.joined(shape.length)).split(shape.length))
    case .remove: return compacted(a[0], and(not(equalities(a[0], a[1].elements)), presence(a[0])))
    case .setAt:
      let place = and(places(a[1].elements), presence(a[0])).joined(shape.length)
      let elements = tape.blend(place, a[2].elements, a[0].elements.joined(shape.length)).split(shape.length)
      return a[0].with(elements: elements)
    case .sort: return sorted(a[0], by: keys(a[0]))
    case .distinct: return distinct(a[0])
    case .list: return listed(a.map(\.elements), result)
    case .repeat: return repeated(a[0].elements, a[1].elements, result)
    case .range: return ranged(a[0].elements, a[1].elements, result)
    case .sum: return scalar(result, tape.total(masked(a[0])))
    case .product: return product(a[0], result)
    case .minimum: return extreme(a[0], .minimum, result)
    case .maximum: return extreme(a[0], .maximum, result)
    case .equal: return scalar(.bool, equality(a[0], a[1]))
    case .notEqual: return scalar(.bool, not(equality(a[0], a[1])))
    case .startsWith: return scalar(.bool, startsWith(a[0], a[1]))
    case .endsWith: return scalar(.bool, startsWith(reversed(a[0]), reversed(a[1])))
    case .string where a[0].type == .char: return listed([a[0].elements], result)
    case .string, .chars: return SoftValue(type: result, elements: a[0].elements, presence: a[0].presence)
    case .upcase: return a[0].with(elements: recased(a[0].elements, positions: shape.length) { $0.uppercased })
    case .downcase: return a[0].with(elements: recased(a[0].elements, positions: shape.length) { $0.lowercased })
    default: return nil
    }
  }

  // MARK: Parts of sequences

  /// Certain presence in one column.
  var one: Block {
    mutating get { tape.constant(1, lanes: cases) }
  }

  func scalar(_ type: Type, _ elements: Block) -> SoftValue { SoftValue(type: type, elements: elements) }

  /// The presence of a sequence's positions.
  func presence(_ value: SoftValue) -> Block { value.presence ?? value.elements }

  /// The element at a position, whether present or not.
  func element(_ value: SoftValue, at position: Int) -> Block {
    value.elements.columns(from: position, step: shape.length, count: shape.width(of: value.type))
  }

  /// The columns of one letter at all positions.
  private func letter(_ value: SoftValue, _ index: Int) -> Block {
    value.elements.columns(from: index * shape.length, step: 1, count: shape.length)
  }

  /// A scalar so far as it is present, and the default of its type for the rest.
  mutating func orDefault(_ element: Block, _ presence: Block, _ type: Type) -> Block {
    guard type == .char else { return tape.scale(presence, element) }
    let space = constant(.char(" "), .char).elements
    return tape.blend(presence, element, space)
  }

  /// How far an index points to each position.
  private mutating func places(_ index: Block) -> Block {
    let result = tape.reserve(columns: shape.length, lanes: index.lanes)
    for position in 0..<shape.length { tape.unary(.tent(Float(position)), index, into: result.column(position)) }
    return result
  }

  /// How far each position is the last that is present.
  private mutating func lastPlace(_ value: SoftValue) -> Block {
    let presence = presence(value)
    let next = moved(presence, one, [(0, 1)], width: 1)
    return and(presence, not(next))
  }

  /// How probably a sequence has a length from 0 below the number of positions.
  private mutating func lengths(_ value: SoftValue) -> Block {
    let presence = presence(value)
    let result = tape.reserve(columns: shape.length, lanes: presence.lanes)
    tape.unary(.complement, presence.column(0), into: result.column(0))
    for position in 1..<shape.length {
      tape.binary(
        .multiply, presence.column(position - 1), not(presence.column(position)), into: result.column(position))
    }
    return result
  }

  /// The element at a soft place; the default so far as the place is nowhere.
  private mutating func picked(_ value: SoftValue, _ place: Block, _ type: Type) -> SoftValue {
    let width = shape.width(of: value.type)
    let moves = (0..<width).flatMap { letter in
      (0..<shape.length).map { move($0, letter * shape.length + $0, letter) }
    }
    let sum = tape.transport(place, value.elements, moves, columns: width)
    guard type == .char else { return scalar(type, sum) }
    let space = constant(.char(" "), .char).elements
    return scalar(type, tape.binary(.add, sum, tape.scale(not(tape.total(place)), space)))
  }

  private func move(_ weight: Int, _ from: Int, _ to: Int) -> Instruction.Move {
    Instruction.Move(weight: Int32(weight), from: Int32(from), to: Int32(to))
  }

  /// Columns moved left by each distance under its weight, for each of `width` letters.
  private mutating func moved(
    _ block: Block, _ weights: Block, _ shifts: [(weight: Int, distance: Int)], width: Int
  ) -> Block {
    let length = shape.length
    let moves = (0..<width).flatMap { letter in
      shifts.flatMap { shift in
        (0..<length).filter { (0..<length).contains($0 + shift.distance) }.map {
          move(shift.weight, letter * length + $0 + shift.distance, letter * length + $0)
        }
      }
    }
    return tape.transport(weights, block, moves, columns: width * length)
  }

  private mutating func moved(
    _ value: SoftValue, _ weights: Block, _ shifts: [(weight: Int, distance: Int)]
  ) -> SoftValue {
    SoftValue(
      type: value.type, elements: moved(value.elements, weights, shifts, width: shape.width(of: value.type)),
      presence: moved(presence(value), weights, shifts, width: 1))
  }

  /// The elements, 0 where they are absent.
  mutating func masked(_ value: SoftValue) -> Block {
    let width = shape.width(of: value.type)
    guard width > 1 else { return tape.binary(.multiply, value.elements, presence(value)) }
    let lanes = max(value.elements.lanes, presence(value).lanes)
    let result = tape.reserve(columns: value.elements.columns, lanes: lanes)
    for index in 0..<width {
      tape.binary(
        .multiply, letter(value, index), presence(value),
        into: result.columns(from: index * shape.length, step: 1, count: shape.length))
    }
    return result
  }

  // MARK: Operators

  private mutating func reversed(_ value: SoftValue) -> SoftValue {
    let length = shape.length
    let moves = (0..<shape.width(of: value.type)).flatMap { letter in
      (0..<length).flatMap { from in
        (0..<length - from).map { move(from + $0, letter * length + from, letter * length + $0) }
      }
    }
    let elements = tape.transport(lastPlace(value), value.elements, moves, columns: value.elements.columns)
    return value.with(elements: elements)
  }

  private mutating func taken(_ value: SoftValue, _ count: Block) -> SoftValue {
    var result = value
    result.presence = and(presence(value), thresholds(count))
    return result
  }

  /// How far a number is above 0, 1, 2, …
  private mutating func thresholds(_ count: Block) -> Block {
    let result = tape.reserve(columns: shape.length, lanes: count.lanes)
    for position in 0..<shape.length { tape.unary(.ramp(Float(position)), count, into: result.column(position)) }
    return result
  }

  private mutating func dropped(_ value: SoftValue, _ count: Block) -> SoftValue {
    let weights = tape.reserve(columns: shape.length, lanes: count.lanes)
    tape.unary(.complement, tape.unary(.ramp(0), count), into: weights.column(0))
    for distance in 1..<shape.length { tape.unary(.tent(Float(distance)), count, into: weights.column(distance)) }
    return moved(value, weights, (0..<shape.length).map { ($0, $0) })
  }

  private mutating func concatenated(_ a: SoftValue, _ b: SoftValue) -> SoftValue {
    let lengths = lengths(a)
    let shifts = (0..<shape.length).map { ($0, -$0) }
    let behind = moved(masked(b), lengths, shifts, width: shape.width(of: a.type))
    return SoftValue(
      type: a.type, elements: tape.binary(.add, masked(a), behind),
      presence: tape.binary(.add, presence(a), moved(presence(b), lengths, shifts, width: 1)))
  }

  private mutating func pushed(_ a: SoftValue, _ element: Block) -> SoftValue {
    let lengths = lengths(a)
    let moves = (0..<shape.width(of: a.type)).flatMap { letter in
      (0..<shape.length).map { move($0, letter, letter * shape.length + $0) }
    }
    let behind = tape.transport(lengths, element, moves, columns: a.elements.columns)
    return SoftValue(
      type: a.type, elements: tape.binary(.add, masked(a), behind),
      presence: tape.binary(.add, presence(a), lengths))
  }

  private mutating func consed(_ element: Block, _ a: SoftValue) -> SoftValue {
    let length = shape.length
    let width = shape.width(of: a.type)
    let moves = (0..<width).map { move(0, $0, $0 * length) }
    let front = tape.transport(one, element, moves, columns: width * length)
    let rest = moved(a, one, [(0, -1)])
    let certain = constant(.list([.int(0)]), .list(of: .int) ?? .string)
    return SoftValue(
      type: a.type, elements: tape.binary(.add, front, rest.elements),
      presence: tape.binary(.add, presence(certain), presence(rest)))
  }

  /// How far each element equals a scalar, present or not.
  private mutating func equalities(_ value: SoftValue, _ scalar: Block) -> Block {
    let element = value.type.element ?? .int
    return equal(value.elements.joined(shape.length), scalar, element).split(shape.length)
  }

  private mutating func hits(_ value: SoftValue, _ scalar: Block) -> Block {
    and(equalities(value, scalar), presence(value))
  }

  /// The probability that none of the columns holds.
  mutating func noneHolds(_ hits: Block) -> Block {
    var none = not(hits.column(0))
    for position in 1..<shape.length { none = and(none, not(hits.column(position))) }
    return none
  }

  /// The expected position of the first column that holds; −1 so far as none does.
  mutating func firstPlace(_ hits: Block) -> Block {
    let places = tape.reserve(columns: shape.length, lanes: hits.lanes)
    tape.unary(.copy, hits.column(0), into: places.column(0))
    var none = not(hits.column(0))
    for position in 1..<shape.length {
      tape.binary(.multiply, none, hits.column(position), into: places.column(position))
      none = and(none, not(hits.column(position)))
    }
    let sum = tape.linear([(0..<shape.length).map { Float($0 + 1) }], places)
    return tape.unary(.offset(-1), sum)
  }

  /// The elements that are kept, moved together.
  mutating func compacted(_ value: SoftValue, _ keep: Block) -> SoftValue {
    let length = shape.length
    let weights = tape.compaction(keep)
    let pairs = (0..<length).flatMap { from in (0...from).map { (from, $0) } }
    let moves = (0..<shape.width(of: value.type)).flatMap { letter in
      pairs.map { move(TapeRun.compactionColumn($0, $1), letter * length + $0, letter * length + $1) }
    }
    let presence = tape.transport(
      weights, one, pairs.map { move(TapeRun.compactionColumn($0, $1), 0, $1) }, columns: length)
    return SoftValue(
      type: value.type,
      elements: tape.transport(weights, value.elements, moves, columns: value.elements.columns), presence: presence)
  }

  private mutating func keys(_ value: SoftValue) -> Block {
    guard value.type.element == .char else { return value.elements }
    let codes = [shape.alphabet.letters.map { Float($0.value) }]
    return tape.linear(codes, value.elements.joined(shape.length)).split(shape.length)
  }

  /// The elements in the order of their keys, one column a position.
  mutating func sorted(_ value: SoftValue, by keys: Block) -> SoftValue {
    let length = shape.length
    let matrix = tape.permutation(keys: keys, presence: presence(value))
    let pairs = (0..<length).flatMap { from in (0..<length).map { (from, $0) } }
    let moves = (0..<shape.width(of: value.type)).flatMap { letter in
      pairs.map { move($0 * length + $1, letter * length + $0, letter * length + $1) }
    }
    return SoftValue(
      type: value.type, elements: tape.transport(matrix, value.elements, moves, columns: value.elements.columns),
      presence: tape.transport(matrix, presence(value), pairs.map { move($0 * length + $1, $0, $1) }, columns: length))
  }

  private mutating func distinct(_ value: SoftValue) -> SoftValue {
    let keep = tape.reserve(columns: shape.length, lanes: presence(value).lanes)
    let type = value.type.element ?? .int
    for position in 0..<shape.length {
      var isNew = presence(value).column(position)
      for before in 0..<position {
        let same = equal(element(value, at: before), element(value, at: position), type)
        isNew = and(isNew, not(and(same, presence(value).column(before))))
      }
      tape.unary(.copy, isNew, into: keep.column(position))
    }
    return compacted(value, keep)
  }

  private mutating func listed(_ items: [Block], _ type: Type) -> SoftValue {
    let lanes = items.map(\.lanes).max() ?? cases
    let elements = tape.reserve(columns: shape.columns(of: type), lanes: lanes)
    let presence = tape.reserve(columns: shape.length, lanes: cases)
    let zero = tape.constant(0, lanes: lanes)
    let width = shape.width(of: type)
    for position in 0..<shape.length {
      let place = elements.columns(from: position, step: shape.length, count: width)
      guard position < items.count else { continue }
      tape.binary(.add, items[position], zero, into: place)
      tape.set(presence.column(position), to: 1)
    }
    return SoftValue(type: type, elements: elements, presence: presence)
  }

  private mutating func repeated(_ element: Block, _ count: Block, _ type: Type) -> SoftValue {
    SoftValue(type: type, elements: spread(element, type), presence: thresholds(count))
  }

  /// An element at every position of a sequence.
  ///
  /// - Parameter type: That of the element, or of the sequence.
  mutating func spread(_ element: Block, _ type: Type) -> Block {
    let width = shape.width(of: type)
    let moves = (0..<width).flatMap { letter in
      (0..<shape.length).map { move(0, letter, letter * shape.length + $0) }
    }
    return tape.transport(one, element, moves, columns: width * shape.length)
  }

  private mutating func ranged(_ from: Block, _ to: Block, _ type: Type) -> SoftValue {
    let elements = tape.reserve(columns: shape.length, lanes: from.lanes)
    for position in 0..<shape.length { tape.unary(.offset(Float(position)), from, into: elements.column(position)) }
    return SoftValue(type: type, elements: elements, presence: thresholds(tape.binary(.subtract, to, from)))
  }

  private mutating func product(_ value: SoftValue, _ type: Type) -> SoftValue {
    var factor = tape.binary(.add, masked(value), not(presence(value)))
    let columns = factor
    factor = columns.column(0)
    for position in 1..<shape.length { factor = tape.binary(.multiply, factor, columns.column(position)) }
    return scalar(type, factor)
  }

  private mutating func extreme(_ value: SoftValue, _ function: Binary, _ type: Type) -> SoftValue {
    var best = tape.binary(.multiply, element(value, at: 0), presence(value).column(0))
    for position in 1..<shape.length {
      let next = tape.binary(function, best, element(value, at: position))
      best = tape.blend(presence(value).column(position), next, best)
    }
    return scalar(type, best)
  }

  /// How far the elements of two sequences are equal, position by position, present or not.
  private mutating func equalities(_ a: SoftValue, _ b: SoftValue) -> Block {
    let type = a.type.element ?? .int
    return equal(a.elements.joined(shape.length), b.elements.joined(shape.length), type).split(shape.length)
  }

  private mutating func equality(_ a: SoftValue, _ b: SoftValue) -> Block {
    let both = and(presence(a), presence(b))
    let neither = and(not(presence(a)), not(presence(b)))
    return allHold(tape.binary(.add, and(both, equalities(a, b)), neither))
  }

  private mutating func startsWith(_ text: SoftValue, _ affix: SoftValue) -> Block {
    let agree = and(presence(text), equalities(text, affix))
    return allHold(not(and(presence(affix), not(agree))))
  }

  /// The probability that all of the columns hold.
  mutating func allHold(_ columns: Block) -> Block {
    var all = columns.column(0)
    for position in 1..<shape.length { all = and(all, columns.column(position)) }
    return all
  }
}

extension SoftValue {
  /// The same sequence with other elements.
  func with(elements: Block) -> SoftValue {
    SoftValue(type: type, elements: elements, presence: presence)
  }
}
