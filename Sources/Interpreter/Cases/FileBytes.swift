import Glibc

/// Reads files that hold cases.
enum FileBytes {
  /// The largest file that is read: 256 MiB.
  static let largestSize = 1 << 28

  /// Why a file could not be read, in words.
  struct Problem: Error {
    let reason: String
  }

  /// All bytes of a file.
  static func read(_ path: String) throws(Problem) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Problem(reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes += chunk[..<count]
      } else if errno != EINTR {
        throw Problem(reason: String(cString: strerror(errno)))
      }
      guard bytes.count <= largestSize else { throw Problem(reason: "it is larger than 256 MiB") }
    }
  }
}
