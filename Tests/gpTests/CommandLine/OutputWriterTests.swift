import Foundation
import Testing

@testable import gp

/// Fails after a number of writes.
private final class FailingSink: ByteSink {
  var writes = 0
  let error: OutputError

  init(_ error: OutputError) { self.error = error }

  func write(_ bytes: [UInt8]) throws(OutputError) {
    writes += 1
    throw error
  }
}

struct OutputWriterTests {
  @Test func `text is gathered until there is enough of it`() throws {
    let sink = MemorySink()
    let writer = OutputWriter(sink, capacity: 4)
    try writer.write("ab")
    try writer.write("cd")
    #expect(sink.text == "")
    try writer.write("e")
    #expect(sink.text == "abcde")
    try writer.write("f")
    try writer.flush()
    #expect(sink.text == "abcdef")
  }

  @Test func `without capacity every piece is written at once`() throws {
    let sink = MemorySink()
    try OutputWriter(sink, capacity: 0).write("a")
    #expect(sink.text == "a")
  }

  @Test func `text that could not be written is not written again`() throws {
    let sink = FailingSink(.failed(28))
    let writer = OutputWriter(sink, capacity: 100)
    try writer.write("a")
    #expect(throws: OutputError.failed(28)) { try writer.flush() }
    try writer.flush()
    #expect(sink.writes == 1)
  }

  @Test func `bytes reach a file descriptor whole`() throws {
    let pipe = Pipe()
    let text = String(repeating: "grün ", count: 1000)
    try DescriptorSink(pipe.fileHandleForWriting.fileDescriptor).write(Array(text.utf8))
    try pipe.fileHandleForWriting.close()
    #expect(try pipe.fileHandleForReading.readToEnd() == Data(text.utf8))
  }

  @Test func `a bad file descriptor is an error with the system's number`() {
    #expect(throws: OutputError.failed(9)) { try DescriptorSink(-1).write([1]) }
  }

  @Test func `answers are escaped on a terminal only`() throws {
    for (isTerminal, expected) in [(true, "a\\u{1B}b\n"), (false, "a\u{1B}b\n")] {
      let sink = MemorySink()
      var traits = TerminalTraits.plain
      traits.isTerminal = isTerminal
      let console = Console(
        output: OutputWriter(sink, capacity: 0), errors: OutputWriter(MemorySink(), capacity: 0),
        outputTraits: traits, errorTraits: .plain)
      try console.writeUntrusted("a\u{1B}b\n")
      #expect(sink.text == expected)
    }
  }
}
