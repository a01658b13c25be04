import AST
import Interpreter
import TestSupport
import Testing

@testable import Genetic

/// Enumeration and deduction over a grammar.
@Suite struct DeductionTests {
  private static let textGrammar = """
    ((Start String (s t " " "-" "" (str.++ Start Start) (str.replace Start Start Start) (str.at Start I)
       (str.substr Start I I) (int.to.str I) (ite B Start Start)))
     (I Int (0 1 -1 (+ I I) (- I I) (str.len Start) (str.to.int Start) (str.indexof Start Start I)))
     (B Bool (true false (= I I) (str.prefixof Start Start) (str.suffixof Start Start) (str.contains Start Start))))
    """
  private static let bitGrammar = """
    ((Start (_ BitVec 64) (x #x0000000000000001 (bvnot Start) (shr4 Start) (bvand Start Start) (bvxor Start Start)
       (bvor Start Start) (bvadd Start Start) (bvsub Start Start) (bvshl Start Start) (bvlshr Start Start)
       (bvashr Start Start) (bvudiv Start Start) (bvurem Start Start) (bvmul Start Start) (im Start Start Start))))
    """

  private func task(_ text: String) throws -> Task {
    let (task, diagnostics) = TaskParser.parse(text)
    return try #require(task, "\(diagnostics)")
  }

  private func text(_ constraints: String) throws -> Task {
    try task(
      "(set-logic SLIA)(synth-fun f ((s String) (t String)) String \(Self.textGrammar))" + constraints)
  }

  private func bits(_ constraints: String) throws -> Task {
    try task(
      """
      (set-logic BV)
      (define-fun shr4 ((x (_ BitVec 64))) (_ BitVec 64) (bvlshr x #x0000000000000004))
      (define-fun im ((x (_ BitVec 64)) (y (_ BitVec 64)) (z (_ BitVec 64))) (_ BitVec 64)
        (ite (= x #x0000000000000001) y z))
      (synth-fun f ((x (_ BitVec 64))) (_ BitVec 64) \(Self.bitGrammar))
      """ + constraints)
  }

  private func answer(_ task: Task, threads: Int = 1) throws -> Answer {
    var options = EvolutionOptions(task)
    options.threads = threads
    options.executions = 400_000
    var evolution = try Evolution(task, train: TaskCases(of: task).train, options: options)
    while !evolution.isDone { evolution.step() }
    return try #require(evolution.answer())
  }

  // MARK: The bank

  /// Whatever the bank holds behaves as the language says.
  @Test(arguments: [true, false]) func termsBehaveAsTheReferenceInterpreterSays(isText: Bool) throws {
    let task =
      try isText ? text("(constraint (= (f \"\" \"\") \"\"))") : bits("(constraint (= (f (_ bv0 64)) (_ bv0 64)))")
    let grammar = try #require(task.grammar)
    for seed: UInt64 in 1...3 {
      var random = RandomStream(seed: seed, purpose: .initialisation)
      let inputs = task.inputs.map { parameter in (0..<6).map { _ in random.value(of: parameter.type) } }
      let rules = try #require(Rules(grammar, helpers: task.helpers, literals: []))
      var bank = TermBank(rules, inputs: inputs, count: 6, maximumLength: 60)
      bank.grow(to: 3000) { false }
      bank.growPositions(to: 9, most: 400) { false }
      let interpreter = ReferenceInterpreter(interface: task.interface, limits: Limits(task))
      for (owner, terms) in bank.terms.enumerated() {
        for term in 0..<terms.count {
          let tree = bank.tree(owner, term)
          for (index, word) in bank.row(owner, term).enumerated() {
            guard let value = interpreter.run(tree, inputs: inputs.map { $0[index] }).value else { continue }
            let found: Value =
              switch tree.type {
              case .int: .int(Int64(bitPattern: word))
              case .bool: .bool(word != 0)
              default: .string(bank.machine.pool.text(word))
              }
            #expect(found == value, "seed \(seed): \(tree.nodes) in case \(index)")
          }
        }
      }
      #expect(bank.terms.map(\.count).reduce(0, +) > 200, "seed \(seed)")
    }
  }

  // MARK: Answers

