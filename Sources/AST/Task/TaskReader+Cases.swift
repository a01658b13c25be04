// What stands under `train` and `test`: rows, files and formulas.

extension TaskReader {
  /// The sections, each by its index.
  enum SectionKey: Int {
    case train, test

    var name: String { self == .train ? "train" : "test" }
  }

  mutating func readCases(_ items: [TaskOutline.Item]) {
    var section: SectionKey?
    for item in items {
      switch item.kind {
      case .key(.train):
        section = .train
        begin(.train, item)
      case .key(.test):
        section = .test
        begin(.test, item)
      case .key(let key) where key.isFormula: readFormula(key, item, in: section)
      case .row:
        if section == nil, source.text(item.range).contains("->") {
          report(
            at: item.range.lowerBound, "cases stand under a line 'train:' or 'test:', which is missing before this")
          section = .train
          sections[SectionKey.train.rawValue].isOpen = true
          sections[SectionKey.train.rawValue].isDamaged = true
        }
        readRow(item, in: section)
      case .key, .unknown: break
      }
      if let section, item.isOpen || item.kind == .unknown { sections[section.rawValue].isDamaged = true }
    }
  }

  /// Reads `train:` or `train from "FILE" 80% seed 1`.
  private mutating func begin(_ section: SectionKey, _ item: TaskOutline.Item) {
    guard sections[section.rawValue].start == nil else { return }
    sections[section.rawValue].start = item.range.lowerBound
    var reader = ItemReader(source, item.range)
    reader.take()
    if reader.take(.colon) {
      sections[section.rawValue].isOpen = true
      guard !reader.isAtEnd else { return }
      diagnostics.append(reader.unexpected("the end of the line: the cases begin on the next"))
    } else if reader.take(word: "from") {
      if let file = caseFile(&reader, section, at: item.range.lowerBound) {
        sections[section.rawValue].append(.file(file))
        return
      }
    } else {
      sections[section.rawValue].isOpen = true
      diagnostics.append(reader.unexpected("':' or 'from \"FILE\"' after '\(section.name)'"))
    }
    sections[section.rawValue].isDamaged = true
  }

  private mutating func caseFile(_ reader: inout ItemReader, _ section: SectionKey, at offset: Int) -> CaseFile? {
    guard case .string(let scalars) = reader.token.kind, !scalars.isEmpty else {
      diagnostics.append(reader.unexpected("the name of a file between quotes"))
      return nil
    }
    reader.take()
    var path = String.UnicodeScalarView()
    path.append(contentsOf: scalars)
    var file = CaseFile(path: String(path), location: source.location(at: offset))
    if case .integer(let value) = reader.token.kind {
      let place = reader.offset
      reader.take()
      guard reader.take(.percent) else {
        diagnostics.append(reader.unexpected("'%' after the share of train cases"))
        return nil
      }
      guard section == .train else {
        report(at: place, "only 'train from' is split; the rest of its rows are the test cases")
        return nil
      }
      guard let value, (1...100).contains(value) else {
        report(at: place, "the share of train cases is from 1% to 100%")
        return nil
      }
      var split = CaseFile.Split(percent: Int(value))
      if reader.take(word: "seed") {
        guard let seed = count(&reader, 0...Int.max, "a seed: a whole number from 0 to \(Int.max)") else { return nil }
        split.seed = UInt64(seed)
      }
      file.split = split
    }
    guard reader.isAtEnd else {
      let expected = file.split == nil ? "a share such as 80%, or the end of the line" : "the end of the line"
      diagnostics.append(reader.unexpected(expected))
      return nil
    }
    return file
  }
}

// MARK: - Rows

extension TaskReader {
  private mutating func readRow(_ item: TaskOutline.Item, in section: SectionKey?) {
    guard let section, sections[section.rawValue].isOpen else {
      report(
        at: item.range.lowerBound,
        section.map { "the \($0.name) cases come from a file; no others may follow here" }
          ?? "expected a key such as 'input' or 'train', found '\(source.excerpt(item.range))'")
      return
    }
    guard !item.isOpen, !diagnostics.isFull else { return }
    guard let fields = fields(of: item.range), let row = row(fields) else {
      sections[section.rawValue].isDamaged = true
      return
    }
    let line = source.location(at: item.range.lowerBound).line
    sections[section.rawValue].append(row, line: line)
  }

  /// What stands between commas.
  private struct Field {
    var range: Range<Int>
    /// The first token, if there is any.
    var token: Token?
    /// True if there is no other token.
    var isSingle = true

    /// Where something stands in it.
    var start: Int { token?.range.lowerBound ?? range.lowerBound }
  }

  /// The fields on one side of the arrow, no more than are wanted and one.
  private struct FieldList {
    var fields: [Field] = []
    var count = 0

    mutating func append(_ field: Field, wanted: Int) {
      if count <= wanted { fields.append(field) }
      count += 1
    }
  }

  /// A row cut at its commas and its arrow.
  private struct RowFields {
    var inputs = FieldList()
    var outputs = FieldList()
    /// Where the arrow stands.
    var arrow = 0
  }

