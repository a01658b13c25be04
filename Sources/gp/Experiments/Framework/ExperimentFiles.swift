/// The files of an experiment's result: numbers as JSON and CSV, figures as SVG.
struct ExperimentFiles {
  /// Name and content, the same bytes for the same experiment and options.
  let files: [(name: String, text: String)]

  init(_ document: JSONValue, _ result: ExperimentResult, name: String) throws {
    files =
      [("\(name).json", try document.pages())] + result.tables.map { ("\($0.name).csv", $0.csv) }
      + result.figures.map { ("\($0.name).svg", $0.figure.svg) }
  }

  /// Writes all files into a folder, which is made if need be; files of the same names are replaced.
  func write(to folder: String) throws(CommandFailure) {
    try OutputFolder.create(folder)
    for file in files { try OutputFile.replace("\(folder)/\(file.name)", text: file.text) }
  }
}

extension ExperimentResult {
  /// The whole result as one JSON object.
  func document(_ experiment: any Experiment.Type, _ options: ExperimentOptions) -> JSONValue {
    let description = experiment.description
    return .object([
      "experiment": .string(description.name), "claim": .string(description.claim),
      "source": .string(description.source),
      "options": .object(
        [
          "quick": .bool(options.isQuick), "random_seed": .int(Int64(clamping: options.randomSeed)),
          "replicates": .int(options.replicates(description)),
        ].merging(options.task.map { ["task": .string($0)] } ?? [:]) { $1 }),
      "lines": .array(lines.map(\.json)), "holds": .bool(holds), "numbers": .object(numbers),
    ])
  }
}
