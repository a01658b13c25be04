/// Reads Boolean functions in the PLA format of Espresso (Brayton et al. 1984): `.i`, `.o`, cubes, `.e`.
///
/// A cube with `-` stands for both values of an input. As Espresso reads it, an output is true where a cube with a 1
/// covers the inputs, and false everywhere else; files that write cubes without any 1, or `.type fr`, list the cases
/// instead, and what they leave out is open. Outputs that are open in some cubes alone are not supported.
struct PLAReader {
  private let source: Source
  private var inputCount: Int?
  private var outputCount: Int?
  private var inputNames: [String] = []
  private var outputNames: [String] = []
  private var kind: String?
  private var cubes: [Cube] = []
  private var isEnded = false

  private struct Cube {
    /// `0`, `1` or `-` for each input.
    let inputs: [Unicode.Scalar]
    /// `0`, `1` or `-` for each output.
    let outputs: [Unicode.Scalar]
    let line: Int
    let offset: Int
  }

  private static let maximumInputs = 20
  /// The most cases that all cubes together may cover, each counted as often as it is covered.
  private static let maximumCoverage = 1 << 23

  init(_ source: Source) {
    self.source = source
  }

  mutating func read(_ diagnostics: inout DiagnosticList) -> Task? {
    var start = 0
    let scalars = source.scalars
    while start < scalars.count, !diagnostics.isFull, !isEnded {
      let end = scalars[start...].firstIndex(of: "\n") ?? scalars.count
      let content = scalars[start..<end].firstIndex(of: "#") ?? end
      read(line: start..<content, &diagnostics)
      start = end + 1
    }
    guard !diagnostics.hasErrors else { return nil }
    guard let inputCount, let outputCount, !cubes.isEmpty else {
      diagnostics.append(
        Diagnostic(
          file: source.file,
          cubes.isEmpty && inputCount != nil && outputCount != nil
            ? "there are no cubes; expected lines such as '01- 1'" : "expected the lines '.i INPUTS' and '.o OUTPUTS'"))
      return nil
    }
    return task(inputCount, outputCount, &diagnostics)
  }

  // MARK: Lines

  private mutating func read(line range: Range<Int>, _ diagnostics: inout DiagnosticList) {
    let words = words(range)
    guard let first = words.first else { return }
    let word = source.text(first.prefix(12))
    func fail(_ offset: Int, _ message: String) { diagnostics.append(source, at: offset, message) }
    guard word.hasPrefix(".") else { return readCube(words, &diagnostics) }
    switch word {
    case ".i", ".o":
      let isInput = word == ".i"
      let most = isInput ? PLAReader.maximumInputs : 8
      guard words.count == 2, let count = Int(source.text(words[1].prefix(12))), (1...most).contains(count) else {
        let offset = words.count > 1 ? words[1].lowerBound : first.upperBound
        return fail(offset, "expected a number of \(isInput ? "inputs" : "outputs") from 1 to \(most)")
      }
      guard (isInput ? inputCount : outputCount) == nil else { return fail(first.lowerBound, "'\(word)' stands twice") }
      if isInput { inputCount = count } else { outputCount = count }
    case ".ilb": inputNames = words.dropFirst().map { source.text($0) }
    case ".ob": outputNames = words.dropFirst().map { source.text($0) }
    case ".type":
      let name = words.count == 2 ? source.text(words[1].prefix(12)) : ""
      guard ["f", "r", "fd", "fr", "fdr"].contains(name), name != "r" else {
        return fail(first.lowerBound, "expected '.type f', 'fd', 'fr' or 'fdr'")
      }
      kind = name
    case ".p": break
    case ".e", ".end": isEnded = true
    default:
      fail(
        first.lowerBound,
        "unknown line '\(source.excerpt(first))'; expected .i, .o, .ilb, .ob, .p, .type, a cube, or .e")
    }
  }

  private func words(_ range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    for offset in range {
      if Lexer.isSpace(source.scalars[offset]) || source.scalars[offset] == "|" {
        if let begin = start { words.append(begin..<offset) }
        start = nil
      } else if start == nil {
        start = offset
      }
    }
    if let begin = start { words.append(begin..<range.upperBound) }
    return words
  }

  private mutating func readCube(_ words: [Range<Int>], _ diagnostics: inout DiagnosticList) {
    let offset = words[0].lowerBound
    guard let inputCount, let outputCount else {
      return diagnostics.append(source, at: offset, "expected '.i' and '.o' before the first cube")
    }
    var values: [Unicode.Scalar] = []
    for word in words {
      for place in word {
        let scalar = source.scalars[place]
        switch scalar {
        case "0", "1": values.append(scalar)
        case "-", "2", "~", "x", "X": values.append("-")
        case "4" where values.count >= inputCount: values.append("1")
        case "3" where values.count >= inputCount: values.append("0")
        default:
          return diagnostics.append(
            source, at: place, "unexpected '\(source.excerpt(place..<place + 1))' in a cube; expected 0, 1 or -")
        }
        guard values.count <= inputCount + outputCount else { break }
      }
    }
    guard values.count == inputCount + outputCount else {
      let many = values.count > inputCount + outputCount
      return diagnostics.append(
        source, at: offset,
        "expected \(inputCount) inputs and \(outputCount) outputs, found \(many ? "more" : "\(values.count)")")
    }
    cubes.append(
      Cube(
        inputs: Array(values.prefix(inputCount)), outputs: Array(values.dropFirst(inputCount)),
        line: source.location(at: offset).line, offset: offset))
  }

