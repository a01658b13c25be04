import AST
import Interpreter
import Testing

@Suite struct ReferenceLimitTests {
  @Test(arguments: [
    "(range 0 9223372036854775807)", "(range -9223372036854775808 9223372036854775807)",
    "(repeat 1 9223372036854775807)", "(repeat (repeat (repeat 1 5000) 5000) 5000)",
    "(map (fn (x) (range 0 x)) (range 0 1000))", "(flat-map (fn (x) (range 0 5000)) (range 0 5000))",
    "(iterate 9223372036854775807 1 (fn (i a) a))", "(iterate 100 \"ab\" (fn (i s) (concat s s)))",
    "(iterate 64 [1 1] (fn (i s) (flat-map (fn (x) s) s)))",
    "(iterate 1000 \"a\" (fn (i s) (replace-all s \"a\" \"aaa\")))",
    "(while 1 (fn (x) true) (fn (x) x))", "(unfold 1 (fn (x) true) (fn (x) x) (fn (x) x))",
    "(unfold [1] (fn (x) true) (fn (x) x) (fn (x) (concat x x)))",
    "(fold (fn (acc x) (concat acc acc)) [1] (range 0 1000))", "(scan (fn (acc x) (push acc x)) [1] (range 0 1000))",
    "(replace-all (string (repeat 'a' 5000)) \"a\" (string (repeat 'b' 5000)))",
    "(join (repeat (string (repeat 'a' 900)) 20) \"\")", "(chunk (range 0 9000) 1)",
    "(map (fn (a) (map (fn (b) (map (fn (c) (list a b c)) (range 0 100))) (range 0 100))) (range 0 100))",
    "(let ((unused (repeat \"abc\" 9223372036854775807))) 1)", "(and false (empty? (range 0 9223372036854775807)))",
    "(any? (fn (x) true) (range 0 9223372036854775807))", "(length (range 0 10001))",
  ])
  func greedyProgramsAreExhausted(expression: String) throws {
    #expect(try isExhausted(expression))
  }

  @Test func theLengthLimitHoldsWhateverTheFuel() throws {
    let limits = Limits(fuel: .max)
    for expression in [
      "(range 0 9223372036854775807)", "(repeat 1 10001)", "(iterate 100 \"ab\" (fn (i s) (concat s s)))",
      "(unfold 1 (fn (x) true) (fn (x) x) (fn (x) x))", "(flat-map (fn (x) (range 0 200)) (range 0 200))",
    ] {
      #expect(try isExhausted(expression, limits: limits), "\(expression)")
    }
    let nested = evaluate(try Parser.expression("(length (repeat (range 0 5000) 5000))"), limits: limits)
    #expect(nested == Evaluation(value: .int(5000), cost: 5000 + 5000 + 25_000_000))
  }

  @Test(arguments: [
    "(range 0 3)", "(chunk \"abcdefg\" 3)", "(list \"abcdefg\")", "(map (fn (s) s) [\"abcdefg\"])",
    "(take \"abcdefg\" 3)",
    "(length \"abcdefg\")", "(repeat \"abcdefg\" 2)", "(tuple \"abcdefg\" \"abcdefg\")", "(zip \"abcd\" \"abc\")",
    "(replace-first \"abcdefg\" \"abcde\" \"\")", "(remove \"aabb\" 'a')", "(filter (fn (x) (> x 3)) [1 2 3 4 5])",
    "(if false (range 0 99) [1 2 3 4 5])", "(at [\"abcdefg\"] 0)", "(distinct \"aabbcc\")", "(count \"abcdefg\" 'a')",
    "(sort-by (fn (s) (length s)) [\"abcdefg\" \"abcd\"])", "(first \"abcdefg\")", "(= \"abcdefg\" \"abcdefg\")",
    "(fold (fn (a x) (+ a x)) 0 [1 2 3 4 5])", "(split \"abc,def\" \",\")", "(upcase 'a')", "(enumerate [\"abcdefg\"])",
  ])
  func sequencesThatAreNotBuiltAreExempt(expression: String) throws {
    #expect(try !isExhausted(expression, limits: Limits(fuel: 200, length: 3)))
  }

