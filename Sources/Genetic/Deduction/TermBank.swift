internal import AST

/// Terms of a grammar by size, one for each behaviour on the cases: bottom-up enumeration with observational
/// equivalence (Udupa et al. 2013, doi:10.1145/2491956.2462174; Albarghouthi, Gulwani, Kincaid 2013,
/// doi:10.1007/978-3-642-39799-8_67).
///
/// Of terms that behave alike the first, so a smallest, is kept. A behaviour is one word a case.
struct TermBank: Sendable {
  /// The terms of one class.
  struct Terms: Sendable {
    /// The behaviours, one after the other.
    fileprivate(set) var words: [UInt64] = []
    fileprivate(set) var rules: [Int32] = []
    /// ``Rules/maximumHoles`` for each term.
    fileprivate(set) var children: [Int32] = []
    fileprivate(set) var sizes: [UInt16] = []
    /// By size, the terms in the order in which they were found.
    fileprivate(set) var bySize: [[Int32]] = [[]]
    fileprivate var hashes: [UInt64] = []
    fileprivate var cells: [Int32] = Array(repeating: -1, count: 1024)

    var count: Int { rules.count }
  }

  let rules: Rules
  var machine: WordMachine
  private(set) var terms: [Terms]
  /// The number of behaviours computed so far.
  private(set) var evaluated = 0
  /// True once there is no room for more.
  private(set) var isFull = false
  /// The largest size whose terms are all there.
  private(set) var completedSize = 0
  private let inputs: [[UInt64]]
  private let constants: [[UInt64]]
  private var pending: [Unit] = []
  private var nextUnit = 0
  private var cursor: [Int] = []
  private let capacity: Int
  /// True if a class holds text: numbers are then positions, and those far outside any text are left out.
  private let hasText: Bool
  /// Leaves out numbers that are no position in any text.
  var onlyPositions = false

  /// A production with the sizes of the terms in its holes.
  private struct Unit: Sendable {
    let owner: Int
    let rule: Int
    let sizes: [Int]
  }

  /// The most cases.
  static let maximumCases = 128
  /// The most words and characters that a bank holds.
  private static let maximumWords = 48_000_000

  /// - Parameter inputs: for each input its value in every case.
  init(_ rules: Rules, inputs: [[Value]], count: Int, maximumLength: Int) {
    self.rules = rules
    var machine = WordMachine(pool: TextPool(maximumLength: maximumLength), count: count)
    self.inputs = inputs.map { machine.words($0) }
    constants = rules.constants.map { constant in
      let word = machine.words([constant.value]).first ?? 0
      return Array(repeating: word, count: count)
    }
    self.machine = machine
    terms = rules.classes.map { _ in Terms() }
    hasText = rules.classes.contains { $0.type == .string }
    capacity = TermBank.maximumWords / Swift.max(count, 1)
  }

  var caseCount: Int { machine.count }

  /// A term's behaviour.
  func row(_ owner: Int, _ term: Int) -> ArraySlice<UInt64> {
    terms[owner].words[term * caseCount..<(term + 1) * caseCount]
  }

  /// The term of a class with a behaviour.
  func term(_ owner: Int, behaving row: [UInt64]) -> Int? {
    let hash = row.withUnsafeBufferPointer { TermBank.hash($0.baseAddress, caseCount) }
    let own = terms[owner]
    var cell = Int(truncatingIfNeeded: hash) & (own.cells.count - 1)
    while own.cells[cell] >= 0 {
      let other = Int(own.cells[cell])
      if own.hashes[other] == hash, self.row(owner, other).elementsEqual(row) { return other }
      cell = (cell + 1) & (own.cells.count - 1)
    }
    return nil
  }

  /// The expression of a term.
  func tree(_ owner: Int, _ term: Int) -> Tree {
    let rule = rules.classes[owner].rules[Int(terms[owner].rules[term])]
    let first = term * Rules.maximumHoles
    let children = rule.holes.enumerated().map { hole, child in
      tree(child, Int(terms[owner].children[first + hole]))
    }
    return rules.fill(rule, with: children)
  }

  // MARK: Growing

  /// Goes on enumerating until so many behaviours were computed in all, or it is told to stop.
  mutating func grow(to limit: Int, stop: () -> Bool) {
    while evaluated < limit, !isFull {
      if nextUnit == pending.count {
        guard beginNextSize() else {
          isFull = true
          return
        }
        if pending.isEmpty {
          completedSize += 1
          continue
        }
      }
      if run(pending[nextUnit], to: limit, stop: stop) {
        nextUnit += 1
        cursor = []
        if nextUnit == pending.count { completedSize += 1 }
      } else if stop() {
        return
      }
    }
  }

