internal import AST
internal import Interpreter

/// Texts, each held once: two are equal exactly when their numbers are.
///
/// Numbers are given in the order in which texts first appear, so they are the same in every run. A text is built at the
/// end of the pool and taken back if it is there already.
struct TextPool: Sendable {
  private var codes: [UInt32]
  /// The number of codes in use.
  private var used = 0
  private var starts: [Int] = [0]
  private var hashes: [UInt64] = []
  private var cells: [Int32]
  /// The longest text that operations build.
  let maximumLength: Int

  /// A pool whose operations build texts of at most so many characters; it holds the empty text, number 0.
  init(maximumLength: Int) {
    self.maximumLength = maximumLength
    codes = Array(repeating: 0, count: 1024)
    cells = Array(repeating: -1, count: 1024)
    _ = intern()
  }

  /// The number of texts.
  var count: Int { hashes.count }
  /// The number of characters held.
  var characterCount: Int { used }

  func length(_ text: UInt64) -> Int {
    let index = Int(truncatingIfNeeded: text)
    return starts[index + 1] - starts[index]
  }

  /// The characters of a text.
  func text(_ text: UInt64) -> [Unicode.Scalar] {
    codes[range(text)].map { Unicode.Scalar($0) ?? " " }
  }

  func range(_ text: UInt64) -> Range<Int> {
    let index = Int(truncatingIfNeeded: text)
    return starts[index]..<starts[index + 1]
  }

  /// The number of a text.
  mutating func number(of text: [Unicode.Scalar]) -> UInt64 {
    reserve(text.count)
    for (offset, scalar) in text.enumerated() { codes[used + offset] = scalar.value }
    used += text.count
    return intern()
  }

  /// The number of a part of a text, given by positions inside it.
  mutating func part(_ text: UInt64, _ from: Int, _ to: Int) -> UInt64 {
    let whole = range(text)
    if from == 0, to == whole.count { return text }
    reserve(to - from)
    append(whole.lowerBound + from, to - from)
    return intern()
  }

  // MARK: Building

  private mutating func reserve(_ count: Int) {
    if used + count > codes.count {
      codes.append(contentsOf: repeatElement(0, count: Swift.max(codes.count, count)))
    }
  }

  /// Copies codes of the pool to its end; room must be reserved.
  private mutating func append(_ start: Int, _ count: Int) {
    guard count > 0 else { return }
    let end = used
    codes.withUnsafeMutableBufferPointer { codes in
      guard let base = codes.baseAddress else { return }
      (base + end).update(from: base + start, count: count)
    }
    used += count
  }

  /// The number of the text at the end of the pool, from where the last number's text ends.
  private mutating func intern() -> UInt64 {
    let start = starts[starts.count - 1]
    let end = used
    let hash = codes.withUnsafeBufferPointer { codes in
      var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(end - start)
      for index in start..<end {
        hash = (hash ^ UInt64(codes[index])) &* 0xBF58_476D_1CE4_E5B9
        hash ^= hash >> 29
      }
      return hash
    }
    var cell = Int(truncatingIfNeeded: hash) & (cells.count - 1)
    while cells[cell] >= 0 {
      let other = Int(cells[cell])
      if hashes[other] == hash, isEqual(starts[other]..<starts[other + 1], start..<end) {
        used = start
        return UInt64(other)
      }
      cell = (cell + 1) & (cells.count - 1)
    }
    cells[cell] = Int32(truncatingIfNeeded: hashes.count)
    hashes.append(hash)
    starts.append(end)
    if hashes.count * 2 > cells.count { rehash() }
    return UInt64(hashes.count - 1)
  }

  private mutating func rehash() {
    cells = Array(repeating: -1, count: cells.count * 2)
    for (index, hash) in hashes.enumerated() {
      var cell = Int(truncatingIfNeeded: hash) & (cells.count - 1)
      while cells[cell] >= 0 { cell = (cell + 1) & (cells.count - 1) }
      cells[cell] = Int32(truncatingIfNeeded: index)
    }
  }

  private func isEqual(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    guard left.count == right.count else { return false }
    return codes.withUnsafeBufferPointer { codes in
      for offset in 0..<left.count where codes[left.lowerBound + offset] != codes[right.lowerBound + offset] {
        return false
      }
      return true
    }
  }

  /// The first place from a start on where a part stands in a text; -1 if there is none.
  func place(of part: UInt64, in text: UInt64, from start: Int) -> Int {
    let whole = range(text)
    let wanted = range(part)
    guard !wanted.isEmpty else { return start <= whole.count ? start : -1 }
    return codes.withUnsafeBufferPointer { codes in
      let head = codes[wanted.lowerBound]
      var place = whole.lowerBound + start
      while place + wanted.count <= whole.upperBound {
        if codes[place] == head {
          var offset = 1
          while offset < wanted.count, codes[place + offset] == codes[wanted.lowerBound + offset] { offset += 1 }
          if offset == wanted.count { return place - whole.lowerBound }
        }
        place += 1
      }
      return -1
    }
  }

  /// True if a part stands in a text at a position.
  func occurs(_ part: UInt64, in text: UInt64, at position: Int) -> Bool {
    let whole = range(text)
    let wanted = range(part)
    guard position >= 0, wanted.count <= whole.count - position else { return false }
    let start = whole.lowerBound + position
    return isEqual(start..<start + wanted.count, wanted)
  }

