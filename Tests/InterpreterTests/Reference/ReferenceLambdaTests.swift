import AST
import Interpreter
import Testing

@Suite struct ReferenceLambdaTests {
  @Test(arguments: [
    Example("(map (fn (x) (* x x)) [1 2 3])", "[1 4 9]", 6), Example("(map (fn (c) (code c)) \"ab\")", "[97 98]", 4),
    Example("(map (fn (c) (upcase c)) \"ab\")", "['A' 'B']", 4),
    Example("(map (fn (x) (list x x)) [1 2])", "[[1 1] [2 2]]", 12),
    Example("(filter (fn (x) (> x 1)) [1 2 3])", "[2 3]", 5),
    Example("(filter (fn (c) (vowel? c)) \"banana\")", "\"aaa\"", 9),
    Example("(take-while (fn (x) (< x 3)) [1 2 3 1])", "[1 2]", 6),
    Example("(take-while (fn (c) (letter? c)) \"ab1c\")", "\"ab\"", 6),
    Example("(take-while (fn (x) (< x 9)) [1 2])", "[1 2]", 4),
    Example("(drop-while (fn (x) (< x 3)) [1 2 3 1])", "[3 1]", 6),
    Example("(drop-while (fn (x) (< x 9)) [1 2])", "[]", 2),
    Example("(flat-map (fn (x) (list x x)) [1 2])", "[1 1 2 2]", 10),
    Example("(flat-map (fn (x) (show x)) [1 23])", "\"123\"", 8),
    Example("(flat-map (fn (c) (string (upcase c))) \"ab\")", "\"AB\"", 6),
    Example("(zip-with (fn (x y) (+ x y)) [1 2] [10 20])", "[11 22]", 4),
    Example("(zip-with (fn (c n) (tuple n c)) \"abc\" [1])", "[(1, 'a')]", 2),
  ])
  func sequencesFromSequences(example: Example) throws { try example.check() }

  @Test(arguments: [
    Example("(any? (fn (x) (> x 2)) [1 2 3])", "true", 3), Example("(any? (fn (x) (= x 1)) [1 2 3])", "true", 3),
    Example("(any? (fn (x) (> x 2)) (range 0 0))", "false"), Example("(all? (fn (x) (> x 2)) [1 2 3])", "false", 3),
    Example("(all? (fn (x) (> x 2)) (range 0 0))", "true"), Example("(find-index (fn (x) (> x 1)) [1 2 3])", "1", 3),
    Example("(find-index (fn (x) (> x 9)) [1 2 3])", "-1", 3),
    Example("(fold (fn (acc x) (+ acc x)) 0 [1 2 3])", "6", 3),
    Example("(fold (fn (acc c) (cons c acc)) \"\" \"abc\")", "\"cba\"", 9),
    Example("(fold (fn (acc x) (+ acc x)) 5 (range 0 0))", "5"),
    Example("(scan (fn (acc x) (+ acc x)) 0 [1 2 3])", "[1 3 6]", 6),
    Example("(scan (fn (acc x) (push acc x)) (range 0 0) [1 2])", "[[1] [1 2]]", 10),
  ])
  func reductions(example: Example) throws { try example.check() }

  @Test(arguments: [
    Example("(sort-by (fn (x) (neg x)) [3 1 2])", "[3 2 1]", 6),
    Example("(sort-by (fn (s) (length s)) [\"bb\" \"a\" \"cc\" \"d\"])", "[\"a\" \"d\" \"bb\" \"cc\"]", 14),
    Example("(sort-by (fn (x) x) [nan 1.0])", "[1.0 nan]", 4),
    Example("(sort-by (fn (c) (show c)) \"cab\")", "\"abc\"", 9),
    Example("(sort-by (fn (p) (get0 p)) [(0.0, 1) (-0.0, 2)])", "[(0.0, 1) (-0.0, 2)]", 4),
  ])
  func sortingByAKey(example: Example) throws { try example.check() }

  @Test(arguments: [
    Example("(iterate 3 1 (fn (i acc) (* acc 2)))", "8", 3), Example("(iterate 4 0 (fn (i acc) (+ acc i)))", "6", 4),
    Example("(iterate 0 5 (fn (i acc) 0))", "5"), Example("(iterate -4 5 (fn (i acc) 0))", "5"),
    Example("(while 1 (fn (x) (< x 100)) (fn (x) (* x 2)))", "128", 15),
    Example("(while 5 (fn (x) false) (fn (x) x))", "5", 1),
    Example("(unfold 1 (fn (x) (< x 20)) (fn (x) (* x x)) (fn (x) (* x 2)))", "[1 4 16 64 256]", 21),
    Example("(unfold 1 (fn (x) false) (fn (x) x) (fn (x) x))", "[]", 1),
  ])
  func loops(example: Example) throws { try example.check() }

  @Test func lambdasSeeWhatSurroundsThem() throws {
    try Example(
      "(let ((k 10)) (map (fn (x) (map (fn (y) (+ k (* x y))) [1 2])) [1 2]))", "[[11 12] [12 14]]", 16
    ).check()
    try Example("(map (fn (x) (let ((y (* x 2))) (fold (fn (a x) (+ (+ a x) y)) 0 [1 1]))) [1 2])", "[6 10]", 8).check()
  }

  @Test func helpersCostWhatTheirBodiesCostAndTakeTheirArgumentsOnce() throws {
    let program = try Parser.program(
      """
      (define twice ((s String)) String (concat s s))
      (define longer ((s String) (unused [Int])) String (concat (twice s) s))
      (program p ((a String)) String (longer (twice a) (range 0 3)))
      """)
    let interpreter = ReferenceInterpreter(interface: program.interface)
    let evaluation = interpreter.run(program.tree, inputs: [.text("ab")])
    // twice: 4, range: 3, in longer: twice 8 and concat 12.
    #expect(evaluation == Evaluation(value: .text("abababababab"), cost: 27))
  }

  @Test func aHelperSeesItsOwnSlotsOnly() throws {
    let program = try Parser.program(
      """
      (define shifted ((x Int) (xs [Int])) [Int] (map (fn (y) (- y x)) xs))
      (program p ((a Int) (b Int)) [Int] (let ((c 100)) (map (fn (z) (sum (shifted z (list a b c)))) [1 2])))
      """)
    let interpreter = ReferenceInterpreter(interface: program.interface)
    #expect(interpreter.run(program.tree, inputs: [.int(10), .int(20)]).value == .list([.int(127), .int(124)]))
  }
}
