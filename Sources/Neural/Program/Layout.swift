internal import AST

/// How many slots a soft program has, and what they see.
struct Layout: Hashable, Sendable {
  /// The types of the slots, layer by layer; slots of a layer do not see one another.
  var layers: [[Type]]
  /// The layers of lambda bodies.
  var bodyLayers: Int
  /// Whether slots see only inputs, constants and the layer before, not all layers before.
  var seesOneLayer = false
}

extension Layout {
  /// The layouts that the restarts of a task take turns with.
  ///
  /// More slots than an answer needs are what makes descent reach one: Boolean circuits are wide, scalar programs are
  /// deep, with one slot of every type in each layer. Where there are sequences, slots are dear, and layers few.
  static func layouts(for vocabulary: Vocabulary) -> [Layout] {
    let types = vocabulary.types
    if types == [.bool] {
      let layer = Array(repeating: Type.bool, count: 64)
      return [Layout(layers: Array(repeating: layer, count: 6), bodyLayers: 0, seesOneLayer: true)]
    }
    if types.allSatisfy(\.isScalar) {
      return [Layout(layers: Array(repeating: types, count: 10), bodyLayers: 0)]
    }
    let hasText = types.contains { $0.element == .char }
    let counts = hasText ? [(1, 1), (2, 1)] : [(2, 1), (2, 2), (3, 1)]
    return counts.map { Layout(layers: Array(repeating: types, count: $0.0), bodyLayers: $0.1) }
  }
}