  /// Lists what the next size is made of; false if there can be no larger terms.
  private mutating func beginNextSize() -> Bool {
    let size = completedSize + 1
    guard size < Int(UInt16.max) else { return false }
    pending = []
    nextUnit = 0
    cursor = []
    for owner in terms.indices {
      while terms[owner].bySize.count <= size { terms[owner].bySize.append([]) }
    }
    for (owner, kind) in rules.classes.enumerated() {
      for (index, rule) in kind.rules.enumerated() {
        if rule.holes.isEmpty {
          if Swift.max(rule.size, 1) == size { pending.append(Unit(owner: owner, rule: index, sizes: [])) }
          continue
        }
        compose(size - rule.size, rule.holes.count, []) { sizes in
          pending.append(Unit(owner: owner, rule: index, sizes: sizes))
        }
      }
    }
    // Without terms of half the size there is nothing left to combine.
    return !pending.isEmpty || size <= 4
      || terms.contains { own in own.bySize.suffix(size / 2 + 1).contains { !$0.isEmpty } }
  }

  /// All ways to share a size among holes.
  private func compose(_ size: Int, _ holes: Int, _ chosen: [Int], _ body: ([Int]) -> Void) {
    guard size >= holes else { return }
    if holes == 1 { return body(chosen + [size]) }
    for first in 1...(size - holes + 1) { compose(size - first, holes - 1, chosen + [first], body) }
  }

  /// Evaluates a production with all terms of the unit's sizes; false if it was not finished.
  private mutating func run(_ unit: Unit, to limit: Int, stop: () -> Bool) -> Bool {
    let rule = rules.classes[unit.owner].rules[unit.rule]
    let lists = zip(rule.holes, unit.sizes).map { owner, size in
      size < terms[owner].bySize.count ? terms[owner].bySize[size] : []
    }
    var place = cursor
    let isFinished = combine(unit.owner, unit.rule, rule, lists, from: &place, to: limit, stop: stop)
    cursor = place
    return isFinished
  }

  /// Evaluates a production with all combinations of terms; false if a limit came first.
  ///
  /// - Parameter places: where in each list to begin, nothing for the beginning; set to where it stopped.
  mutating func combine(
    _ owner: Int, _ ruleIndex: Int, _ rule: Rules.Rule, _ lists: [[Int32]], from places: inout [Int], to limit: Int,
    stop: () -> Bool
  ) -> Bool {
    let count = caseCount
    let holes = rule.holes.count
    let scratch = UnsafeMutablePointer<UInt64>.allocate(capacity: (holes + rule.steps.count + 1) * Swift.max(count, 1))
    defer { scratch.deallocate() }
    let target = scratch + (holes + rule.steps.count) * count
    guard lists.allSatisfy({ !$0.isEmpty }) else { return true }
    let isSymmetric = rule.direct.map(TermBank.isCommutative) == true && rule.holes[0] == rule.holes[1]
    if places.isEmpty { places = Array(repeating: 0, count: holes) }
    var chosen = zip(lists, places).map { $0[$1] }
    for hole in 0..<holes { load(rule.holes[hole], chosen[hole], scratch + hole * count) }
    while true {
      if evaluated >= limit || isFull || evaluated & 1023 == 0 && stop() { return isFull }
      if !isSymmetric || isOrdered(rule, chosen) {
        evaluated += 1
        if evaluate(rule, scratch, target) {
          var size = rule.size
          for hole in 0..<holes { size += Int(terms[rule.holes[hole]].sizes[Int(chosen[hole])]) }
          insert(owner, ruleIndex, chosen, target, size)
        }
      }
      var hole = holes - 1
      while hole >= 0 {
        places[hole] += 1
        let isInside = places[hole] < lists[hole].count
        if !isInside { places[hole] = 0 }
        chosen[hole] = lists[hole][places[hole]]
        load(rule.holes[hole], chosen[hole], scratch + hole * count)
        if isInside { break }
        hole -= 1
      }
      if hole < 0 { return true }
    }
  }

  /// One of the two orders of the arguments of a commutative operator.
  private func isOrdered(_ rule: Rules.Rule, _ chosen: [Int32]) -> Bool {
    let sizes = terms[rule.holes[0]].sizes
    let left = sizes[Int(chosen[0])]
    let right = sizes[Int(chosen[1])]
    return left != right ? left > right : chosen[0] >= chosen[1]
  }

  private static func isCommutative(_ op: Operator) -> Bool {
    switch op {
    case .add, .multiply, .and, .or, .xor, .bitAnd, .bitOr, .bitXor, .equal, .notEqual, .min, .max: true
    default: false
    }
  }

  @inline(__always)
  private func load(_ owner: Int, _ term: Int32, _ target: UnsafeMutablePointer<UInt64>) {
    let count = caseCount
    terms[owner].words.withUnsafeBufferPointer { words in
      guard let base = words.baseAddress else { return }
      target.update(from: base + Int(term) * count, count: count)
    }
  }

