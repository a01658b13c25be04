import Testing

@testable import AST

@Suite struct CSVReaderTests {
  private func records(_ text: String) throws -> [[String]] {
    var reader = try CSVReader(utf8: Array(text.utf8), file: "t.csv")
    var records: [[String]] = []
    while let record = try reader.next() { records.append(record.map(\.text)) }
    return records
  }

  @Test func recordsAreCutAtCommasAndLineEnds() throws {
    #expect(try records("").isEmpty)
    #expect(try records("\n\r\n\n").isEmpty)
    #expect(try records("a") == [["a"]])
    #expect(try records("a,b\nc,\n,d") == [["a", "b"], ["c", ""], ["", "d"]])
    #expect(try records("a,b\r\n\r\nc,d\r\n") == [["a", "b"], ["c", "d"]])
    #expect(try records(",") == [["", ""]])
    #expect(try records("\u{FEFF}a,\u{FEFF}b") == [["a", "\u{FEFF}b"]])
    #expect(try records("a\rb,c") == [["a\rb", "c"]])
  }

  @Test func quotesHoldAnything() throws {
    #expect(try records("\"a,b\n\"\"c\"\"\",\"\"\n\"\"\"\"") == [["a,b\n\"c\"", ""], ["\""]])
    #expect(try records("\"a\r\nb\"\r\n") == [["a\r\nb"]])
  }

  @Test func cellsKnowWhereTheyStand() throws {
    var reader = try CSVReader(utf8: Array("é,\"b\n\",c\n\nd,é,f".utf8), file: "t.csv")
    var places: [String] = []
    while let record = try reader.next() {
      places += record.map { "\($0.location.line):\($0.location.column)\($0.isQuoted ? "q" : "")" }
    }
    #expect(places == ["1:1", "1:3q", "2:3", "4:1", "4:3", "4:5"])
  }

  @Test func quotesThatAreNotClosedSayWhereTheyOpen() throws {
    for (text, message) in [
      ("a,\"b\nc", "t.csv:1:3: error: the quote is never closed"),
      ("\"a\"b", "t.csv:1:4: error: expected ',' or the end of the line after a cell between quotes"),
      (
        "a\"b",
        "t.csv:1:2: error: a quote inside a cell; the whole cell stands between quotes, and its quotes are doubled"
      ),
    ] {
      let error = #expect(throws: Diagnostics.self) { try records(text) }
      #expect(error?.items.map(\.description) == [message])
    }
  }

  @Test func namesAreMadeOfAnyText() {
    #expect(CSVReader.name("house price ($)") == "house_price____")
    #expect(CSVReader.name(" x \t") == "x")
    #expect(CSVReader.name("2x") == "_x")
    #expect(CSVReader.name("") == "_")
    #expect(CSVReader.name("if") == "if_")
    #expect(CSVReader.name("nan") == "nan_")
    #expect(CSVReader.name("e\u{301}t\u{E9}?") == "e_t_?")
    #expect(CSVReader.name("a-b!") == "a-b!")
  }

  @Test func everyRecordHasACellMoreThanCommasWhateverTheText() {
    var random = RandomStream(seed: 31, purpose: .test)
    let alphabet = Array("ab,,,\"\"\n\n\r é".unicodeScalars)
    for round in 0..<500 {
      var text = String.UnicodeScalarView()
      for _ in 0..<random.below(30) { text.append(random.element(of: alphabet) ?? "a") }
      guard let records = try? records(String(text)) else { continue }
      let cells = records.reduce(0) { $0 + $1.count }
      let inside = records.joined().reduce(0) { $0 + $1.utf8.count { $0 == UInt8(ascii: ",") } }
      let commas = text.count { $0 == "," }
      #expect(cells == records.count + commas - inside, "seed 31, round \(round): \(String(text).debugDescription)")
    }
  }
}