  private mutating func fields(of range: Range<Int>) -> RowFields? {
    var fields = RowFields()
    var hasArrow = false
    var isDamaged = false
    var field = Field(range: range)
    var lexer = Lexer(source, range: range, style: .task)
    while true {
      let token = arrowAlone(lexer.next(), &lexer)
      let isOutside = lexer.depth == 0
      let place = token.range.lowerBound
      switch token.kind {
      case .invalid(let message):
        report(at: place, message)
        isDamaged = true
      case .arrow where isOutside && hasArrow:
        report(at: place, "a case has only one '->'")
        return nil
      case .symbol where isOutside && !hasArrow:
        report(at: place, "expected '->' between inputs and outputs, found '\(source.excerpt(token.range))'")
        return nil
      case .end where !hasArrow && !isDamaged:
        report(at: place, "expected '->' and \(wanted(outputs, "output")), found the end of the line")
        return nil
      case .comma where isOutside, .arrow where isOutside, .end:
        field.range = field.range.lowerBound..<place
        if hasArrow {
          fields.outputs.append(field, wanted: outputs.count)
        } else {
          fields.inputs.append(field, wanted: inputs.count)
        }
        if token.kind == .end { return isDamaged ? nil : fields }
        field = Field(range: token.range.upperBound..<range.upperBound)
        if token.kind == .arrow {
          fields.arrow = place
          hasArrow = true
        }
      default:
        if field.token == nil { field.token = token } else { field.isSingle = false }
      }
    }
  }

  /// The token, or only its arrow if it is one written together with what follows, as in `1 ->-1`.
  private func arrowAlone(_ token: Token, _ lexer: inout Lexer) -> Token {
    guard token.kind == .symbol, token.range.count > 2, lexer.depth == 0, source.text(token.range.prefix(2)) == "->"
    else {
      return token
    }
    lexer.offset = token.range.lowerBound + 2
    return Token(kind: .arrow, range: token.range.prefix(2))
  }

  private mutating func row(_ fields: RowFields) -> [Value]? {
    let inputsFit = check(fields.inputs, inputs, "input", before: "before '->'", arrow: fields.arrow)
    let outputsFit = check(fields.outputs, outputs, "output", before: "after '->'", arrow: fields.arrow)
    var values: [Value] = []
    if inputsFit { values += self.values(fields.inputs.fields, inputs) }
    if outputsFit { values += self.values(fields.outputs.fields, outputs) }
    return inputsFit && outputsFit && values.count == inputs.count + outputs.count ? values : nil
  }

  /// The values of fields; fewer if some are wrong.
  private mutating func values(_ fields: [Field], _ columns: [Declaration]) -> [Value] {
    var values: [Value] = []
    for (field, column) in zip(fields, columns) {
      if let type = column.type, let value = value(of: field, type, column.name) { values.append(value) }
    }
    return values
  }

  /// True if there are as many fields as columns.
  private mutating func check(
    _ list: FieldList, _ columns: [Declaration], _ what: String, before place: String, arrow: Int
  ) -> Bool {
    let isEmpty = list.count == 1 && list.fields[0].token == nil
    let count = isEmpty && columns.count != 1 ? 0 : list.count
    if count == columns.count { return true }
    // That there is no input or output at all is told once, of the whole.
    if isInterfaceDamaged || columns.isEmpty { return false }
    let offset = list.count > columns.count ? list.fields[columns.count].start : arrow
    let hint = list.fields.allSatisfy(\.isSingle) ? "" : "; commas stand between values"
    report(at: offset, "expected \(wanted(columns, what)) \(place), found \(count)\(hint)")
    return false
  }

  /// The columns of a case in words.
  private func wanted(_ columns: [Declaration], _ what: String) -> String {
    if columns.isEmpty { return "\(what)s" }
    let names = columns.prefix(8).map(\.name).joined(separator: ", ") + (columns.count > 8 ? ", …" : "")
    return "\(columns.count) \(what)\(columns.count == 1 ? "" : "s") (\(names))"
  }

  private mutating func value(of field: Field, _ type: Type, _ name: String) -> Value? {
    guard let token = field.token else {
      report(at: field.range.upperBound, "a value is missing: expected \(type) for '\(name)'")
      return nil
    }
    if field.isSingle, let value = token.value(type) { return value }
    return value(in: field.range, type)
  }
}

extension Token {
  /// The scalar or String literal of a type that the token is, as cases have it; `nil` for anything else.
  ///
  /// What ``Parser`` would give, without its preparations: files may hold millions of such values.
  fileprivate func value(_ type: Type) -> Value? {
    switch (type.constructor, kind) {
    case (.int, .integer(let value?)): .int(value)
    case (.float, .float(let value)): .float(value)
    case (.float, .integer(let value?)): .float(Double(value))
    case (.bool, .bool(let value)): .bool(value)
    case (.bool, .integer(let value?)) where value == 0 || value == 1: .bool(value == 1)
    case (.char, .char(let value)): .char(value)
    case (.string, .string(let value)): .string(value)
    default: nil
    }
  }
}
