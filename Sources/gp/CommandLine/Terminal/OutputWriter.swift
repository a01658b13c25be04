import Glibc

/// Why text could not be written.
enum OutputError: Error, Equatable {
  /// Nobody reads any more: the other end of the pipe is closed. Not worth a message.
  case closed
  /// Anything else, with the system's error number.
  case failed(Int32)
}

/// Where bytes go in the end.
protocol ByteSink: AnyObject {
  func write(_ bytes: [UInt8]) throws(OutputError)
}

/// Writes to a file descriptor with write(2).
final class DescriptorSink: ByteSink {
  private let descriptor: Int32

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  func write(_ bytes: [UInt8]) throws(OutputError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      if count >= 0 {
        written += count
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN: waitUntilWritable()
      case EPIPE: throw .closed
      case let code: throw .failed(code)
      }
    }
  }

  private func waitUntilWritable() {
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = poll(&request, 1, -1)
  }
}

/// Collects bytes in memory.
final class MemorySink: ByteSink {
  private(set) var bytes: [UInt8] = []

  var text: String { String(decoding: bytes, as: UTF8.self) }

  func write(_ bytes: [UInt8]) { self.bytes += bytes }
}

/// Text on its way to a sink, gathered into large writes.
final class OutputWriter {
  private let sink: any ByteSink
  private let capacity: Int
  private var buffer: [UInt8] = []

  /// - Parameter capacity: How many bytes may wait before they are written; 0 writes each piece at once.
  init(_ sink: any ByteSink, capacity: Int) {
    self.sink = sink
    self.capacity = capacity
  }

  func write(_ text: String) throws(OutputError) {
    buffer += text.utf8
    if buffer.count > capacity { try flush() }
  }

  func flush() throws(OutputError) {
    if buffer.isEmpty { return }
    defer { buffer.removeAll(keepingCapacity: true) }
    try sink.write(buffer)
  }
}
