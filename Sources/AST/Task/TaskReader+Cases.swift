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
      case .row: readRow(item, in: section)
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

  /// A row cut at its commas and its arrow.
  private struct RowFields {
    var inputs: [Range<Int>] = []
    var outputs: [Range<Int>] = []
    /// Where the arrow stands.
    var arrow = 0
  }

  private mutating func fields(of range: Range<Int>) -> RowFields? {
    var fields = RowFields()
    var hasArrow = false
    var isDamaged = false
    var start = range.lowerBound
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
      case .end where !hasArrow && !isDamaged:
        report(at: place, "expected '->' and \(wanted(outputs, "output")), found the end of the line")
        return nil
      case .comma where isOutside, .arrow where isOutside, .end:
        if hasArrow { fields.outputs.append(start..<place) } else { fields.inputs.append(start..<place) }
        if token.kind == .end { return isDamaged ? nil : fields }
        start = token.range.upperBound
        if token.kind == .arrow {
          fields.arrow = place
          hasArrow = true
        }
      default: break
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
    if inputsFit { values += self.values(fields.inputs, inputs) }
    if outputsFit { values += self.values(fields.outputs, outputs) }
    return inputsFit && outputsFit && values.count == inputs.count + outputs.count ? values : nil
  }

  /// The values of fields; fewer if some are wrong.
  private mutating func values(_ fields: [Range<Int>], _ columns: [Declaration]) -> [Value] {
    var values: [Value] = []
    for (field, column) in zip(fields, columns) {
      if let type = column.type, let value = value(in: field, type, of: column.name) { values.append(value) }
    }
    return values
  }

  /// True if there are as many fields as columns.
  private mutating func check(
    _ fields: [Range<Int>], _ columns: [Declaration], _ what: String, before place: String, arrow: Int
  ) -> Bool {
    let isEmpty = fields.count == 1 && fields[0].allSatisfy { Lexer.isSpace(source.scalars[$0]) }
    let count = isEmpty && columns.count != 1 ? 0 : fields.count
    if count == columns.count { return true }
    if isInterfaceDamaged { return false }
    let offset = fields.count > columns.count && !columns.isEmpty ? start(of: fields[columns.count]) : arrow
    report(at: offset, "expected \(wanted(columns, what)) \(place), found \(count)")
    return false
  }

  private func start(of field: Range<Int>) -> Int {
    field.first { !Lexer.isSpace(source.scalars[$0]) } ?? field.lowerBound
  }

  /// The columns of a case in words.
  private func wanted(_ columns: [Declaration], _ what: String) -> String {
    let names = columns.prefix(8).map(\.name).joined(separator: ", ") + (columns.count > 8 ? ", …" : "")
    return "\(columns.count) \(what)\(columns.count == 1 ? "" : "s") (\(names))"
  }

  private mutating func value(in field: Range<Int>, _ type: Type, of name: String) -> Value? {
    let first = start(of: field)
    guard first < field.upperBound, !Lexer.isSpace(source.scalars[first]) else {
      report(at: field.upperBound, "a value is missing: expected \(type) for '\(name)'")
      return nil
    }
    return value(in: field, type)
  }
}
