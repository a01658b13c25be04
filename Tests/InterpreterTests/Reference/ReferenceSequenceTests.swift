import AST
import Interpreter
import Testing

@Suite struct ReferenceSequenceTests {
  @Test(arguments: [
    Example("(length \"four\")", "4"), Example(#"(length "e\u{301}")"#, "2"), Example("(length (range 0 0))", "0"),
    Example("(empty? \"\")", "true"), Example("(empty? [1])", "false"), Example("(first (range 0 0))", "0"),
    Example("(first \"\")", "' '"), Example("(last \"\")", "' '"), Example("(last [1 2])", "2"),
    Example("(first (rest [\"a\"]))", "\"\""), Example("(first (rest [[1]]))", "[]"),
    Example("(last (rest [(1, \"x\")]))", "(0, \"\")"), Example("(at [3 1 2] 1)", "1"), Example("(at [3 1 2] -1)", "0"),
    Example("(at [3 1 2] 3)", "0"), Example("(at \"abc\" 9223372036854775807)", "' '"),
    Example("(at \"abc\" -9223372036854775808)", "' '"), Example("(at [[1] [2]] 1)", "[2]"),
  ])
  func reading(example: Example) throws { try example.check() }

  @Test(arguments: [
    Example("(rest \"\")", "\"\""), Example("(rest [1 2 3])", "[2 3]", 2), Example("(but-last \"\")", "\"\""),
    Example("(but-last [1 2 3])", "[1 2]", 2), Example("(take [3 1 2] 2)", "[3 1]", 2),
    Example("(take [3 1 2] -5)", "[]"),
    Example("(take [3 1 2] 99)", "[3 1 2]", 3), Example("(take \"abc\" -9223372036854775808)", "\"\""),
    Example("(drop [3 1 2] 2)", "[2]", 1), Example("(drop [3 1 2] -1)", "[3 1 2]", 3),
    Example("(drop [3 1 2] 99)", "[]"),
    Example("(drop \"abc\" 9223372036854775807)", "\"\""), Example("(slice \"abcdef\" 1 3)", "\"bc\"", 2),
    Example("(slice \"abcdef\" -4 2)", "\"ab\"", 2), Example("(slice \"abcdef\" 3 1)", "\"\""),
    Example("(slice \"abcdef\" 4 99)", "\"ef\"", 2), Example("(slice \"abc\" 9 12)", "\"\""),
    Example("(slice \"abc\" -9223372036854775808 9223372036854775807)", "\"abc\"", 3),
    Example("(chunk [1 2 3] 2)", "[[1 2] [3]]", 5), Example("(chunk [1 2 3] 0)", "[]"),
    Example("(chunk [1 2 3] -1)", "[]"),
    Example("(chunk \"abcd\" 2)", "[\"ab\" \"cd\"]", 6), Example("(chunk \"abc\" 9223372036854775807)", "[\"abc\"]", 4),
    Example("(chunk \"\" 3)", "[]"),
  ])
  func cutting(example: Example) throws { try example.check() }

  @Test(arguments: [
    Example("(reverse \"abc\")", "\"cba\"", 3), Example("(reverse [\"ab\" \"c\"])", "[\"c\" \"ab\"]", 5),
    Example("(concat \"ab\" \"cd\")", "\"abcd\"", 4), Example("(concat [[1]] [[2 3]])", "[[1] [2 3]]", 5),
    Example("(push [1 2] 3)", "[1 2 3]", 3), Example("(push \"ab\" 'c')", "\"abc\"", 3),
    Example("(push [\"a\"] \"bc\")", "[\"a\" \"bc\"]", 5), Example("(cons 'a' \"bc\")", "\"abc\"", 3),
    Example("(cons 1 [2])", "[1 2]", 2), Example("(set-at [3 1 2] 1 9)", "[3 9 2]", 3),
    Example("(set-at [3 1 2] 3 9)", "[3 1 2]", 3), Example("(set-at [3 1 2] -1 9)", "[3 1 2]", 3),
    Example("(set-at \"abc\" 0 'z')", "\"zbc\"", 3), Example("(set-at (range 0 0) 0 9)", "[]"),
  ])
  func joiningAndSetting(example: Example) throws { try example.check() }

  @Test(arguments: [
    Example("(contains? [1 2] 2)", "true", 2), Example("(contains? [1 2] 5)", "false", 2),
    Example("(contains? [nan] nan)", "false", 1), Example("(contains? [0.0] -0.0)", "true", 1),
    Example("(contains? [[1 2] [3]] [3])", "true", 6), Example("(contains? [(1, nan)] (tuple 1 nan))", "false", 1),
    Example("(contains? \"abc\" 'z')", "false", 3), Example("(index-of \"abc\" 'c')", "2", 3),
    Example("(index-of [1 2 1] 1)", "0", 3), Example("(index-of [1] 9)", "-1", 1),
    Example("(index-of [nan 1.0] nan)", "-1", 2), Example("(index-of [1.0 0.0] -0.0)", "1", 2),
    Example("(count \"banana\" 'a')", "3", 6), Example("(count [nan nan] nan)", "0", 2),
    Example("(count [0.0 -0.0] 0.0)", "2", 2), Example("(replace [1 2 1] 1 0)", "[0 2 0]", 3),
    Example("(replace \"banana\" 'a' 'o')", "\"bonono\"", 6), Example("(replace [nan 1.0] nan 2.0)", "[nan 1.0]", 2),
    Example("(replace [\"a\" \"b\" \"a\"] \"a\" \"xyz\")", "[\"xyz\" \"b\" \"xyz\"]", 10),
    Example("(remove \"banana\" 'a')", "\"bnn\"", 3), Example("(remove [nan nan] nan)", "[nan nan]", 2),
    Example("(remove [-0.0 1.0] 0.0)", "[1.0]", 1),
  ])
  func equalElements(example: Example) throws { try example.check() }

  @Test(arguments: [
    Example("(sort [3 1 2])", "[1 2 3]", 3), Example("(sort \"hello\")", "\"ehllo\"", 5),
    Example("(sort [nan 1.0 -inf inf nan])", "[-inf 1.0 inf nan nan]", 5),
    Example("(sort [0.0 -0.0 -1.0])", "[-1.0 0.0 -0.0]", 3), Example("(sort [-0.0 0.0])", "[-0.0 0.0]", 2),
    Example("(sort [\"b\" \"ab\" \"a\" \"\"])", "[\"\" \"a\" \"ab\" \"b\"]", 8),
    Example("(sort [\"é\" \"z\" \"Z\"])", "[\"Z\" \"z\" \"é\"]", 6),
    Example(#"(sort "\u{1F600}\u{FFFD}a")"#, #""a\u{FFFD}\u{1F600}""#, 3),
    Example("(distinct \"banana\")", "\"ban\"", 3), Example("(distinct [nan nan 1.0 1.0])", "[nan nan 1.0]", 3),
    Example("(distinct [0.0 -0.0])", "[0.0]", 1), Example("(distinct [-0.0 0.0])", "[-0.0]", 1),
    Example("(distinct [[1] [2] [1]])", "[[1] [2]]", 4),
    Example("(distinct [(1, -0.0) (1, 0.0) (1, nan) (1, nan)])", "[(1, -0.0) (1, nan) (1, nan)]", 3),
    Example(#"(length (distinct ["\u{E9}" "e\u{301}"]))"#, "2", 5),
  ])
  func sortingAndDistinct(example: Example) throws { try example.check() }

  @Test(arguments: [
    Example("(list 1 2)", "[1 2]", 2), Example("(list \"ab\")", "[\"ab\"]", 3),
    Example("(list 1 2 3 4)", "[1 2 3 4]", 4),
    Example("(list (tuple 1 \"ab\") (tuple 2 \"\"))", "[(1, \"ab\") (2, \"\")]", 4),
    Example("(repeat 7 3)", "[7 7 7]", 3),
    Example("(repeat 'a' 3)", "['a' 'a' 'a']", 3), Example("(repeat 7 -1)", "[]"),
    Example("(repeat 7 -9223372036854775808)", "[]"), Example("(repeat \"ab\" 2)", "[\"ab\" \"ab\"]", 6),
    Example("(range 2 5)", "[2 3 4]", 3), Example("(range 5 2)", "[]"), Example("(range 3 3)", "[]"),
    Example("(range 9223372036854775805 9223372036854775807)", "[9223372036854775805 9223372036854775806]", 2),
    Example("(zip [1 2] \"ab\")", "[(1, 'a') (2, 'b')]", 2), Example("(zip [1 2 3] \"a\")", "[(1, 'a')]", 1),
    Example("(zip [\"ab\"] [\"c\"])", "[(\"ab\", \"c\")]", 4), Example("(enumerate \"ab\")", "[(0, 'a') (1, 'b')]", 2),
    Example("(enumerate [\"abc\"])", "[(0, \"abc\")]", 4),
  ])
  func makingLists(example: Example) throws { try example.check() }

  @Test(arguments: [
    Example("(sum [1 2 3])", "6", 3), Example("(sum (range 0 0))", "0"),
    Example("(sum [9223372036854775807 1])", "-9223372036854775808", 2),
    Example("(sum [0.1 0.2 0.3])", "0.6000000000000001", 3), Example("(sum [1e16 1.0 -1e16])", "0.0", 3),
    Example("(sum [-0.0])", "0.0", 1), Example("(product [2 3])", "6", 2), Example("(product (range 0 0))", "1"),
    Example("(product (rest [2.5]))", "1.0"), Example("(product [4611686018427387904 2])", "-9223372036854775808", 2),
    Example("(product [1e200 1e200 0.0])", "nan", 3), Example("(minimum [3 1 2])", "1", 3),
    Example("(minimum (range 0 0))", "0"), Example("(maximum (rest [1.5]))", "0.0"),
    Example("(minimum [nan 2.0])", "2.0", 2),
    Example("(maximum [inf nan 2.0])", "nan", 3), Example("(minimum [nan nan])", "nan", 2),
    Example("(minimum [0.0 -0.0])", "0.0", 2), Example("(maximum [-0.0 0.0])", "-0.0", 2),
    Example("(maximum [-3 -9])", "-3", 2),
  ])
  func reducing(example: Example) throws { try example.check() }
}
