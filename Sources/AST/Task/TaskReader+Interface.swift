// The lines that say what goes in, what comes out, and how it is judged.

extension TaskReader {
  mutating func readInterface() {
    name = freeText(.task)
    about = freeText(.about)
    for range in items[.input] ?? [] { readInput(range) }
    for range in items[.output] ?? [] { readOutput(range) }
    checkOutputs()
    for range in items[.types] ?? [] { readTypes(range) }
    readErrorKinds()
  }

  /// The text after the colon of a key that takes any text.
  private mutating func freeText(_ key: TaskKey) -> String {
    guard let range = items[key]?.first else { return "" }
    var reader = ItemReader(source, range)
    reader.take()
    guard reader.token.kind == .colon else {
      diagnostics.append(reader.unexpected("':' after '\(key.rawValue)'"))
      return ""
    }
    var start = reader.token.range.upperBound
    var end = range.upperBound
    while start < end, Lexer.isSpace(source.scalars[start]) { start += 1 }
    while end > start, Lexer.isSpace(source.scalars[end - 1]) { end -= 1 }
    return source.text(start..<end)
  }

  private mutating func readInput(_ range: Range<Int>) {
    var reader = ItemReader(source, range)
    reader.take()
    guard let name = declaredName(&reader, "an input") else {
      isInterfaceDamaged = true
      return
    }
    declare(name, type(&reader, after: name.text), asInput: true)
  }

  private mutating func readOutput(_ range: Range<Int>) {
    var reader = ItemReader(source, range)
    let key = reader.take()
    let name: (text: String, offset: Int)?
    if reader.token.kind == .colon {
      name = ("output", key.range.lowerBound)
    } else if isTypeAlone(reader) {
      diagnostics.append(reader.unexpected("':' after 'output'"))
      name = nil
    } else {
      name = declaredName(&reader, "an output")
    }
    guard let name else {
      isInterfaceDamaged = true
      return
    }
    declare(name, type(&reader, after: name.text), asInput: false)
  }

  /// True if the name of a type ends the item, where its own name or a colon should be.
  private func isTypeAlone(_ reader: ItemReader) -> Bool {
    var reader = reader
    let word = source.text(reader.take().range.prefix(1000))
    return reader.isAtEnd && TypeReader.named.contains { $0.name == word }
  }

  /// The name that an input or output gives itself.
  private mutating func declaredName(_ reader: inout ItemReader, _ what: String) -> (text: String, offset: Int)? {
    let offset = reader.offset
    let text = source.text(reader.token.range.prefix(1000))
    let isWord = text.unicodeScalars.first?.isNameStart ?? false
    if isWord, ReservedWord.all.contains(text) {
      report(at: offset, "'\(text)' has a meaning of its own and cannot be the name of \(what)")
      return nil
    }
    guard reader.token.kind == .name else {
      diagnostics.append(reader.unexpected("the name of \(what)"))
      return nil
    }
    reader.take()
    return (text, offset)
  }

  private mutating func declare(_ name: (text: String, offset: Int), _ type: Type?, asInput: Bool) {
    let what = asInput ? "input" : "output"
    if !declaredNames.insert(name.text).inserted {
      report(at: name.offset, "there is another input or output '\(name.text)'; the \(what) needs a name of its own")
    }
    let declaration = Declaration(name: name.text, type: type)
    if asInput {
      inputIndices[name.text] = inputIndices[name.text] ?? inputs.count
      inputs.append(declaration)
    } else {
      outputs.append(declaration)
    }
  }

  /// The type after a colon, to the end of the item.
  private mutating func type(_ reader: inout ItemReader, after name: String) -> Type? {
    guard reader.take(.colon) else {
      diagnostics.append(reader.unexpected("':' and a type after '\(name)'"))
      return nil
    }
    guard !reader.isAtEnd else {
      diagnostics.append(reader.unexpected("a type such as Int, [Float] or String"))
      return nil
    }
    return type(in: reader.rest)
  }

