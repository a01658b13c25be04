import Glibc
import Testing

@testable import gp

struct InterruptsTests {
  @Test func `the first signal asks to stop, and each has its exit code`() {
    Interrupts.install()
    defer { Interrupts.uninstall() }
    #expect(Interrupts.pending == nil)
    send(SIGTERM)
    #expect(Interrupts.pending == .terminate)
    #expect(StopRequest.terminate.exitCode == .terminated)
    #expect(StopRequest.interrupt.exitCode == .interrupted)

    Interrupts.uninstall()
    #expect(Interrupts.pending == nil)
    Interrupts.install()
    send(SIGINT)
    #expect(Interrupts.pending == .interrupt)
  }

  /// Sends a signal to this process and waits for its delivery, which may be to another thread.
  private func send(_ signal: Int32) {
    kill(getpid(), signal)
    for _ in 0..<100_000 where Interrupts.pending == nil { usleep(100) }
  }
}
