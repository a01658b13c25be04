/// What it takes a search to have ever more of its train cases right, noted while it works.
///
/// Seconds are processor time of the thread that made the trace, on which the whole search must run: on an idle core that
/// is the time on the wall, and on a busy one it stays the same.
struct SearchTrace {
  /// For each of ``SuccessCurve/targets``; `nil` where it was not reached.
  private(set) var reached: [BenchRun.Milestone?]
  /// Until the latest note.
  private(set) var seconds = 0.0
  private let cases: Int
  private let begin = ThreadClock.seconds

  /// - Parameter cases: The number of train cases.
  init(cases: Int) {
    self.cases = cases
    reached = SuccessCurve.targets.map { _ in nil }
  }

  /// - Parameters:
  ///   - right: The most train cases that one program has right so far.
  ///   - executions: What the search has asked for so far.
  mutating func note(right: Int, executions: Int) {
    seconds = ThreadClock.seconds - begin
    for (index, share) in SuccessCurve.targets.enumerated() where reached[index] == nil {
      guard right > 0, Double(right) >= share * Double(cases) else { return }
      reached[index] = .init(share: share, executions: executions, seconds: seconds)
    }
  }
}
