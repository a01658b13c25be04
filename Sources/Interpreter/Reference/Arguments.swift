import AST

/// The values of an application's children, read as what the operator's signature says they are.
///
/// In well-typed code they are; anything else reads as a default rather than trap.
struct Arguments {
  let values: [Value]

  subscript(index: Int) -> Value { values.indices.contains(index) ? values[index] : .int(0) }

  func int(_ index: Int) -> Int64 {
    if case .int(let value) = self[index] { value } else { 0 }
  }

  func float(_ index: Int) -> Double {
    if case .float(let value) = self[index] { value } else { 0 }
  }

  func bool(_ index: Int) -> Bool {
    if case .bool(let value) = self[index] { value } else { false }
  }

  /// The code of a character.
  func char(_ index: Int) -> UInt32 {
    if case .char(let value) = self[index] { value.value } else { 0x20 }
  }

  func text(_ index: Int) -> [Unicode.Scalar] {
    if case .string(let value) = self[index] { value } else { [] }
  }

  /// The codes of a text.
  func codes(_ index: Int) -> [UInt32] { text(index).map(\.value) }

  func elements(_ index: Int) -> Elements { Elements(self[index]) }

  /// The sum of the sizes of all.
  var size: Int { values.reduce(0) { $0 + $1.size } }
}
