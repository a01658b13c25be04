import Glibc

/// A file written whole.
enum OutputFile {
  /// Creates a file that must not exist yet.
  /// - Throws: `CommandFailure.cannotCreate` if it exists or cannot be created, `.inputOutput` if writing fails.
  static func create(_ path: String, text: String) throws(CommandFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .cannotCreate(path: path, reason: systemMessage(errno)) }
    defer { close(descriptor) }
    do {
      try DescriptorSink(descriptor).write(Array(text.utf8))
    } catch {
      throw .inputOutput(path: path, reason: error.reason)
    }
  }
}

extension OutputFile {
  /// Writes a file whether or not it exists: into another one first, which then takes its name, so that nobody ever sees
  /// half of it.
  /// - Throws: `CommandFailure.cannotCreate` if it cannot be created, `.inputOutput` if writing fails.
  static func replace(_ path: String, text: String) throws(CommandFailure) {
    let temporary = path + ".tmp"
    unlink(temporary)
    try create(temporary, text: text)
    guard rename(temporary, path) == 0 else { throw .cannotCreate(path: path, reason: systemMessage(errno)) }
  }
}

/// A folder for results.
enum OutputFolder {
  /// Makes the folder, and those above it, where they do not exist yet.
  /// - Throws: `CommandFailure.cannotCreate`
  static func create(_ path: String) throws(CommandFailure) {
    var reached = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      reached += part + "/"
      if mkdir(reached, 0o777) != 0, errno != EEXIST { throw .cannotCreate(path: path, reason: systemMessage(errno)) }
    }
    guard access(reached, W_OK | X_OK) == 0 else { throw .cannotCreate(path: path, reason: systemMessage(errno)) }
  }
}

extension OutputError {
  /// The system's description.
  var reason: String {
    switch self {
    case .closed: systemMessage(EPIPE)
    case .failed(let code): systemMessage(code)
    }
  }
}
