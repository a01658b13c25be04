import Testing

@testable import gp

struct ExperimentCommandTests {
  @Test func `the list has every experiment`() {
    let result = call("experiment", "--list")
    #expect(result.code == 0)
    let names = result.output.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(names == Experiments.all.map { $0.description.name })
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `a wrong name is met with help`() {
    let result = call("experiment", "clowd")
    #expect(result.code == 64)
    #expect(
      result.errors.hasPrefix(
        "Error: Unknown experiment 'clowd'. Did you mean 'cloud'? 'gp experiment --list' shows all.\n"))
    #expect(call("experiment").code == 64)
    #expect(call("experiment", "--list", "cloud").code == 64)
  }

  @Test func `only some experiments take a task, and it has to exist`() throws {
    let folder = try TemporaryFolder()
    #expect(call("experiment", "width", "--task", "nguyen-1", "--out", folder.file("out")).code == 64)
    let result = call("experiment", "cloud", "--task", "nguyen-l", "--out", folder.file("out"))
    #expect(result.code == 64)
    #expect(result.errors.contains("Did you mean 'nguyen-1'?"))
  }

  @Test func `an interrupted experiment says so and writes nothing`() throws {
    let folder = try TemporaryFolder()
    let result = call(["experiment", "cloud", "--quick", "--out", folder.file("out")], stop: .interrupt)
    #expect(result.code == 130)
    #expect(result.output == "")
    #expect(try folder.names("out") == [])
  }

  @Test func `a result is summed up, and written as numbers, tables and figures`() throws {
    var result = ExperimentResult()
    result.lines = [
      PassLine("share", 0.5, in: 0.25...0.75), PassLine("cosine", 0.99912345, atLeast: 0.9995),
      PassLine("bias", 0.123456, atMost: 0.3),
    ]
    result.tables = [DataTable("numbers", columns: ["a"])]
    result.figures = [("picture", Figure(title: "", panels: []))]
    #expect(!result.holds)
    #expect(
      result.summary == """
        PASS  share in [0.25, 0.75]: 0.5
        FAIL  cosine ≥ 0.9995: 0.99912
        PASS  bias ≤ 0.3: 0.1235
        2 of 3 statements hold.

        """)
    let folder = try TemporaryFolder()
    let document = result.document(CloudExperiment.self, ExperimentOptions(isQuick: true))
    let files = try ExperimentFiles(document, result, name: "cloud")
    try files.write(to: folder.file("a/b"))
    try files.write(to: folder.file("a/b"))
    #expect(try folder.names("a/b") == ["cloud.json", "numbers.csv", "picture.svg"])
    let json = files.files[0].text
    #expect(json.contains("\"replicates\" : 100"))
    #expect(json.contains("\"holds\" : false"))
  }

  @Test func `a bound is not met by what is not a number`() {
    #expect(!PassLine("x", .nan, in: 0...1).holds)
    #expect(!PassLine("x", .nan, atLeast: 0).holds)
    #expect(!PassLine("x", .nan, atMost: 0).holds)
  }
}
