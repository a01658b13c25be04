internal import AST
internal import Foundation

/// A value of a `--json` answer.
enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  /// Not finite: the strings `"inf"`, `"-inf"` and `"nan"`.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// The object on one line, keys in alphabetical order.
  /// - Throws: Nothing that a value can cause.
  func line() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }

  /// The object over many lines, indented, for files that people read.
  /// - Throws: Nothing that a value can cause.
  func pages() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}

extension JSONValue {
  /// A value of the language: numbers, strings (a Char too), arrays (lists and tuples).
  init(_ value: Value) {
    self =
      switch value {
      case .int(let value): .int(value)
      case .float(let value): .number(value)
      case .bool(let value): .bool(value)
      case .char(let scalar): .string(String(Character(scalar)))
      case .string(let scalars): .string(String(String.UnicodeScalarView(scalars)))
      case .list(let items), .tuple(let items): .array(items.map { JSONValue($0) })
      }
  }

  /// A measurement: six significant digits.
  static func measured(_ value: Double) -> JSONValue { .number(NumberText.rounded(value, digits: 6)) }

  static func measured(_ values: [Double]) -> JSONValue { .array(values.map { .measured($0) }) }

  static func int(_ value: Int) -> JSONValue { .int(Int64(value)) }
}

extension JSONValue: Encodable {
  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .int(let value): try container.encode(value)
    case .number(let value) where value.isFinite: try container.encode(value)
    case .number(let value): try container.encode(value.isNaN ? "nan" : value < 0 ? "-inf" : "inf")
    case .string(let value): try container.encode(value)
    case .array(let items): try container.encode(items)
    case .object(let members): try container.encode(members)
    }
  }
}
