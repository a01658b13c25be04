/// The version of this program, after semantic versioning.
enum Version {
  static let current = "0.1.0"
}
