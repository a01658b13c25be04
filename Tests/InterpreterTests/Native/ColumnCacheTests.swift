import AST
import Testing

@testable import Interpreter

/// What kept columns may change is the speed.
@Suite struct ColumnCacheTests {
  private let inputs = [Parameter(name: "x", type: .float), Parameter(name: "y", type: .float)]

  private func columns(_ count: Int, seed: Int) -> CaseColumns {
    var random = RandomStream(seed: UInt64(seed), purpose: .test)
    let values = inputs.map { _ in (0..<count).map { _ in Value.float(random.float(-3, 3)) } }
    return CaseColumns(
      inputs: inputs, outputs: [], inputColumns: values, expectedColumns: [], count: count, judge: Judge(kinds: []),
      limits: Limits())
  }

  private func application(_ op: Operator, _ children: [Tree]) -> Tree {
    Tree(root: .apply(op, .float, length: 1), children: children)
  }

  private func leaf(_ random: inout RandomStream) -> Tree {
    let slot = random.below(3)
    return slot < 2
      ? Tree(nodes: [.variable(slot, .float)]) : Tree(literal: .float(Double(random.below(4))), type: .float)
  }

  /// Programs that are put together from pieces of others, as those of a search are.
  private func programs(_ count: Int, _ random: inout RandomStream) -> [Tree] {
    var pieces = (0..<3).map { _ in leaf(&random) }
    for _ in 0..<count {
      let unary: [Operator] = [.exp, .log, .sin, .cos, .tanh]
      let binary: [Operator] = [.add, .multiply, .subtract]
      let a = pieces[random.below(pieces.count)]
      let b = random.chance(0.3) ? leaf(&random) : pieces[random.below(pieces.count)]
      let tree =
        random.chance(0.6)
        ? application(unary[random.below(unary.count)], [a]) : application(binary[random.below(binary.count)], [a, b])
      pieces.append(tree.size <= 60 ? tree : leaf(&random))
    }
    return Array(pieces.suffix(count))
  }

  @Test func `values are the same with kept columns, also after many replacements and with other cases`() {
    var random = RandomStream(seed: 51, purpose: .test)
    // So many cases that few columns fit.
    let many = columns(8_000, seed: 52)
    let keeping = Evaluator(many, keepsColumns: true)
    let plain = Evaluator(many, native: nil)
    for round in 0..<4 {
      let trees = programs(200, &random)
      #expect(keeping.checksums(of: trees) == plain.checksums(of: trees), "seed 51, round \(round)")
      #expect(keeping.checksums(of: trees) == plain.checksums(of: trees), "seed 51, round \(round), again")
    }
    if [.avx2, .avx512].contains(NativeSupport.here) {
      #expect(keeping.reuse.found > 400)
      #expect(keeping.reuse.asked > keeping.reuse.found)
    }
    let trees = programs(200, &random)
    for count in [300, 1_001, 64] {
      let other = columns(count, seed: 53)
      keeping.cases = other
      #expect(keeping.checksums(of: trees) == Evaluator(other, native: nil).checksums(of: trees), "\(count) cases")
    }
  }

  @Test func `nothing is kept unless asked for`() {
    var random = RandomStream(seed: 54, purpose: .test)
    let evaluator = Evaluator(columns(1_000, seed: 55))
    let trees = programs(100, &random)
    #expect(evaluator.checksums(of: trees) == evaluator.checksums(of: trees))
    #expect(evaluator.reuse == ColumnReuse())
  }

  private func exists(words: Int) -> Bool {
    if ColumnCache(words: words) != nil { true } else { false }
  }

  @Test func `a subtree is found by its content, and the least used makes room`() throws {
    guard var cache = ColumnCache(words: 1_000) else {
      Issue.record("no cache")
      return
    }
    #expect(!exists(words: ColumnCache.leastWords - 1))
    #expect(!exists(words: ColumnCache.maximumWords))
    func place(of tree: Tree, inserting: Bool) -> Int32? {
      tree.nodes.withUnsafeBufferPointer { nodes in
        guard let base = nodes.baseAddress, let key = ColumnCache.Key(base, inputs: 2) else { return nil }
        return cache.find(key)?.value ?? (inserting ? cache.insert(key)?.value : nil)
      }
    }
    let trees = (0..<20_000).map {
      application(.sin, [Tree(literal: .float(Double($0)), type: .float)])
    }
    #expect(place(of: trees[0], inserting: false) == nil)
    let first = try #require(place(of: trees[0], inserting: true))
    #expect(place(of: trees[0], inserting: false) == first)
    // One batch cannot replace what it uses.
    for tree in trees { _ = place(of: tree, inserting: true) }
    #expect(place(of: trees[0], inserting: false) == first)
    for _ in 0..<10 {
      cache.beginBatch()
      for tree in trees.suffix(10_000) { _ = place(of: tree, inserting: true) }
    }
    #expect(place(of: trees[0], inserting: false) == nil)
    // A program that is given up leaves nothing.
    cache.beginBatch()
    cache.beginProgram()
    let last = try #require(place(of: trees[0], inserting: true))
    #expect(place(of: trees[0], inserting: false) == last)
    cache.giveUpProgram()
    #expect(place(of: trees[0], inserting: false) == nil)
    // Bound variables have no values of their own.
    #expect(place(of: application(.sin, [Tree(nodes: [.variable(2, .float)])]), inserting: true) == nil)
  }
}
