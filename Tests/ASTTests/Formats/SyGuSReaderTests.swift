import Foundation
import Testing

@testable import AST

/// Programming by example in SyGuS-IF.
@Suite struct SyGuSReaderTests {
  private static let grammar = """
    ((Start String (ntString))
     (ntString String (name " " "+" (str.++ ntString ntString) (str.at ntString ntInt)
       (str.replace ntString ntString ntString) (int.to.str ntInt) (ite ntBool ntString ntString)))
     (ntInt Int (0 1 -1 (+ ntInt ntInt) (str.len ntString) (str.indexof ntString ntString ntInt)))
     (ntBool Bool (true (= ntInt ntInt) (str.prefixof ntString ntString) (str.contains ntString ntString))))
    """

  private func text(_ constraints: String, grammar: String = grammar) -> String {
    "(set-logic SLIA)\n(synth-fun f ((name String)) String\n\(grammar))\n(declare-var name String)\n\(constraints)\n(check-synth)\n"
  }

  private func parse(_ text: String) -> (task: Task?, diagnostics: [String]) {
    let (task, diagnostics) = TaskParser.parse(text, file: "f.sl")
    return (task, diagnostics.map(\.description))
  }

  @Test func constraintsAreCasesInBothOrdersAndEachOnce() throws {
    let (task, diagnostics) = parse(
      text(
        """
        (constraint (= (f "a ""b"" \\u{41}") "x"))
        (constraint (= "y" (f "")))
        (constraint (= (f "a ""b"" A") "x"))
        (constraint (and (= (f "1") "z") (= (f "2") "z")))
        """))
    #expect(diagnostics.isEmpty)
    guard case .literal(let cases) = try #require(task?.train.first) else {
      Issue.record("expected literal cases")
      return
    }
    #expect(
      cases.columns == [
        [.text("a \"b\" A"), .text(""), .text("1"), .text("2")], [.text("x"), .text("y"), .text("z"), .text("z")],
      ])
    #expect(
      task?.operators.map(\.name) == [
        "if", "=", "+", "length", "concat", "starts-with?", "has-substring?", "find", "replace-first", "smt-at",
        "smt-from-int",
      ])
  }

  @Test func contradictionsNameBothLines() {
    let (task, diagnostics) = parse(
      text("(constraint (= (f \"a\") \"x\"))\n(constraint (= (f \"b\") \"y\"))\n(constraint (= (f \"a\") \"y\"))"))
    #expect(task == nil)
    #expect(
      diagnostics == [
        "f.sl:11:1: error: the constraints on lines 9 and 11 contradict each other: for the same arguments one wants "
          + "\"x\", the other \"y\"; remove one of them"
      ])
  }

  @Test func membersDeriveAndPrintInTheWordsOfTheFile() throws {
    let task = try #require(parse(text("(constraint (= (f \"a b\") \"a\"))")).task)
    let grammar = try #require(task.grammar)
    func definition(_ expression: String) throws -> String? {
      grammar.definition(of: try Parser.expression(expression, inputs: task.inputs, result: .string))
    }
    #expect(
      try definition("(if (starts-with? name \"+\") (smt-at name (find name \" \" -1)) (smt-from-int (+ 1 1)))")
        == "(define-fun f ((name String)) String (ite (str.prefixof \"+\" name) "
        + "(str.at name (str.indexof name \" \" -1)) (int.to.str (+ 1 1))))")
    // Another literal, another operator.
    #expect(try definition("(concat name \"-\")") == nil)
    #expect(try definition("(reverse name)") == nil)
    #expect(try definition("(concat name name)") != nil)
  }

  @Test func nonterminalsOfOneTypeAreToldApart() throws {
    let task = try #require(
      parse(
        """
        (set-logic LIA)
        (synth-fun f ((x Int)) Int ((Start Int) (Small Int)) ((Start Int ((+ Start Small) Small)) (Small Int (x 1))))
        (constraint (= (f 1) 3))
        """
      ).task)
    let grammar = try #require(task.grammar)
    func derives(_ text: String) throws -> Bool {
      grammar.derives(try Parser.expression(text, inputs: task.inputs, result: .int))
    }
    #expect(try derives("(+ (+ x 1) x)"))
    #expect(try !derives("(+ x (+ x 1))"))
  }

  @Test func bitVectorsAreIntsAndMacrosHelpers() throws {
    let (task, diagnostics) = parse(
      """
      (set-logic BV)
      (define-fun shr1 ((x (BitVec 64))) (BitVec 64) (bvlshr x #x0000000000000001))
      (define-fun if0 ((x (_ BitVec 64)) (y (_ BitVec 64)) (z (_ BitVec 64))) (_ BitVec 64)
        (ite (= x #x0000000000000001) y z))
      (synth-fun f ((x (_ BitVec 64))) (_ BitVec 64) ((Start (_ BitVec 64)))
        ((Start (_ BitVec 64) (#x0000000000000000 x (bvnot Start) (shr1 Start) (if0 Start Start Start)))))
      (constraint (= (f #xffffffffffffffff) #x0000000000000001))
      """)
    #expect(diagnostics.isEmpty)
    let read = try #require(task)
    #expect(read.helpers.map(\.name) == ["shr1", "if0"])
    #expect(Printer.canonical(read.helpers[1], helpers: read.helpers).contains("(if (= x 1) y z)"))
    let tree = try Parser.expression("(shr1 (bit-not 0))", inputs: read.inputs, helpers: read.helpers)
    #expect(
      read.grammar?.definition(of: tree)
        == "(define-fun f ((x (_ BitVec 64))) (_ BitVec 64) (shr1 (bvnot #x0000000000000000)))")
  }

  @Test func withoutAGrammarEverythingUsualIsAllowed() throws {
    let task = try #require(
      parse("(set-logic LIA)(synth-fun max2 ((x Int) (y Int)) Int)(constraint (= (max2 1 -2) 1))").task)
    let tree = try Parser.expression("(if (< x y) y (- x -7))", inputs: task.inputs, result: .int)
    #expect(
      task.grammar?.definition(of: tree)
        == "(define-fun max2 ((x Int) (y Int)) Int (ite (< x y) y (- x (- 7))))")
  }

  @Test(arguments: [
    (
      "(constraint (= (f x) \"a\"))",
      "9:19: error: 'x' is no example: only programming by example is supported, (= (f LITERAL …) LITERAL)"
    ),
    ("(constraint (= (f \"a\" \"b\") \"a\"))", "9:16: error: 'f' takes 1 arguments, found 2"),
    ("(constraint (= (f \"a\") 1))", "9:24: error: expected a literal of sort String, found '1' of sort Int"),
    ("(constrain (= (f \"a\") 1))", "9:1: error: unknown command 'constrain'; did you mean 'constraint'?"),
    (
      "(inv-constraint f)",
      "9:1: error: 'inv-constraint' is not supported: only programming by example is, one 'synth-fun' and constraints on literals"
    ),
    ("(constraint (= (f \"a\") \"b\")", "9:1: error: the '(' is never closed"),
    ("(synth-fun g ((x Int)) Int)", "9:1: error: only one 'synth-fun' is supported; the first is on line 2"),
    (
      "(define-fun g ((x Real)) Int 1)", "9:19: error: unknown sort 'Real'; expected Int, Bool, String or (_ BitVec 64)"
    ),
    (
      "(define-fun g ((x (_ BitVec 32))) Int 1)",
      "9:19: error: only bit vectors of 64 bits are supported, not (_ BitVec 32)"
    ),
    ("(define-fun g ((x Int)) Int (str.len x))", "9:29: error: '(str.len x)': 'str.len' does not take (Int)"),
    ("(set-logic QF_UF)", "9:12: error: expected one of the logics SLIA, S, BV, LIA, ALL"),
  ])
  func errorsHaveTheirPlaceAndAWayOut(text constraint: String, message: String) {
    let (task, diagnostics) = parse(text(constraint))
    #expect(task == nil)
    #expect(diagnostics.first == "f.sl:\(message)")
  }

  @Test func hostileTextEndsSoon() {
    let opening = "(set-logic LIA)(synth-fun f ((x Int)) Int)"
    let deep = String(repeating: "(", count: 100_000)
    #expect(
      parse("\(opening)(constraint \(deep)").diagnostics == [
        "f.sl:1:254: error: nested too deeply: more than 200 levels"
      ])
    var bombs = "(define-fun g0 ((x Int)) Int (+ x x))"
    for index in 1...60 { bombs += "(define-fun g\(index) ((x Int)) Int (g\(index - 1) (g\(index - 1) x)))" }
    #expect(parse("(set-logic LIA)" + bombs).diagnostics.contains { $0.contains("the macros that it calls") })
    for text in [
      "(", "(set-logic", "(synth-fun", "(set-logic LIA)(synth-fun)", "(set-logic LIA)(synth-fun f () Int)",
      "(set-logic LIA)(synth-fun f ((x Int)) Int ())", "(set-logic LIA)(synth-fun f ((x Int)) Int ((S Int)) ())",
      "(set-logic LIA)(synth-fun f ((x Int)) Int ((S Int (S))))(constraint (= (f 1) 1))", "(set-logic LIA)|",
      "(set-logic LIA)\"",
    ] {
      #expect(TaskParser.parse(text).diagnostics.allSatisfy { !$0.message.isEmpty })
    }
  }

  @Test func everyPublicFileIsRead() throws {
    // Beside the checkout: Tests/ASTTests/Formats is three folders below it.
    let folder = URL(filePath: #filePath).appending(path: "../../../../../shared/data/sygus").standardized.path
    guard FileManager.default.fileExists(atPath: folder),
      let files = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String]
    else {
      print("skipped: \(folder) is not there")
      return
    }
    var contradictory: [String] = []
    for file in files.filter({ $0.hasSuffix(".sl") }).sorted() {
      let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
      let (task, diagnostics) = parse(text)
      if task == nil {
        contradictory.append(file)
        #expect(diagnostics.allSatisfy { $0.contains("contradict each other") }, "\(file): \(diagnostics)")
      }
    }
    #expect(
      contradictory == ["univ_4", "univ_5", "univ_6"].map { "strings/\($0)-long-repeat.sl" })
  }
}
