internal import AST
internal import Interpreter

/// Finds a text as pieces put together: for the cases of a set, a chain of terms, each of which continues the target.
///
/// Goal-directed, as in FlashFill (Gulwani 2011, doi:10.1145/1926385.1926423): what is left of the target after a piece
/// is the next goal. Pieces are the bank's terms, and parts of small terms cut out between positions that the bank has.
/// The search goes on from the cheapest beginning, so what it finds is the smallest that its pieces give.
struct TextDeducer {
  /// What continues the target.
  private struct Piece {
    /// By case of `cases`: where its text stands in the pool.
    let texts: [Range<Int>]
    let size: Int
    let origin: Origin
  }

  private enum Origin {
    case term(Int)
    /// The part of a term from a position on.
    case cut(rule: Int, source: Int, start: Int, length: Length)
  }

  /// How the length of a part is said.
  private enum Length {
    /// It is one character.
    case one
    case term(Int)
    /// The difference of a position and the start.
    case upTo(Int)
  }

  /// A number term that is a position in every text.
  private struct Position {
    let values: [Int]
    let size: Int
    let term: Int
  }

  private let bank: TermBank
  private let owner: Int
  /// By case of `cases`: where the target stands in the pool.
  private let target: [Range<Int>]
  /// The cases that count.
  private let cases: [Int]
  private let concatenation: Rules.Rule?
  private let substring: Int?
  private let character: Int?
  /// The class of positions and lengths, and the rule for the difference of two.
  private var numbers = 0
  private var difference: Rules.Rule?
  /// The number terms that are nowhere negative, none twice, in the order of their sizes.
  private var positions: [Position] = []
  private var lengths: [[Int]: Int] = [:]
  private var pieces: [Piece] = []
  /// The pieces and beginnings of chains so far, times the cases.
  private(set) var executions = 0
  private var piecePlaces: [UInt64: Int] = [:]

  private static let maximumPieces = 3000
  private static let maximumPositions = 250
  private static let maximumSources = 20
  private static let maximumNodes = 3000

  init(_ bank: TermBank, owner: Int, target: [UInt64], cases: LaneSet) {
    self.bank = bank
    self.owner = owner
    let own = cases.lanes
    self.cases = own
    self.target = own.map { bank.machine.pool.range(target[$0]) }
    let rules = bank.rules.classes[owner].rules
    concatenation = rules.first { $0.direct == .concat && $0.holes.allSatisfy { $0 == owner } }
    substring = rules.firstIndex { $0.direct == .substring && $0.holes[$0.order[0]] == owner }
    character = rules.firstIndex { $0.direct == .smtAt && $0.holes[$0.order[0]] == owner }
    if let rule = substring ?? character {
      numbers = rules[rule].holes[rules[rule].order[1]]
      difference = bank.rules.classes[numbers].rules.first { [numbers] rule in
        rule.direct == .subtract && rule.holes.allSatisfy { $0 == numbers }
      }
    }
  }

  /// A tree right on the cases; `nil` if none was found.
  ///
  /// - Parameter most: the executions at which to give up.
  mutating func solve(most: Int, stop: () -> Bool) -> Tree? {
    collectTerms()
    if substring != nil || character != nil {
      collectPositions()
      collectCuts(stop: stop)
    }
    guard !stop() else { return nil }
    pieces.sort { $0.size < $1.size }
    return chain(most: most, stop: stop)
  }

  // MARK: Pieces

  private mutating func add(_ texts: [Range<Int>], _ size: Int, _ origin: Origin) {
    executions += cases.count
    var hash: UInt64 = 0
    for text in texts { hash = (hash ^ bank.machine.pool.contentHash(text)) &* 0xBF58_476D_1CE4_E5B9 }
    if let place = piecePlaces[hash] {
      if pieces[place].size > size { pieces[place] = Piece(texts: texts, size: size, origin: origin) }
    } else if pieces.count < TextDeducer.maximumPieces {
      piecePlaces[hash] = pieces.count
      pieces.append(Piece(texts: texts, size: size, origin: origin))
    }
  }

