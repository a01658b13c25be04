// The entry points over a part of a larger source, in its place: what files that embed expressions use.

extension Parser {
  /// An expression in a part of a source.
  ///
  /// - Parameter whole: What the expression is, as in "expected Int for …".
  package static func expression(
    _ part: Source.Part, inputs: [Parameter] = [], result: Type? = nil, helpers: [Helper] = [],
    whole: String = "the result"
  ) throws(Diagnostics) -> Tree {
    let surroundings = Surroundings(inputs: inputs, helpers: helpers)
    return try single("an expression", in: part) { root, syntax, problems in
      Checker.check(root, of: syntax, in: surroundings, result: result, whole: whole, &problems)
    }
  }

  /// A helper `(define …)` in a part of a source.
  ///
  /// - Parameter helpers: The helpers before it, which it may call.
  package static func helper(_ part: Source.Part, helpers: [Helper] = []) throws(Diagnostics) -> Helper {
    try single("(define …)", in: part) { root, syntax, problems in
      guard syntax.head(of: root) == "define" else {
        problems.report(at: syntax.place(root), "expected (define …), found '\(syntax.excerpt(root))'")
        return nil
      }
      var reader = FormReader(syntax, helpers: helpers)
      return reader.helper(root, &problems)
    }
  }

  /// A literal of a declared type in a part of a source.
  package static func value(_ part: Source.Part, type: Type) throws(Diagnostics) -> Value {
    try single("a literal of type \(type)", in: part) { root, syntax, problems in
      LiteralReader(syntax).value(root, type, &problems)
    }
  }

  /// A type in a part of a source.
  package static func type(_ part: Source.Part) throws(Diagnostics) -> Type {
    try single("a type", in: part) { root, syntax, problems in TypeReader(syntax).type(root, &problems) }
  }

  /// All types in a part of a source, one after the other.
  package static func types(_ part: Source.Part) throws(Diagnostics) -> [Type] {
    var problems = Problems(part.source)
    let syntax = Reader.read(part, &problems)
    let roots = syntax.roots.filter { syntax.nodes[$0].kind != .comma }
    let types = roots.compactMap { TypeReader(syntax).type($0, &problems) }
    try problems.throwIfAny()
    return types
  }

  /// A literal that says its own type; no type if an empty list in it leaves it open.
  package struct Constant: Hashable, Sendable {
    package let value: Value
    package let type: Type?
    /// Where it stands.
    package let range: Range<Int>
  }

  /// All literals in a part of a source, as programs have them, one after the other.
  package static func constants(_ part: Source.Part) throws(Diagnostics) -> [Constant] {
    var problems = Problems(part.source)
    let syntax = Reader.read(part, &problems)
    var constants: [Constant] = []
    for root in syntax.roots where syntax.nodes[root].kind != .comma {
      guard let value = LiteralReader(syntax).literal(root, &problems) else { continue }
      let draft = Draft(nodes: [Draft.Node(kind: .literal, origin: root)], literals: [value])
      let (tree, issues) = Inference.infer(draft, in: Surroundings(), result: nil)
      let errors = issues.filter { if case .undetermined = $0 { false } else { true } }
      let wording = Wording(draft: draft, syntax: syntax, surroundings: Surroundings(), whole: "the constant")
      wording.report(errors, &problems)
      constants.append(Constant(value: value, type: tree?.type, range: syntax.nodes[root].range))
    }
    try problems.throwIfAny()
    return constants
  }

  /// The one program of a source, or all of them, with their places.
  static func programs(_ source: Source) throws(Diagnostics) -> (all: [Program], places: [Int]) {
    var problems = Problems(source)
    let syntax = Reader.read(source.part(), &problems)
    var reader = FormReader(syntax)
    reader.readAll(&problems)
    if problems.isEmpty, reader.programs.isEmpty {
      problems.report(at: source.scalars.count, "expected (program name ((input Type) …) Type body), found none")
    }
    try problems.throwIfAny()
    return (reader.programs, reader.places.map { syntax.place($0) })
  }

  /// What a part of a source holds, which must be one thing.
  private static func single<Content>(
    _ what: String, in part: Source.Part, _ read: (Int, Syntax, inout Problems) -> Content?
  ) throws(Diagnostics) -> Content {
    var problems = Problems(part.source)
    let syntax = Reader.read(part, &problems)
    if syntax.roots.isEmpty, problems.isEmpty {
      problems.report(at: part.range.lowerBound, "expected \(what), found nothing")
    }
    let content = syntax.roots.first.flatMap { read($0, syntax, &problems) }
    if syntax.roots.count > 1, problems.isEmpty {
      let next = syntax.roots[1]
      problems.report(at: syntax.place(next), "expected \(what) alone, found '\(syntax.excerpt(next))' after it")
    }
    try problems.throwIfAny()
    guard let content else {
      throw Diagnostics([part.source.diagnostic(at: part.range.lowerBound, "expected \(what)")])
    }
    return content
  }
}
