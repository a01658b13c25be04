import AST
import Interpreter
import Testing

@testable import Genetic

@Suite struct FrontTests {
  /// A wave and a little of another, of which no program with few nodes is right.
  static func evolution(seeds: [String], _ change: (inout EvolutionOptions) -> Void = { _ in }) throws -> Evolution {
    let cases = ConstantFitterTests.columns { 2.5 * FloatMath.sin($0) + 0.01 * FloatMath.cos(37 * $0) }
    let primitives = try ConstantFitterTests.primitives()
    var options = EvolutionOptions()
    options.bank = .none
    options.population = 60
    options.threads = 2
    options.maximumGenerations = 4
    options.seeds = try seeds.map(ConstantFitterTests.expression)
    change(&options)
    return Evolution(
      interface: Interface(inputs: ConstantFitterTests.inputs, result: .float), primitives: primitives, train: cases,
      options: options)
  }

  static func front(_ evolution: Evolution) throws -> (front: Front, answer: Answer) {
    var evolution = evolution
    while !evolution.isDone { evolution.step() }
    let answer = try #require(evolution.answer(effort: 50))
    #expect(!answer.isRight)
    return (try #require(evolution.front(of: answer)), answer)
  }

  @Test func largerProgramsOfTheFrontHaveSmallerErrorsAndNoneIsLargerThanTheAnswer() throws {
    let (front, answer) = try Self.front(try Self.evolution(seeds: ["(sin x)", "(* 2.4 (sin x))"]))
    let members = front.members
    #expect(members.count > 1)
    for (smaller, larger) in zip(members, members.dropFirst()) {
      #expect(smaller.program.size < larger.program.size && smaller.error > larger.error)
    }
    #expect(members.allSatisfy { $0.program.size <= answer.program.size })
    let cases = ConstantFitterTests.columns { 2.5 * FloatMath.sin($0) + 0.01 * FloatMath.cos(37 * $0) }
    for member in members {
      #expect(Evaluator(cases).errors(of: member.program.tree).errors.reduce(0, +) == member.error)
      #expect(member.bits >= members[front.recommended].bits)
    }
  }

  @Test func theRecommendedProgramSaysWhatCanBeSaidAndNoMore() throws {
    // As good as can be, but for the noise: what is larger explains next to nothing more.
    let large = "(+ (* 2.5 (sin x)) (* 0.001 (sin (* 3.0 (+ x (* 0.3 (* x (+ x (* 0.7 x)))))))))"
    let (front, _) = try Self.front(try Self.evolution(seeds: ["(* 2.5 (sin x))", large]))
    let knee = front.members[front.recommended].program.tree
    #expect(knee.size <= 4)
    #expect(knee.nodes.contains { $0.kind == .apply && $0.op == .sin })
  }

  @Test func constantsAreRoundedAsFarAsTheyDoNotMatterAndNoRightCaseGetsWrong() throws {
    let cases = ConstantFitterTests.columns { 2.5 * FloatMath.sin($0) + 0.01 * FloatMath.cos(37 * $0) }
    let primitives = try ConstantFitterTests.primitives()
    let length = try #require(DescriptionLength(cases, primitives))
    let worker = Worker(primitives, TreeLimits(), cases)
    let tree = try ConstantFitterTests.expression("(* 2.5003184713 (sin (* 1.00000381 x)))")
    let rounded = RoundedProgram(tree, length, worker)
    #expect(rounded.tree == (try ConstantFitterTests.expression("(* 2.5 (sin x))")))
    #expect(rounded.score.error == Evaluator(cases).errors(of: rounded.tree).errors.reduce(0, +))
    // Exactly right but for rounding: the digits matter.
    let exact = ConstantFitterTests.columns { 2.718281 * $0 }
    let same = try ConstantFitterTests.expression("(* 2.718281 x)")
    let precise = RoundedProgram(
      same, try #require(DescriptionLength(exact, primitives)), Worker(primitives, TreeLimits(), exact))
    #expect(precise.tree == same && precise.score.right == exact.count)
  }

  @Test func aDescriptionGetsLongerWithNodesDigitsAndErrors() throws {
    let cases = ConstantFitterTests.columns { $0 }
    let length = try #require(DescriptionLength(cases, try ConstantFitterTests.primitives()))
    let bits = try ["x", "(sin x)", "(* 2.0 x)", "(* 2.25 x)"].map {
      length.bits(of: try ConstantFitterTests.expression($0))
    }
    #expect(bits == bits.sorted() && Set(bits).count == bits.count)
    #expect(length.bits(leavingError: 0) == 0)
    let once = length.bits(leavingError: 40)
    // Each halving of a large error saves a bit a case.
    #expect((once - length.bits(leavingError: 20) - 40).magnitude < 0.01)
  }

  @Test func thereIsAFrontOfFloatsOnly() throws {
    let problem = try Problem.medianOfThree()
    #expect(DescriptionLength(problem.train, problem.primitives) == nil)
    var evolution = problem.evolution { $0.maximumGenerations = 1 }
    while !evolution.isDone { evolution.step() }
    let answer = try #require(evolution.answer(effort: 0))
    #expect(evolution.front(of: answer) == nil)
  }
}
