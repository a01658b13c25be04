/// A monomorphic type of the language, packed into 128 bits.
///
/// The type is written in prefix order, one 4-bit symbol a constructor, the root in the lowest bits; so a type is a
/// plain number: trivially copyable, compared in one instruction, the same on every machine and in every run, and no
/// table of types exists anywhere. `[(Int, Bool)]` is the symbols list, tuple-of-2, Int, Bool.
///
/// A type has at most ``maximumSymbols`` symbols; constructors that could exceed this return `nil`.
public struct Type: Hashable, Sendable {
  /// The packed symbols; 0 is no type.
  @usableFromInline let symbols: UInt128

  @inlinable init(symbols: UInt128) {
    self.symbols = symbols
  }

  /// The most symbols a type may have.
  public static let maximumSymbols = 32

  /// 64-bit two's complement integer.
  @inlinable public static var int: Type { Type(symbols: 1) }
  /// IEEE 754 binary64.
  @inlinable public static var float: Type { Type(symbols: 2) }
  /// Truth value.
  @inlinable public static var bool: Type { Type(symbols: 3) }
  /// One Unicode scalar.
  @inlinable public static var char: Type { Type(symbols: 4) }
  /// Sequence of `Char`.
  @inlinable public static var string: Type { Type(symbols: 5) }

  /// The list type with the given elements, or `nil` if it would be too large.
  public static func list(of element: Type) -> Type? {
    guard element.symbolCount < maximumSymbols else { return nil }
    return Type(symbols: element.symbols << 4 | 6)
  }

  /// The tuple of 2 to 8 parts, or `nil` for any other number of parts or if it would be too large.
  public static func tuple(_ parts: [Type]) -> Type? {
    guard (2...8).contains(parts.count) else { return nil }
    return pack(root: UInt128(parts.count + 5), parts)
  }

  /// The type of a lambda with one or two parameters, or `nil` if it would be too large.
  ///
  /// Function types occur only on lambda nodes; no value has one.
  public static func function(_ parameters: [Type], _ result: Type) -> Type? {
    guard parameters.count == 1 || parameters.count == 2 else { return nil }
    return pack(root: UInt128(parameters.count + 13), parameters + [result])
  }

  private static func pack(root: UInt128, _ parts: [Type]) -> Type? {
    var symbols: UInt128 = 0
    var count = 1
    for part in parts.reversed() {
      let partCount = part.symbolCount
      count += partCount
      guard count <= maximumSymbols else { return nil }
      symbols = symbols << UInt128(4 * partCount) | part.symbols
    }
    return Type(symbols: symbols << 4 | root)
  }

  /// How many symbols the type is written with.
  public var symbolCount: Int {
    (128 - symbols.leadingZeroBitCount + 3) / 4
  }

  /// What the outermost constructor is.
  public enum Constructor: UInt8, Sendable {
    case int = 1
    case float, bool, char, string, list, tuple, function
  }

  /// The outermost constructor.
  @inlinable public var constructor: Constructor {
    switch root {
    case 1: .int
    case 2: .float
    case 3: .bool
    case 4: .char
    case 5: .string
    case 6: .list
    case 7...13: .tuple
    default: .function
    }
  }

  /// The lowest symbol: the outermost constructor, and how many parts it has. 1 to 4 are the scalars.
  @inlinable package var root: UInt8 {
    UInt8(truncatingIfNeeded: symbols) & 15
  }

  /// True of Int, Float, Bool and Char.
  @inlinable public var isScalar: Bool { root >= 1 && root <= 4 }
  /// True of String and lists.
  @inlinable public var isSequence: Bool { root == 5 || root == 6 }
  /// True of lists, not of String.
  @inlinable public var isList: Bool { root == 6 }
  /// True of tuples.
  @inlinable public var isTuple: Bool { root >= 7 && root <= 13 }
  /// True of the types of lambdas.
  @inlinable public var isFunction: Bool { root >= 14 }
  /// True of Int and Float.
  @inlinable public var isNumber: Bool { root == 1 || root == 2 }
  /// True of the types that `<` compares: Int, Float, Char and String.
  @inlinable public var isOrdered: Bool { root == 1 || root == 2 || root == 4 || root == 5 }

  /// The element type of a sequence: `Char` for String; `nil` for anything else.
  public var element: Type? {
    switch root {
    case 5: .char
    case 6: Type(symbols: symbols >> 4)
    default: nil
    }
  }

  /// The number of parts of a tuple, of parameters of a function; 0 otherwise.
  public var arity: Int {
    switch root {
    case 7...13: Int(root) - 5
    case 14, 15: Int(root) - 13
    default: 0
    }
  }

  /// The parts of a tuple, or the parameters and then the result of a function; empty otherwise.
  public var parts: [Type] {
    let count = isFunction ? arity + 1 : arity
    var result: [Type] = []
    var rest = symbols >> 4
    for _ in 0..<count {
      let part = Type.leading(of: rest)
      result.append(part)
      rest >>= UInt128(4 * part.symbolCount)
    }
    return result
  }

  /// Part `index` of a tuple (or of a function: parameters, then the result); `nil` if there is none.
  public func part(_ index: Int) -> Type? {
    let all = parts
    return all.indices.contains(index) ? all[index] : nil
  }

  /// The parameter types of a function type; empty otherwise.
  public var parameters: [Type] { isFunction ? Array(parts.dropLast()) : [] }

  /// The result type of a function type; `nil` otherwise.
  public var result: Type? { isFunction ? parts.last : nil }

  /// The first whole type of a run of symbols.
  private static func leading(of symbols: UInt128) -> Type {
    var open = 1
    var count = 0
    var rest = symbols
    while open > 0, count < maximumSymbols {
      let root = UInt8(truncatingIfNeeded: rest) & 15
      open += Type(symbols: UInt128(root)).childCount - 1
      rest >>= 4
      count += 1
    }
    guard count < maximumSymbols else { return Type(symbols: symbols) }
    return Type(symbols: symbols & ((1 << UInt128(4 * count)) - 1))
  }

  private var childCount: Int {
    switch root {
    case 6: 1
    case 7...13: arity
    case 14, 15: arity + 1
    default: 0
    }
  }

  /// The value every type has: `0`, `0.0`, `false`, `' '`, empty, or the tuple of defaults.
  public var defaultValue: Value {
    switch constructor {
    case .int: .int(0)
    case .float: .float(0)
    case .bool: .bool(false)
    case .char: .char(" ")
    case .string: .string([])
    case .list: .list([])
    case .tuple, .function: .tuple(parts.map(\.defaultValue))
    }
  }
}

extension Type: Comparable {
  /// An order without meaning, the same in every run: by size first, then by symbols.
  public static func < (left: Type, right: Type) -> Bool {
    left.symbols < right.symbols
  }
}

extension Type: CustomStringConvertible {
  /// The type as it is written in programs and task files.
  public var description: String {
    switch constructor {
    case .int: "Int"
    case .float: "Float"
    case .bool: "Bool"
    case .char: "Char"
    case .string: "String"
    case .list: "[\(element?.description ?? "?")]"
    case .tuple: "(" + parts.map(\.description).joined(separator: ", ") + ")"
    case .function:
      "(fn (" + parameters.map(\.description).joined(separator: " ") + ") \(result?.description ?? "?"))"
    }
  }
}
