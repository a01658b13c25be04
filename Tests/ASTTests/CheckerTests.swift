import Testing

@testable import AST

@Suite struct CheckerTests {
  private static let inputs: [Parameter] = [
    Parameter(name: "a", type: .int), Parameter(name: "xs", type: Type.list(of: .int) ?? .int),
    Parameter(name: "s", type: .string), Parameter(name: "f", type: .float),
  ]

  /// What is wrong with an expression over `a: Int`, `xs: [Int]`, `s: String`, `f: Float`.
  private func problems(_ text: String, result: Type? = nil) -> [String] {
    do {
      _ = try Parser.expression(text, inputs: Self.inputs, result: result)
      return []
    } catch {
      return error.items.map(\.description)
    }
  }

  private func type(_ text: String) throws -> String {
    try Parser.expression(text, inputs: Self.inputs).type.description
  }

  @Test func unknownNamesComeWithASuggestionWhereOneIsClose() {
    #expect(problems("(lenght xs)") == ["1:2: error: unknown operator 'lenght'; did you mean 'length'?"])
    #expect(problems("(lett ((x 1)) x)") == ["1:2: error: unknown operator 'lett'; did you mean 'let'?"])
    #expect(problems("(qqqq 1)") == ["1:2: error: unknown operator 'qqqq'"])
    #expect(problems("(let ((total 1)) (+ totl 1))") == ["1:21: error: unknown name 'totl'; did you mean 'total'?"])
    #expect(problems("(not True)") == ["1:6: error: unknown name 'True'; did you mean 'true'?"])
    #expect(problems("foo") == ["1:1: error: unknown name 'foo'"])
  }

  @Test func aNumberOfArgumentsThatIsWrongSaysTheRightOne() {
    #expect(problems("(+ 1 2 3)") == ["1:1: error: '+' takes 2 arguments, found 3"])
    #expect(problems("(- a)") == ["1:1: error: '-' takes 2 arguments, found 1"])
    #expect(problems("(neg)") == ["1:1: error: 'neg' takes 1 argument, found 0"])
    #expect(problems("(list 1 2 3 4 5)") == ["1:1: error: 'list' takes 1 to 4 arguments, found 5"])
    #expect(problems("(tuple 1)") == ["1:1: error: 'tuple' takes 2 to 8 arguments, found 1"])
  }

