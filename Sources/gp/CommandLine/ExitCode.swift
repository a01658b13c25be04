/// How gp tells the calling process what came of it.
///
/// The numbers from 64 on are those of BSD's `sysexits.h`; the last two are 128 plus the signal's number, as shells do.
enum ExitCode: Int32, CaseIterable, Sendable {
  case success = 0
  case unsolved = 1
  case usage = 64
  case badInput = 65
  case noInput = 66
  case internalError = 70
  case cannotCreate = 73
  case inputOutput = 74
  case interrupted = 130
  case terminated = 143

  /// What the code means, as `gp help exit-codes` prints it.
  var meaning: String {
    switch self {
    case .success: "Solved, or done."
    case .unsolved: "Not solved: the budget is spent, or a case is wrong. The best program is printed all the same."
    case .usage: "The command line is wrong."
    case .badInput: "A task, program, data file or checkpoint is wrong."
    case .noInput: "An input file does not exist or cannot be read."
    case .internalError: "An error inside gp itself."
    case .cannotCreate: "An output file cannot be created."
    case .inputOutput: "Reading or writing failed midway."
    case .interrupted: "Interrupted (Ctrl-C, SIGINT). The best program so far is printed."
    case .terminated: "Terminated (SIGTERM). The best program so far is printed."
    }
  }
}
