/// Why a command that was called correctly could not do its work. The wording is in `ErrorWording.swift`.
enum CommandFailure: Error, Equatable {
  /// An input does not exist or cannot be read; `reason` is the system's.
  case unreadable(path: String, reason: String)
  /// An input has wrong contents.
  case badInput(path: String, reason: String)
  /// An output cannot be created.
  case cannotCreate(path: String, reason: String)
  /// Reading or writing failed midway.
  case inputOutput(path: String, reason: String)

  var exitCode: ExitCode {
    switch self {
    case .unreadable: .noInput
    case .badInput: .badInput
    case .cannotCreate: .cannotCreate
    case .inputOutput: .inputOutput
    }
  }
}
