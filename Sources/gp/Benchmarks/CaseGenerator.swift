import AST

/// Draws the inputs of a problem's cases: hand-made ones first, then kinds of random ones in fixed proportions.
struct CaseGenerator: Sendable {
  /// Which of the two sets of cases is drawn.
  enum Split: Int, Sendable {
    case train, test
  }

  /// A kind of random input.
  struct Kind: Sendable {
    /// The published number of train cases of this kind; the proportion when another number is asked for.
    let train: Int
    /// The same for test cases.
    let test: Int
    let source: Source

    enum Source: Sendable {
      /// Each case drawn by itself.
      case drawn(@Sendable (inout RandomStream) -> [Value])
      /// A finite set, dealt out: train cases from one end of a shuffled deck, test cases from the other, so that the
      /// two meet only when more are asked for than there are.
      case dealt([[Value]])
    }

    /// A kind whose cases are drawn one by one.
    init(train: Int, test: Int, _ draw: @escaping @Sendable (inout RandomStream) -> [Value]) {
      self.train = train
      self.test = test
      source = .drawn(draw)
    }

    /// A kind whose cases are dealt out from a finite set.
    init(train: Int, test: Int, dealtFrom deck: [[Value]]) {
      self.train = train
      self.test = test
      source = .dealt(deck)
    }
  }

  /// Hand-made inputs of the train cases.
  let trainEdges: [[Value]]
  /// Hand-made inputs of the test cases.
  let testEdges: [[Value]]
  let kinds: [Kind]

  init(edges: [[Value]] = [], testEdges: [[Value]] = [], kinds: [Kind]) {
    trainEdges = edges
    self.testEdges = testEdges
    self.kinds = kinds
  }
}

extension CaseGenerator {
  /// The inputs of `count` cases, hand-made ones first; fewer only if there is no kind to fill up from.
  ///
  /// Every random case has a random stream of its own, so case i of a kind does not depend on how many are asked for.
  /// If fewer cases are asked for than published, the hand-made ones are thinned out evenly in the same proportion.
  func inputs(_ split: Split, count: Int, published: Int, seed: UInt64) -> [[Value]] {
    let edges = split == .train ? trainEdges : testEdges
    let edgeCount = count >= published ? edges.count : edges.count * max(0, count) / max(1, published)
    var rows = (0..<edgeCount).map { edges[$0 * edges.count / edgeCount] }
    let shares = CaseGenerator.allot(count - rows.count, by: kinds.map { split == .train ? $0.train : $0.test })
    for (index, (kind, share)) in zip(kinds, shares).enumerated() {
      rows += kind.inputs(split, count: share, index: index, seed: seed)
    }
    return rows
  }

  /// Splits a total in proportion to weights, exactly when the weights sum to it.
  static func allot(_ total: Int, by weights: [Int]) -> [Int] {
    let sum = weights.reduce(0, +)
    guard sum > 0, total > 0 else { return weights.map { _ in 0 } }
    var seen = 0
    return weights.map { weight in
      let before = total * seen / sum
      seen += weight
      return total * seen / sum - before
    }
  }
}

extension CaseGenerator.Kind {
  fileprivate func inputs(_ split: CaseGenerator.Split, count: Int, index: Int, seed: UInt64) -> [[Value]] {
    switch source {
    case .drawn(let draw):
      return (0..<count).map { row in
        var random = RandomStream(
          seed: seed, purpose: .cases, island: split.rawValue, generation: index, slot: row)
        return draw(&random)
      }
    case .dealt(var deck):
      guard !deck.isEmpty else { return [] }
      var random = RandomStream(seed: seed, purpose: .shuffle, generation: index)
      random.shuffle(&deck)
      if split == .test { deck.reverse() }
      return (0..<count).map { deck[$0 % deck.count] }
    }
  }
}
