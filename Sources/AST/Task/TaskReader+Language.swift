// What a task file has from the language: types, literals, helpers, seeds and the target.

extension TaskReader {
  /// The most helpers and the most seeds that a task may have.
  private static let maximumHelpers = 1000
  private static let maximumSeeds = 10_000

  mutating func readPrograms() {
    var damaged: Set<String> = []
    var places: [Int] = []
    for range in limited(.define, Self.maximumHelpers, "helpers") {
      let (source, before) = (source, helpers)
      let helper = read { () throws(Diagnostics) in
        try Parser.helper(source.part(range, style: .task), helpers: before)
      }
      if let helper {
        helpers.append(helper)
        places.append(range.lowerBound)
      } else {
        damaged.insert(definedName(range))
      }
    }
    guard isInterfaceKnown, !isInterfaceDamaged, let result = resultType else { return }
    let types = parameters(inputs).map(\.type) + parameters(outputs).map(\.type) + [result]
    let selection = OperatorSelection(choice, types: types, extra: self.types)
    let most = OperatorSelection.maximumTypes
    if selection.universe.count > most, let first = (items[.types] ?? items[.input] ?? []).first {
      report(
        at: first.lowerBound,
        "there are \(selection.universe.count) types among inputs, outputs, 'types:' and their parts; a task has at most "
          + "\(most)")
      return
    }
    for (helper, place) in zip(helpers, places) { remark(on: helper, selection, at: place) }
    for range in limited(.seed, Self.maximumSeeds, "seeds") {
      guard let seed = expression(range, .seed, result, damaged) else { continue }
      seeds.append(seed)
      remark(on: seed, "seed", selection, at: range.lowerBound)
    }
    if let range = items[.target]?.first, let tree = expression(range, .target, result, damaged) {
      target = tree
      remark(on: tree, "target", selection, at: range.lowerBound)
    }
  }

  /// The items of a key, as many as there may be.
  private mutating func limited(_ key: TaskKey, _ most: Int, _ what: String) -> ArraySlice<Range<Int>> {
    let all = items[key] ?? []
    if all.count > most { report(at: all[most].lowerBound, "a task has at most \(most) \(what)") }
    return all.prefix(most)
  }

  /// What reading gives, or `nil` and its diagnostics reported.
  private mutating func read<Content>(_ reading: () throws(Diagnostics) -> Content) -> Content? {
    do {
      return try reading()
    } catch {
      diagnostics.append(contentsOf: error.items)
      return nil
    }
  }

  /// The name that a helper with errors would have had.
  private func definedName(_ range: Range<Int>) -> String {
    var reader = ItemReader(source, range)
    reader.take()
    reader.take()
    return source.text(reader.token.range.prefix(1000))
  }

  /// The expression after a key.
  ///
  /// - Parameter damaged: Helpers that have errors of their own: that they cannot be called is not told again.
  private mutating func expression(
    _ range: Range<Int>, _ key: TaskKey, _ result: Type, _ damaged: Set<String>
  ) -> Tree? {
    var reader = ItemReader(source, range)
    reader.take()
    guard !reader.isAtEnd, reader.token.kind != .colon else {
      diagnostics.append(reader.unexpected("an expression after '\(key.rawValue)'"))
      return nil
    }
    do {
      return try Parser.expression(
        source.part(reader.rest, style: .task), inputs: parameters(inputs), result: result, helpers: helpers,
        whole: "the \(key.rawValue)")
    } catch {
      let told = error.items.filter { item in !damaged.contains { item.message.contains("'\($0)'") } }
      diagnostics.append(contentsOf: told)
      return nil
    }
  }

  /// Says which operators of a program are not among those of the search: it may have them, the search will not.
  private mutating func remark(on tree: Tree, _ what: String, _ selection: OperatorSelection, at offset: Int) {
    let outside = selection.operatorsOutside(tree).map { "'\($0.name)'" }
    guard !outside.isEmpty else { return }
    warn(
      at: offset, "the \(what) uses what the search does not have here: \(outside.joined(separator: ", "))")
  }

  /// Says what of a helper the search does not have, and whether it can call it at all.
  private mutating func remark(on helper: Helper, _ selection: OperatorSelection, at offset: Int) {
    remark(on: helper.body, "helper '\(helper.name)'", selection, at: offset)
    let types = helper.parameters.map(\.type) + [helper.result]
    guard let outside = types.first(where: { !selection.allows([$0]) }) else { return }
    warn(
      at: offset,
      "the search cannot call the helper '\(helper.name)': \(outside) is none of its types; a line 'types: \(outside)' "
        + "would add it")
  }

  // MARK: Types and literals

  /// The type in a part of the text.
  mutating func type(in range: Range<Int>) -> Type? {
    let source = source
    let type = read { () throws(Diagnostics) in try Parser.type(source.part(range, style: .task)) }
    return type
  }

  mutating func readTypes(_ range: Range<Int>) {
    guard let reader = valueReader(range, .types, "types such as [Int] or (Int, Bool)") else { return }
    let source = source
    let found = read { () throws(Diagnostics) in try Parser.types(source.part(reader.rest, style: .task)) }
    types += found ?? []
  }

  /// The literal of a declared type in a part of the text.
  mutating func value(in range: Range<Int>, _ type: Type) -> Value? {
    let source = source
    return read { () throws(Diagnostics) in try Parser.value(source.part(range, style: .task), type: type) }
  }

  mutating func readConstants(_ range: Range<Int>) {
    guard let reader = valueReader(range, .constants, "literals, as in: constants: 0 1 \"a\"") else { return }
    let source = source
    let found = read { () throws(Diagnostics) in try Parser.constants(source.part(reader.rest, style: .task)) }
    for constant in found ?? [] {
      guard let type = constant.type else {
        report(
          at: constant.range.lowerBound,
          "the type of '\(source.excerpt(constant.range))' is not known; an empty list is offered without being named")
        continue
      }
      var literal = Task.ConstantChoice.Constant(value: constant.value, type: type)
      if isFloatTask, case .int(let value) = constant.value {
        literal = .init(value: .float(Double(value)), type: .float)
      }
      if seenConstants.insert(literal).inserted { constants.literals.append(literal) }
    }
  }

  /// True if every type that the task names is Float: its constants may then be written as whole numbers.
  private var isFloatTask: Bool {
    (inputs + outputs).allSatisfy { $0.type == .float } && types.allSatisfy { $0 == .float }
  }
}
