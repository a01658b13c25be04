/// Checks expressions: from syntax to typed code.
enum Checker {
  /// The typed code of the expression in a syntax node; `nil`, with all that is wrong reported, if there is none.
  ///
  /// - Parameters:
  ///   - result: The type that is expected; `nil` if any will do.
  ///   - whole: What the expression is, as in "expected Int for …".
  static func check(
    _ root: Int, of syntax: Syntax, in surroundings: Surroundings, result: Type?, whole: String,
    _ problems: inout Problems
  ) -> Tree? {
    let before = problems.count
    let draft = Elaborator.elaborate(root, of: syntax, in: surroundings, &problems)
    var (tree, issues) = Inference.infer(draft, in: surroundings, result: result)
    if problems.count > before {
      // What an error leaves undetermined is no second one.
      issues.removeAll { if case .undetermined = $0 { true } else { false } }
    }
    Wording(draft: draft, syntax: syntax, surroundings: surroundings, whole: whole).report(issues, &problems)
    guard let tree, problems.count == before else { return nil }
    let expansion = Expansion(of: tree, helpers: surroundings.expansions)
    guard expansion.isTooLarge(for: tree) else { return tree }
    problems.report(
      at: syntax.place(root),
      "with all helper calls expanded \(whole) "
        + (expansion.depth > Parser.maximumDepth
          ? "is nested too deeply: more than \(Parser.maximumDepth) levels"
          : "is too large: more than \(Parser.maximumExpansion) nodes"))
    return nil
  }
}
