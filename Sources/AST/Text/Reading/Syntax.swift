/// Source text as nested brackets and atoms, before anything means anything.
///
/// The nodes are a flat array in prefix order, as in ``Tree``; several roots follow one another.
struct Syntax {
  struct Node {
    enum Kind: UInt8 {
      /// `( … )`
      case list
      /// `[ … ]`
      case bracket
      case name, symbol
      /// Literals; `payload` is the bits, or an index into ``Syntax/strings``.
      case integer, float, bool, char, string
      /// An Int literal out of range.
      case largeInteger
      /// A comma outside square brackets, where it is white space in types and tuple literals only.
      case comma
      /// Something wrong that has been reported already; it may have children.
      case invalid
    }

    var kind: Kind
    var range: Range<Int>
    /// The number of nodes in the subtree, this one included.
    var length = 1
    var payload: UInt64 = 0
  }

  let source: Source
  var nodes: [Node] = []
  var strings: [[Unicode.Scalar]] = []
  /// The first nodes of the outermost things.
  var roots: [Int] = []

  init(source: Source) {
    self.source = source
  }

  /// The first nodes of what stands directly in a bracket.
  func children(of index: Int) -> [Int] {
    var result: [Int] = []
    var child = index + 1
    let end = index + nodes[index].length
    while child < end {
      result.append(child)
      child += nodes[child].length
    }
    return result
  }

  /// The children without commas, for where a comma is white space.
  func items(of index: Int) -> [Int] {
    children(of: index).filter { nodes[$0].kind != .comma }
  }

  /// The children without commas, each reported, for where arguments are separated by white space.
  func items(reportingCommasOf index: Int, _ problems: inout Problems) -> [Int] {
    let children = children(of: index)
    for child in children where nodes[child].kind == .comma {
      problems.report(at: place(child), "unexpected ',': white space separates here")
    }
    return children.filter { nodes[$0].kind != .comma }
  }

  /// The text of a node.
  func text(_ index: Int) -> String { source.text(nodes[index].range) }

  /// The text of a node as a message quotes it.
  func excerpt(_ index: Int) -> String { source.excerpt(nodes[index].range) }

  /// The offset at which a node starts.
  func place(_ index: Int) -> Int { nodes[index].range.lowerBound }

  /// The head of a call and the like: the text of the first child if it is a word or a symbol.
  func head(of index: Int) -> String? {
    nodes[index].kind == .list ? word(in: index) : nil
  }

  /// The text of the first child if it is a word or a symbol.
  func word(in index: Int) -> String? {
    guard nodes[index].length > 1 else { return nil }
    let kind = nodes[index + 1].kind
    return kind == .name || kind == .symbol ? text(index + 1) : nil
  }

  /// The value of a scalar or String literal.
  func literal(_ index: Int) -> Value? {
    let node = nodes[index]
    return switch node.kind {
    case .integer: .int(Int64(bitPattern: node.payload))
    case .float: .float(Double(bitPattern: node.payload))
    case .bool: .bool(node.payload != 0)
    case .char: Unicode.Scalar(UInt32(truncatingIfNeeded: node.payload)).map { .char($0) }
    case .string: .string(strings[Int(node.payload)])
    default: nil
    }
  }
}

extension Source {
  /// A part of a source that is read by itself, in its place: what an expression, a type or a literal stands in.
  package struct Part: Sendable {
    package let source: Source
    package let range: Range<Int>
    package let style: Lexer.Style

    package init(_ source: Source, range: Range<Int>, style: Lexer.Style) {
      self.source = source
      self.range = range
      self.style = style
    }
  }

  /// A part of this source, by default all of it.
  package func part(_ range: Range<Int>? = nil, style: Lexer.Style = .program) -> Part {
    Part(self, range: range ?? self.range, style: style)
  }
}