  /// Terms that are parts of the target in every case, and somewhere more than nothing.
  private mutating func collectTerms() {
    let terms = bank.terms[owner]
    let count = bank.caseCount
    let pool = bank.machine.pool
    var found: [Int] = []
    terms.words.withUnsafeBufferPointer { words in
      for term in 0..<terms.count {
        var isPart = true
        var isEmpty = true
        for (place, index) in cases.enumerated() {
          let text = pool.range(words[term * count + index])
          if text.isEmpty { continue }
          isEmpty = false
          if !pool.contains(target[place], text) {
            isPart = false
            break
          }
        }
        if isPart, !isEmpty { found.append(term) }
      }
    }
    found.sort { (terms.sizes[$0], $0) < (terms.sizes[$1], $1) }
    for term in found.prefix(TextDeducer.maximumPieces / 2) {
      add(cases.map { pool.range(terms.words[term * count + $0]) }, Int(terms.sizes[term]), .term(term))
    }
  }

  private mutating func collectPositions() {
    let terms = bank.terms[numbers]
    let count = bank.caseCount
    var found: [[Int]: Position] = [:]
    for term in 0..<terms.count {
      let isPosition = cases.allSatisfy { terms.words[term * count + $0] <= UInt64(bank.machine.pool.maximumLength) }
      guard isPosition else { continue }
      let values = cases.map { Int(truncatingIfNeeded: terms.words[term * count + $0]) }
      let size = Int(terms.sizes[term])
      if let other = found[values], (other.size, other.term) <= (size, term) { continue }
      found[values] = Position(values: values, size: size, term: term)
    }
    positions = found.values.sorted { ($0.size, $0.term) < ($1.size, $1.term) }
    lengths = Dictionary(uniqueKeysWithValues: positions.enumerated().map { ($0.element.values, $0.offset) })
  }

  /// Parts of small terms between positions, as far as they are parts of the target.
  private mutating func collectCuts(stop: () -> Bool) {
    let terms = bank.terms[owner]
    let count = bank.caseCount
    let pool = bank.machine.pool
    let rules = bank.rules.classes[owner].rules
    var sources: [Int] = []
    for size in terms.bySize where sources.count < TextDeducer.maximumSources {
      for term in size.prefix(5000) where sources.count < TextDeducer.maximumSources {
        let isLong = cases.contains { pool.length(terms.words[Int(term) * count + $0]) > 1 }
        if isLong { sources.append(Int(term)) }
      }
    }
    for source in sources {
      guard !stop() else { return }
      let texts = cases.map { pool.range(terms.words[source * count + $0]) }
      let ownSize = Int(terms.sizes[source])
      let inside = positions.lazy.filter { position in
        zip(position.values, texts).allSatisfy { $0 <= $1.count }
      }.prefix(TextDeducer.maximumPositions)
      let bounds = Array(inside)
      for start in bounds {
        if let character {
          let parts = zip(texts, start.values).map { text, place in
            place < text.count ? text.lowerBound + place..<text.lowerBound + place + 1 : 0..<0
          }
          consider(parts, rules[character].size + ownSize + start.size) {
            .cut(rule: character, source: source, start: start.term, length: .one)
          }
        }
        guard let substring else { continue }
        for end in bounds {
          guard let parts = parts(texts, start.values, end.values),
            let (length, size) = length(texts, start, end)
          else { continue }
          consider(parts, rules[substring].size + ownSize + start.size + size) {
            .cut(rule: substring, source: source, start: start.term, length: length)
          }
        }
      }
    }
  }

  /// The parts of texts between positions, if they are parts of the target too; `nil` also if they are all empty.
  private func parts(_ texts: [Range<Int>], _ starts: [Int], _ ends: [Int]) -> [Range<Int>]? {
    var isEmpty = true
    for place in texts.indices {
      if starts[place] > ends[place] { return nil }
      if starts[place] < ends[place] { isEmpty = false }
    }
    if isEmpty { return nil }
    var parts: [Range<Int>] = []
    for (place, text) in texts.enumerated() {
      let part = text.lowerBound + starts[place]..<text.lowerBound + ends[place]
      guard bank.machine.pool.contains(target[place], part) else { return nil }
      parts.append(part)
    }
    return parts
  }

  private mutating func consider(_ parts: [Range<Int>], _ size: Int, _ origin: () -> Origin) {
    guard parts.contains(where: { !$0.isEmpty }),
      zip(parts, target).allSatisfy({ $0.isEmpty || bank.machine.pool.contains($1, $0) })
    else { return }
    add(parts, size, origin())
  }