  /// True if the codes of one range stand somewhere in those of another.
  func contains(_ whole: Range<Int>, _ part: Range<Int>) -> Bool {
    guard let last = part.last, part.count <= whole.count else { return part.isEmpty }
    return codes.withUnsafeBufferPointer { codes in
      let head = codes[part.lowerBound]
      let tail = codes[last]
      let length = part.count
      for place in whole.lowerBound...whole.upperBound - length
      where codes[place] == head && codes[place + length - 1] == tail {
        var offset = 1
        while offset < length, codes[place + offset] == codes[part.lowerBound + offset] { offset += 1 }
        if offset >= length { return true }
      }
      return false
    }
  }

  /// The indices of the rows of which every text begins the text wanted at its place.
  func beginnings(of wanted: [Range<Int>], among rows: FlatTexts) -> [Int] {
    var found: [Int] = []
    codes.withUnsafeBufferPointer { codes in
      rows.bounds.withUnsafeBufferPointer { bounds in
        wanted.withUnsafeBufferPointer { wanted in
          var place = 0
          for row in 0..<rows.count {
            var fits = true
            for column in 0..<wanted.count where fits {
              let start = bounds[place + 2 * column]
              let count = bounds[place + 2 * column + 1]
              if count == 0 { continue }
              let whole = wanted[column]
              fits = count <= whole.upperBound - whole.lowerBound
              var offset = 0
              while fits, offset < count {
                fits = codes[start + offset] == codes[whole.lowerBound + offset]
                offset += 1
              }
            }
            if fits { found.append(row) }
            place += 2 * wanted.count
          }
        }
      }
    }
    return found
  }

  /// A hash of the codes of a range, wherever they stand.
  func contentHash(_ part: Range<Int>) -> UInt64 {
    codes.withUnsafeBufferPointer { codes in
      var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(part.count)
      for index in part {
        hash = (hash ^ UInt64(codes[index])) &* 0xBF58_476D_1CE4_E5B9
        hash ^= hash >> 29
      }
      return hash
    }
  }

  func codes(_ text: UInt64) -> ArraySlice<UInt32> { codes[range(text)] }
}

// MARK: - Operators

extension TextPool {
  /// A text longer than ``maximumLength``.
  static let tooLong = UInt64.max

  mutating func concatenation(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let left = range(a)
    let right = range(b)
    if left.isEmpty { return b }
    if right.isEmpty { return a }
    guard left.count + right.count <= maximumLength else { return TextPool.tooLong }
    reserve(left.count + right.count)
    append(left.lowerBound, left.count)
    append(right.lowerBound, right.count)
    return intern()
  }

  mutating func substring(_ text: UInt64, _ start: Int64, _ length: Int64) -> UInt64 {
    let count = Int64(range(text).count)
    guard start >= 0, start < count, length > 0 else { return 0 }
    return part(text, Int(start), Int(start + Swift.min(length, count - start)))
  }

  mutating func replacingFirst(_ text: UInt64, _ old: UInt64, _ new: UInt64) -> UInt64 {
    let place = place(of: old, in: text, from: 0)
    guard place >= 0, old != new else { return text }
    let whole = range(text)
    let removed = range(old).count
    let added = range(new)
    let length = whole.count - removed + added.count
    guard length <= maximumLength else { return TextPool.tooLong }
    reserve(length)
    append(whole.lowerBound, place)
    append(added.lowerBound, added.count)
    append(whole.lowerBound + place + removed, whole.count - place - removed)
    return intern()
  }

  mutating func replacingAll(_ text: UInt64, _ old: UInt64, _ new: UInt64) -> UInt64 {
    let whole = range(text)
    let removed = range(old).count
    let added = range(new)
    guard removed > 0 else { return text }
    var places: [Int] = []
    var start = 0
    while true {
      let found = place(of: old, in: text, from: start)
      if found < 0 { break }
      places.append(found)
      start = found + removed
    }
    let length = whole.count + places.count * (added.count - removed)
    guard length <= maximumLength else { return TextPool.tooLong }
    reserve(length)
    start = 0
    for place in places {
      append(whole.lowerBound + start, place - start)
      append(added.lowerBound, added.count)
      start = place + removed
    }
    append(whole.lowerBound + start, whole.count - start)
    return intern()
  }

  func find(_ text: UInt64, _ part: UInt64, _ start: Int64) -> Int64 {
    guard start >= 0, start <= Int64(range(text).count) else { return -1 }
    return Int64(place(of: part, in: text, from: Int(start)))
  }

  func startsWith(_ text: UInt64, _ part: UInt64) -> Bool { occurs(part, in: text, at: 0) }

  func endsWith(_ text: UInt64, _ part: UInt64) -> Bool {
    occurs(part, in: text, at: range(text).count - range(part).count)
  }

  func isBefore(_ a: UInt64, _ b: UInt64) -> Bool {
    codes[range(a)].lexicographicallyPrecedes(codes[range(b)])
  }

  mutating func digits(_ value: Int64) -> UInt64 { value < 0 ? 0 : number(of: Scalar.show(value)) }
}

/// Rows of texts of a pool, side by side in memory.
struct FlatTexts {
  /// For each text where it begins and how long it is.
  let bounds: [Int]
  /// The number of rows.
  let count: Int

  init(_ rows: [[Range<Int>]]) {
    bounds = rows.flatMap { row in row.flatMap { [$0.lowerBound, $0.count] } }
    count = rows.count
  }
}
