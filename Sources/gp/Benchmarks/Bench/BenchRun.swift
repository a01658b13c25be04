internal import AST
internal import Foundation
internal import Genetic

/// One finished run of a bench, as a line of a results file (JSON Lines) holds it.
struct BenchRun: Codable, Hashable, Sendable {
  /// What was run: runs with the same key have the same result.
  struct Key: Codable, Hashable, Sendable {
    var suite: String
    var task: String
    var randomSeed: Int
    var options: Options

    enum CodingKeys: String, CodingKey {
      case suite, task, options
      case randomSeed = "random_seed"
    }
  }

  /// How it was run.
  struct Options: Codable, Hashable, Sendable {
    /// The method, where several are compared.
    var method: String?
    /// The budget.
    var executions: Int
    /// Of evolution; `nil` where a method has none.
    var population: Int?
    var selection: String?
    /// The number of islands; `nil` for one.
    var islands: Int?
    var downSample: Double?
    /// The most generations, if they are limited.
    var generations: Int?
    /// The most seconds, if they are limited.
    var time: Double?
    /// The techniques that were left out, in alphabetical order; `nil` if there are none.
    var without: [String]?
    /// The variants that were taken, likewise.
    var with: [String]?

    enum CodingKeys: String, CodingKey {
      case method, executions, population, selection, islands, generations, time, without, with
      case downSample = "down_sample"
    }
  }

  /// What it had taken until a program was right on a share of the train cases.
  struct Milestone: Codable, Hashable, Sendable {
    var share: Double
    var executions: Int
    var seconds: Double
  }

  var key: Key
  /// Right on every train case.
  var solved: Bool
  /// Right on every test case; `nil` if there are none.
  var generalised: Bool?
  var train: CaseScore
  var test: CaseScore
  var executions: Int
  /// The executions asked for until the first right program was found.
  var executionsToSolution: Int?
  var generations: Int
  var seconds: Double
  var size: Int?
  var program: String?
  var version: String
  /// The shares of train cases that were reached, where the run was watched.
  var reached: [Milestone]?
  /// Why there was nothing to search for by this method; `nil` if there was.
  var inapplicable: String?

  enum CodingKeys: String, CodingKey {
    case solved, generalised, train, test, executions, generations, seconds, size, program, version, reached
    case inapplicable
    case executionsToSolution = "executions_to_solution"
  }

  init(from decoder: any Decoder) throws {
    key = try Key(from: decoder)
    let values = try decoder.container(keyedBy: CodingKeys.self)
    solved = try values.decode(Bool.self, forKey: .solved)
    generalised = try values.decodeIfPresent(Bool.self, forKey: .generalised)
    train = try values.decode(CaseScore.self, forKey: .train)
    test = try values.decode(CaseScore.self, forKey: .test)
    executions = try values.decode(Int.self, forKey: .executions)
    executionsToSolution = try values.decodeIfPresent(Int.self, forKey: .executionsToSolution)
    generations = try values.decode(Int.self, forKey: .generations)
    seconds = try values.decode(Double.self, forKey: .seconds)
    size = try values.decodeIfPresent(Int.self, forKey: .size)
    program = try values.decodeIfPresent(String.self, forKey: .program)
    version = try values.decode(String.self, forKey: .version)
    reached = try values.decodeIfPresent([Milestone].self, forKey: .reached)
    inapplicable = try values.decodeIfPresent(String.self, forKey: .inapplicable)
  }

  func encode(to encoder: any Encoder) throws {
    try key.encode(to: encoder)
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(solved, forKey: .solved)
    try values.encode(generalised, forKey: .generalised)
    try values.encode(train, forKey: .train)
    try values.encode(test, forKey: .test)
    try values.encode(executions, forKey: .executions)
    try values.encode(executionsToSolution, forKey: .executionsToSolution)
    try values.encode(generations, forKey: .generations)
    try values.encode(seconds, forKey: .seconds)
    try values.encode(size, forKey: .size)
    try values.encode(program, forKey: .program)
    try values.encode(version, forKey: .version)
    try values.encodeIfPresent(reached, forKey: .reached)
    try values.encodeIfPresent(inapplicable, forKey: .inapplicable)
  }
}

extension BenchRun {
  init(_ key: Key, _ result: SearchResult) {
    self.key = key
    solved = result.isSolved
    generalised = result.isGeneral
    train = result.train
    test = result.test
    executions = result.executions
    executionsToSolution = result.isSolved ? result.executionsToSolution ?? result.executions : nil
    generations = result.generations
    seconds = result.seconds
    size = result.program?.size
    program = result.program.map { Printer.canonical($0) }
    version = Version.current
  }

  /// Right on all cases there are, seen and unseen.
  var isSuccess: Bool { solved && generalised != false }

  /// The run as one line.
  func line() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}
