import Testing

@testable import gp

struct DataTableTests {
  @Test func `a table becomes comma-separated values`() {
    var table = DataTable("t", columns: ["name", "count", "a, b"])
    table.append([.text("plain"), .int(-3), .number(0.5)])
    table.append([.text("say \"no\",\nplease"), .none, .measured(1.0 / 3)])
    table.append([.text("é"), .int(0), .number(.infinity)])
    #expect(
      table.csv == "name,count,\"a, b\"\nplain,-3,0.5\n\"say \"\"no\"\",\nplease\",,0.333333\né,0,inf\n")
  }
}
