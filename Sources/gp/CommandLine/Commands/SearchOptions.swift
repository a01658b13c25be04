internal import AST
internal import Genetic

/// Options that several commands share.
enum SearchOptions {
  // What to start from and how to search.
  static let task = Argument("task", .file, help: "The task file; '-' reads standard input.")
  static let target = Option(
    "target", "column", .text, help: "Read a CSV file as the task: predict this column from the others.")
  static let seeds = Option(
    "seeds", "file", .file, repeats: true, help: "Programs (.gp) that join the first population.")
  static let randomSeed = Option(
    "random-seed", "n", .integer(in: 0...Int.max), standard: "1",
    help: "Where the random numbers start: the same seed gives the same run.")
  static let population = Option(
    "population", "n", .integer(in: 2...1_000_000), standard: "the task's, or 1000",
    help: "Programs in a generation.")
  static let selection = Option<SelectionMethod>(
    "selection", "method", .choice, standard: "lexicase", help: "How parents are chosen.")
  static let downSample = Option(
    "down-sample", "fraction", .fraction, standard: "0.05",
    help: "The share of the train cases that a generation is judged by, drawn anew each time; at least 5 cases.")
  static let without = Option<Technique>(
    "without", "technique", .choice, repeats: true, help: "Leave parts of the search out, to see what they are worth.")

  static let with = Option<Variant>(
    "with", "variant", .choice, repeats: true, help: "Search in another way than the usual one, to compare.")
  static let islands = Option(
    "islands", "n", .integer(in: 1...1000), standard: "1",
    help: "Breed the population in so many parts, between which a few programs migrate.")

  // When to stop.
  /// Where neither the command line nor the task says otherwise.
  static let defaultGenerations = 300
  static let defaultPopulation = 1000
  static let generations = Option(
    "generations", "n", .integer(in: 0...1_000_000_000), help: "Stop after this many generations.")
  static let executions = Option(
    "executions", "n", .integer(in: 0...Int.max), standard: "by the task's budget",
    help: "Stop after this many program executions (programs times cases).")
  static let time = Option(
    "time", "duration", .duration,
    help: "Stop after this long: 90, 90s, 5m or 2h. The one limit that makes a run unrepeatable.")

  /// How evolution searches, in the order of the help screens.
  static let ofEvolution: [any OptionDeclaration] = [
    randomSeed, population, islands, selection, downSample, without, with,
  ]
  static let budget = OptionSection("Budget options", [generations, executions, time])

  // How to work and what to tell.
  static let threads = Option(
    "threads", "n", .integer(in: 1...1024), standard: "all cores",
    help: "Threads to work with. The result does not depend on it.")
  static let noNative = Flag(
    "no-native", help: "Evaluate without machine code. The result does not depend on it.")
  static let json = Flag("json", help: "Print one JSON object instead of text.")
  static let quiet = Flag("quiet", short: "q", help: "Show no progress.")
}

/// The methods of choosing parents, by the names that the command line uses.
enum SelectionMethod: String, CaseIterable, Sendable {
  case lexicase
  case epsilonLexicase = "epsilon-lexicase"
  case strictLexicase = "strict-lexicase"
  case tournament

  /// How many programs compete in a tournament.
  private static let tournamentSize = 7

  var selection: Selection {
    switch self {
    case .lexicase: .lexicase
    case .epsilonLexicase: .epsilonLexicase
    case .strictLexicase: .strictLexicase
    case .tournament: .tournament(size: Self.tournamentSize)
    }
  }
}

extension SearchOptions {
  /// How to search for programs of a task: as the command line says, else as the task says, else as usual.
  ///
  /// A number of generations on the command line is a limit of its own; one in a task stands for the executions that so
  /// many generations on all train cases take.
  ///
  /// - Parameter executions: The budget, if it is not to follow from the task.
  static func evolution(
    _ task: Task, _ arguments: ParsedArguments, executions: Int?
  ) throws(UsageError) -> EvolutionOptions {
    var options = EvolutionOptions(task)
    if let seed = try arguments.value(randomSeed) { options.seed = UInt64(seed) }
    if let count = try arguments.value(population) { options.population = count }
    if let method = try arguments.value(selection) { options.selection = method.selection }
    if let fraction = try arguments.value(downSample) { options.downSample.fraction = fraction }
    for technique in try arguments.values(without) { options.leaveOut(technique) }
    for variant in try arguments.values(with) { options.take(variant) }
    if let count = try arguments.value(islands) { options.islands = count }
    if let count = try arguments.value(generations) {
      options.generations = count
      options.leastExecutions = 0
      options.maximumGenerations = count
    }
    options.executions = executions
    options.seconds = try arguments.value(time)?.inSeconds
    // Enumeration asks for many cheap executions: where the time is limited, let that be the limit.
    if task.grammar != nil, options.seconds != nil, options.executions == nil, options.maximumGenerations == nil {
      options.executions = Int.max
    }
    if let count = try arguments.value(threads) { options.threads = count }
    options.usesNativeCode = !arguments.has(noNative)
    return options
  }
}