  @Test(arguments: [
    "(range 0 4)", "(chunk \"abcd\" 4)", "(chunk \"abcd\" 1)", "(split \"abcdefg\" \",\")",
    "(split \"a,bcde,f\" \",\")",
    "(split \"a,b,c,d\" \",\")", "(split \"abcd\" \"\")", "(words \"abcd ef\")", "(lines \"abcd\")",
    "(reverse \"abcdefg\")",
    "(rest \"abcdefg\")", "(sort \"abcdefg\")", "(concat \"ab\" \"cd\")", "(push \"abc\" 'd')", "(cons 'd' \"abc\")",
    "(enumerate \"abcd\")", "(zip \"abcd\" \"abcd\")", "(flat-map (fn (s) s) [\"ab\" \"cd\"])",
    "(join [\"ab\" \"cd\"] \"\")",
    "(show 1234)", "(upcase \"abcd\")", "(set-at \"abcd\" 9 'x')", "(replace \"abcd\" 'x' 'y')",
    "(replace-all \"abcd\" \"\" \"\")",
    "(replace-first \"abcd\" \"x\" \"y\")", "(distinct \"aabbccdd\")", "(take \"abcdefg\" 4)", "(drop \"abcdefg\" 1)",
    "(slice \"abcdefg\" 0 4)", "(substr \"abcdefg\" 0 4)", "(trim \" abcd \")", "(chars \"abcd\")",
    "(string ['a' 'b' 'c' 'd'])", "(list 1 2 3 4)", "(repeat 1 4)", "(map (fn (x) x) [1 2 3 4])",
    "(filter (fn (x) true) [1 2 3 4])", "(take-while (fn (x) true) [1 2 3 4])", "(drop-while (fn (x) false) [1 2 3 4])",
    "(scan (fn (a x) x) 0 [1 2 3 4])", "(zip-with (fn (a b) a) [1 2 3 4] [1 2 3 4])", "(sort-by (fn (x) x) [1 2 3 4])",
    "(unfold 0 (fn (x) (< x 4)) (fn (x) x) (fn (x) (+ x 1)))", "(first (range 0 4))", "(let ((x (range 0 4))) 1)",
    "(remove \"abcd\" 'x')", "(but-last \"abcdefg\")", "(smt-from-int 1234)",
  ])
  func everyBuiltSequenceIsChecked(expression: String) throws {
    #expect(try isExhausted(expression, limits: Limits(fuel: 200, length: 3)))
  }

  @Test func theFuelIsTheLastCostThatIsAllowed() throws {
    let tree = try Parser.expression("(map (fn (x) (list x x)) [1 2])")
    #expect(evaluate(tree, limits: Limits(fuel: 12)).cost == 12)
    #expect(evaluate(tree, limits: Limits(fuel: 12)).value != nil)
    #expect(evaluate(tree, limits: Limits(fuel: 11)) == Evaluation(value: nil, cost: 11))
  }

  @Test func aScanIsChargedInFullBeforeItsArgumentsAreRead() throws {
    #expect(try isExhausted("(= \"abc\" \"xyz\")", limits: Limits(fuel: 5)))
    #expect(try !isExhausted("(= \"abc\" \"xyz\")", limits: Limits(fuel: 6)))
    #expect(try isExhausted("(find \"abc\" \"a\" 99)", limits: Limits(fuel: 3)))
  }

  @Test func noFuelStillRunsWhatCostsNothing() throws {
    let limits = Limits(fuel: -5, length: -5)
    #expect(limits == Limits(fuel: 0, length: 0))
    #expect(
      evaluate(try Parser.expression("(+ 1 (length \"abc\"))"), limits: limits) == Evaluation(value: .int(4), cost: 0))
    #expect(try isExhausted("(map (fn (x) x) [1])", limits: limits))
  }

  @Test func inputsOfAnyLengthAreExempt() throws {
    let program = try Parser.program("(program p ((s String)) Int (length s))")
    let interpreter = ReferenceInterpreter(interface: program.interface, limits: Limits(fuel: 0, length: 0))
    let long = Value.string(Array(repeating: "x", count: 100_000))
    #expect(interpreter.run(program.tree, inputs: [long]) == Evaluation(value: .int(100_000), cost: 0))
  }
}
