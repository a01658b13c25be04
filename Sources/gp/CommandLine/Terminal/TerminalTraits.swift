import Glibc

/// When to use colors.
enum ColorChoice: String, CaseIterable, Sendable {
  case auto, always, never
}

/// What is known of the terminal, or the file or pipe, behind a file descriptor.
struct TerminalTraits: Equatable, Sendable {
  var isTerminal: Bool
  /// How many columns a line has.
  var columns: Int
  /// Whether control sequences (cursor, colors) do what they should.
  var hasControlSequences: Bool
  var hasColors: Bool

  /// The width assumed where none is known.
  static let standardColumns = 80

  /// Neither a terminal nor colored.
  static let plain = TerminalTraits(
    isTerminal: false, columns: standardColumns, hasControlSequences: false, hasColors: false)

  /// Asks the system about a file descriptor.
  /// - Parameter environment: Looks up an environment variable.
  init(descriptor: Int32, color: ColorChoice = .auto, environment: (String) -> String? = Self.environmentVariable) {
    isTerminal = isatty(descriptor) == 1
    columns = Self.columns(of: descriptor, environment: environment)
    hasControlSequences = isTerminal && Self.isCapable(environment)
    hasColors = Self.decideColor(color, isTerminal: isTerminal, environment: environment)
  }

  init(isTerminal: Bool, columns: Int, hasControlSequences: Bool, hasColors: Bool) {
    self.isTerminal = isTerminal
    self.columns = columns
    self.hasControlSequences = hasControlSequences
    self.hasColors = hasColors
  }

  /// `--color` decides; `auto` means a capable terminal, unless `NO_COLOR` is set to anything but nothing.
  static func decideColor(
    _ choice: ColorChoice, isTerminal: Bool, environment: (String) -> String?
  ) -> Bool {
    switch choice {
    case .always: true
    case .never: false
    case .auto: isTerminal && isCapable(environment) && (environment("NO_COLOR") ?? "").isEmpty
    }
  }

  /// The width of the terminal; `COLUMNS` where it is set, `standardColumns` where nothing is known.
  static func columns(of descriptor: Int32, environment: (String) -> String?) -> Int {
    if let text = environment("COLUMNS"), let columns = Int(text), (1...10_000).contains(columns) { return columns }
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return standardColumns }
    return Int(size.ws_col)
  }

  static func environmentVariable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  private static func isCapable(_ environment: (String) -> String?) -> Bool {
    let kind = environment("TERM") ?? ""
    return !kind.isEmpty && kind != "dumb"
  }
}
