internal import Foundation

/// What an experiment found.
struct ExperimentResult: Sendable {
  /// The statements tested, each with what was measured.
  var lines: [PassLine] = []
  /// All numbers, for machines.
  var numbers: [String: JSONValue] = [:]
  var tables: [DataTable] = []
  /// Figures by the names of their files, without ending.
  var figures: [(name: String, figure: Figure)] = []

  var holds: Bool { lines.allSatisfy(\.holds) }
}

/// A statement that a measurement confirms or not.
struct PassLine: Equatable, Sendable {
  /// What should hold: `σ = 0.0003: acceptance in [0.45, 0.5]`
  let statement: String
  /// What was measured: `0.489`
  let measured: String
  let holds: Bool

  init(_ statement: String, measured: String, holds: Bool) {
    self.statement = statement
    self.measured = measured
    self.holds = holds
  }

  /// That a value lies in a closed range.
  init(_ subject: String, _ value: Double, in range: ClosedRange<Double>) {
    self.init(
      "\(subject) in [\(NumberText.short(range.lowerBound)), \(NumberText.short(range.upperBound))]",
      measured: NumberText.significant(value), holds: range.contains(value))
  }

  /// That a value reaches a bound.
  init(_ subject: String, _ value: Double, atLeast bound: Double) {
    self.init("\(subject) ≥ \(NumberText.bound(bound))", measured: NumberText.significant(value), holds: value >= bound)
  }

  /// That a value stays within a bound.
  init(_ subject: String, _ value: Double, atMost bound: Double) {
    self.init("\(subject) ≤ \(NumberText.bound(bound))", measured: NumberText.significant(value), holds: value <= bound)
  }

  var json: JSONValue {
    .object(["statement": .string(statement), "measured": .string(measured), "holds": .bool(holds)])
  }
}

extension NumberText {
  /// A number to be compared with a bound near it: four significant digits, more near 1.
  static func significant(_ value: Double) -> String {
    guard value.isFinite else { return "\(value)" }
    return abs(value) >= 0.9 && abs(value) < 1 ? fixed(value, decimals: 5) : "\(rounded(value, digits: 4))"
  }

  /// A bound as it was written.
  static func bound(_ value: Double) -> String { value == value.rounded() ? fixed(value, decimals: 0) : "\(value)" }

  /// The nearest number with so many significant decimal digits.
  static func rounded(_ value: Double, digits: Int) -> Double {
    guard value.isFinite, value != 0 else { return value }
    return Double(String(format: "%.\(digits - 1)e", value)) ?? value
  }
}
