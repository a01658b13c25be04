internal import AST

extension CaseColumns {
  /// The expected values, if there is one output and it is Float; else `nil`.
  package var expectedFloats: [Double]? {
    guard outputs.count == 1, outputs[0].type == .float, expectedWords.count == 1 else { return nil }
    return expectedWords[0].map { Double(bitPattern: $0) }
  }
}
