import Glibc

/// The program.
@main
enum EntryPoint {
  static func main() {
    // A closed pipe shows as an error of write(2) instead of killing the process.
    signal(SIGPIPE, SIG_IGN)
    openMissingStreams()
    let words = Array(CommandLine.arguments.dropFirst())
    exit(CommandDispatcher(console: .standard()).run(words).rawValue)
  }

  /// Opens the null device for each standard stream that the process was started without, so that a file opened later
  /// does not get its number and with it the answers meant for the stream.
  private static func openMissingStreams() {
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", O_RDWR)
    }
  }
}
