// `train` and `test` as a whole.

extension TaskReader {
  /// What stands under `train` or `test`.
  struct Section {
    /// The offset of its key; `nil` if it is not there.
    var start: Int?
    /// True if cases may follow on the next lines.
    var isOpen = false
    private(set) var recipes: [CaseRecipe] = []
    /// Rows that no recipe holds yet.
    private var rows = LiteralCases(columns: [], lines: [])
    /// The seed of its samples, if it has one of its own.
    var sampleSeed: UInt64?
    /// True if something in it could not be read, so that it may only seem to be empty.
    var isDamaged = false

    /// Adds a row; the columns grow in place.
    mutating func append(_ row: [Value], line: Int) {
      if rows.columns.isEmpty { rows.columns = row.map { _ in [] } }
      for (index, value) in row.enumerated() { rows.columns[index].append(value) }
      rows.lines.append(line)
    }

    /// Adds a recipe after the rows so far.
    mutating func append(_ recipe: CaseRecipe) {
      finishRows()
      recipes.append(recipe)
    }

    /// Makes a recipe of the rows since the last.
    mutating func finishRows() {
      guard !rows.lines.isEmpty else { return }
      recipes.append(.literal(rows))
      rows = LiteralCases(columns: [], lines: [])
    }

    /// True if its one recipe is a file that is split into train and test cases.
    var isSplit: Bool {
      guard case .file(let file) = recipes.first else { return false }
      return file.split != nil
    }
  }

  /// The recipes of a section, each sample with the seed that holds there.
  func recipes(_ section: SectionKey) -> [CaseRecipe] {
    let section = sections[section.rawValue]
    guard let seed = section.sampleSeed ?? sampleSeed else { return section.recipes }
    return section.recipes.map { recipe in
      guard case .sample(var sample) = recipe else { return recipe }
      sample.seed = seed
      return .sample(sample)
    }
  }

  /// Checks what no single line shows: that there are inputs, outputs and train cases.
  mutating func checkWhole() {
    for index in sections.indices { sections[index].finishRows() }
    let train = sections[SectionKey.train.rawValue]
    let test = sections[SectionKey.test.rawValue]
    let firstCases = [train, test].compactMap(\.start).min()
    if inputs.isEmpty, !isInterfaceDamaged {
      report(before: firstCases, "there is no 'input' line; expected one such as 'input x: Int'")
    }
    if outputs.isEmpty, !isInterfaceDamaged {
      report(before: firstCases, "there is no 'output' line; expected one such as 'output: Int'")
    }
    if let start = train.start {
      if train.recipes.isEmpty, !train.isDamaged {
        report(at: start, "there is no case under 'train:'; expected lines such as '1, 2 -> 3'")
      }
    } else if !train.isDamaged {
      report("there are no train cases; expected a line 'train:' and cases after it, or 'train from \"FILE\"'")
    }
    if let start = test.start {
      if train.isSplit {
        report(at: start, "the test cases are already what 'train from' with a share leaves over")
      } else if test.recipes.isEmpty, !test.isDamaged {
        warn(at: start, "there is no case under 'test:': the answer will not be tested on unseen cases")
      }
    }
    if let range = items[.target]?.first, !(train.recipes + test.recipes).contains(where: \.needsTarget),
      !train.isDamaged, !test.isDamaged
    {
      warn(at: range.lowerBound, "the target is not used: it computes the outputs of 'sample', 'grid' and 'all'")
    }
  }

  private mutating func report(_ message: String) {
    diagnostics.append(Diagnostic(file: source.file, message))
  }

  /// Reports that a line is missing, which belongs before a place if there is one.
  private mutating func report(before offset: Int?, _ message: String) {
    if let offset { report(at: offset, "\(message) before the cases") } else { report(message) }
  }
}
