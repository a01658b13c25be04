import Testing

@testable import gp

struct SuggestionTests {
  private let names = ["evolve", "run", "check", "generations", "executions", "for", "seeds"]

  @Test func `a misspelt name is recognised`() {
    let expected = [
      ("evlove", "evolve"), ("evolv", "evolve"), ("evovle", "evolve"), ("rnu", "run"), ("gen", "generations"),
      ("foo", "for"), ("chekc", "check"), ("sed", "seeds"), ("excutoins", "executions"),
    ]
    for (typed, meant) in expected { #expect(Suggestion.closest(to: typed, among: names) == meant, "\(typed)") }
  }

  @Test func `something quite different is not`() {
    for typed in ["", "x", "zzzzzz", "r", "go", String(repeating: "e", count: 100_000)] {
      #expect(Suggestion.closest(to: typed, among: names) == nil, "\(typed.prefix(20))")
    }
  }

  @Test func `edits count insertions, deletions, replacements and swaps`() {
    let distance = { (a: String, b: String) in
      Suggestion.edits(from: Array(a.unicodeScalars), to: Array(b.unicodeScalars))
    }
    #expect(distance("", "abc") == 3)
    #expect(distance("abc", "") == 3)
    #expect(distance("abc", "abc") == 0)
    #expect(distance("abc", "acb") == 1)
    #expect(distance("kitten", "sitting") == 3)
  }
}
