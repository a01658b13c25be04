/// Something wrong, or worth a warning, in a source text: where, what, and a way out.
public struct Diagnostic: Error, Hashable, Sendable {
  public enum Severity: String, Hashable, Sendable {
    case error, warning
  }

  /// A place in a source text; lines and columns count from 1, columns in Unicode scalars.
  public struct Location: Hashable, Sendable, Comparable {
    public let line: Int
    public let column: Int

    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }

    public static func < (left: Location, right: Location) -> Bool {
      (left.line, left.column) < (right.line, right.column)
    }
  }

  public let severity: Severity
  /// The name of the file as the user gave it; empty for text that is not from a file.
  public let file: String
  /// `nil` where the whole file is meant.
  public let location: Location?
  /// What is wrong, what was expected, and a suggestion where there is one. One line.
  public let message: String

  public init(_ severity: Severity = .error, file: String = "", at location: Location? = nil, _ message: String) {
    self.severity = severity
    self.file = file
    self.location = location
    self.message = message
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `file:line:column: error: message`, as compilers write it.
  public var description: String {
    let place = location.map { "\($0.line):\($0.column): " } ?? ""
    return (file.isEmpty ? "" : file + ":") + (file.isEmpty || location != nil ? "" : " ") + place
      + "\(severity.rawValue): \(message)"
  }
}

/// All that is wrong with a source text.
public struct Diagnostics: Error, Hashable, Sendable {
  public var items: [Diagnostic]

  public init(_ items: [Diagnostic]) {
    self.items = items
  }

  /// True if any of them is an error.
  public var hasErrors: Bool { items.contains { $0.severity == .error } }
}
