/// Text in brackets that is put on one line where it fits and on several where it does not.
///
/// The nodes are a flat array in prefix order; both measuring and writing are loops, so depth costs no recursion.
struct Layout {
  enum Style {
    /// A word.
    case word
    /// `(head item item)`; broken: the head, then each item on a line of its own, indented by 2.
    case call
    /// `(head item item)`; broken: the last item on a line of its own, indented by 2; the first on the head's line.
    case form
    /// The same, but always broken.
    case openForm
    /// `(item item)`; broken: each item on a line of its own, aligned.
    case column
    /// Items in brackets, separated by a text; broken: as many on a line as fit, aligned.
    case fill(open: String, separator: String, close: String)
  }

  private struct Node {
    let style: Style
    let text: String
    var length = 1
    /// The columns it takes on one line.
    var width = 0
  }

  private var nodes: [Node] = []
  private var open: [Int] = []

  mutating func word(_ text: String) {
    nodes.append(Node(style: .word, text: text))
  }

  /// Starts a bracket, which ends at ``end()``.
  mutating func begin(_ style: Style, _ head: String = "") {
    open.append(nodes.count)
    nodes.append(Node(style: style, text: head))
  }

  mutating func end() {
    if let index = open.popLast() { nodes[index].length = nodes.count - index }
  }

  private func children(of index: Int) -> [Int] {
    var result: [Int] = []
    var child = index + 1
    while child < index + nodes[index].length {
      result.append(child)
      child += nodes[child].length
    }
    return result
  }

  private mutating func measure() {
    for index in nodes.indices.reversed() {
      var width = nodes[index].text.unicodeScalars.count
      let separator: Int
      switch nodes[index].style {
      case .word: separator = 0
      case .call, .form, .openForm:
        width += 2
        separator = 1
      case .column:
        width += 1
        separator = 1
      case .fill(let open, let between, let close):
        separator = between.unicodeScalars.count
        width += open.unicodeScalars.count + close.unicodeScalars.count - separator
      }
      var child = index + 1
      while child < index + nodes[index].length {
        width += separator + nodes[child].width
        child += nodes[child].length
      }
      nodes[index].width = Swift.max(width, 2)
      if case .word = nodes[index].style { nodes[index].width = width }
    }
  }

  private enum Step {
    case node(Int, indent: Int, trailing: Int, isFlat: Bool)
    case text(String)
    case line(indent: Int)
    /// An item that stands on this line, after a separator, if it fits, else on the next.
    case fill(Int, indent: Int, trailing: Int, separator: String)
  }

  /// How far lines are indented at most, so that deep code stays linear in its size.
  private static let maximumIndent = 64

  /// The text, broken to lines of a width where that is possible.
  mutating func text(width: Int) -> String {
    measure()
    var output = ""
    var column = 0
    var steps: [Step] = nodes.isEmpty ? [] : [.node(0, indent: 0, trailing: 0, isFlat: false)]
    func write(_ text: String) {
      output += text
      column += text.unicodeScalars.count
    }
    func breakLine(_ indent: Int) {
      column = Swift.min(indent, Self.maximumIndent)
      output += "\n" + String(repeating: " ", count: column)
    }
    while let step = steps.popLast() {
      switch step {
      case .text(let text): write(text)
      case .line(let indent): breakLine(indent)
      case .fill(let index, let indent, let trailing, let separator):
        if column + separator.unicodeScalars.count + nodes[index].width + trailing <= width {
          write(separator)
        } else {
          write(String(separator.prefix { $0 != " " }))
          breakLine(indent)
        }
        steps.append(.node(index, indent: indent, trailing: trailing, isFlat: false))
      case .node(let index, let indent, let trailing, let isFlat):
        let fits = isFlat || column + nodes[index].width + trailing <= width
        steps += expansion(of: index, at: column, indent: indent, trailing: trailing, isFlat: fits).reversed()
      }
    }
    return output
  }

  /// What writing a node consists of, in order.
  private func expansion(of index: Int, at column: Int, indent: Int, trailing: Int, isFlat: Bool) -> [Step] {
    let node = nodes[index]
    let children = children(of: index)
    var steps: [Step] = []
    switch node.style {
    case .word: return [.text(node.text)]
    case .call, .column:
      let isColumn = if case .column = node.style { true } else { false }
      let inner = isColumn ? column + 1 : indent + 2
      steps.append(.text("(" + node.text))
      for (position, child) in children.enumerated() {
        if position > 0 || !isColumn { steps.append(isFlat ? .text(" ") : .line(indent: inner)) }
        let closers = position + 1 == children.count ? trailing + 1 : 0
        steps.append(.node(child, indent: inner, trailing: closers, isFlat: isFlat))
      }
      steps.append(.text(")"))
    case .form, .openForm:
      let isOpen = if case .openForm = node.style { true } else { !isFlat }
      steps.append(.text("(" + node.text))
      for (position, child) in children.enumerated() {
        if position + 1 == children.count {
          steps.append(isOpen ? .line(indent: indent + 2) : .text(" "))
          steps.append(.node(child, indent: indent + 2, trailing: trailing + 1, isFlat: isFlat && !isOpen))
        } else if position == 0 {
          steps.append(.text(" "))
          steps.append(.node(child, indent: indent + 2, trailing: 0, isFlat: isFlat && !isOpen))
        } else {
          steps.append(.fill(child, indent: indent + 4, trailing: 0, separator: " "))
        }
      }
      steps.append(.text(")"))
    case .fill(let open, let separator, let close):
      steps.append(.text(open))
      for (position, child) in children.enumerated() {
        let isLast = position + 1 == children.count
        let closers = isLast ? trailing + close.unicodeScalars.count : separator.unicodeScalars.count - 1
        if isFlat || position == 0 {
          if position > 0 { steps.append(.text(separator)) }
          steps.append(.node(child, indent: column + 1, trailing: closers, isFlat: isFlat))
        } else {
          steps.append(.fill(child, indent: column + 1, trailing: closers, separator: separator))
        }
      }
      steps.append(.text(close))
    }
    return steps
  }
}
