import AST
import Foundation

@testable import gp

/// The published hand-made cases of the first suite, one JSON Lines file a problem, which lie beside the package on
/// machines that have them.
enum PublishedCases {
  static let folder = URL(filePath: #filePath, directoryHint: .notDirectory)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/data/psb1/edge-cases", directoryHint: .isDirectory)

  static var areThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  /// The published cases of a problem, typed by its inputs and outputs.
  static func cases(of problem: BenchmarkProblem) throws -> [BenchmarkCase] {
    let text = try String(contentsOf: folder.appending(path: problem.name + ".jsonl"), encoding: .utf8)
    return try text.split(separator: "\n").map { line in
      let row = try JSONDecoder().decode([String: JSONValue].self, from: Data(line.utf8))
      return BenchmarkCase(
        inputs: try values(row, "input", problem.inputs), outputs: try values(row, "output", problem.outputs))
    }
  }

  private static func values(_ row: [String: JSONValue], _ key: String, _ columns: [Parameter]) throws -> [Value] {
    try columns.enumerated().map { index, column in
      guard let value = row["\(key)\(index + 1)"]?.value(of: column.type) else {
        throw Unreadable(column: column.name)
      }
      return value
    }
  }

  struct Unreadable: Error {
    let column: String
  }
}

/// A JSON value that keeps whole numbers, other numbers and truth values apart.
private enum JSONValue: Decodable {
  case bool(Bool)
  case int(Int64)
  case float(Double)
  case string(String)
  case list([JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int64.self) {
      self = .int(value)
    } else if let value = try? container.decode(Double.self) {
      self = .float(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else {
      self = .list(try container.decode([JSONValue].self))
    }
  }

  /// The value of that type, or `nil` if it is of another; a whole number also reads as a float.
  func value(of type: AST.`Type`) -> Value? {
    switch (self, type.constructor) {
    case (.bool(let value), .bool): return .bool(value)
    case (.int(let value), .int): return .int(value)
    case (.int(let value), .float): return .float(Double(value))
    case (.float(let value), .float): return .float(value)
    case (.string(let value), .string): return .text(value)
    case (.list(let items), .list):
      guard let element = type.element else { return nil }
      let values = items.compactMap { $0.value(of: element) }
      return values.count == items.count ? .list(values) : nil
    default: return nil
    }
  }
}
