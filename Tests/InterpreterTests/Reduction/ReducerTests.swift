import AST
import Interpreter
import Testing

@Suite("The reducer")
struct ReducerTests {
  private func reduced(_ inputs: String, _ target: String, _ program: String) throws -> (text: String, right: Int) {
    let text = inputs + "output: Int\ntarget \(target)\ntrain:\nsample 20 x: -9...9 y: -9...9\n"
    let (parsed, problems) = TaskParser.parse(text, file: "")
    let task = try #require(parsed, "\(problems)")
    let cases = try TaskCases(of: task).train
    let tree = try Parser.program("(program p ((x Int) (y Int)) Int \(program))").tree
    var reducer = Reducer(tree, cases: CaseColumns(cases, of: task))
    reducer.run()
    return (Printer.expression(reducer.tree, task.interface), reducer.right)
  }

  private static let inputs = "input x: Int\ninput y: Int\n"

  @Test("takes out what makes no difference")
  func introns() throws {
    let result = try reduced(Self.inputs, "(+ x y)", "(+ (if (< x x) 7 (max x x)) (+ (- y 0) (* 0 x)))")
    #expect(result.text == "(+ x y)")
    #expect(result.right == 20)
  }

  @Test("takes parts out of lambdas where their names exist outside too")
  func binders() throws {
    let result = try reduced(Self.inputs, "(+ x 1)", "(fold (fn (acc e) (+ (max e e) 1)) 0 (list y x))")
    #expect(result.right == 20)
    let program = try Parser.program("(program p ((x Int) (y Int)) Int \(result.text))")
    #expect(program.size == 3)
  }

  @Test("does no harm to a program that is wrong")
  func wrong() throws {
    let result = try reduced(Self.inputs, "(* x y)", "(max x (+ y 3))")
    #expect(result.text.isEmpty == false)
  }
}
