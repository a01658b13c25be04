import AST
import FoundationEssentials
import Interpreter
import Testing

@Suite struct CaseFileTests {
  /// The cases of a task beside which some files stand.
  private func cases(_ text: String, files: [String: [UInt8]]) throws -> TaskCases {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gp-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in files { try Data(bytes).write(to: folder.appendingPathComponent(name)) }
    let (task, diagnostics) = TaskParser.parse(text)
    do {
      return try TaskCases(of: try #require(task, "\(diagnostics)"), directory: folder.path)
    } catch let error as Diagnostics {
      throw Diagnostics(
        error.items.map { item in
          Diagnostic(
            file: item.file.replacing(folder.path + "/", with: ""), at: item.location,
            item.message.replacing(folder.path + "/", with: ""))
        })
    }
  }

  private func cases(_ text: String, csv: String) throws -> TaskCases {
    try cases(text, files: ["data.csv": Array(csv.utf8)])
  }

  private func problems(_ text: String, csv: String) -> String {
    problems(text, files: ["data.csv": Array(csv.utf8)])
  }

  private func problems(_ text: String, files: [String: [UInt8]]) -> String {
    do {
      let cases = try cases(text, files: files)
      return "none: \(cases.train.count)"
    } catch {
      return (error as? Diagnostics)?.items.map(\.description).joined(separator: "\n") ?? "\(error)"
    }
  }

  private static let header = "input x: Float\ninput s: String\noutput y: Int\ntrain from \"data.csv\"\n"

  @Test func columnsAreFoundByTheirNamesInAnyOrder() throws {
    let cases = try cases(Self.header, csv: "y,extra,s,x\n1,,a b,2.5\n-2,z,,-1e3\n")
    #expect(cases.train.inputColumns == [[.float(2.5), .float(-1000)], [.text("a b"), .text("")]])
    #expect(cases.train.expectedColumns == [[.int(1), .int(-2)]])
  }

  @Test func quotedCellsAreRawText() throws {
    let cases = try cases(
      Self.header, csv: "\u{FEFF}x,\"s\",y\r\n1,\"a,\"\"b\"\"\r\nc\",2\r\n\r\n\"3\", \t,\"4\"\r\n5,\"\",6")
    #expect(
      cases.train.inputColumns == [
        [.float(1), .float(3), .float(5)], [.text("a,\"b\"\r\nc"), .text(" \t"), .text("")],
      ])
    #expect(cases.train.expectedColumns == [[.int(2), .int(4), .int(6)]])
  }

