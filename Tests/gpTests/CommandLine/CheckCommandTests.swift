import Testing

@testable import gp

struct CheckCommandTests {
  private static let task = """
    task: larger
    about: The larger one.
    input a: Int
    input b: Int
    output: Int
    operators: arithmetic compare
    seed (if (< a b) b a)
    train:
    1, 2 -> 2
    5, 3 -> 5
    test:
    0, -1 -> 0

    """

  @Test func `a good task is described`() throws {
    let folder = try TemporaryFolder()
    let result = call("check", try folder.write(Self.task, to: "task"))
    #expect(
      result
        == CallResult(
          code: 0,
          output: """
            larger: The larger one.

              Inputs       a: Int, b: Int
              Output       Int
              Train cases  2, the first: 1, 2 -> 2
              Test cases   1, the first: 0, -1 -> 0
              Types        Int, Bool
              Operators    if let = != < <= > >= + - * min max neg abs sign square div mod
                           even? odd?
              Constants    the usual ones of each type
              Seeds        1
              Limits       fuel 20000, length 10000, tolerance 1e-06
              Budget       300 generations of 1000 programs

            No problems.

            """, errors: ""))
  }

  @Test func `the same as JSON`() throws {
    let folder = try TemporaryFolder()
    let result = call("check", "--json", try folder.write(Self.task, to: "task"))
    let operators = [
      "if", "let", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "min", "max", "neg", "abs", "sign", "square", "div",
      "mod", "even?", "odd?",
    ]
    let list = operators.map { "\"\($0)\"" }.joined(separator: ",")
    #expect(result.code == 0)
    #expect(
      result.output == """
        {"inputs":[{"name":"a","type":"Int"},{"name":"b","type":"Int"}],"name":"larger","ok":true,\
        "operators":[\(list)],"outputs":[{"name":"output","type":"Int"}],"problems":[],"test_cases":1,\
        "train_cases":2,"types":["Int","Bool"]}

        """)
  }

  @Test func `all errors of a task are told at once, each with its place`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      """
      input a: Integer
      output: Int
      operaters: arithmetic
      train:
      1 -> "a"
      """, to: "task")
    let result = call("check", path)
    #expect(result.code == 65)
    #expect(result.errors == "")
    #expect(
      result.output == """
        \(path):1:10: error: unknown type 'Integer'; did you mean 'Int'?
          1 | input a: Integer
            |          ^
        \(path):3:1: error: unknown key 'operaters'; did you mean 'operators'?
          3 | operaters: arithmetic
            | ^
        \(path):5:6: error: expected an Int like 42, found '"a"'
          5 | 1 -> "a"
            |      ^

        3 errors.

        """)
    let json = call("check", path, "--json")
    #expect(json.code == 65)
    #expect(
      json.output.hasPrefix(
        #"{"inputs":null,"ok":false,"operators":null,"outputs":null,"problems":[{"column":10,"file":""#))
    #expect(json.output.hasSuffix(#""severity":"error"}],"test_cases":null,"train_cases":null}"# + "\n"))
  }

  @Test(
    arguments: [
      ("train:\n1 -> 2\n", "there are no test cases: the answer will not be tested on unseen cases"),
      (
        "train:\n1 -> 2\n2 -> 4\n1 -> 3\ntest:\n3 -> 6\n",
        "train cases 1 and 3 have the same inputs but different outputs: no program can be right on all"
      ),
      (
        "train:\n1 -> 2\n1 -> 3\n1 -> 4\ntest:\n3 -> 6\n",
        "train cases 1 and 2 have the same inputs but different outputs, and so have 1 more: no program can be right on all"
      ),
      (
        "train:\n1 -> 2\n2 -> 4\ntest:\n1 -> 2\n3 -> 6\n",
        "1 of 2 test cases repeat the inputs of train cases, and test nothing unseen"
      ),
    ])
  func `cases that are worth a warning get one`(cases: String, warning: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("input x: Int\noutput: Int\n\(cases)", to: "task")
    let result = call("check", path)
    #expect(result.code == 0)
    #expect(result.output.hasPrefix("\(path): warning: \(warning)\n\nanswer\n\n"))
    #expect(result.output.hasSuffix("\n\n1 warning.\n"))
    let problem = #"{"column":null,"file":"\#(path)","line":null,"message":"\#(warning)","severity":"warning"}"#
    #expect(call("check", path, "--json").output.contains(#""ok":true,"#))
    #expect(call("check", path, "--json").output.contains(#""problems":[\#(problem)]"#))
  }

  @Test func `an empty test section is told once`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("input x: Int\noutput: Int\ntrain:\n1 -> 2\ntest:\n", to: "task")
    #expect(call("check", path).output.hasSuffix("\n\n1 warning.\n"))
  }

  @Test func `seeds and targets outside the operators are warned of`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      """
      input x: Int
      output: Int
      operators: +
      seed (abs x)
      target (* x x)
      train:
      sample 3 x: 0...9
      test:
      grid 2 x: 10...11
      """, to: "task")
    let output = call("check", path).output
    #expect(output.contains("\(path):4:1: warning: the seed uses what the search does not have here: 'abs'\n"))
    #expect(output.contains("\(path):5:1: warning: the target uses what the search does not have here: '*'\n"))
    #expect(output.contains("\n  Train cases  3, the first: "))
    #expect(output.hasSuffix("\n2 warnings.\n"))
  }

  @Test func `cases that cannot be made are errors of the task`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("input x: Int\noutput y: Int\ntrain from \"none.csv\"\n", to: "task")
    let result = call("check", path)
    #expect(result.code == 65)
    #expect(result.output.hasPrefix("\(path):3:"))
    #expect(result.output.contains("No such file or directory"))
    _ = try folder.write("x,y\n1,a\n", to: "none.csv")
    let damaged = call("check", path)
    #expect(damaged.code == 65)
    #expect(damaged.output.hasPrefix("\(folder.file("none.csv")):2:"))
  }

  @Test func `a program is described`() {
    #expect(
      call("check", "(define half ((x Int)) Int (div x 2)) (program p ((x Int) (y [Int])) Int (+ x (half (sum y))))")
        == CallResult(
          code: 0,
          output: """
            p

              Inputs       x: Int, y: [Int]
              Output       Int
              Helpers      half (x: Int) -> Int
              Operators    + div sum
              Size         5 nodes, depth 4

            No problems.

            """, errors: ""))
    #expect(
      call("check", "(program p ((x Int)) Int (+ x 1))", "--json").output == """
        {"inputs":[{"name":"x","type":"Int"}],"name":"p","ok":true,"operators":["+"],\
        "outputs":[{"name":"output","type":"Int"}],"problems":[],"size":3,"test_cases":null,"train_cases":null}

        """)
  }

  @Test func `a file of several programs is described program by program`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("(program a ((x Int)) Int x)\n(program b ((x Int)) Int 1)\n", to: "seeds.gp")
    let output = call("check", path).output
    #expect(output.hasPrefix("a\n\n  Input        x: Int\n"))
    #expect(output.contains("\n\nb\n\n"))
  }

  @Test func `the errors of a program have their places`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("(program p ((x Int)) Int\n  (lenght x))", to: "p.gp")
    #expect(
      call("check", path)
        == CallResult(
          code: 65,
          output: """
            \(path):2:4: error: unknown operator 'lenght'; did you mean 'length'?
              2 |   (lenght x))
                |    ^

            1 error.

            """, errors: ""))
    #expect(call("check", "(+ 1 true)").code == 65)
  }

  @Test func `what cannot be read is not a damaged task`() throws {
    let folder = try TemporaryFolder()
    let missing = folder.file("none")
    #expect(
      call("check", missing)
        == CallResult(code: 66, output: "", errors: "Error: Cannot read '\(missing)': No such file or directory\n"))
    #expect(call("check", folder.path).errors == "Error: Cannot read '\(folder.path)': Is a directory\n")
    #expect(call("check", folder.path).code == 66)
  }

  @Test func `bytes that are no text are an error with a place`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("bytes")
    try folder.write(bytes: [0x61, 0x0A, 0x1B, 0xFF, 0x62], to: "bytes")
    let result = call("check", path)
    #expect(result.code == 65)
    #expect(result.output.hasPrefix("\(path):2:2: error: the text is not UTF-8 from here on\n"))
    #expect(!result.output.contains("\u{1B}"))
    #expect(call("check", path, "--json").output.contains(#""ok":false"#))
    #expect(call("check", try folder.write("", to: "empty")).code == 65)
  }
}