  private mutating func checkOutputs() {
    guard let first = items[.output]?.first, outputs.allSatisfy({ $0.type != nil }) else { return }
    if outputs.count > 8 {
      report(at: first.lowerBound, "there are \(outputs.count) outputs; a task has at most 8")
    } else if !outputs.isEmpty, resultType == nil {
      report(at: first.lowerBound, "the types of the outputs are too large together")
    }
  }

  /// A reader that stands after `KEY:`; `nil`, and reported, if the colon or everything after it is missing.
  mutating func valueReader(_ range: Range<Int>, _ key: TaskKey, _ expected: String) -> ItemReader? {
    var reader = ItemReader(source, range)
    reader.take()
    if key == .randomConstants { reader.take() }
    guard reader.take(.colon) else {
      diagnostics.append(reader.unexpected("':' after '\(key.rawValue)'"))
      return nil
    }
    guard !reader.isAtEnd else {
      diagnostics.append(reader.unexpected(expected))
      return nil
    }
    return reader
  }
}

// MARK: - Error kinds

extension TaskReader {
  private mutating func readErrorKinds() {
    guard outputs.count <= 8 else { return }
    var general: (kind: ErrorKind, offset: Int)?
    var particular: [String: ErrorKind] = [:]
    for range in items[.error] ?? [] {
      var reader = ItemReader(source, range)
      reader.take()
      if reader.token.kind == .colon {
        guard let kind = errorKind(&reader) else { continue }
        if general != nil { report(at: range.lowerBound, "the error of all outputs is given twice") }
        general = (kind, range.lowerBound)
      } else if let output = namedOutput(&reader), let kind = errorKind(&reader) {
        if particular[output.name] != nil {
          report(at: range.lowerBound, "the error of '\(output.name)' is given twice")
        }
        particular[output.name] = kind
        check(kind, of: output, at: range.lowerBound)
      }
    }
    errorKinds = outputs.map { particular[$0.name] ?? general?.kind ?? .default }
    guard let general else { return }
    for output in outputs where particular[output.name] == nil { check(general.kind, of: output, at: general.offset) }
  }

  private mutating func namedOutput(_ reader: inout ItemReader) -> Declaration? {
    guard reader.token.kind == .name else {
      diagnostics.append(reader.unexpected("':' or the name of an output after 'error'"))
      return nil
    }
    let name = reader.text
    if let output = outputs.first(where: { $0.name == name }) {
      reader.take()
      return output
    }
    if !isInterfaceDamaged {
      let suggestion = Suggestion.text(for: name, among: outputs.map(\.name))
      report(at: reader.offset, "there is no output '\(source.excerpt(reader.token.range))'\(suggestion)")
    }
    return nil
  }

  private mutating func errorKind(_ reader: inout ItemReader) -> ErrorKind? {
    let kinds = ErrorKind.allCases.map(\.rawValue)
    let expected = "a kind of error (\(kinds.joined(separator: ", ")))"
    guard reader.take(.colon) else {
      diagnostics.append(reader.unexpected("':' and \(expected)"))
      return nil
    }
    guard reader.token.kind == .name else {
      diagnostics.append(reader.unexpected(expected))
      return nil
    }
    let word = reader.text
    guard let kind = ErrorKind(rawValue: word) else {
      let suggestion = Suggestion.closest(to: word, among: kinds).map { "did you mean '\($0)'?" }
      report(
        at: reader.offset,
        "unknown kind of error '\(source.excerpt(reader.token.range))'; "
          + (suggestion ?? "the kinds are \(kinds.joined(separator: ", "))"))
      return nil
    }
    reader.take()
    expectEnd(reader)
    return kind
  }

  private mutating func check(_ kind: ErrorKind, of output: Declaration, at offset: Int) {
    guard let type = output.type, !kind.admits(type) else { return }
    report(at: offset, "the error '\(kind.rawValue)' is for \(kind.admittedTypes), but '\(output.name)' is \(type)")
  }

  /// Reports what stands after the end of what an item may hold.
  mutating func expectEnd(_ reader: ItemReader) {
    if !reader.isAtEnd { diagnostics.append(reader.unexpected("the end of the line")) }
  }
}
