import Testing

@testable import AST

/// Tables, JSON Lines and PLA read as tasks.
@Suite struct OtherFormatsTests {
  private func cases(_ task: Task?) throws -> LiteralCases {
    guard case .literal(let cases) = try #require(task?.train.first) else {
      Issue.record("expected literal cases")
      return LiteralCases(columns: [], lines: [])
    }
    return cases
  }

  private func errors(_ text: String, target: String? = nil) -> [String] {
    TaskParser.parse(Source(text, file: "f"), target: target).diagnostics.map(\.description)
  }

  // MARK: Tables

  @Test func aTableGivesFloatsTruthValuesAndTexts() throws {
    let text = "size,on sale,name,price\n1,0,a,2.5\n2.5,true,\"b,c\",-1e3\n"
    let (task, diagnostics) = TaskParser.parse(Source(text, file: "f"), target: "price")
    #expect(
      diagnostics.map(\.description) == [
        "f:1:14: warning: the column 'name' holds text and is left out; a task file can have it as an input"
      ])
    #expect(
      task?.inputs == [Parameter(name: "size", type: .float), Parameter(name: "on_sale", type: .bool)])
    #expect(task?.outputs == [Parameter(name: "price", type: .float)])
    let columns = try cases(task).columns
    #expect(
      columns == [[.float(1), .float(2.5)], [.bool(false), .bool(true)], [.float(2.5), .float(-1000)]])
    #expect(try cases(task).lines == [2, 3])
    let names = TaskParser.parse(Source(text, file: "f"), target: "name").task
    #expect(names?.inputs.map(\.name) == ["size", "on_sale", "price"])
    #expect(try cases(names).columns.last == [.text("a"), .text("b,c")])
  }

  @Test func whatIsWrongWithATableHasItsPlace() {
    #expect(errors("a,b\n1,2\n", target: "c") == ["f:1:1: error: there is no column 'c'; the columns are 'a, b'"])
    #expect(
      errors("a,b\n1,2\n3\nx,\n", target: "b") == [
        "f:3:1: error: expected 2 cells as in the header, found 1",
        "f:4:1: error: 'x' is not a number, as others in the column 'a' are; text columns stand between quotes",
        "f:4:3: error: the cell is empty: expected a number in the column 'b'",
      ])
    #expect(errors("a,b\n", target: "b") == ["f: error: there are no rows after the header"])
    #expect(errors("", target: "b") == ["f: error: the file is empty; expected a header row that names the columns"])
    #expect(
      errors("b\n1\n", target: "b") == ["f:1:1: error: there is no column besides the target to predict it from"])
    #expect(
      errors("x,y\n1,2\n3,4\n") == [
        "f:1:1: error: this looks like a table: --target COLUMN names the column to predict from the others"
      ])
  }

  // MARK: JSON Lines

  @Test func jsonLinesInferTheirTypes() throws {
    let text = """
      {"input1": 1, "input2": [], "output1": "a", "output2": true}
      {"input1": 2.5, "input2": [[1], [2, 3]], "output1": "", "output2": false}

      """
    let (task, diagnostics) = TaskParser.parse(text)
    #expect(diagnostics.isEmpty)
    #expect(task?.inputs.map { "\($0.name): \($0.type)" } == ["input1: Float", "input2: [[Int]]"])
    #expect(task?.outputs.map { "\($0.name): \($0.type)" } == ["output1: String", "output2: Bool"])
    let list = Value.list([.list([.int(1)]), .list([.int(2), .int(3)])])
    let columns = try cases(task).columns
    #expect(
      columns == [
        [.float(1), .float(2.5)], [.list([]), list], [.text("a"), .text("")], [.bool(true), .bool(false)],
      ])
  }

  @Test func whatIsWrongWithJSONLinesHasItsPlace() {
    #expect(
      errors("{\"input1\": 1, \"output1\": 2}\n{\"input1\": \"a\", \"output1\": 2}\n") == [
        "f:2:1: error: \"input1\" is of another type than on the lines before"
      ])
    #expect(
      errors("{\"input1\": 1, \"output1\": 2}\n{\"input1\": 1}\n") == [
        "f:2:1: error: the key \"output1\" is missing, which the first line has"
      ])
    #expect(
      errors("{\"input1\": 1, \"output1\": [1, \"a\"]}\n") == [
        "f:1:1: error: \"output1\" has a list of values of different types"
      ])
    #expect(errors("{\"a\": 1}\n") == ["f:1:1: error: expected the keys input1 and output1 at least"])
    #expect(
      errors("{\"input1\": 1, \"output1\": 2}\n{\"input1\": 1, \"output1\": 2, \"x\": 0}\n") == [
        "f:2:29: error: the key \"x\" stands on no line before"
      ])
    let deep = String(repeating: "[", count: 100_000)
    #expect(errors("{\"input1\": \(deep)").count == 1)
    let nested = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
    #expect(errors("{\"input1\": \(nested), \"output1\": 1}").count == 1)
  }

  // MARK: PLA

  @Test func aPLAIsTrueWhereACubeSaysSo() throws {
    let (task, diagnostics) = TaskParser.parse("# xor of three\n.i 3\n.o 1\n.ilb a b c\n1-0 1\n001 1\n.e\nnonsense")
    #expect(diagnostics.isEmpty)
    #expect(task?.inputs.map(\.name) == ["a", "b", "c"])
    let columns = try cases(task).columns
    #expect(columns[0].count == 8)
    #expect(columns[3] == [false, true, false, false, true, false, true, false].map(Value.bool))
  }

  @Test func aListedTruthTableHasItsCasesAlone() throws {
    let task = TaskParser.parse(".i 2\n.o 2\n00 00\n-1 10\n.e\n").task
    let columns = try cases(task).columns
    #expect(
      columns == [
        [false, false, true].map(Value.bool), [false, true, true].map(Value.bool),
        [false, true, true].map(Value.bool), [false, false, false].map(Value.bool),
      ])
    #expect(task?.outputs.map(\.name) == ["y1", "y2"])
  }

  @Test func whatIsWrongWithAPLAHasItsPlace() {
    #expect(
      errors(".i 2\n.o 1\n00 0\n0- 1\n.e") == [
        "f:4:1: error: the cubes on lines 3 and 4 contradict each other; remove one of them"
      ])
    #expect(errors(".i 21\n.o 1\n") == ["f:1:4: error: expected a number of inputs from 1 to 20"])
    #expect(
      errors(".i 2\n.o 1\n0z 1\n") == [
        "f:3:2: error: unexpected 'z' in a cube; expected 0, 1 or -"
      ])
    #expect(errors(".i 2\n.o 1\n0 1\n") == ["f:3:1: error: expected 2 inputs and 1 outputs, found 2"])
    #expect(errors("01 1\n.i 2").isEmpty == false)
    #expect(errors(".i 2\n.o 1\n.e\n") == ["f: error: there are no cubes; expected lines such as '01- 1'"])
    #expect(errors(".q 2\n").first?.hasPrefix("f:1:1: error: unknown line '.q'") == true)
  }
}
