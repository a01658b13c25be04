internal import FoundationEssentials

/// Reads JSON Lines with the keys `input1`, `input2`, … and `output1`, …, as the public program-synthesis data sets have
/// them, and infers the types of the columns from their values.
///
/// Whole numbers are Int unless the column has others too, which makes it Float; texts are String; arrays are lists. The
/// columns of a task file say types themselves (`train from "FILE.jsonl"`). Every line is a train case.
struct JSONLinesReader {
  private let source: Source
  private var inputs: [String] = []
  private var outputs: [String] = []
  private var rows: [[JSONValueTree]] = []
  private var lines: [Int] = []

  init(_ source: Source) {
    self.source = source
  }

  mutating func read(_ diagnostics: inout DiagnosticList) -> Task? {
    let decoder = JSONDecoder()
    let scalars = source.scalars
    var start = 0
    while start < scalars.count, !diagnostics.isFull {
      let end = scalars[start...].firstIndex(of: "\n") ?? scalars.count
      if !scalars[start..<end].allSatisfy(Lexer.isSpace) { read(line: start..<end, decoder, &diagnostics) }
      start = end + 1
    }
    guard !diagnostics.hasErrors else { return nil }
    return task(&diagnostics)
  }

  private mutating func read(line range: Range<Int>, _ decoder: JSONDecoder, _ diagnostics: inout DiagnosticList) {
    let line = source.location(at: range.lowerBound).line
    guard let object = try? decoder.decode([String: JSONValueTree].self, from: Data(source.text(range).utf8)) else {
      diagnostics.append(
        source, at: range.lowerBound,
        "expected a JSON object with the keys input1, …, output1, …, of numbers, texts, truth values and lists")
      return
    }
    if rows.isEmpty, inputs.isEmpty {
      inputs = JSONLinesReader.keys("input", of: object)
      outputs = JSONLinesReader.keys("output", of: object)
      guard !inputs.isEmpty, !outputs.isEmpty, outputs.count <= 8 else {
        diagnostics.append(
          source, at: range.lowerBound,
          outputs.count > 8 ? "there are more than 8 outputs" : "expected the keys input1 and output1 at least")
        return
      }
    }
    let keys = inputs + outputs
    var row: [JSONValueTree] = []
    for key in keys {
      guard let value = object[key] else {
        return diagnostics.append(
          source, at: range.lowerBound, "the key \"\(key)\" is missing, which the first line has")
      }
      row.append(value)
    }
    if let other = object.keys.filter({ !keys.contains($0) }).sorted().first {
      let excerpt = Source(other)
      return diagnostics.append(
        source, at: place(of: other, range), "the key \"\(excerpt.excerpt(excerpt.range))\" stands on no line before")
    }
    rows.append(row)
    lines.append(line)
  }

  /// The keys of a word and a number, from 1 on.
  private static func keys(_ word: String, of object: [String: JSONValueTree]) -> [String] {
    var keys: [String] = []
    while keys.count < 1000, object["\(word)\(keys.count + 1)"] != nil { keys.append("\(word)\(keys.count + 1)") }
    return keys
  }

  /// Where a key stands on a line; its beginning if it is written otherwise.
  private func place(of key: String, _ range: Range<Int>) -> Int {
    let pattern = Array("\"\(key)\"".unicodeScalars)
    let scalars = source.scalars
    var start = range.lowerBound
    while range.upperBound - start >= pattern.count {
      if scalars[start] == "\"", scalars[start..<start + pattern.count].elementsEqual(pattern) { return start }
      start += 1
    }
    return range.lowerBound
  }

  private func task(_ diagnostics: inout DiagnosticList) -> Task? {
    var parameters: [Parameter] = []
    var columns: [[Value]] = []
    for (index, key) in (inputs + outputs).enumerated() {
      var kind = JSONValueTree.Kind.unknown
      for (row, line) in zip(rows, lines) {
        guard let own = row[index].kind, let joined = kind.joined(with: own) else {
          diagnostics.append(
            Diagnostic(
              file: source.file, at: Diagnostic.Location(line: line, column: 1),
              row[index].kind == nil
                ? "\"\(key)\" has a list of values of different types"
                : "\"\(key)\" is of another type than on the lines before"))
          return nil
        }
        kind = joined
      }
      guard let type = kind.type else {
        diagnostics.append(
          Diagnostic(file: source.file, "the type of \"\(key)\" is not known: its lists are nested too deeply"))
        return nil
      }
      parameters.append(Parameter(name: key, type: type))
      columns.append(rows.map { $0[index].value(type) })
    }
    return Task(
      file: source.file, inputs: Array(parameters.prefix(inputs.count)),
      outputs: Array(parameters.dropFirst(inputs.count)),
      train: [.literal(LiteralCases(columns: columns, lines: lines))])
  }
}

/// A JSON value of the kinds that the language has values for.
enum JSONValueTree: Decodable {
  case int(Int64)
  case float(Double)
  case bool(Bool)
  case text(String)
  case list([JSONValueTree])

  /// As many lists in one another as types can be.
  private static let maximumDepth = 30

  init(from decoder: any Decoder) throws {
    if decoder.codingPath.count <= JSONValueTree.maximumDepth, var items = try? decoder.unkeyedContainer() {
      var values: [JSONValueTree] = []
      while !items.isAtEnd { values.append(try items.decode(JSONValueTree.self)) }
      self = .list(values)
      return
    }
    let value = try decoder.singleValueContainer()
    if let truth = try? value.decode(Bool.self) {
      self = .bool(truth)
    } else if let number = try? value.decode(Int64.self) {
      self = .int(number)
    } else if let number = try? value.decode(Double.self) {
      self = .float(number)
    } else {
      self = .text(try value.decode(String.self))
    }
  }

  /// What is known of a column's type.
  indirect enum Kind {
    case unknown, int, float, bool, text
    case list(Kind)

    /// The kind of values of both kinds; `nil` if there is none.
    func joined(with other: Kind) -> Kind? {
      switch (self, other) {
      case (.unknown, let kind), (let kind, .unknown): kind
      case (.int, .int): .int
      case (.int, .float), (.float, .int), (.float, .float): .float
      case (.bool, .bool): .bool
      case (.text, .text): .text
      case (.list(let a), .list(let b)): a.joined(with: b).map { .list($0) }
      default: nil
      }
    }

    /// Lists of which only empty ones are known hold whole numbers.
    var type: Type? {
      switch self {
      case .unknown, .int: .int
      case .float: .float
      case .bool: .bool
      case .text: .string
      case .list(let element): element.type.flatMap { Type.list(of: $0) }
      }
    }
  }

  /// The kind of the value; `nil` for a list whose elements differ in kind.
  var kind: Kind? {
    switch self {
    case .int: return .int
    case .float: return .float
    case .bool: return .bool
    case .text: return .text
    case .list(let items):
      var kind = Kind.unknown
      for item in items {
        guard let own = item.kind, let joined = kind.joined(with: own) else { return nil }
        kind = joined
      }
      return .list(kind)
    }
  }

  /// The value of a type that joins its kind.
  func value(_ type: Type) -> Value {
    switch self {
    case .int(let number): type == .float ? .float(Double(number)) : .int(number)
    case .float(let number): .float(number)
    case .bool(let value): .bool(value)
    case .text(let text): .text(text)
    case .list(let items): .list(items.map { $0.value(type.element ?? .int) })
    }
  }
}