  @Test func aPartIsCutOut() throws {
    let task = try text(
      """
      (constraint (= (f "Ada Lovelace" "") "Lovelace"))(constraint (= (f "Kurt Gödel" "x") "Gödel"))
      (constraint (= (f "A B" "B") "B"))(constraint (= (f "Grace Hopper" " ") "Hopper"))
      """)
    let answer = try answer(task)
    #expect(answer.isRight && answer.rightByReference == 4)
    #expect(
      task.grammar?.definition(of: answer.program.tree)?.hasPrefix("(define-fun f ((s String) (t String)) String (")
        == true)
    let interpreter = ReferenceInterpreter(interface: task.interface, limits: Limits(task))
    #expect(
      interpreter.run(answer.program.tree, inputs: [.text("Alonzo Church"), .text("y")]).value == .text("Church"))
  }

  @Test func piecesAreChained() throws {
    let answer = try answer(
      text(
        """
        (constraint (= (f "ab cd" "xyz") "cd-ab-x"))(constraint (= (f "a b" "q") "b-a-q"))
        (constraint (= (f "hello you" "pq") "you-hello-p"))(constraint (= (f "x yz" "mn") "yz-x-m"))
        """))
    #expect(answer.isRight && answer.rightByReference == 4)
  }

  @Test func casesAreToldApart() throws {
    let answer = try answer(
      text(
        """
        (constraint (= (f "ab" "-") "ab-"))(constraint (= (f "b" "-") "b-"))(constraint (= (f "xy" "q") "q"))
        (constraint (= (f "z" "rr") "rr"))(constraint (= (f "" "-") "-"))
        """))
    #expect(answer.isRight && answer.rightByReference == 5)
  }

  @Test func bitVectorsAreSplitIntoCases() throws {
    // The least bit cleared where it is set, and half of the number otherwise.
    let constraints = [1, 2, 3, 7, 8, 0xFF, 0x1000, 0x1001, 0xABCDE, 0xABCDF].map { (x: UInt64) -> String in
      "(constraint (= (f (_ bv\(x) 64)) (_ bv\(x % 2 == 1 ? x - 1 : x / 16) 64)))"
    }.joined()
    let answer = try answer(bits(constraints))
    #expect(answer.isRight && answer.rightByReference == 10)
  }

  @Test func theAnswerKeepsToItsNonterminals() throws {
    let task = try task(
      """
      (set-logic LIA)
      (synth-fun f ((x Int)) Int ((Start Int) (Small Int))
        ((Start Int ((+ Start Small) Small)) (Small Int (x 1 (- Small 1)))))
      (constraint (= (f 1) 5))(constraint (= (f 2) 7))(constraint (= (f 10) 23))
      """)
    let answer = try answer(task)
    #expect(answer.isRight)
    #expect(task.grammar?.derives(answer.program.tree) == true)
    #expect(task.grammar?.derives(answer.found.tree) == true)
  }

  @Test func threadsChangeNothing() throws {
    let task = try text("(constraint (= (f \"ab\" \"c\") \"cab\"))(constraint (= (f \"d\" \"\") \"d\"))")
    #expect(try answer(task).program == answer(task, threads: 3).program)
  }

  @Test func wrongProposalsBringCounterexamples() throws {
    // More cases than are worked on at first, which are 0, 5, 10, …; those that end in 7 differ.
    let constraints = (0..<60).map { index in
      let isOther = index % 10 == 7
      return "(constraint (= (f \"\(index)\(isOther ? "-" : "")\" \"k\") \"k\(isOther ? "" : "\(index)")\"))"
    }.joined()
    let answer = try answer(text(constraints))
    #expect(answer.right == 60)
  }

  @Test(arguments: [0, 100, 20_000]) func theBudgetBoundsIt(budget: Int) throws {
    let task = try text("(constraint (= (f \"ab\" \"c\") \"xyz\"))(constraint (= (f \"d\" \"\") \"?\"))")
    var options = EvolutionOptions(task)
    options.executions = budget
    var evolution = try Evolution(task, train: TaskCases(of: task).train, options: options)
    while !evolution.isDone { evolution.step() }
    #expect(evolution.outcome == .budgetSpent)
    #expect(evolution.statistics.executions.asked <= budget)
  }

  @Test func whatIsTooLargeForAnEditorIsLeftAlone() throws {
    let primitives = try Fixtures.set("ints")
    var editor = TreeEditor(primitives: primitives, limits: TreeLimits(nodes: 5, depth: 5))
    var tree = Tree(nodes: [.variable(0, .int)])
    for _ in 0..<20 {
      tree = Tree(root: .apply(.add, .int, length: 1), children: [Tree(nodes: [.variable(1, .int)]), tree])
    }
    for index in tree.nodes.indices {
      #expect(editor.replace(index, of: tree, with: Constant(.int(1), .int)).map { $0.size <= 5 } ?? true)
    }
  }
}
