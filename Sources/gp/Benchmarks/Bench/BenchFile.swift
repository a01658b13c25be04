internal import Foundation
internal import Glibc

/// A results file of a bench: one finished run a line, appended as it ends.
struct BenchFile {
  let path: String

  /// The runs that the file holds.
  ///
  /// - Throws: `CommandFailure` if it cannot be read, or a line, other than a last one that was cut off while it was
  ///   being written, holds something else.
  func runs() throws(CommandFailure) -> [BenchRun] {
    let bytes = try InputFile.bytes(of: path)
    let decoder = JSONDecoder()
    var runs: [BenchRun] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.dropLast().enumerated() where !line.isEmpty {
      guard let run = try? decoder.decode(BenchRun.self, from: Data(line)) else {
        throw .badInput(path: path, reason: "line \(index + 1) is no finished run of 'gp bench'")
      }
      runs.append(run)
    }
    return runs
  }

  /// Makes the file ready to be appended to: creates it, or reads what it holds and cuts off a line that was not
  /// finished.
  /// - Throws: `CommandFailure` as above, or if the file cannot be created or cut.
  func open() throws(CommandFailure) -> (file: Int32, runs: [BenchRun]) {
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .cannotCreate(path: path, reason: systemMessage(errno)) }
    do throws(CommandFailure) {
      let runs = try runs()
      let bytes = try InputFile.bytes(of: path)
      let whole = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      if whole < bytes.count, ftruncate(descriptor, off_t(whole)) != 0 {
        throw .inputOutput(path: path, reason: systemMessage(errno))
      }
      return (descriptor, runs)
    } catch {
      close(descriptor)
      throw error
    }
  }
}
