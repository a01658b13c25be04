import AST
import Foundation
import Interpreter
import Testing

@testable import gp

@Suite("Hand-written solutions of the first program-synthesis suite")
struct PSB1SolutionTests {
  private static let folder = URL(filePath: #filePath, directoryHint: .notDirectory)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Examples/psb1", directoryHint: .isDirectory)

  private static func solution(of problem: BenchmarkProblem) throws -> (text: String, program: Program) {
    let text = try String(contentsOf: folder.appending(path: problem.name + ".gp"), encoding: .utf8)
    return (text, try Parser.program(text, file: problem.name + ".gp"))
  }

  /// Runs a solution on cases and records the first on which it is wrong; returns the greatest cost.
  private static func check(_ program: Program, of problem: BenchmarkProblem, on cases: [BenchmarkCase]) -> Int {
    let interpreter = ReferenceInterpreter(
      interface: program.interface, limits: .init(fuel: problem.grants.fuel, length: 10_000))
    let judge = Judge(
      kinds: problem.outputs.map { _ in .default }, tolerance: problem.grants.tolerance)
    var greatest = 0
    for row in cases {
      let evaluation = interpreter.run(program.tree, inputs: row.inputs)
      greatest = max(greatest, evaluation.cost)
      guard judge.isRight(evaluation.value, expected: row.outputs) else {
        Issue.record("\(row.inputs) -> \(String(describing: evaluation.value)), expected \(row.outputs)")
        break
      }
    }
    return greatest
  }

  @Test("is named, typed and stored as its problem", arguments: PSB1.suite.problems)
  func signature(problem: BenchmarkProblem) throws {
    let interface = try Self.solution(of: problem).program.interface
    #expect(interface.name == problem.name)
    #expect(interface.inputs == problem.inputs)
    #expect((problem.outputs.count == 1 ? [interface.result] : interface.result.parts) == problem.outputs.map(\.type))
  }

  @Test("is right on generated cases within the cost that it states", arguments: PSB1.suite.problems)
  func generatedCases(problem: BenchmarkProblem) throws {
    let (text, program) = try Self.solution(of: problem)
    let stated = try #require(
      text.firstMatch(of: /; Greatest cost on generated cases: ([0-9]+)/).flatMap { Int($0.output.1) })
    let cases = problem.generate(.train, seed: 1) + problem.generate(.test, count: 1000, seed: 1)
    #expect(Self.check(program, of: problem, on: cases) <= stated)
    #expect(stated * 2 <= problem.grants.fuel)
  }

  @Test(
    "is right on the published hand-made cases", .enabled(if: PublishedCases.areThere), arguments: PSB1.suite.problems)
  func publishedCases(problem: BenchmarkProblem) throws {
    let program = try Self.solution(of: problem).program
    _ = Self.check(program, of: problem, on: try PublishedCases.cases(of: problem))
  }

  @Test("is right on the whole domain", arguments: [PSB1.sumOfSquares, PSB1.wallisPi])
  func wholeDomain(problem: BenchmarkProblem) throws {
    guard case .generated(_, let oracle) = problem.cases else { return }
    let domain: ClosedRange<Int64> = problem.name == "wallis-pi" ? 1...200 : 1...100
    let cases = domain.map { BenchmarkCase(inputs: [.int($0)], outputs: oracle([.int($0)])) }
    _ = Self.check(try Self.solution(of: problem).program, of: problem, on: cases)
  }

  @Test("uses no operators, types and constants but those that its task grants", arguments: PSB1.suite.problems)
  func grants(problem: BenchmarkProblem) throws {
    let program = try Self.solution(of: problem).program
    let task = try #require(TaskParser.parse(problem.taskFile(seed: 1, test: 0)).task)
    for tree in [program.tree] + program.interface.helpers.map(\.body) {
      #expect(task.selection.operatorsOutside(tree).isEmpty)
      let literals = tree.nodes.indices.filter { tree.nodes[$0].kind == .literal }
      for index in literals where task.constants.replacesDefault(of: tree.nodes[index].type) {
        let value = try #require(tree.literal(at: index))
        let isGranted =
          task.constants.literals.contains { $0.value == value }
          || task.constants.ranges.contains { $0.contains(value) } || value == .text("")
        #expect(isGranted, "\(Printer.value(value))")
      }
    }
  }
}

extension ValueRange {
  fileprivate func contains(_ value: Value) -> Bool {
    switch (self, value) {
    case (.int(let range), .int(let value)): range.contains(value)
    case (.float(let low, let high), .float(let value)): low <= value && value < high
    default: false
    }
  }
}
