import TestSupport
import Testing

@testable import AST

/// Text that is meant to hurt ends in a diagnostic, soon, and never in a trap.
@Suite struct HostileTextTests {
  private func problems(_ text: String) -> [String] {
    do {
      _ = try Parser.expression(text, inputs: [Parameter(name: "a", type: .int)])
      return []
    } catch {
      return error.items.map(\.description)
    }
  }

  @Test func aMillionBracketsAreNestedTooDeeply() {
    let tooDeep = "error: nested too deeply: more than 1000 levels"
    #expect(problems(String(repeating: "(", count: 1_000_000)).first?.hasSuffix(tooDeep) == true)
    #expect(problems(String(repeating: "[", count: 1_000_000)).first?.hasSuffix(tooDeep) == true)
    let calls = String(repeating: "(neg ", count: 3000) + "a" + String(repeating: ")", count: 3000)
    #expect(problems(calls) == ["1:5001: \(tooDeep)"])
    let lists = String(repeating: "[", count: 3000) + String(repeating: "]", count: 3000)
    #expect(problems(lists) == ["1:33: error: the type is too large: more than 32 symbols"])
    let bindings = (0..<5000).map { _ in "(x a)" }.joined(separator: " ")
    #expect(problems("(let (\(bindings)) a)") == ["1:1: \(tooDeep)"])
    #expect(problems(String(repeating: ")", count: 100_000)).count == Problems.limit + 1)
  }

  @Test func codeOfTheGreatestDepthIsReadAndReadsBack() throws {
    let depth = Parser.maximumDepth - 1
    let inputs = [Parameter(name: "a", type: .int)]
    let interface = Interface(inputs: inputs, result: .int)
    for (before, after) in [("(neg ", ")"), ("(let ((x a)) ", ")"), ("(let ((x ", ")) x)"), ("(if true 1 ", ")")] {
      let text = String(repeating: before, count: depth) + "a" + String(repeating: after, count: depth)
      let tree = try Parser.expression(text, inputs: inputs)
      #expect(tree.depth == Parser.maximumDepth)
      #expect(tree.isDetermined(in: interface))
      #expect(try Parser.expression(Printer.expression(tree, interface), inputs: inputs) == tree)
    }
  }

  @Test func typesThatDoubleAreTooLargeAndNotSlow() {
    var known = "(let ((x0 (tuple a a))"
    var open = "(let ((x0 (first []))"
    for level in 1...60 {
      known += " (x\(level) (tuple x\(level - 1) x\(level - 1)))"
      open += " (x\(level) (tuple x\(level - 1) x\(level - 1)))"
    }
    #expect(problems(known + ") a)").contains { $0.contains("is too large: more than 32 symbols") })
    #expect(!problems(open + ") (push [] x60))").isEmpty)
    #expect(!problems(open + ") (= x60 x59))").isEmpty)
  }

  @Test func helpersThatDoubleAreRefusedWhenRead() {
    var text = "(define h0 () Int 1)\n"
    for level in 1...60 { text += "(define h\(level) () Int (+ (h\(level - 1)) (h\(level - 1))))\n" }
    let error = #expect(throws: Diagnostics.self) { try Parser.program(text + "(program p () Int (h60))") }
    #expect(
      error?.items.first?.description
        == "19:20: error: with all helper calls expanded the result of 'h18' is too large: more than 1000000 nodes")
    let chain = (1...1200).map { "(define h\($0) () Int (neg (h\($0 - 1))))" }.joined(separator: "\n")
    let deep = #expect(throws: Diagnostics.self) {
      try Parser.program("(define h0 () Int 1)\n" + chain + "(program p () Int 1)")
    }
    #expect(deep?.items.first?.message.hasSuffix("is nested too deeply: more than 1000 levels") == true)
  }

  @Test func sequencesWhoseTypesHangTogetherEndInTime() {
    var text = "(let ((x0 (first []))"
    for level in 1...400 { text += " (x\(level) (first x\(level - 1)))" }
    #expect(!problems(text + ") (+ x400 1))").isEmpty)
    var reverse = "(let ((x0 (first []))"
    for level in 1...400 { reverse += " (x\(level) (first [])) (y\(level) (push x\(level) x\(level - 1)))" }
    #expect(!problems(reverse + ") (+ x0 1))").isEmpty)
  }

  @Test func mutilatedProgramsNeverTrap() {
    var random = RandomStream(seed: 99, purpose: .test)
    let pieces = [
      "(", ")", "[", "]", ",", "'", "\"", "\\", " ", "\n", ";", "#", "-", ".", "..", "1", "1.5", "[]", "true", "Int",
      "fn", "let",
      "(fn (x) x)", "(let ((x 1))", "define", "program", "get0", "tuple", "map", "fold", "a", "é", "\u{0}",
      "9223372036854775808",
    ]
    for slot in 0..<600 {
      var generator = ProgramGenerator(seed: 98, slot: slot, emptyLists: .anywhere)
      var scalars = Array(Printer.canonical(generator.program(size: 12)).unicodeScalars)
      for _ in 0...random.below(6) {
        let place = random.below(scalars.count + 1)
        switch random.below(3) {
        case 0: scalars.removeSubrange(place..<min(scalars.count, place + 1 + random.below(5)))
        case 1: scalars.insert(contentsOf: Array((random.element(of: pieces) ?? "").unicodeScalars), at: place)
        default:
          let from = random.below(scalars.count)
          scalars.insert(contentsOf: Array(scalars[from..<min(scalars.count, from + random.below(20))]), at: place)
        }
      }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      do {
        for program in try Parser.programs(String(view)) {
          #expect(try Parser.program(program.description) == program, "slot \(slot): \(program)")
        }
      } catch {
        #expect(!error.items.isEmpty && error.items.count <= Problems.limit + 1)
        #expect(error.items.allSatisfy { !$0.message.contains("\n") })
      }
    }
  }
}
