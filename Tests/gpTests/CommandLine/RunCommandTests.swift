import Testing

@testable import gp

struct RunCommandTests {
  @Test(
    arguments: [
      (["(+ 1 2)"], "3"), (["(length \"aé日\")"], "3"), (["(tuple 1.0 \"a\\n\" '\\'')"], #"(1.0, "a\n", '\'')"#),
      (["(program f ((x Int)) Int (abs x))", "-7"], "7"),
      (["(program f ((x Float)) Float x)", "7"], "7.0"), (["(program f ((x Float)) Float x)", "-.5e0"], nil),
      (["(program f ((x Float)) Float x)", "-inf"], "-inf"),
      (["(program f ((x Bool)) Bool x)", "1"], "true"),
      (["(program f ((x [Int])) Int (sum x))", "[1 -2, 4]"], "3"),
      (["(program f ((x (Int, Bool))) Int (get0 x))", "(5, true)"], "5"),
      (["(program f ((s String)) Int (length s))", "no quotes"], "9"),
      (["(program f ((s String)) Int (length s))", #""a\n""#], "2"),
      (["(program f ((s String)) Int (length s))", ""], "0"),
      (["(program f ((s String)) Int (length s))", "\""], "1"),
      (["(program f ((c Char)) Int (code c))", "a"], "97"), (["(program f ((c Char)) Int (code c))", "'\\n'"], "10"),
      (["(program f ((c Char)) Int (code c))", "'"], "39"),
      (["(define half ((x Int)) Int (div x 2)) (program f ((x Int)) Int (half x))", "9"], "4"),
      (["(program f ((s String)) String s)", "--", "--json"], "\"--json\""),
    ] as [([String], String?)])
  func `a program is evaluated on literals`(words: [String], value: String?) {
    let result = call(["run"] + words)
    #expect(result.code == (value == nil ? 64 : 0))
    #expect(result.output == (value.map { $0 + "\n" } ?? ""))
  }

  @Test func `the value as JSON has the cost beside it`() {
    #expect(
      call("run", "(push \"hello\" '!')", "--json").output == #"{"cost":6,"type":"String","value":"hello!"}"# + "\n")
    #expect(call("run", "(/ -1.0 0.0)", "--json").output == #"{"cost":0,"type":"Float","value":"-inf"}"# + "\n")
  }

  @Test func `an exhausted evaluation has no value`() {
    let program = "(iterate 100000 0 (fn (i a) (+ a i)))"
    #expect(
      call("run", program)
        == CallResult(
          code: 1, output: "",
          errors: "Exhausted: it costs more than the fuel of 20000, or builds more than 10000 elements.\n"))
    #expect(
      call("run", program, "--json")
        == CallResult(code: 1, output: #"{"cost":20000,"type":"Int","value":null}"# + "\n", errors: ""))
  }

  @Test(
    arguments: [
      (["(program f ((x Int)) Int x)"], "'f' takes 1 input (x: Int), but none were given."),
      (["(program f ((x Int)) Int x)", "1", "2"], "'f' takes 1 input (x: Int), but 2 were given."),
      (["(+ 1 2)", "3"], "'program' takes 0 inputs, but 1 was given."),
      (
        ["(program f ((x Int)) Int x)", "a"],
        "The value 'a' is invalid for input 'x: Int': expected an Int like 42, found 'a'."
      ),
      (["(+ 1 2)", "--failures"], "'--failures' needs '--task <file>'."),
      (["-", "--task", "-"], "'-' and '--task -' cannot be used together."),
      (["(+ 1 2)", "1", "--task", "t"], "'<args>' and '--task <file>' cannot be used together."),
    ])
  func `inputs that do not fit are a wrong command line`(words: [String], message: String) {
    let result = call(["run"] + words)
    #expect(result.code == 64)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("Error: \(message)\nUsage: gp run <program> "))
  }

  @Test func `a damaged program is an error with its place`() throws {
    let folder = try TemporaryFolder()
    #expect(
      call("run", "(+ 1 x)")
        == CallResult(
          code: 65, output: "", errors: "1:6: error: unknown name 'x'\n  1 | (+ 1 x)\n    |      ^\n"))
    let task = try folder.write(ExampleTask.text, to: "task")
    let result = call("run", task)
    #expect(result.code == 65)
    #expect(result.errors.hasPrefix("\(task):1:1: error: expected a program, which begins with '(', found '#'\n"))
    #expect(call("run", folder.path).code == 66)
    #expect(call("run", folder.file("none.gp"), "1").code == 66)
  }

  @Test func `of very many errors the first are shown`() {
    let result = call("run", "(+ " + String(repeating: "x ", count: 50) + ")")
    #expect(result.errors.split(separator: "\n").count <= 31)
  }
}

/// `gp run PROGRAM --task TASK`
struct RunOnTaskTests {
  private static let task = """
    input a: Int
    input b: Int
    output: Int
    (define larger ((x Int) (y Int)) Int (max x y))
    train:
    1, 2 -> 2
    5, 3 -> 5
    test:
    0, -1 -> 0

    """

  @Test func `the table shows what is right and what is not`() throws {
    let folder = try TemporaryFolder()
    let task = try folder.write(Self.task, to: "task")
    #expect(
      call("run", "b", "--task", task).errors == "Error: Cannot read 'b': No such file or directory\n")
    #expect(
      call("run", "(+ b 0)", "--task", task)
        == CallResult(
          code: 1,
          output: """
                    case     inputs  expected  actual
              pass  train 1  1, 2    2         2
              FAIL  train 2  5, 3    5         3
              FAIL  test 1   0, -1   0         -1

            1 of 2 train cases and 0 of 1 test case are right.

            """, errors: ""))
    #expect(
      call("run", "(+ b 0)", "--task", task, "--failures").output == """
                case     inputs  expected  actual
          FAIL  train 2  5, 3    5         3
          FAIL  test 1   0, -1   0         -1

        1 of 2 train cases and 0 of 1 test case are right.

        """)
    #expect(
      call("run", "(larger a b)", "--task", task, "--failures")
        == CallResult(code: 0, output: "2 of 2 train cases and 1 of 1 test case are right.\n", errors: ""))
  }

  @Test func `the same as JSON`() throws {
    let folder = try TemporaryFolder()
    let task = try folder.write(Self.task, to: "task")
    #expect(
      call("run", "(+ b 0)", "--task", task, "--json")
        == CallResult(
          code: 1,
          output: """
            {"cases":[\
            {"actual":[2],"expected":[2],"inputs":[1,2],"right":true,"split":"train"},\
            {"actual":[3],"expected":[5],"inputs":[5,3],"right":false,"split":"train"},\
            {"actual":[-1],"expected":[0],"inputs":[0,-1],"right":false,"split":"test"}],\
            "of":3,"right":1,"test":{"of":1,"right":0},"train":{"of":2,"right":1}}

            """, errors: ""))
  }

  @Test func `several outputs are judged each, and an exhausted case has none`() throws {
    let folder = try TemporaryFolder()
    let task = try folder.write(
      """
      input n: Int
      output low: Int
      output text: String
      fuel: 5
      train:
      1 -> 0, "1"
      9 -> 0, "9"
      """, to: "task")
    let program = try folder.write(
      #"(program p ((k Int)) (Int, String) (tuple (iterate k 0 (fn (i a) a)) (show k)))"#, to: "p.gp")
    let result = call("run", program, "--task", task)
    #expect(result.code == 1)
    #expect(
      result.output == """
                case     inputs  expected  actual
          pass  train 1  1       0, "1"    0, "1"
          FAIL  train 2  9       0, "9"    exhausted

        1 of 2 train cases are right.

        """)
    #expect(
      call("run", program, "--task", task, "--json").output.hasPrefix(
        #"{"cases":[{"actual":[0,"1"],"expected":[0,"1"],"inputs":[1],"right":true,"split":"train"},{"actual":null,"#))
  }

  @Test func `wide values are cut to the width of the terminal`() throws {
    let folder = try TemporaryFolder()
    let long = String(repeating: "x", count: 300)
    let task = try folder.write("input s: String\noutput: String\ntrain:\n\"\(long)\" -> \"\(long)\"\n", to: "task")
    for columns in [50, 80, 120] {
      let output = call(["run", "(concat s \"\")", "--task", task], columns: columns).output
      #expect(output.split(separator: "\n").allSatisfy { $0.count <= columns })
      #expect(output.hasPrefix("        case     inputs"))
    }
  }

  @Test func `a program that is none for the task is refused at its place`() throws {
    let folder = try TemporaryFolder()
    let task = try folder.write(Self.task, to: "task")
    let program = try folder.write("\n(program p ((x Int)) Int x)", to: "p.gp")
    let result = call("run", program, "--task", task)
    #expect(result.code == 65)
    #expect(
      result.errors.hasPrefix("\(program):2:1: error: program 'p' takes (Int), but the task gives (Int, Int)\n"))
    let other = call("run", "(program q ((x Int) (y Int)) Bool (< x y))", "--task", task)
    #expect(other.errors.hasPrefix("1:1: error: program 'q' gives Bool, but the task asks for Int\n"))
    #expect(call("run", "(larger a 1.0)", "--task", task).code == 65)
  }

  @Test func `a damaged task is told as it is by check`() throws {
    let folder = try TemporaryFolder()
    let task = try folder.write("input a: Int\noutput: Int\ntrain:\n1 -> x\n", to: "task")
    let result = call("run", "(+ a 1)", "--task", task)
    #expect(result.code == 65)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("\(task):4:6: error: "))
    #expect(call("run", "(+ a 1)", "--task", folder.path).code == 66)
  }
}
