import AST
import Interpreter
import Testing

@testable import Genetic

@Suite struct BankTests {
  private func bank(_ problem: Problem, executions: Int = 100_000, cases: Int = 6, seed: UInt64 = 1) -> Bank {
    Bank(
      problem.primitives, cases: problem.cases.selecting(0..<cases), judge: problem.train.judge,
      limits: problem.train.limits, executions: executions, seed: seed)
  }

  private func problems() throws -> [Problem] {
    [try .medianOfThree(), try .countOdds(), try .upcaseWords()]
  }

  /// The operators of a narrower task.
  private let few = Fixtures.operators(.arithmetic, .compare, .sequence, .higherOrder)

  @Test func anEntryHasTheValueThatItsProgramHas() throws {
    for problem in try problems() {
      let bank = bank(problem, executions: 60_000)
      while bank.advance() {}
      let interpreter = ReferenceInterpreter(interface: problem.interface)
      #expect(bank.top.entries.count > 500)
      for index in stride(from: 0, to: bank.top.entries.count, by: 7) {
        let tree = bank.tree(index)
        #expect(tree.type == problem.primitives.types[bank.entry(index).type])
        for lane in 0..<bank.caseCount {
          let value = interpreter.run(tree, inputs: problem.cases.inputs(of: lane)).value
          #expect(value == bank.value(index, case: lane), "\(tree.text())")
        }
      }
    }
  }

  @Test func noTwoEntriesOfATypeHaveTheSameValues() throws {
    let bank = bank(try .countOdds(), executions: 60_000)
    while bank.advance() {}
    var seen: Set<[Value]> = []
    for index in bank.entries(of: .int) {
      #expect(seen.insert((0..<bank.caseCount).map { bank.value(index, case: $0) }).inserted)
    }
    #expect(seen.count > 100)
  }

  @Test func entriesKnowWhereTheyAreRightAndWhereTheyHold() throws {
    let problem = try Problem.medianOfThree()
    let bank = bank(problem)
    while bank.advance() {}
    for index in bank.entries(of: .int) {
      for lane in 0..<bank.caseCount {
        let isRight = bank.value(index, case: lane) == problem.cases.expected(of: lane)[0]
        #expect(bank.entry(index).right.contains(lane) == isRight)
      }
    }
    for index in bank.entries(of: .bool) {
      for lane in 0..<bank.caseCount {
        #expect(bank.entry(index).holds.contains(lane) == (bank.value(index, case: lane) == .bool(true)))
      }
    }
  }

  @Test func smallProgramsAroundALambdaAreFound() throws {
    for problem in [try Problem.countOdds(operators: few), try .upcaseWords()] {
      let bank = bank(problem, executions: 1_500_000)
      var found: [Tree] = []
      while found.isEmpty, bank.advance() { found = bank.takeSolutions() }
      #expect(!found.isEmpty)
      #expect(found.allSatisfy { $0.isWellFormed(in: problem.primitives) })
      #expect(found.allSatisfy { $0.size <= problem.solution.size })
    }
  }

  @Test func aSearchTakesItsAnswerFromTheBankAndCountsWhatThatTook() throws {
    var answers: [(Tree?, Int)] = []
    for threads in [1, 3] {
      var evolution = try Problem.countOdds(operators: few).evolution {
        $0.bank = BankOptions()
        $0.executions = 15_000_000
        $0.threads = threads
      }
      evolution.step()
      #expect(evolution.outcome == .solved && evolution.generation == 0)
      answers.append((evolution.answer()?.program.tree, evolution.statistics.executions.asked))
    }
    #expect(answers[0] == answers[1])
    #expect((1...1_500_000).contains(answers[0].1))
  }

  @Test func aBankIsAFunctionOfItsArgumentsAndKeepsToItsBudget() throws {
    let problem = try Problem.countOdds()
    let banks = [1, 1, 2].map { bank(problem, executions: 50_000, seed: $0) }
    for bank in banks { while bank.advance() {} }
    let trees = banks.map { bank in bank.top.entries.indices.map { bank.tree($0) } }
    #expect(trees[0] == trees[1])
    #expect(trees[0] != trees[2])
    for bank in banks { #expect(bank.executions <= 50_000) }
  }

  @Test func withoutCasesThereIsNothingToTellProgramsApart() throws {
    let problem = try Problem.medianOfThree()
    let bank = bank(problem, cases: 0)
    #expect(!bank.advance())
    #expect(bank.top.entries.isEmpty)
  }

  @Test func hashTablesHoldEachHashOnce() {
    var table = HashTable()
    var random = RandomStream(seed: 3, purpose: .test)
    let hashes = (0..<5000).map { _ in random.next() } + [0, 1]
    #expect(hashes.dropLast().allSatisfy { table.insert($0) })
    #expect(hashes.allSatisfy { !table.insert($0) })
    #expect(table.count == 5001)
  }

  @Test func casesOfABankHaveDifferentOutputs() throws {
    let problem = try Problem.countOdds()
    let rows = BankCases.rows(5, of: problem.cases, seed: 1)
    #expect(rows == rows.sorted() && Set(rows).count == 5)
    #expect(Set(rows.map { problem.cases.expected(of: $0) }).count == 5)
    #expect(BankCases.rows(1000, of: problem.cases, seed: 1) == Array(0..<problem.cases.count))
  }
}
