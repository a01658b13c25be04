import AST
import Foundation
import Testing

@testable import Genetic

@Suite struct EditTests {
  /// Set GP_EDITS to run more edits per universe than a quick test does.
  static let edits = ProcessInfo.processInfo.environment["GP_EDITS"].flatMap { Int($0) } ?? 2400

  @Test func `what is too deep is found wherever it is`() throws {
    var random = Fixtures.stream(0, seed: 12)
    var editor = TreeEditor(primitives: try Fixtures.set("ints"))
    for step in 0..<400 {
      let tree = try #require(editor.newProgram(size: random.below(60), &random))
      editor.load(tree)
      for depth in [tree.depth - 1, tree.depth, tree.depth + 1] where depth > 0 {
        let isWithin = editor.source.isWithin(depth: depth, 0..<tree.size, above: 0)
        #expect(isWithin == (tree.depth <= depth), "seed 12, step \(step)")
        for child in tree.children(of: 0) {
          let part = editor.source.isWithin(depth: depth, tree.range(at: child), above: 2)
          #expect(part == (tree.subtree(at: child).depth + 2 <= depth), "seed 12, step \(step)")
        }
      }
    }
  }

  @Test(arguments: Fixtures.recipes().map(\.name))
  func everyEditKeepsProgramsWellFormedAndWithinTheLimits(_ name: String) throws {
    let primitives = try Fixtures.set(name)
    let limits = TreeLimits(nodes: 40, depth: 12)
    var editor = TreeEditor(primitives: primitives, limits: limits)
    var random = Fixtures.stream(0, seed: 11)
    var pool: [Tree] = []
    for size in 0..<50 {
      if let tree = editor.newProgram(size: size % 30, &random) { pool.append(tree) }
    }
    var made: [Edit: Int] = [:]
    let rates = VariationRates()
    for step in 0..<EditTests.edits {
      let edit = Edit.allCases[step % Edit.allCases.count]
      let first = pool[random.below(pool.count)]
      let second = pool[random.below(pool.count)]
      guard let child = editor.perform(edit, first, mate: second, rates: rates, &random) else { continue }
      try #require(child.isWellFormed(in: primitives), "seed 11, step \(step), \(edit): \(child.text())")
      try #require(child.size <= limits.nodes && child.depth <= limits.depth, "seed 11, step \(step), \(edit)")
      made[edit, default: 0] += 1
      pool[random.below(pool.count)] = child
      if step % 10 == 0, let fresh = editor.newProgram(size: random.below(30), &random) {
        pool[random.below(pool.count)] = fresh
      }
    }
    for edit in Edit.allCases where edit != .constant && (edit != .wrap || primitives.hasHigherOrder) {
      #expect(made[edit, default: 0] > EditTests.edits / 8 / 4, "\(edit): \(made[edit, default: 0])")
    }
  }
}

extension PrimitiveSet {
  fileprivate var hasHigherOrder: Bool { functions.contains { $0.root.kind == .apply && $0.root.op == .map } }
}