  /// The cheapest way to say how long the part between two positions is.
  private func length(_ texts: [Range<Int>], _ start: Position, _ end: Position) -> (Length, size: Int)? {
    if start.values.allSatisfy({ $0 == 0 }) { return (.term(end.term), end.size) }
    var best: (Length, size: Int)?
    if let known = lengths[zip(start.values, end.values).map { $1 - $0 }] {
      best = (.term(positions[known].term), positions[known].size)
    }
    // Up to the end any number that is large enough will do.
    if zip(texts, end.values).allSatisfy({ $0.count == $1 }), end.size < best?.size ?? Int.max {
      best = (.term(end.term), end.size)
    }
    if let difference, end.size + start.size + difference.size < best?.size ?? Int.max {
      best = (.upTo(end.term), end.size + start.size + difference.size)
    }
    return best
  }

  // MARK: Chains

  /// A beginning of the target.
  private struct Beginning {
    /// By case: how much of the target it is.
    let reached: [Int]
    let cost: Int
    let previous: Int
    let piece: Int
  }

  /// The cheapest chain of pieces that is the target.
  private mutating func chain(most: Int, stop: () -> Bool) -> Tree? {
    let joint = concatenation?.size ?? 0
    let lengths = target.map(\.count)
    let texts = FlatTexts(pieces.map(\.texts))
    var beginnings = [Beginning(reached: Array(repeating: 0, count: cases.count), cost: 0, previous: -1, piece: -1)]
    var costs = [beginnings[0].reached: 0]
    var buckets: [[Int]] = [[0]]
    var cost = 0
    var expanded = 0
    while cost < buckets.count {
      var next = 0
      while next < buckets[cost].count {
        let node = buckets[cost][next]
        next += 1
        let beginning = beginnings[node]
        guard costs[beginning.reached] == beginning.cost else { continue }
        if beginning.reached == lengths, beginning.piece >= 0 { return tree(of: node, beginnings) }
        expanded += 1
        if expanded > TextDeducer.maximumNodes || executions > most || stop()
          || concatenation == nil && beginning.piece >= 0
        {
          continue
        }
        let rest = zip(target, beginning.reached).map { $0.lowerBound + $1..<$0.upperBound }
        for index in bank.machine.pool.beginnings(of: rest, among: texts) {
          let reached = zip(beginning.reached, pieces[index].texts).map { $0 + $1.count }
          guard reached != beginning.reached else { continue }
          let total = beginning.cost + pieces[index].size + joint
          if let known = costs[reached], known <= total { continue }
          costs[reached] = total
          executions += cases.count
          while buckets.count <= total { buckets.append([]) }
          buckets[total].append(beginnings.count)
          beginnings.append(Beginning(reached: reached, cost: total, previous: node, piece: index))
        }
      }
      cost += 1
    }
    return nil
  }

  private func tree(of node: Int, _ beginnings: [Beginning]) -> Tree? {
    var trees: [Tree] = []
    var current = node
    while current >= 0, beginnings[current].piece >= 0 {
      guard let tree = tree(of: pieces[beginnings[current].piece]) else { return nil }
      trees.append(tree)
      current = beginnings[current].previous
    }
    guard var result = trees.first else { return nil }
    for tree in trees.dropFirst() {
      guard let concatenation else { return nil }
      result = apply(concatenation, [tree, result])
    }
    return result
  }

  private func tree(of piece: Piece) -> Tree? {
    switch piece.origin {
    case .term(let term): return bank.tree(owner, term)
    case .cut(let rule, let source, let start, let length):
      let rule = bank.rules.classes[owner].rules[rule]
      var arguments = [bank.tree(owner, source), bank.tree(numbers, start)]
      switch length {
      case .one: break
      case .term(let term): arguments.append(bank.tree(numbers, term))
      case .upTo(let end):
        guard let difference else { return nil }
        arguments.append(apply(difference, [bank.tree(numbers, end), bank.tree(numbers, start)]))
      }
      return apply(rule, arguments)
    }
  }

  /// A production that is one operator, with the operator's arguments in their order.
  private func apply(_ rule: Rules.Rule, _ arguments: [Tree]) -> Tree {
    var children = arguments
    for (position, hole) in rule.order.enumerated() { children[hole] = arguments[position] }
    return bank.rules.fill(rule, with: children)
  }
}
