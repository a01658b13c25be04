import AST

/// The elements of a sequence: of a list, or the characters of a String.
struct Elements: RandomAccessCollection {
  private let isText: Bool
  private var text: [Unicode.Scalar] = []
  private var list: [Value] = []

  /// No elements, of a sequence of the given type.
  init(of type: Type) {
    isText = type == .string
  }

  /// The given elements, of a sequence of the given type.
  init(of type: Type, _ items: some Sequence<Value>) {
    self.init(of: type)
    for item in items { append(item) }
  }

  /// The elements of a value; none if it is no sequence.
  init(_ value: Value) {
    switch value {
    case .string(let scalars):
      isText = true
      text = scalars
    case .list(let items):
      isText = false
      list = items
    case .int, .float, .bool, .char, .tuple: isText = false
    }
  }

  var startIndex: Int { 0 }
  var endIndex: Int { isText ? text.count : list.count }
  subscript(position: Int) -> Value { isText ? .char(text[position]) : list[position] }

  /// Adds an element; a String takes characters only.
  mutating func append(_ element: Value) {
    if !isText {
      list.append(element)
    } else if case .char(let scalar) = element {
      text.append(scalar)
    }
  }

  /// The sequence as a value.
  var value: Value { isText ? .string(text) : .list(list) }
}
