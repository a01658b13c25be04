import Foundation
import Interpreter
import Testing

/// Where the system does not let memory that was written be executed, everything works, and the answer says so.
@Suite struct NativeRefusalTests {
  /// A wrapper that has the kernel refuse such memory to a command (`PR_SET_MDWE`, Linux 6.3 and later, on x86-64).
  private static let refusing = "perl -e 'exit 77 if syscall(157, 65, 1, 0, 0, 0); exec @ARGV'"

  private static let canRefuse: Bool = {
    guard BuiltProgram.isThere, NativeSupport.here.refusal == nil else { return false }
    return (try? BuiltProgram.shell("\(refusing) true").code) == 0
  }()

  @Test(.enabled(if: canRefuse, "the built program, perl, and a kernel that can refuse are needed"))
  func aRefusedMappingFallsBackAndIsSaid() throws {
    let lines = (0..<200).map { "\(Double($0) / 8) -> \(Double($0 * $0) / 64)" }.joined(separator: "\n")
    let task = "input x: Float\noutput: Float\noperators: arithmetic\ntrain:\n\(lines)\n"
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("refusal-\(UUID().uuidString).txt")
    try task.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let command = "$GP evolve \(file.path) --random-seed 1 --threads 1 --json"
    let allowed = try BuiltProgram.shell(command)
    let refused = try BuiltProgram.shell("\(Self.refusing) \(command)")
    #expect(allowed.code == 0)
    #expect(refused.code == 0)
    #expect(!allowed.output.contains("executable memory"))
    #expect(refused.output.contains(#""native":"no machine code: the system refuses executable memory""#))
    #expect(refused.output.contains(#""program":"(program"#))
  }
}
