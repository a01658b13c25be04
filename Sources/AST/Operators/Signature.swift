/// A type with variables in it, as signatures are written.
public indirect enum TypePattern: Hashable, Sendable {
  case concrete(Type)
  /// A variable, by its index in ``Signature/variables``.
  case variable(Int)
  case list(TypePattern)
  case tuple([TypePattern])
  case function([TypePattern], TypePattern)
}

/// What types a signature's variable may stand for.
public enum TypeConstraint: Hashable, Sendable {
  case any
  /// Int, Float.
  case number
  /// Int, Float, Char, String.
  case ordered
  /// Int, Float, Bool, Char.
  case scalar
  /// Char, String.
  case cased
  /// Char, [Char].
  case charOrChars
  /// A list or String whose element type is the variable of that index.
  case sequence(element: Int)

  /// True if a type meets the constraint; for `sequence`, whether it is a sequence at all.
  public func admits(_ type: Type) -> Bool {
    switch self {
    case .any: !type.isFunction
    case .number: type.isNumber
    case .ordered: type.isOrdered
    case .scalar: type.isScalar
    case .cased: type == .char || type == .string
    case .charOrChars: type == .char || type.element == .char && type.isList
    case .sequence: type.isSequence
    }
  }
}

/// One signature of an operator: parameter patterns, result pattern, and the variables they share.
///
/// Written as text in the operator table: `S:e Int -> e`. A one-letter lower-case name is a variable: `n` a number, `o`
/// ordered, `k` a scalar, `u` Char or String, `t` Char or [Char], any other of any type. `S:e` is a sequence with
/// elements `e`; `S` alone is the same sequence again. `(fn (a e) a)` is a lambda's type, `(a b)` a tuple.
public struct Signature: Hashable, Sendable {
  public struct Variable: Hashable, Sendable {
    public let name: String
    public let constraint: TypeConstraint
  }

  public let parameters: [TypePattern]
  public let result: TypePattern
  public let variables: [Variable]
  /// The signature as the table writes it.
  public let text: String

  /// Reads a signature of the operator table; malformed text gives a signature without parameters, which the table's
  /// tests would find.
  init(_ text: String) {
    var reader = SignatureReader(text)
    var parameters: [TypePattern] = []
    while let token = reader.peek, token != "->" { parameters.append(reader.pattern()) }
    _ = reader.take()
    result = reader.pattern()
    self.parameters = parameters
    variables = reader.variables
    self.text = text
  }
}

/// A recursive-descent reader of signature text.
private struct SignatureReader {
  private var tokens: [Substring]
  private var position = 0
  private(set) var variables: [Signature.Variable] = []

  init(_ text: String) {
    var spaced = ""
    for character in text {
      spaced += "()[]".contains(character) ? " \(character) " : String(character)
    }
    tokens = spaced.split(separator: " ")
  }

  var peek: Substring? { position < tokens.count ? tokens[position] : nil }

  mutating func take() -> Substring {
    defer { position += 1 }
    return peek ?? ""
  }

  mutating func pattern() -> TypePattern {
    let token = take()
    switch token {
    case "Int": return .concrete(.int)
    case "Float": return .concrete(.float)
    case "Bool": return .concrete(.bool)
    case "Char": return .concrete(.char)
    case "String": return .concrete(.string)
    case "[":
      let element = pattern()
      _ = take()
      if case .concrete(let type) = element, let list = Type.list(of: type) { return .concrete(list) }
      return .list(element)
    case "(":
      if peek == "fn" {
        _ = take()
        _ = take()
        let parameters = patterns()
        let result = pattern()
        _ = take()
        return .function(parameters, result)
      }
      return .tuple(patterns())
    default: return .variable(variable(token))
    }
  }

  private mutating func patterns() -> [TypePattern] {
    var items: [TypePattern] = []
    while let token = peek, token != ")" { items.append(pattern()) }
    _ = take()
    return items
  }

  private mutating func variable(_ token: Substring) -> Int {
    let parts = token.split(separator: ":")
    let name = String(parts.first ?? token)
    if let index = variables.firstIndex(where: { $0.name == name }) { return index }
    if parts.count == 2 {
      let element = variable(parts[1])
      variables.append(.init(name: name, constraint: .sequence(element: element)))
      return variables.count - 1
    }
    let constraint: TypeConstraint =
      switch name {
      case "n": .number
      case "o": .ordered
      case "k": .scalar
      case "u": .cased
      case "t": .charOrChars
      default: .any
      }
    variables.append(.init(name: name, constraint: constraint))
    return variables.count - 1
  }
}
