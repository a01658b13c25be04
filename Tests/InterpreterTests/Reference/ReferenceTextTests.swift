import AST
import Interpreter
import Testing

@Suite struct ReferenceTextTests {
  @Test(arguments: [
    Example("(split \"a,b,\" \",\")", "[\"a\" \"b\" \"\"]", 5), Example("(split \"\" \",\")", "[\"\"]", 1),
    Example("(split \"abc\" \"\")", "[\"abc\"]", 4), Example("(split \"\" \"\")", "[\"\"]", 1),
    Example("(split \"aaa\" \"aa\")", "[\"\" \"a\"]", 3), Example("(split \",,\" \",\")", "[\"\" \"\" \"\"]", 3),
    Example("(split \"a--b\" \"--\")", "[\"a\" \"b\"]", 4), Example("(split \"abc\" \"abc\")", "[\"\" \"\"]", 2),
    Example("(split \"ab\" \"abc\")", "[\"ab\"]", 3),
    Example("(join [\"a\" \"b\"] \", \")", "\"a, b\"", 4), Example("(join (rest [\"a\"]) \", \")", "\"\""),
    Example("(join [\"\" \"\"] \"-\")", "\"-\"", 1), Example("(join [\"a\"] \"-\")", "\"a\"", 1),
  ])
  func splittingAndJoining(example: Example) throws { try example.check() }

  @Test(arguments: [
    Example("(words \" to be \")", "[\"to\" \"be\"]", 6), Example("(words \"\")", "[]"),
    Example(#"(words " \t\n")"#, "[]"),
    Example(#"(words "a\u{B}b\u{C}c\rd")"#, #"["a" "b" "c" "d"]"#, 8),
    Example(#"(words "a\u{A0}b")"#, #"["a\u{A0}b"]"#, 4), Example(#"(lines "a\nb\n")"#, #"["a" "b"]"#, 4),
    Example("(lines \"\")", "[]"), Example(#"(lines "\n")"#, #"[""]"#, 1),
    Example(#"(lines "a\n\nb")"#, #"["a" "" "b"]"#, 5),
    Example(#"(lines "a\n\n")"#, #"["a" ""]"#, 3), Example(#"(lines "a\r\nb")"#, #"["a\r" "b"]"#, 5),
    Example("(trim \" a b \")", "\"a b\"", 3), Example("(trim \"  \")", "\"\""), Example("(trim \"\")", "\"\""),
    Example(#"(trim "\t\u{B}x\u{C}\r\n")"#, "\"x\"", 1), Example(#"(trim "\u{A0}x")"#, #""\u{A0}x""#, 2),
  ])
  func whiteSpace(example: Example) throws { try example.check() }

  @Test(arguments: [
    Example("(starts-with? \"house\" \"ho\")", "true", 7), Example("(starts-with? \"ho\" \"house\")", "false", 7),
    Example("(starts-with? \"\" \"\")", "true"), Example("(starts-with? \"a\" \"\")", "true", 1),
    Example(#"(starts-with? "e\u{301}" "e")"#, "true", 3), Example("(ends-with? \"house\" \"se\")", "true", 7),
    Example("(ends-with? \"se\" \"house\")", "false", 7), Example("(ends-with? \"a\" \"\")", "true", 1),
    Example("(has-substring? \"house\" \"us\")", "true", 7), Example("(has-substring? \"house\" \"xx\")", "false", 7),
    Example("(has-substring? \"a\" \"\")", "true", 1), Example("(has-substring? \"\" \"\")", "true"),
    Example("(has-substring? \"aab\" \"ab\")", "true", 5), Example("(has-substring? \"a\" \"ab\")", "false", 3),
    Example("(find \"banana\" \"an\" 2)", "3", 8), Example("(find \"banana\" \"an\" 0)", "1", 8),
    Example("(find \"banana\" \"an\" -1)", "-1", 8), Example("(find \"banana\" \"an\" 7)", "-1", 8),
    Example("(find \"banana\" \"\" 6)", "6", 6), Example("(find \"banana\" \"\" 7)", "-1", 6),
    Example("(find \"banana\" \"\" 0)", "0", 6), Example("(find \"\" \"\" 0)", "0"),
    Example("(find \"banana\" \"xyz\" 0)", "-1", 9), Example("(find \"banana\" \"na\" 9223372036854775807)", "-1", 8),
    Example("(find \"banana\" \"a\" -9223372036854775808)", "-1", 7),
  ])
  func searching(example: Example) throws { try example.check() }

  @Test(arguments: [
    Example("(replace-first \"banana\" \"an\" \"-\")", "\"b-ana\"", 5),
    Example("(replace-first \"abc\" \"\" \"x\")", "\"xabc\"", 4),
    Example("(replace-first \"abc\" \"z\" \"x\")", "\"abc\"", 3),
    Example("(replace-first \"\" \"\" \"x\")", "\"x\"", 1),
    Example("(replace-first \"abc\" \"abc\" \"\")", "\"\""),
    Example("(replace-all \"banana\" \"an\" \"-\")", "\"b--a\"", 4),
    Example("(replace-all \"abc\" \"\" \"x\")", "\"abc\"", 3),
    Example("(replace-all \"aaa\" \"aa\" \"b\")", "\"ba\"", 2),
    Example("(replace-all \"aa\" \"a\" \"aa\")", "\"aaaa\"", 4),
    Example("(replace-all \"abc\" \"z\" \"y\")", "\"abc\"", 3),
    Example("(replace-all \"aa\" \"a\" \"\")", "\"\""),
  ])
  func replacing(example: Example) throws { try example.check() }

  @Test(arguments: [
    Example("(substr \"banana\" 2 3)", "\"nan\"", 3), Example("(substr \"banana\" -1 3)", "\"\""),
    Example("(substr \"banana\" 6 1)", "\"\""), Example("(substr \"banana\" 2 0)", "\"\""),
    Example("(substr \"banana\" 2 -1)", "\"\""), Example("(substr \"banana\" 4 99)", "\"na\"", 2),
    Example("(substr \"banana\" 1 9223372036854775807)", "\"anana\"", 5), Example("(smt-at \"abc\" 1)", "\"b\"", 1),
    Example("(smt-at \"abc\" -1)", "\"\""), Example("(smt-at \"abc\" 3)", "\"\""),
    Example("(smt-to-int \"12\")", "12", 2),
    Example("(smt-to-int \"-1\")", "-1", 2), Example("(smt-to-int \"\")", "-1"),
    Example("(smt-from-int 12)", "\"12\"", 2),
    Example("(smt-from-int -1)", "\"\""),
  ])
  func partsAndTheStandardsConversions(example: Example) throws { try example.check() }
}
