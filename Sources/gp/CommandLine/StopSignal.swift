/// Where polite requests to stop come from.
struct StopSignal: Sendable {
  /// Begins to listen.
  let listen: @Sendable () -> Void
  /// The request that came, if any.
  let pending: @Sendable () -> StopRequest?

  /// Nobody asks.
  static let never = StopSignal(listen: {}, pending: { nil })

  /// SIGINT and SIGTERM of this process.
  static let process = StopSignal(listen: Interrupts.install, pending: { Interrupts.pending })
}
