import Glibc
import Synchronization

/// The number of the first stop signal that came; 0 if none did.
private let firstSignal = Atomic<Int32>(0)

/// A polite request from outside to stop.
enum StopRequest: Equatable, Sendable {
  /// Ctrl-C, SIGINT
  case interrupt
  /// SIGTERM
  case terminate

  var exitCode: ExitCode {
    switch self {
    case .interrupt: .interrupted
    case .terminate: .terminated
    }
  }
}

/// SIGINT and SIGTERM: the first one asks the running command to finish its step, save and end; the second ends the
/// process at once.
enum Interrupts {
  /// From now on signals are noted here. A command that never asks for `pending` should not call this.
  static func install() {
    // A global is made at its first use, which must not be inside the handler.
    _ = firstSignal.load(ordering: .relaxed)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { signal in
      let isFirst = firstSignal.compareExchange(expected: 0, desired: signal, ordering: .relaxed).exchanged
      if !isFirst { _exit(128 &+ signal) }
    }
    sigemptyset(&action.sa_mask)
    action.sa_flags = SA_RESTART
    sigaction(SIGINT, &action, nil)
    sigaction(SIGTERM, &action, nil)
    // Whoever started the process may have had them blocked, as worker threads do; that is inherited.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// The request that came, if any. Cheap enough to ask for in any loop, from any thread.
  static var pending: StopRequest? {
    switch firstSignal.load(ordering: .relaxed) {
    case 0: nil
    case SIGTERM: .terminate
    default: .interrupt
    }
  }

  /// Signals do again what they did before, and a request that came is forgotten.
  static func uninstall() {
    signal(SIGINT, SIG_DFL)
    signal(SIGTERM, SIG_DFL)
    firstSignal.store(0, ordering: .relaxed)
  }
}