  /// Computes a production's behaviour from those of its holes, which stand first in the scratch memory.
  private mutating func evaluate(
    _ rule: Rules.Rule, _ scratch: UnsafeMutablePointer<UInt64>, _ target: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    let count = caseCount
    if let leaf = rule.leaf {
      operand(leaf, rule, scratch) { target.update(from: $0, count: count) }
      return true
    }
    if let op = rule.direct {
      let a = scratch + rule.order[0] * count
      let b = rule.order.count > 1 ? scratch + rule.order[1] * count : a
      let c = rule.order.count > 2 ? scratch + rule.order[2] * count : a
      return machine.apply(op, rule.steps[0].argumentType, a, b, c, target)
    }
    let holes = rule.holes.count
    for (index, step) in rule.steps.enumerated() {
      let isLast = index == rule.steps.count - 1
      let place = isLast ? target : scratch + (holes + index) * count
      var succeeds = true
      operand(step.arguments[0], rule, scratch) { a in
        operand(step.arguments.count > 1 ? step.arguments[1] : step.arguments[0], rule, scratch) { b in
          operand(step.arguments.count > 2 ? step.arguments[2] : step.arguments[0], rule, scratch) { c in
            succeeds = machine.apply(step.op, step.argumentType, a, b, c, place)
          }
        }
      }
      if !succeeds { return false }
    }
    return true
  }

  private func operand(
    _ operand: Rules.Operand, _ rule: Rules.Rule, _ scratch: UnsafeMutablePointer<UInt64>,
    _ body: (UnsafePointer<UInt64>) -> Void
  ) {
    switch operand {
    case .hole(let hole): body(scratch + hole * caseCount)
    case .step(let step): body(scratch + (rule.holes.count + step) * caseCount)
    case .input(let slot): inputs[slot].withUnsafeBufferPointer { if let base = $0.baseAddress { body(base) } }
    case .constant(let index): constants[index].withUnsafeBufferPointer { if let base = $0.baseAddress { body(base) } }
    }
  }

  @inline(__always)
  private static func hash(_ row: UnsafePointer<UInt64>?, _ count: Int) -> UInt64 {
    guard let row else { return 0 }
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for index in 0..<count {
      hash = (hash ^ row[index]) &* 0xBF58_476D_1CE4_E5B9
      hash ^= hash >> 31
    }
    return hash
  }

  /// Keeps a term unless one behaves like it already.
  private mutating func insert(
    _ owner: Int, _ rule: Int, _ children: [Int32], _ row: UnsafeMutablePointer<UInt64>, _ size: Int
  ) {
    let count = caseCount
    if hasText, rules.classes[owner].type == .int {
      let largest = onlyPositions ? machine.pool.maximumLength : 1 << 40
      for index in 0..<count where Int64(bitPattern: row[index]).magnitude > largest { return }
    }
    let hash = TermBank.hash(row, count)
    let mask = terms[owner].cells.count - 1
    var cell = Int(truncatingIfNeeded: hash) & mask
    while terms[owner].cells[cell] >= 0 {
      let other = Int(terms[owner].cells[cell])
      if terms[owner].hashes[other] == hash {
        let isSame = terms[owner].words.withUnsafeBufferPointer { words in
          for index in 0..<count where words[other * count + index] != row[index] { return false }
          return true
        }
        if isSame { return }
      }
      cell = (cell + 1) & mask
    }
    let number = terms[owner].count
    terms[owner].cells[cell] = Int32(truncatingIfNeeded: number)
    terms[owner].hashes.append(hash)
    terms[owner].words.append(contentsOf: UnsafeBufferPointer(start: row, count: count))
    terms[owner].rules.append(Int32(truncatingIfNeeded: rule))
    for hole in 0..<Rules.maximumHoles { terms[owner].children.append(hole < children.count ? children[hole] : -1) }
    let written = Swift.max(size, 1)
    terms[owner].sizes.append(UInt16(truncatingIfNeeded: written))
    while terms[owner].bySize.count <= written { terms[owner].bySize.append([]) }
    terms[owner].bySize[written].append(Int32(truncatingIfNeeded: number))
    if (number + 1) * 2 > terms[owner].cells.count { rehash(owner) }
    isFull = isFull || number >= capacity || machine.pool.characterCount > TermBank.maximumWords
  }

  private mutating func rehash(_ owner: Int) {
    let cellCount = terms[owner].cells.count * 2
    var cells = Array(repeating: Int32(-1), count: cellCount)
    for (index, hash) in terms[owner].hashes.enumerated() {
      var cell = Int(truncatingIfNeeded: hash) & (cellCount - 1)
      while cells[cell] >= 0 { cell = (cell + 1) & (cellCount - 1) }
      cells[cell] = Int32(truncatingIfNeeded: index)
    }
    terms[owner].cells = cells
  }
}

extension Rules {
  /// The tree of a production with trees in its holes.
  func fill(_ rule: Rule, with children: [Tree]) -> Tree {
    var tree = rule.tree
    for index in rule.tree.nodes.indices.reversed() {
      let node = rule.tree.nodes[index]
      if node.kind == .variable, node.slot >= inputCount {
        tree.replaceSubtree(at: index, with: children[node.slot - inputCount])
      }
    }
    return tree
  }
}
