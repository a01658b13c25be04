import Glibc

/// The system's description of an error number: `No such file or directory`.
func systemMessage(_ code: Int32) -> String {
  strerror(code).map { String(cString: $0) } ?? "error \(code)"
}
