internal import AST

/// A value of the language on a tape, relaxed to real numbers.
///
/// Int and Float are real numbers, Bool the probability of `true`, Char a probability for each letter of the alphabet.
/// A sequence has elements at a fixed number of positions, and for each position the probability that it is present;
/// presence falls from position to position, so that a position is an index.
struct SoftValue: Sendable {
  var type: Type
  /// One column a number; of text and characters, one a letter; of sequences, so many a position, those of one letter
  /// side by side.
  var elements: Block
  /// Of sequences, the presence of each position.
  var presence: Block?
}

/// The shape of soft values: how many letters and positions there are.
struct SoftShape: Hashable, Sendable {
  let alphabet: Alphabet
  /// The positions of a sequence.
  let length: Int

  /// True if values of the type have a relaxation: scalars, text, and lists of scalars.
  static func relaxes(_ type: Type) -> Bool {
    type.isScalar || type.isSequence && (type.element?.isScalar ?? false)
  }

  /// The columns of a scalar, or of an element of a sequence.
  func width(of type: Type) -> Int {
    let scalar = type.isSequence ? type.element ?? type : type
    return scalar == .char ? alphabet.count : 1
  }

  /// The columns of the elements of a value.
  func columns(of type: Type) -> Int { width(of: type) * (type.isSequence ? length : 1) }

  /// How many elements a value holds at its longest.
  static func length(of value: Value) -> Int {
    switch value {
    case .string(let scalars): scalars.count
    case .list(let items): items.count
    default: 0
    }
  }
}

extension SoftShape {
  /// Writes a value into a column of cases: the elements, and presence if it is a sequence. Elements beyond the last
  /// position are left out; absent ones are 0.
  func write(
    _ value: Value, lane: Int, elements: Block, presence: Block?, _ numbers: UnsafeMutablePointer<Float>
  ) {
    func put(_ scalar: Value, _ position: Int, of positions: Int) {
      switch scalar {
      case .char(let letter):
        for index in 0..<alphabet.count {
          let column = index * positions + position
          numbers[elements.offset + column * elements.stride + lane] = index == alphabet.index(of: letter) ? 1 : 0
        }
      default: numbers[elements.offset + position * elements.stride + lane] = Self.number(scalar)
      }
    }
    guard let presence else { return put(value, 0, of: 1) }
    let items: [Value] =
      switch value {
      case .string(let scalars): scalars.map { .char($0) }
      case .list(let items): items
      default: []
      }
    for column in 0..<elements.columns { numbers[elements.offset + column * elements.stride + lane] = 0 }
    for position in 0..<length {
      let isPresent = position < items.count
      numbers[presence.offset + position * presence.stride + lane] = isPresent ? 1 : 0
      if isPresent { put(items[position], position, of: length) }
    }
  }

  private static func number(_ value: Value) -> Float {
    switch value {
    case .int(let number): Unary.held(Float(number))
    case .float(let number): Unary.held(Float(number))
    case .bool(let truth): truth ? 1 : 0
    case .char, .string, .list, .tuple: 0
    }
  }
}
