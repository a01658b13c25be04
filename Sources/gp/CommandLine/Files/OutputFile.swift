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

extension OutputError {
  /// The system's description.
  var reason: String {
    switch self {
    case .closed: systemMessage(EPIPE)
    case .failed(let code): systemMessage(code)
    }
  }
}
