/// Reads task files: a ``Task``, or all that is wrong with the text.
///
/// ```swift
/// let (task, diagnostics) = TaskParser.parse(text, file: "median.txt")
/// ```
public enum TaskParser {
  /// Reads a task.
  ///
  /// - Returns: The task unless there are errors, and all errors and warnings in the order of the text (at most
  ///   ``maximumDiagnostics``).
  /// - Complexity: Linear in the text.
  public static func parse(_ text: String, file: String = "") -> (task: Task?, diagnostics: [Diagnostic]) {
    parse(Source(text, file: file))
  }

  /// Reads a task from the bytes of a file; bytes that are not UTF-8 are an error with their place.
  public static func parse(utf8 bytes: [UInt8], file: String = "") -> (task: Task?, diagnostics: [Diagnostic]) {
    do {
      return parse(try Source(utf8: bytes, file: file))
    } catch {
      return (nil, error.items)
    }
  }

  /// Reads a task from a source text.
  ///
  /// The format is told by the content: SyGuS-IF, JSON Lines, PLA, and the native one, which is what remains.
  ///
  /// - Parameter target: The column to predict, which makes the text a table of comma-separated values.
  public static func parse(_ source: Source, target: String? = nil) -> (task: Task?, diagnostics: [Diagnostic]) {
    if let target {
      return parse(source) { diagnostics in
        var reader = TableReader(source, target: target)
        return reader.read(&diagnostics)
      }
    }
    switch TaskFormat(of: source) {
    case .sygus:
      var reader = SyGuSReader(source)
      let task = reader.read()
      return (task, reader.diagnostics.sorted)
    case .jsonLines:
      return parse(source) { diagnostics in
        var reader = JSONLinesReader(source)
        return reader.read(&diagnostics)
      }
    case .pla:
      return parse(source) { diagnostics in
        var reader = PLAReader(source)
        return reader.read(&diagnostics)
      }
    case .native:
      var reader = TaskReader(source)
      let task = reader.read()
      return (task, reader.diagnostics.sorted)
    }
  }

  /// The most errors and warnings that are told of one file.
  public static let maximumDiagnostics = 100
}

/// The diagnostics of one file, as they are found: never more than can be read.
struct DiagnosticList {
  private(set) var items: [Diagnostic] = []
  private(set) var hasErrors = false
  private var omitted = 0

  /// True when there was more than is kept: reading on would tell no more.
  var isFull: Bool { omitted > 0 }

  mutating func append(_ diagnostic: Diagnostic) {
    hasErrors = hasErrors || diagnostic.severity == .error
    if items.count < TaskParser.maximumDiagnostics { items.append(diagnostic) } else { omitted += 1 }
  }

  /// Adds a diagnostic at an offset, whose place is not looked for if it would not be kept.
  mutating func append(
    _ source: Source, at offset: Int, as severity: Diagnostic.Severity = .error, _ message: String
  ) {
    if isFull {
      hasErrors = hasErrors || severity == .error
    } else {
      append(source.diagnostic(severity, at: offset, message))
    }
  }

  mutating func append(contentsOf diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { append(diagnostic) }
  }

  /// In the order of the text; what is said of the file as a whole comes last.
  var sorted: [Diagnostic] {
    let order = items.indices.sorted { left, right in
      switch (items[left].location, items[right].location) {
      case (let a?, let b?) where a != b: a < b
      case (.some, nil): true
      case (nil, .some): false
      default: left < right
      }
    }
    var result = order.map { items[$0] }
    if omitted > 0, let first = items.first {
      result.append(Diagnostic(file: first.file, "and more that are not shown: mend these first"))
    }
    return result
  }
}
