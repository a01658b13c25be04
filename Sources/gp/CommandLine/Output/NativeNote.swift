internal import Interpreter

extension [String: JSONValue] {
  /// The object with a `native` note if machine code was wanted and cannot be had here.
  func noting(_ native: NativeSupport?) -> [String: JSONValue] {
    guard let refusal = native?.refusal else { return self }
    return merging(["native": .string(refusal)]) { first, _ in first }
  }
}
