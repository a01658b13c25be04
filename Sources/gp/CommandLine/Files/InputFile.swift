import Glibc

/// A file, or standard input, read whole.
enum InputFile {
  /// More than this is refused instead of filling the memory: 1 GiB.
  static let largestSize = 1 << 30

  /// The bytes of the file at `path`; of standard input if that is `-`.
  /// - Throws: `CommandFailure.unreadable` if it cannot be opened, `.inputOutput` if reading fails midway, `.badInput`
  ///   if it is too large.
  static func bytes(of path: String) throws(CommandFailure) -> [UInt8] {
    if path == "-" { return try bytes(from: 0, path: "standard input") }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: path, reason: systemMessage(errno)) }
    defer { close(descriptor) }
    return try bytes(from: descriptor, path: path)
  }

  private static func bytes(from descriptor: Int32, path: String) throws(CommandFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EISDIR { throw .unreadable(path: path, reason: systemMessage(EISDIR)) }
        throw .inputOutput(path: path, reason: systemMessage(errno))
      }
      bytes += chunk[..<count]
      if bytes.count > largestSize { throw .badInput(path: path, reason: "it is larger than 1 GiB") }
    }
  }
}
