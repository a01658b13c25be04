/// Decides what to write so that a person can watch a long job; writes nothing itself.
///
/// Time is handed in, as the duration since any fixed moment. Text is escaped and, on a terminal, cut to one line.
struct ProgressLine {
  enum Style: Equatable {
    /// One line on a terminal that is drawn over again.
    case redrawn(columns: Int)
    /// Lines one below the other, for files, pipes and terminals that cannot do more.
    case lines
    /// Nothing at all.
    case silent
  }

  /// How long a drawn line stays at least.
  static let redrawInterval = Duration.milliseconds(100)
  /// How far apart plain lines are at least.
  static let lineInterval = Duration.seconds(5)

  /// The style; its width may change as the window does.
  var style: Style
  private var lastShown: Duration?
  private var shown: String?
  private var waiting: String?

  init(style: Style) { self.style = style }

  /// Takes the newest state of the job.
  /// - Returns: What to write now; nil if nothing.
  mutating func update(_ text: String, at now: Duration) -> String? {
    waiting = TerminalText.escapedLine(text)
    let interval: Duration
    switch style {
    case .redrawn: interval = Self.redrawInterval
    case .lines: interval = Self.lineInterval
    case .silent: return nil
    }
    if let lastShown, now - lastShown < interval { return nil }
    lastShown = now
    return showWaiting()
  }

  /// A message that stays, above the line if there is one.
  mutating func note(_ text: String) -> String? {
    let message = TerminalText.escaped(text) + "\n"
    switch style {
    case .silent: return nil
    case .lines: return message
    case .redrawn:
      guard let line = waiting ?? shown else { return message }
      waiting = line
      return Self.erase + message + (showWaiting() ?? "")
    }
  }

  /// Ends the job: its last state is shown, and what follows begins on a line of its own.
  mutating func finish() -> String? {
    let last = showWaiting()
    switch style {
    case .silent: return nil
    case .lines: return last
    case .redrawn:
      let hasLine = shown != nil
      shown = nil
      return hasLine ? (last ?? "") + "\n" : nil
    }
  }

  private mutating func showWaiting() -> String? {
    guard let text = waiting else { return nil }
    waiting = nil
    shown = text
    switch style {
    case .silent: return nil
    case .lines: return text + "\n"
    case .redrawn(let columns): return "\r" + DisplayWidth.fitted(text, columns: columns - 1) + Self.eraseToEnd
    }
  }

  private static let eraseToEnd = "\u{1B}[K"
  private static let erase = "\r" + eraseToEnd
}
