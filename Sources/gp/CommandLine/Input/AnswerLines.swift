import Glibc

/// The lines that a person types.
struct AnswerLines: Sendable {
  /// The next line without its end; `nil` at the end, or once `shouldStop` says so.
  let next: @Sendable (_ shouldStop: () -> Bool) -> String?

  /// The longest line that is read, in bytes.
  private static let longest = 1 << 20

  /// Those of standard input, read byte by byte: nothing behind a line is taken.
  static let standard = AnswerLines { shouldStop in
    var line: [UInt8] = []
    while !shouldStop(), line.count < longest {
      var waiting = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
      // Ctrl-C is looked for in between.
      guard poll(&waiting, 1, 100) > 0 else { continue }
      var byte: UInt8 = 0
      guard read(0, &byte, 1) == 1 else { return line.isEmpty ? nil : String(decoding: line, as: UTF8.self) }
      if byte == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
      line.append(byte)
    }
    return nil
  }

  /// Nobody answers.
  static let none = AnswerLines { _ in nil }
}
