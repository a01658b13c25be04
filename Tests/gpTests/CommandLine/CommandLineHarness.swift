import Foundation
import Synchronization
import Testing

@testable import gp

/// What a call of gp did.
struct CallResult: Equatable {
  var code: Int32
  var output: String
  var errors: String
}

/// Runs a command line inside this process.
func call(_ words: String..., columns: Int = 80) -> CallResult { call(words, columns: columns) }

/// Runs a command line inside this process.
///
/// - Parameters:
///   - stop: What the person asks of a search that is under way.
///   - answers: What the person types.
func call(
  _ words: [String], columns: Int = 80, stop: StopRequest? = nil, answers: [String] = []
) -> CallResult {
  let given = Mutex(0)
  let (output, errors) = (MemorySink(), MemorySink())
  var traits = TerminalTraits.plain
  traits.columns = columns
  let console = Console(
    output: OutputWriter(output, capacity: 1 << 16), errors: OutputWriter(errors, capacity: 0), outputTraits: traits,
    errorTraits: traits, stopSignal: StopSignal(listen: {}, pending: { stop }),
    answers: AnswerLines { _ in
      given.withLock { count in
        defer { count += 1 }
        return count < answers.count ? answers[count] : nil
      }
    })
  let code = CommandDispatcher(console: console).run(words)
  return CallResult(code: code.rawValue, output: output.text, errors: errors.text)
}

/// The built program, for tests from end to end; nil where it was not built beside the tests.
enum BuiltProgram {
  static let path: String? = {
    let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return ([tests].compactMap(\.self) + ProcessInfo.processInfo.arguments).map {
      URL(fileURLWithPath: $0).deletingLastPathComponent().appendingPathComponent("gp").path
    }
    .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  static var isThere: Bool { path != nil }

  /// Runs a shell command in which `$GP` is the program.
  static func shell(_ command: String) throws -> CallResult {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", command]
    var environment = ProcessInfo.processInfo.environment
    environment["GP"] = path
    environment["COLUMNS"] = nil
    process.environment = environment
    let (output, errors) = (Pipe(), Pipe())
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let outputText = try output.fileHandleForReading.readToEnd() ?? Data()
    let errorText = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return CallResult(
      code: process.terminationStatus, output: String(decoding: outputText, as: UTF8.self),
      errors: String(decoding: errorText, as: UTF8.self))
  }
}
