public import AST

extension Program {
  /// What is wrong with the program as a typed tree, helpers included: the first fault of each body; empty if well typed.
  ///
  /// Checks what every maker of trees must keep: lengths that add up, slots in scope with their own types, applications
  /// that are instances of their operator's signatures, literals of their types.
  public var faults: [String] {
    var faults: [String] = []
    for (index, helper) in interface.helpers.enumerated() {
      let earlier = Array(interface.helpers.prefix(index))
      let fault = helper.body.fault(result: helper.result, inputs: helper.parameters.map(\.type), helpers: earlier)
      if let fault { faults.append("\(helper.name): \(fault)") }
    }
    let types = interface.inputs.map(\.type)
    if let fault = tree.fault(result: interface.result, inputs: types, helpers: interface.helpers) {
      faults.append("\(interface.name): \(fault)")
    }
    return faults
  }
}

extension Tree {
  /// The first thing wrong with code that should have a type over inputs; `nil` if it is well typed.
  public func fault(result: Type, inputs: [Type], helpers: [Helper] = []) -> String? {
    guard let root = nodes.first else { return "no nodes" }
    if Int(root.length) != nodes.count { return "the root has length \(root.length) of \(nodes.count)" }
    if root.type != result { return "has type \(root.type), not \(result)" }
    let pooled = nodes.filter(\.isPooled)
    if pooled.count != literals.count { return "\(literals.count) values for \(pooled.count) pooled literals" }
    return fault(at: 0, scope: inputs, helpers: helpers)
  }

  private func fault(at index: Int, scope: [Type], helpers: [Helper]) -> String? {
    let node = nodes[index]
    let end = index + Int(node.length)
    guard node.length >= 1, end <= nodes.count else { return "node \(index): length \(node.length)" }
    var children: [Int] = []
    var next = index + 1
    while next < end {
      guard nodes[next].length >= 1 else { return "node \(next): length 0" }
      children.append(next)
      next += Int(nodes[next].length)
    }
    guard next == end else { return "node \(index): children exceed it" }
    var inner = scope
    switch node.kind {
    case .literal:
      guard children.isEmpty, let value = literal(at: index), value.conforms(to: node.type) else {
        return "node \(index): not a literal of type \(node.type)"
      }
    case .variable:
      guard children.isEmpty, scope.indices.contains(node.slot), scope[node.slot] == node.type else {
        return "node \(index): no slot \(node.slot) of type \(node.type)"
      }
    case .lambda:
      guard node.type.isFunction, children.count == 1, nodes[children[0]].type == node.type.result else {
        return "node \(index): not a lambda of type \(node.type)"
      }
      inner += node.type.parameters
    case .call:
      guard helpers.indices.contains(node.slot), helpers[node.slot].result == node.type,
        helpers[node.slot].parameters.map(\.type) == children.map({ nodes[$0].type })
      else { return "node \(index): not a call of a helper" }
    case .apply:
      let fits = node.op.row.signatures.contains { signature in
        guard signature.parameters.count == children.count else { return false }
        var instance = Instantiation(signature)
        for (pattern, child) in zip(signature.parameters, children) {
          guard instance.bind(pattern, to: nodes[child].type) else { return false }
        }
        return instance.bind(signature.result, to: node.type)
      }
      guard fits else {
        let types = children.map { nodes[$0].type.description }.joined(separator: " ")
        return "node \(index): (\(node.op.name) \(types)) is not of type \(node.type)"
      }
      for child in children where nodes[child].kind == .lambda {
        let parameters = node.op.row.signatures.first?.parameters ?? []
        let position = children.firstIndex(of: child) ?? 0
        guard parameters.indices.contains(position), case .function = parameters[position] else {
          return "node \(child): a lambda where none belongs"
        }
      }
    }
    for (position, child) in children.enumerated() {
      if node.kind == .apply, node.op == .let, position == 1 { inner.append(nodes[children[0]].type) }
      if let fault = fault(at: child, scope: inner, helpers: helpers) { return fault }
    }
    return nil
  }
}