  @Test func aTypeThatIsWrongSaysWhereAndWhatIsExpected() {
    let toInt = "'round', 'floor', 'ceil' and 'trunc' convert"
    #expect(
      problems("(+ 1 2.5)") == [
        "1:6: error: expected Int for argument 2 of '+', found '2.5' of type Float; \(toInt)"
      ])
    #expect(
      problems("(+ f 1)") == ["1:6: error: expected Float for argument 2 of '+', found '1' of type Int; write '1.0'"])
    #expect(
      problems("(* f a)") == [
        "1:6: error: expected Float for argument 2 of '*', found 'a' of type Int; 'float' converts"
      ])
    #expect(
      problems("(+ \"a\" 1)") == [
        "1:4: error: expected Int or Float for argument 1 of '+', found '\"a\"' of type String"
      ])
    #expect(
      problems("(if a 1 2)") == ["1:5: error: expected Bool for the condition of 'if', found 'a' of type Int"])
    #expect(
      problems("(if true 1 s)") == ["1:12: error: expected Int for the second branch of 'if', found 's' of type String"]
    )
    #expect(
      problems("(filter (fn (x) (+ x 1)) xs)") == [
        "1:17: error: expected Bool for the result of this function, found '(+ x 1)' of type Int"
      ])
    #expect(
      problems("(sort [true])") == [
        "1:7: error: expected a String or list of Int, Float, Char or String for argument 1 of 'sort', "
          + "found '[true]' of type [Bool]"
      ])
    #expect(
      problems("(cons 'a' xs)") == [
        "1:11: error: expected String or [Char] for argument 2 of 'cons', found 'xs' of type [Int]"
      ])
    #expect(
      problems("(sum [\"a\"])") == [
        "1:6: error: expected [Int or Float] for argument 1 of 'sum', found '[\"a\"]' of type [String]"
      ])
    #expect(
      problems("(length xs)", result: .string) == [
        "1:1: error: expected String for the result, found '(length xs)' of type Int"
      ])
    #expect(
      problems("(show s)") == [
        "1:7: error: expected Int, Float, Bool or Char for argument 1 of 'show', found 's' of type String"
      ])
  }

  @Test func tuplesHaveThePartsTheyHave() throws {
    #expect(
      problems("(get2 (tuple 1 2))") == ["1:1: error: 'get2' takes a tuple of at least 3 parts, found (Int, Int)"])
    #expect(
      problems("(get0 xs)") == ["1:7: error: expected a tuple for argument 1 of 'get0', found 'xs' of type [Int]"])
    #expect(try type("(map (fn (p) (get1 p)) (zip xs s))") == "[Char]")
    #expect(
      try type(
        "(let ((ps [])) (if true (map (fn (p) (get1 p)) (take ps 1)) (map (fn (q) (get1 q)) (if true ps [(1, 'c')]))))")
        == "[Char]")
  }

  @Test func functionsStandOnlyWhereOneIsTaken() {
    #expect(problems("(map neg xs)") == ["1:6: error: 'map' takes a function here: expected (fn (x) …), found 'neg'"])
    #expect(
      problems("(fold + 0 xs)") == ["1:7: error: 'fold' takes a function here: expected (fn (x y) …), found '+'"])
    #expect(
      problems("(fn (x) x)") == ["1:1: error: a function (fn …) stands only as the argument of a higher-order operator"]
    )
    #expect(problems("(map (fn (x y) x) xs)") == ["1:10: error: the function of 'map' takes 1 parameter, found 2"])
    #expect(problems("(fold (fn (x x) x) 0 xs)") == ["1:14: error: the parameter 'x' is given twice"])
    #expect(problems("(map (fn x x) xs)") == ["1:6: error: expected (fn (name …) body), found '(fn x x)'"])
    #expect(problems("neg") == ["1:1: error: 'neg' stands only at the head of a call: expected an expression"])
    #expect(problems("(a 1)") == ["1:2: error: 'a' is a variable: expected an operator or helper after '('"])
  }

  @Test func letNamesValues() {
    let form = "expected (let ((name value) …) body)"
    #expect(problems("(let (x 1) x)") == ["1:1: error: \(form), found '(let (x 1) x)'"])
    #expect(problems("(let () 1)") == ["1:1: error: \(form), found '(let () 1)'"])
    #expect(problems("(let ((x)) x)") == ["1:7: error: expected a binding (name value), found '(x)'"])
    #expect(
      problems("(let ((if 2)) 3)") == [
        "1:8: error: expected the name of a variable, found 'if', which is a reserved word"
      ])
    #expect(problems("(let ((x x)) x)") == ["1:10: error: unknown name 'x'"])
  }

  @Test func anEmptyListTakesItsTypeFromWhereItStands() throws {
    #expect(try type("(push [] 1)") == "[Int]")
    #expect(try type("(push (first []) 1)") == "[Int]")
    #expect(try type("(if true [] xs)") == "[Int]")
    #expect(try type("(fold (fn (acc x) (push acc (float x))) [] xs)") == "[Float]")
    #expect(try type("(= [[]] (list xs))") == "Bool")
    #expect(try type("[[] [1]]") == "[[Int]]")
    #expect(try Parser.expression("[]", result: Type.list(of: .char)).type.description == "[Char]")
    #expect(problems("(length [])") == ["1:9: error: nothing determines the type of '[]'"])
    #expect(problems("(first [[]])") == ["1:8: error: nothing determines the type of '[[]]'"])
    #expect(problems("(flat-map (fn (x) []) xs)") == ["1:19: error: nothing determines the type of '[]'"])
    #expect(problems("(push (first []) 'a')") == ["1:14: error: nothing determines the type of '[]'"])
    #expect(problems("[]", result: .string) == ["1:1: error: expected String for the result, found '[]' of type [?]"])
  }

  @Test func listLiteralsHoldLiteralsOfOneType() {
    #expect(
      problems("[1 a]") == [
        "1:4: error: '[…]' holds literals only, found 'a'; a list of expressions is built with 'list'"
      ])
    #expect(
      problems("[1 (+ 1 2)]") == [
        "1:4: error: '[…]' holds literals only, found '(+ 1 2)'; a list of expressions is built with 'list'"
      ])
    #expect(
      problems("[(1, true)\n (2, 3)]") == [
        "2:2: error: the elements of a list have one type: expected (Int, Bool) as before, "
          + "found '(2, 3)' of type (Int, Int)"
      ])
    #expect(
      problems("[[1] [2.0]]") == [
        "1:6: error: the elements of a list have one type: expected [Int] as before, found '[2.0]' of type [Float]"
      ])
    #expect(problems("[1 (1)]") == ["1:4: error: a tuple has 2 to 8 parts, found 1"])
    #expect(
      problems("(1, true)") == [
        "1:2: error: expected an operator after '(', found '1'; in programs a tuple is built with (tuple …) "
          + "and a list literal is written […]"
      ])
  }

  @Test func intLiteralsHaveARange() {
    let range = "-9223372036854775808 to 9223372036854775807"
    #expect(problems("-9223372036854775808").isEmpty)
    #expect(
      problems("(+ a 9223372036854775808)") == [
        "1:6: error: '9223372036854775808' is out of the range of Int, \(range)"
      ])
    #expect(problems("[-9223372036854775809]").count == 1)
  }

  @Test func commasSeparateOnlyInLiteralsAndTypes() {
    #expect(problems("(+ 1, 2)") == ["1:5: error: unexpected ',': white space separates here"])
    #expect(problems("(length [1, 2,, 3])").isEmpty)
    #expect(problems("(length [(1, 'a') (2 'b')])").isEmpty)
  }

  @Test func bracketsThatDoNotMatchAreReportedOnce() {
    #expect(problems("(+ 1 2") == ["1:1: error: '(' is never closed: expected ')'"])
    #expect(problems("(+ 1 2))") == ["1:8: error: unexpected ')': no bracket is open here"])
    #expect(problems("(+ [1 2) 3]") == ["1:8: error: expected ']' to close the '[' at 1:4, found ')'"])
    #expect(problems("()") == ["1:1: error: expected an operator after '(', found ')'"])
    #expect(problems("") == ["1:1: error: expected an expression, found nothing"])
    #expect(problems("a a") == ["1:3: error: expected an expression alone, found 'a' after it"])
    #expect(problems("(+x 1)").first == "1:3: error: expected white space after the operator '+'")
  }

  @Test func allMistakesOfATextAreReportedAtOnce() {
    #expect(
      problems("(+ (lenght xs)\n   (* a 'x')\n   @ (- 1))") == [
        "1:1: error: '+' takes 2 arguments, found 4",
        "1:5: error: unknown operator 'lenght'; did you mean 'length'?",
        "2:9: error: expected Int for argument 2 of '*', found ''x'' of type Char",
        "3:4: error: unexpected character '@'",
        "3:6: error: '-' takes 2 arguments, found 1",
      ])
  }

  @Test func caseLiteralsSayWhatIsExpected() throws {
    func problem(_ text: String, _ type: Type) -> String? {
      do {
        _ = try Parser.value(text, type: type)
        return nil
      } catch {
        return error.items.first?.description
      }
    }
    let pair = try #require(Type.tuple([.int, .bool]))
    let list = try #require(Type.list(of: .int))
    #expect(problem("1.5", .int) == "1:1: error: expected an Int like 42, found '1.5'")
    #expect(problem("2", .bool) == "1:1: error: expected true or false, found '2'")
    #expect(problem("True", .bool) == "1:1: error: expected true or false, found 'True'; did you mean 'true'?")
    #expect(
      problem("abc", .string)
        == "1:1: error: expected a String like \"text\", found 'abc'; text stands in double quotes")
    #expect(problem("[1 2.0]", list) == "1:4: error: expected an Int like 42, found '2.0'")
    #expect(problem("(1)", pair) == "1:1: error: expected a tuple of 2 parts, (Int, Bool), found '(1)' with 1")
    #expect(problem("1 2", .int) == "1:3: error: expected a literal of type Int alone, found '2' after it")
    #expect(problem("[1, (+ 1 2)]", list) == "1:5: error: expected an Int like 42, found '(+ 1 2)'")
    #expect(problem("[", list) == "1:1: error: '[' is never closed: expected ']'")
  }
}
