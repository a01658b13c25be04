/// Options that several commands share.
enum SearchOptions {
  // What to start from and how to search.
  static let seeds = Option(
    "seeds", "file", .file, repeats: true, help: "Programs (.gp) that join the first population.")
  static let randomSeed = Option(
    "random-seed", "n", .integer(in: 0...Int.max), standard: "1",
    help: "Where the random numbers start: the same seed gives the same run.")
  static let population = Option(
    "population", "n", .integer(in: 2...1_000_000), standard: "the task's, or 1000",
    help: "Programs in a generation, over all islands.")
  static let islands = Option(
    "islands", "n", .integer(in: 1...1024), standard: "1", help: "Populations that evolve side by side.")
  static let selection = Option<SelectionMethod>(
    "selection", "method", .choice, standard: "lexicase",
    help: "How parents are chosen.")
  static let downSample = Option(
    "down-sample", "fraction", .fraction, standard: "1",
    help: "The share of the train cases that a generation is judged by, drawn anew each time.")

  // When to stop.
  /// Where neither the command line nor the task says otherwise.
  static let defaultGenerations = 300
  static let defaultPopulation = 1000
  static let generations = Option(
    "generations", "n", .integer(in: 0...Int.max), standard: "the task's, or 300",
    help: "Stop after this many generations.")
  static let executions = Option(
    "executions", "n", .integer(in: 0...Int.max),
    help: "Stop after this many program executions (programs times cases).")
  static let time = Option(
    "time", "duration", .duration,
    help: "Stop after this long: 90, 90s, 5m or 2h. The one limit that makes a run unrepeatable.")

  // How to work and what to tell.
  static let threads = Option(
    "threads", "n", .integer(in: 1...1024), standard: "all cores",
    help: "Threads to work with. The result does not depend on it.")
  static let target = Option(
    "target", "column", .text, help: "The column to predict, where the task is a CSV file.")
  static let json = Flag("json", help: "Print one JSON object instead of text.")
  static let quiet = Flag("quiet", short: "q", help: "Show no progress.")
}

/// The methods of choosing parents, by the names that the command line uses.
enum SelectionMethod: String, CaseIterable, Sendable {
  case lexicase
  case epsilonLexicase = "epsilon-lexicase"
  case tournament
  case nsga2
}
