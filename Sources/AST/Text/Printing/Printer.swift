/// Prints programs, expressions and values as the parser reads them.
///
/// `Parser.program(Printer.canonical(program)) == program` for every program whose code is determined (see
/// ``Tree/isDetermined(in:)``). Trees hold no names of their own: those of lambda parameters and `let`s are made up, the
/// same for the same tree. Directly nested `let`s print as one.
public enum Printer {
  /// The columns that lines are broken to, where that is possible.
  public static let width = 100

  /// A program with its helpers, as a file holds it; no line feed at the end.
  public static func canonical(_ program: Program) -> String {
    let interface = program.interface
    let names = Set(interface.helpers.map(\.name))
    var texts = interface.helpers.map { canonical($0, helpers: interface.helpers, avoiding: names) }
    var writer = Writer(
      program.tree, inputs: interface.inputs.map(\.name), helpers: interface.helpers, avoiding: names)
    texts.append(
      writer.form(.openForm, "program \(interface.name)", interface.inputs, interface.result, program.tree))
    return texts.joined(separator: "\n\n")
  }

  /// A helper as `(define …)`.
  ///
  /// - Parameter helpers: The helpers before it, which it may call.
  public static func canonical(_ helper: Helper, helpers: [Helper]) -> String {
    canonical(helper, helpers: helpers, avoiding: Set(helpers.map(\.name)))
  }

  private static func canonical(_ helper: Helper, helpers: [Helper], avoiding names: Set<String>) -> String {
    var writer = Writer(
      helper.body, inputs: helper.parameters.map(\.name), helpers: helpers, avoiding: names)
    return writer.form(.form, "define \(helper.name)", helper.parameters, helper.result, helper.body)
  }

  /// An expression over the inputs of an interface.
  ///
  /// - Parameter width: The columns to break lines to; `nil` for one line, however long.
  public static func expression(_ tree: Tree, _ interface: Interface, width: Int? = Printer.width) -> String {
    var writer = Writer(
      tree, inputs: interface.inputs.map(\.name), helpers: interface.helpers,
      avoiding: Set(interface.helpers.map(\.name)))
    return writer.expression(tree, width: width ?? .max / 2)
  }

  /// A value as a literal, on one line.
  public static func value(_ value: Value) -> String {
    var text = ""
    append(value, to: &text)
    return text
  }

  private static func append(_ value: Value, to text: inout String) {
    switch value {
    case .list(let items):
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += " " }
        append(item, to: &text)
      }
      text += "]"
    case .tuple(let items):
      text += "("
      for (index, item) in items.enumerated() {
        if index > 0 { text += ", " }
        append(item, to: &text)
      }
      text += ")"
    default: text += scalar(value)
    }
  }

  /// A scalar or a String as a literal; nothing for other values.
  static func scalar(_ value: Value) -> String {
    switch value {
    case .int(let value): String(value)
    case .float(let value): value.isNaN ? "nan" : value.description
    case .bool(let value): value ? "true" : "false"
    case .char(let value): quoted([value], "'")
    case .string(let value): quoted(value, "\"")
    case .list, .tuple: ""
    }
  }

  private static func quoted(_ text: [Unicode.Scalar], _ quote: Unicode.Scalar) -> String {
    var view = String.UnicodeScalarView([quote])
    for scalar in text {
      if scalar == quote || scalar == "\\" {
        view.append("\\")
        view.append(scalar)
      } else if scalar.needsEscape {
        view.append(contentsOf: scalar.escaped.unicodeScalars)
      } else {
        view.append(scalar)
      }
    }
    view.append(quote)
    return String(view)
  }
}

extension Program: CustomStringConvertible {
  /// The program as ``Printer/canonical(_:)`` prints it.
  public var description: String { Printer.canonical(self) }
}
