import AST
import FoundationEssentials

// JSON Lines: one object a line, with the columns as its keys.

extension CaseFileReader {
  mutating func readJSONLines(_ bytes: [UInt8]) throws(Diagnostics) {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      _ = try Source(utf8: bytes, file: path)
      return
    }
    let decoder = JSONDecoder()
    if let key = CodingUserInfoKey.columns { decoder.userInfo[key] = columns }
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 1
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
      let text = bytes[start..<end]
      if text.contains(where: { $0 != 32 && $0 != 9 && $0 != 13 }), !read(text, line, decoder) { return }
      start = end + 1
      line += 1
    }
  }

  /// Reads one line; false if there is no point in going on.
  private mutating func read(_ text: ArraySlice<UInt8>, _ line: Int, _ decoder: JSONDecoder) -> Bool {
    do {
      cases.append(try decoder.decode(JSONCase.self, from: Data(text)).values)
      return true
    } catch let problem as JSONCase.Problem {
      let location = Diagnostic.Location(line: line, column: Self.column(of: problem.key, in: text))
      return report(at: location, problem.message)
    } catch {
      return report(
        at: Diagnostic.Location(line: line, column: 1), "expected a JSON object with the columns as its keys")
    }
  }

  /// The column at which a key stands on a line; 1 if it is not there as it is written.
  private static func column(of key: String, in text: ArraySlice<UInt8>) -> Int {
    let pattern = Array("\"\(key)\"".utf8)
    var start = text.startIndex
    while text.endIndex - start >= pattern.count {
      if text[start] == pattern[0], text[start..<start + pattern.count].elementsEqual(pattern) {
        return text[..<start].count { $0 & 0xC0 != 0x80 } + 1
      }
      start += 1
    }
    return 1
  }
}

extension CodingUserInfoKey {
  /// The columns that a JSON object is read into; `nil` for no name, which this is not.
  fileprivate static let columns = CodingUserInfoKey(rawValue: "columns")
}

/// A case as a JSON object holds it, read by the types of the task's columns.
private struct JSONCase: Decodable {
  /// What is wrong with the value of a key.
  struct Problem: Error {
    let key: String
    let message: String
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// A value that is not of the type it should be.
  private struct Mismatch: Error {}

  let values: [Value]

  init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: Key.self)
    let columns = CodingUserInfoKey.columns.flatMap { decoder.userInfo[$0] as? [Parameter] } ?? []
    values = try columns.map { column in
      let key = Key(stringValue: column.name)
      guard object.contains(key) else {
        throw Problem(key: column.name, message: "the key \"\(column.name)\" is missing")
      }
      do {
        return try Self.value(column.type, object.superDecoder(forKey: key))
      } catch {
        throw Problem(key: column.name, message: "expected \(column.type) for \"\(column.name)\"")
      }
    }
  }

  /// A value of a type; as deep as the type is.
  private static func value(_ type: Type, _ decoder: any Decoder) throws -> Value {
    switch type.constructor {
    case .int: return .int(try decoder.singleValueContainer().decode(Int64.self))
    case .float: return .float(try decoder.singleValueContainer().decode(Double.self))
    case .bool:
      let container = try decoder.singleValueContainer()
      if let value = try? container.decode(Bool.self) { return .bool(value) }
      let number = try container.decode(Int64.self)
      guard number == 0 || number == 1 else { throw Mismatch() }
      return .bool(number == 1)
    case .char:
      let text = try decoder.singleValueContainer().decode(String.self).unicodeScalars
      guard let scalar = text.first, text.count == 1 else { throw Mismatch() }
      return .char(scalar)
    case .string: return .text(try decoder.singleValueContainer().decode(String.self))
    case .list:
      guard let element = type.element else { throw Mismatch() }
      var items = try decoder.unkeyedContainer()
      var values: [Value] = []
      while !items.isAtEnd { values.append(try value(element, items.superDecoder())) }
      return .list(values)
    case .tuple:
      var items = try decoder.unkeyedContainer()
      let values = try type.parts.map { try value($0, items.superDecoder()) }
      guard items.isAtEnd else { throw Mismatch() }
      return .tuple(values)
    case .function: throw Mismatch()
    }
  }
}
