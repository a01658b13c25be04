// Cases by formula: `sample`, `grid` and `all`.

extension TaskReader {
  /// The most cases that one formula may make.
  static let maximumFormulaCases = 1 << 20

  mutating func readFormula(_ key: TaskKey, _ item: TaskOutline.Item, in section: SectionKey?) {
    guard !item.isOpen else { return }
    var reader = ItemReader(source, item.range)
    reader.take()
    if key == .sample, reader.take(word: "seed") {
      readSampleSeed(&reader, at: item.range.lowerBound, in: section)
      return
    }
    guard let section, sections[section.rawValue].isOpen else {
      report(at: item.range.lowerBound, "'\(key.rawValue)' stands under 'train:' or 'test:'")
      return
    }
    if items[.target] == nil, !isTargetMissed {
      isTargetMissed = true
      report(
        at: item.range.lowerBound,
        "'\(key.rawValue)' needs a line 'target EXPRESSION' that computes the outputs")
    }
    let location = source.location(at: item.range.lowerBound)
    let recipe: CaseRecipe? =
      switch key {
      case .sample: sample(&reader, location)
      case .grid: grid(&reader, location)
      default: truthTable(&reader, location)
      }
    if let recipe {
      sections[section.rawValue].append(recipe)
    } else {
      sections[section.rawValue].isDamaged = true
    }
  }

  /// Reads `sample seed N`: under `train:` or `test:` for the samples there, before them for those of both.
  private mutating func readSampleSeed(_ reader: inout ItemReader, at offset: Int, in section: SectionKey?) {
    guard let seed = count(&reader, 0...Int.max, "a seed: a whole number from 0 to \(Int.max)") else { return }
    expectEnd(reader)
    let previous = section.map { sections[$0.rawValue].sampleSeed } ?? sampleSeed
    if previous != nil { report(at: offset, "the seed of the samples is given twice") }
    if let section {
      sections[section.rawValue].sampleSeed = UInt64(seed)
    } else {
      sampleSeed = UInt64(seed)
    }
  }

  private mutating func sample(_ reader: inout ItemReader, _ location: Diagnostic.Location) -> CaseRecipe? {
    let most = Self.maximumFormulaCases
    guard let count = count(&reader, 1...most, "the number of cases, from 1 to \(most)") else { return nil }
    var ranges: [Int: ValueRange] = [:]
    while !reader.isAtEnd {
      guard let (input, range) = inputRange(&reader, seen: { ranges[$0] != nil }) else { return nil }
      ranges[input] = range
    }
    guard checkAll(Set(ranges.keys), "a range", at: reader.offset) else { return nil }
    return .sample(
      SampledCases(count: count, ranges: inputs.indices.compactMap { ranges[$0] }, location: location))
  }

  private mutating func grid(_ reader: inout ItemReader, _ location: Diagnostic.Location) -> CaseRecipe? {
    let most = Self.maximumFormulaCases
    var axes: [GridCases.Axis] = []
    var seen: Set<Int> = []
    var count = 1
    repeat {
      let place = reader.offset
      let expected = "the number of points on the next input's range, from 1 to \(most)"
      guard let points = self.count(&reader, 1...most, expected) else { return nil }
      guard let (input, range) = inputRange(&reader, seen: { seen.contains($0) }) else { return nil }
      seen.insert(input)
      guard checkPoints(points, range, at: place) else { return nil }
      count = min(count * points, most + 1)
      axes.append(GridCases.Axis(input: input, points: points, range: range))
    } while !reader.isAtEnd
    guard checkAll(seen, "a range", at: reader.offset) else { return nil }
    guard count <= most else {
      report(at: reader.offset, "the grid has more than \(most) cases")
      return nil
    }
    return .grid(GridCases(axes: axes, location: location))
  }

  /// True if a range has room for so many points, both ends among them.
  private mutating func checkPoints(_ points: Int, _ range: ValueRange, at offset: Int) -> Bool {
    switch range {
    case .int(let range):
      let (width, overflow) = range.upperBound.subtractingReportingOverflow(range.lowerBound)
      if !overflow, width < points - 1 {
        report(at: offset, "there are only \(width + 1) whole numbers in that range")
        return false
      }
      guard points > 1 || width == 0 else { break }
      return true
    case .float(let low, let high):
      guard points > 1 || low == high else { break }
      return true
    }
    report(at: offset, "a grid has both ends of the range: at least 2 points")
    return false
  }

  /// `x: -1.0...1.0`, a range of a number input.
  private mutating func inputRange(
    _ reader: inout ItemReader, seen: (Int) -> Bool
  ) -> (input: Int, range: ValueRange)? {
    guard let input = input(&reader, seen: seen) else { return nil }
    let (name, type, offset) = input.described
    guard reader.take(.colon) else {
      diagnostics.append(reader.unexpected("':' and a range after '\(name)'"))
      return nil
    }
    guard type.isNumber else {
      report(at: offset, "only Int and Float inputs have ranges; '\(name)' is \(type)")
      return nil
    }
    guard let range = valueRange(&reader, type) else { return nil }
    return (input.index, range)
  }

  private struct NamedInput {
    var index: Int
    var described: (name: String, type: Type, offset: Int)
  }

  /// The name of an input of known type, the first time it is named.
  private mutating func input(_ reader: inout ItemReader, seen: (Int) -> Bool) -> NamedInput? {
    let offset = reader.offset
    guard reader.token.kind == .name else {
      diagnostics.append(reader.unexpected("the name of an input"))
      return nil
    }
    let name = reader.text
    guard let index = inputIndices[name] else {
      if !isInterfaceDamaged {
        let suggestion = Suggestion.text(for: name, among: inputs.map(\.name))
        report(at: offset, "there is no input '\(source.excerpt(reader.token.range))'\(suggestion)")
      }
      return nil
    }
    if seen(index) {
      report(at: offset, "'\(name)' is given twice")
      return nil
    }
    reader.take()
    return inputs[index].type.map { NamedInput(index: index, described: (name, $0, offset)) }
  }

  /// True if every input is among those named.
  private mutating func checkAll(_ named: Set<Int>, _ what: String, at offset: Int) -> Bool {
    let missing = inputs.indices.filter { !named.contains($0) }.map { "'\(inputs[$0].name)'" }
    if missing.isEmpty || isInterfaceDamaged { return missing.isEmpty }
    let names = missing.prefix(8).joined(separator: ", ") + (missing.count > 8 ? ", …" : "")
    report(at: offset, "every input needs \(what); missing: \(names)")
    return false
  }

  private mutating func truthTable(_ reader: inout ItemReader, _ location: Diagnostic.Location) -> CaseRecipe? {
    var named: [Int] = []
    var seen: Set<Int> = []
    while !reader.isAtEnd {
      guard let input = input(&reader, seen: { seen.contains($0) }) else { return nil }
      guard input.described.type == .bool else {
        let (name, type, offset) = input.described
        report(at: offset, "'all' is for Bool inputs; '\(name)' is \(type)")
        return nil
      }
      named.append(input.index)
      seen.insert(input.index)
    }
    guard checkAll(seen, "to be named", at: reader.offset) else { return nil }
    guard named.count <= 20 else {
      report(at: reader.offset, "'all' is for at most 20 inputs (\(Self.maximumFormulaCases) cases)")
      return nil
    }
    return .truthTable(TruthTable(inputs: named, location: location))
  }
}