  // MARK: Cases

  private func task(_ inputCount: Int, _ outputCount: Int, _ diagnostics: inout DiagnosticList) -> Task? {
    let inputs = names(inputNames, inputCount, "x", ".ilb", &diagnostics)
    let outputs =
      outputCount == 1 && outputNames.isEmpty
      ? ["output"] : names(outputNames, outputCount, "y", ".ob", &diagnostics)
    if let clash = outputs.first(where: inputs.contains) {
      diagnostics.append(Diagnostic(file: source.file, "the name '\(clash)' is an input's and an output's"))
    }
    var coverage = 0
    for cube in cubes where coverage <= PLAReader.maximumCoverage {
      coverage += 1 << cube.inputs.count { $0 == "-" }
      if coverage > PLAReader.maximumCoverage {
        diagnostics.append(
          source, at: cube.offset,
          "the cubes up to here stand for more than \(PLAReader.maximumCoverage) cases; write fewer '-' or fewer cubes")
      }
    }
    let isListed = kind.map { $0 == "fr" || $0 == "fdr" } ?? cubes.contains { !$0.outputs.contains("1") }
    guard !diagnostics.hasErrors,
      let cases = isListed ? listedCases(inputCount, outputCount, &diagnostics) : allCases(inputCount, outputCount)
    else { return nil }
    return Task(
      file: source.file, inputs: inputs.map { Parameter(name: $0, type: .bool) },
      outputs: outputs.map { Parameter(name: $0, type: .bool) }, train: [.literal(cases)])
  }

  /// The names of columns, as the language has them; numbered ones where the file has none.
  private func names(
    _ given: [String], _ count: Int, _ letter: String, _ line: String, _ diagnostics: inout DiagnosticList
  ) -> [String] {
    guard !given.isEmpty else { return (1...count).map { "\(letter)\($0)" } }
    let names = given.map(CSVReader.name)
    if names.count != count || Set(names).count != count {
      diagnostics.append(
        Diagnostic(file: source.file, "expected \(count) different names after '\(line)', found \(given.count)"))
    }
    return names
  }

  /// The inputs that a cube covers, as numbers whose highest bit is the first input.
  private func rows(of cube: Cube) -> [Int] {
    cube.inputs.reduce([0]) { rows, scalar in
      switch scalar {
      case "0": rows.map { $0 << 1 }
      case "1": rows.map { $0 << 1 | 1 }
      default: rows.flatMap { [$0 << 1, $0 << 1 | 1] }
      }
    }
  }

  /// Every combination of inputs; an output is true where a cube with a 1 covers it.
  private func allCases(_ inputCount: Int, _ outputCount: Int) -> LiteralCases {
    let count = 1 << inputCount
    var outputs = Array(repeating: Array(repeating: false, count: count), count: outputCount)
    var lines = Array(repeating: cubes.first?.line ?? 1, count: count)
    for cube in cubes {
      for row in rows(of: cube) {
        lines[row] = cube.line
        for (output, scalar) in cube.outputs.enumerated() where scalar == "1" { outputs[output][row] = true }
      }
    }
    return cases(Array(0..<count), inputCount, outputs, lines)
  }

  /// The cases that cubes list; `nil`, and why, if they contradict one another or are too many.
  private func listedCases(
    _ inputCount: Int, _ outputCount: Int, _ diagnostics: inout DiagnosticList
  ) -> LiteralCases? {
    var places: [Int: Int] = [:]
    var order: [Int] = []
    var lines: [Int] = []
    var outputs: [[Bool]] = Array(repeating: [], count: outputCount)
    for cube in cubes where !diagnostics.isFull {
      if cube.outputs.allSatisfy({ $0 == "-" }) { continue }
      if cube.outputs.contains("-") {
        diagnostics.append(
          source, at: cube.offset, "an output is open where others are not; make a task of each output")
        continue
      }
      for row in rows(of: cube) {
        let values = cube.outputs.map { $0 == "1" }
        if let place = places[row] {
          guard values != outputs.map({ $0[place] }) else { continue }
          diagnostics.append(
            source, at: cube.offset,
            "the cubes on lines \(lines[place]) and \(cube.line) contradict each other; remove one of them")
          break
        }
        places[row] = order.count
        order.append(row)
        lines.append(cube.line)
        for (output, value) in values.enumerated() { outputs[output].append(value) }
      }
    }
    if order.isEmpty, !diagnostics.hasErrors {
      diagnostics.append(Diagnostic(file: source.file, "every output is left open: there are no cases"))
    }
    return diagnostics.hasErrors ? nil : cases(order, inputCount, outputs, lines)
  }

  private func cases(_ rows: [Int], _ inputCount: Int, _ outputs: [[Bool]], _ lines: [Int]) -> LiteralCases {
    let inputs = (0..<inputCount).map { input in
      rows.map { Value.bool($0 >> (inputCount - 1 - input) & 1 == 1) }
    }
    return LiteralCases(columns: inputs + outputs.map { $0.map(Value.bool) }, lines: lines)
  }
}
