import AST
import Interpreter
import Testing

@Suite struct ReferenceScalarOperatorTests {
  @Test func everyExampleOfTheOperatorTableHasItsStatedValue() throws {
    for row in OperatorTable.rows {
      let tree = try Parser.expression(row.example.expression)
      let value = try Parser.value(row.example.value, type: tree.type)
      #expect(evaluate(tree).value == value, "\(row.example.expression)")
    }
  }

  @Test func logicFollowsItsTruthTables() throws {
    for a in [false, true] {
      for b in [false, true] {
        try Example("(and \(a) \(b))", "\(a && b)").check()
        try Example("(or \(a) \(b))", "\(a || b)").check()
        try Example("(xor \(a) \(b))", "\(a != b)").check()
        try Example("(nand \(a) \(b))", "\(!(a && b))").check()
        try Example("(nor \(a) \(b))", "\(!(a || b))").check()
      }
      try Example("(not \(a))", "\(!a)").check()
    }
  }

  @Test(arguments: [
    Example("(= nan nan)", "false"), Example("(!= nan nan)", "true"), Example("(= 0.0 -0.0)", "true"),
    Example("(= [1 2] [1 2])", "true", 4), Example("(= [nan] [nan])", "false", 2),
    Example("(!= [nan] [nan])", "true", 2), Example("(= [0.0] [-0.0])", "true", 2),
    Example("(= (tuple 1 nan) (tuple 1 nan))", "false"), Example("(= (tuple 1 0.0) (tuple 1 -0.0))", "true"),
    Example("(= (tuple \"ab\" 1) (tuple \"ab\" 2))", "false", 4), Example("(= [[1] [2]] [[1]])", "false", 6),
    Example(#"(= "\u{E9}" "e\u{301}")"#, "false", 3), Example("(= true true)", "true"),
    Example("(< \"ab\" \"b\")", "true", 3), Example("(< \"a\" \"ab\")", "true", 3), Example("(< \"\" \"\")", "false"),
    Example("(<= \"ab\" \"ab\")", "true", 4), Example("(> \"b\" \"ab\")", "true", 3),
    Example("(>= \"ab\" \"b\")", "false", 3), Example("(< 'Z' 'a')", "true"), Example("(>= 'b' 'a')", "true"),
    Example(#"(< "\u{FFFD}" "\u{1F600}")"#, "true", 2), Example("(< nan 1.0)", "false"),
    Example("(<= nan nan)", "false"), Example("(> 1.0 nan)", "false"), Example("(>= nan 1.0)", "false"),
    Example("(<= 0.0 -0.0)", "true"), Example("(< -0.0 0.0)", "false"), Example("(< -inf inf)", "true"),
    Example("(<= 2 3)", "true"), Example("(> 3 3)", "false"), Example("(>= 3 3)", "true"),
  ])
  func comparisons(example: Example) throws { try example.check() }

  @Test(arguments: [
    Example("(+ 9223372036854775807 1)", "-9223372036854775808"),
    Example("(- -9223372036854775808 1)", "9223372036854775807"),
    Example("(* 4611686018427387904 2)", "-9223372036854775808"), Example("(square 4294967296)", "0"),
    Example("(neg -9223372036854775808)", "-9223372036854775808"),
    Example("(abs -9223372036854775808)", "-9223372036854775808"),
    Example("(div -9223372036854775808 -1)", "-9223372036854775808"), Example("(mod -9223372036854775808 -1)", "0"),
    Example("(div 7 0)", "0"), Example("(mod 7 0)", "7"), Example("(div -7 2)", "-4"), Example("(mod 7 -2)", "-1"),
    Example("(sign -9)", "-1"), Example("(sign 0)", "0"), Example("(even? -2)", "true"), Example("(odd? -3)", "true"),
    Example("(min 3 -2)", "-2"), Example("(max 3 -2)", "3"),
    Example("(bit-and 12 10)", "8"), Example("(bit-or 12 10)", "14"), Example("(bit-xor 12 10)", "6"),
    Example("(bit-not 5)", "-6"),
    Example("(shift-left 1 64)", "0"), Example("(shift-left 1 -1)", "0"),
    Example("(shift-left 3 63)", "-9223372036854775808"),
    Example("(shift-right -5 64)", "-1"), Example("(shift-right 5 -1)", "0"), Example("(shift-right -5 1)", "-3"),
    Example("(shift-right-logical -1 63)", "1"), Example("(shift-right-logical -1 64)", "0"),
    Example("(bit-less? -1 1)", "false"), Example("(bit-div 7 0)", "-1"), Example("(bit-mod 7 0)", "7"),
    Example("(smt-div -7 2)", "-4"), Example("(smt-div -7 -2)", "4"), Example("(smt-div 7 0)", "0"),
    Example("(smt-mod -7 -2)", "1"), Example("(smt-mod -7 0)", "-7"),
  ])
  func integers(example: Example) throws { try example.check() }

  @Test(arguments: [
    Example("(+ 0.1 0.2)", "0.30000000000000004"), Example("(- 0.0 0.0)", "0.0"), Example("(* -1.0 0.0)", "-0.0"),
    Example("(/ 1.0 0.0)", "inf"), Example("(/ -1.0 0.0)", "-inf"), Example("(/ 0.0 0.0)", "nan"),
    Example("(min nan 1.0)", "nan"), Example("(min 1.0 nan)", "1.0"), Example("(max nan 1.0)", "nan"),
    Example("(max 1.0 nan)", "1.0"), Example("(min 0.0 -0.0)", "0.0"), Example("(max -0.0 0.0)", "-0.0"),
    Example("(neg 0.0)", "-0.0"), Example("(abs -0.0)", "0.0"), Example("(abs -2.5)", "2.5"),
    Example("(sign nan)", "nan"), Example("(sign -0.0)", "0.0"), Example("(sign -inf)", "-1.0"),
    Example("(square -3.0)", "9.0"), Example("(cube -2.0)", "-8.0"), Example("(inv -0.0)", "-inf"),
    Example("(sqrt -1.0)", "nan"), Example("(sqrt -0.0)", "-0.0"), Example("(log -1.0)", "nan"),
    Example("(log 0.0)", "-inf"),
    Example("(exp 710.0)", "inf"), Example("(exp -inf)", "0.0"), Example("(sin inf)", "nan"),
    Example("(cos 0.0)", "1.0"),
    Example("(tan -0.0)", "-0.0"), Example("(tanh inf)", "1.0"), Example("(pow 0.0 0.0)", "1.0"),
    Example("(pow nan 0.0)", "1.0"), Example("(pow -8.0 0.5)", "nan"), Example("(pow 2.0 -1.0)", "0.5"),
  ])
  func floats(example: Example) throws { try example.check() }

  @Test(arguments: [
    Example("(float 9007199254740993)", "9007199254740992.0"), Example("(floor -2.5)", "-3"),
    Example("(ceil -2.5)", "-2"),
    Example("(round -2.5)", "-3"), Example("(round 0.49999999999999994)", "0"), Example("(trunc -2.9)", "-2"),
    Example("(floor nan)", "0"), Example("(round inf)", "9223372036854775807"),
    Example("(ceil -inf)", "-9223372036854775808"),
    Example("(trunc 1e300)", "9223372036854775807"), Example("(round-to 2.675 2)", "2.67"),
    Example("(round-to -2.5 0)", "-3.0"),
    Example("(round-to 5.5 -3)", "6.0"), Example("(round-to 1.5 99)", "1.5"), Example("(round-to nan 2)", "nan"),
    Example("(code '\\u{1F600}')", "128512"), Example("(char 128512)", "'\\u{1F600}'"), Example("(char -1)", "' '"),
    Example("(char 55296)", "' '"), Example("(char 1114112)", "' '"), Example("(char 9223372036854775807)", "' '"),
    Example("(show -7)", "\"-7\"", 2), Example("(show 1.0)", "\"1.0\"", 3), Example("(show 0.00001)", "\"1e-05\"", 5),
    Example("(show nan)", "\"nan\"", 3), Example("(show -inf)", "\"-inf\"", 4), Example("(show -0.0)", "\"-0.0\"", 4),
    Example("(show true)", "\"true\"", 4), Example("(show 'q')", "\"q\"", 1), Example("(parse-int \"-12\")", "-12", 3),
    Example("(parse-int \"12x\")", "0", 3), Example("(parse-int \"9223372036854775808\")", "0", 19),
    Example("(parse-float \"2.5e1\")", "25.0", 5), Example("(parse-float \".5\")", "0.0", 2),
    Example("(parse-float \"1e999\")", "inf", 5), Example("(string 'x')", "\"x\"", 1),
    Example("(string ['a' 'b'])", "\"ab\"", 2), Example("(chars \"ab\")", "['a' 'b']", 2),
    Example("(chars \"\")", "[]"),
  ])
  func conversions(example: Example) throws { try example.check() }

  @Test(arguments: [
    Example("(letter? 'q')", "true"), Example("(letter? 'é')", "false"), Example("(digit? '7')", "true"),
    Example("(digit? '١')", "false"), Example(#"(space? '\u{B}')"#, "true"), Example(#"(space? '\u{A0}')"#, "false"),
    Example("(upper? 'Q')", "true"), Example("(upper? 'É')", "false"), Example("(lower? 'q')", "true"),
    Example("(vowel? 'U')", "true"), Example("(vowel? 'y')", "false"), Example("(upcase 'a')", "'A'"),
    Example("(upcase 'ß')", "'ß'"), Example("(downcase 'Q')", "'q'"), Example("(upcase \"aé1z\")", "\"Aé1Z\"", 4),
    Example("(downcase \"AÉ\")", "\"aÉ\"", 2), Example("(upcase \"\")", "\"\""),
  ])
  func characters(example: Example) throws { try example.check() }

  @Test(arguments: [
    Example("(if true 1 (sum (range 0 5)))", "1"), Example("(if false \"a\" (concat \"b\" \"c\"))", "\"bc\"", 2),
    Example("(let ((x (range 0 3))) 7)", "7", 3), Example("(let ((x (range 0 3))) (concat x x))", "[0 1 2 0 1 2]", 9),
    Example("(let ((x 2) (y (* x x))) (+ x y))", "6"), Example("(let ((x 1)) (let ((x (+ x 1))) (* x 10)))", "20"),
    Example("(and false (contains? [1 2] 1))", "false", 2), Example("(or true (contains? [1 2] 1))", "true", 2),
    Example("(get0 (tuple (range 0 3) 1))", "[0 1 2]", 3), Example("(get2 (tuple 1 true 'x' 2.5))", "'x'"),
    Example("(get7 (tuple 1 2 3 4 5 6 7 8))", "8"), Example("(tuple \"ab\" (tuple 1 2))", "(\"ab\", (1, 2))"),
  ])
  func controlAndTuples(example: Example) throws { try example.check() }
}