  @Test func everyTypeHasItsCells() throws {
    let cases = try cases(
      """
      input b: Bool
      input c: Char
      input l: [Float]
      input p: (Int, String)
      output y: Float
      train from "data.csv"
      """,
      csv:
        "b,c,l,p,y\n1,a,[1 2.5],\"(1, \"\"q\"\")\",inf\nfalse,'\\n',\"[1, 2]\",\"(2,\"\"\"\")\", nan \ntrue,\"\"\"\",[],\"(3,\"\"'\"\")\",3"
    )
    #expect(
      cases.train.inputColumns == [
        [.bool(true), .bool(false), .bool(true)], [.char("a"), .char("\n"), .char("\"")],
        [.list([.float(1), .float(2.5)]), .list([.float(1), .float(2)]), .list([])],
        [.tuple([.int(1), .text("q")]), .tuple([.int(2), .text("")]), .tuple([.int(3), .text("'")])],
      ])
    #expect(cases.train.expectedColumns == [[.float(.infinity), .float(.nan), .float(3)]])
  }

  @Test func headersBecomeNamesOfTheLanguage() throws {
    let cases = try cases(
      "input house_price____: Int\ninput _x: Int\ninput if_: Int\noutput __t_2: Int\ntrain from \"data.csv\"",
      csv: "house price ($),2x,if, 1ét 2 \n1,2,3,4")
    #expect(cases.train.inputs(of: 0) == [.int(1), .int(2), .int(3)])
  }

  @Test func headersThatComeOutTheSameAreAnError() {
    #expect(
      problems(Self.header, csv: "x,s,y,a b,a_b,x\n") == """
        data.csv:1:11: error: the column name 'a_b' reads as 'a_b', as column 4 does
        data.csv:1:15: error: the column name 'x' stands twice
        """)
  }

  @Test func damagedCellsAreAllTold() {
    #expect(
      problems(
        Self.header, csv: "x,s,y\n,a,1\n1,a,\n1,é,x\n1,a\n1,a,2,3\n1.5x,\"a\nb\",\"x y\"\n1,a,99999999999999999999\n")
          == """
          data.csv:2:1: error: the cell is empty: expected Float for 'x'
          data.csv:3:5: error: the cell is empty: expected Int for 'y'
          data.csv:4:5: error: expected an Int like 42, found 'x', for 'y'
          data.csv:5:3: error: expected 3 cells as in the header, found 2
          data.csv:6:7: error: expected 3 cells as in the header, found 4
          data.csv:7:1: error: malformed number '1.5x': a number ends with a digit, for 'x'
          data.csv:8:5: error: expected an Int like 42, found 'x', for 'y'
          data.csv:9:5: error: '99999999999999999999' is out of the range of Int, -9223372036854775808 to \
          9223372036854775807, for 'y'
          """)
  }

  @Test func columnsThatAreNotThereAreAllTold() {
    #expect(
      problems(Self.header, csv: "X,s\n1,a\n") == """
        data.csv:1:1: error: there is no column for the input 'x'; the columns are X, s
        data.csv:1:1: error: there is no column for the output 'y'; the columns are X, s
        """)
  }

  @Test func quotesThatAreNotAsTheyShouldBe() {
    #expect(problems(Self.header, csv: "x,s,y\n1,\"a,2\n") == "data.csv:2:3: error: the quote is never closed")
    #expect(
      problems(Self.header, csv: "x,s,y\n,a,1\n1,\"a\"b,2\n") == """
        data.csv:2:1: error: the cell is empty: expected Float for 'x'
        data.csv:3:6: error: expected ',' or the end of the line after a cell between quotes
        """)
    #expect(
      problems(Self.header, csv: "x,s,y\n1,a\"b\",2\n")
        == "data.csv:2:4: error: a quote inside a cell; the whole cell stands between quotes, and its quotes are doubled"
    )
  }

  @Test func filesThatAreNoTextOrNotThere() {
    #expect(
      problems(Self.header, files: ["data.csv": Array("x,s,y\n1,a".utf8) + [0xFF]])
        == "data.csv:2:4: error: the text is not UTF-8 from here on")
    #expect(
      problems(Self.header, files: [:])
        == "4:1: error: the cases cannot be read from 'data.csv': No such file or directory")
    #expect(
      problems(Self.header, csv: "")
        == "data.csv: error: the file is empty; expected a header row that names the columns")
    #expect(problems(Self.header, csv: "x,s,y\n") == "4:1: error: there are no train cases: the file has too few rows")
  }

  @Test func aShareIsShuffledAndSplit() throws {
    let rows = (0..<25).map { "\($0),a,\($0)\n" }.joined()
    let text = Self.header.replacing("csv\"", with: "csv\" 70% seed 3")
    let split = try cases(text, csv: "x,s,y\n" + rows)
    #expect(split.train.count == 17)
    #expect(split.test.count == 8)
    let all = split.train.expectedColumns[0] + split.test.expectedColumns[0]
    let ordered: [Value] = (0..<25).map { .int($0) }
    #expect(Set(all) == Set(ordered))
    #expect(all != ordered)
    #expect(try split == cases(text, csv: "x,s,y\n" + rows))
    #expect(try split != cases(text.replacing("seed 3", with: "seed 4"), csv: "x,s,y\n" + rows))
  }

  @Test func jsonLinesHaveTheColumnsAsKeys() throws {
    let cases = try cases(
      """
      input x: Float
      input l: [Int]
      input c: Char
      input b: Bool
      output p: (Int, String)
      train from "data.jsonl"
      """,
      files: [
        "data.jsonl": Array(
          """
          {"x": 1, "l": [1, 2], "c": "a", "b": true, "p": [1, "e\\u0301"]}

          {"p": [-9223372036854775808, ""], "b": 0, "c": "\\n", "l": [], "x": "-inf", "more": null}\r
          """.utf8)
      ])
    #expect(
      cases.train.inputColumns == [
        [.float(1), .float(-.infinity)], [.list([.int(1), .int(2)]), .list([])], [.char("a"), .char("\n")],
        [.bool(true), .bool(false)],
      ])
    #expect(cases.train.expectedColumns == [[.tuple([.int(1), .text("e\u{301}")]), .tuple([.int(.min), .text("")])]])
  }

  @Test func damagedJSONLinesAreAllTold() {
    let text = Self.header.replacing("data.csv", with: "data.jsonl")
    #expect(
      problems(
        text,
        files: [
          "data.jsonl": Array(
            """
            {"x": 1, "s": "a", "y": 2.5}
            {"x": 1, "s": 3, "y": 2}
            {"x": 1, "y": 2}
            [1, "a", 2]
            {"x": 1, "s": "é", "y": 9223372036854775808}
            {"x": 1, "s": "a"
            {"x": null, "s": "a", "y": 1}
            """.utf8)
        ]) == """
          data.jsonl:1:20: error: expected Int for "y"
          data.jsonl:2:10: error: expected String for "s"
          data.jsonl:3:1: error: the key "s" is missing
          data.jsonl:4:1: error: expected a JSON object with the columns as its keys
          data.jsonl:5:20: error: expected Int for "y"
          data.jsonl:6:1: error: expected a JSON object with the columns as its keys
          data.jsonl:7:2: error: expected Float for "x"
          """)
  }

  @Test func pathsAreRelativeToTheTaskFile() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gp-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("x,y\n1,2\n".utf8).write(to: folder.appendingPathComponent("data.csv"))
    let text = "input x: Int\noutput y: Int\ntrain from \"data.csv\""
    let (task, _) = TaskParser.parse(text, file: folder.path + "/task.txt")
    #expect(try TaskCases(of: try #require(task)).train.count == 1)
    let absolute = text.replacing("data.csv", with: folder.path + "/data.csv")
    #expect(try TaskCases(of: try #require(TaskParser.parse(absolute).task)).train.count == 1)
  }
}
