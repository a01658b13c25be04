import AST
import Testing

@testable import gp

@Suite("Case generators")
struct CaseGeneratorTests {
  private let generator = CaseGenerator(
    edges: (0..<10).map { [.int($0)] }, testEdges: [[.int(-1)]],
    kinds: [
      .init(train: 30, test: 0) { [.int($0.int(in: 100...199))] },
      .init(train: 60, test: 9) { [.int($0.int(in: 200...299))] },
    ])

  private func ints(_ split: CaseGenerator.Split, _ count: Int, seed: UInt64 = 1) -> [Int64] {
    generator.inputs(split, count: count, published: split == .train ? 100 : 10, seed: seed).map { $0.int(0) }
  }

  @Test("the published number gives the published numbers of each kind")
  func published() {
    let train = ints(.train, 100)
    #expect(Array(train.prefix(10)) == Array(0..<10))
    #expect(train[10..<40].allSatisfy { (100...199).contains($0) })
    #expect(train[40...].allSatisfy { (200...299).contains($0) })
    #expect(ints(.test, 10).first == -1 && ints(.test, 10).count == 10)
  }

  @Test("fewer cases keep the proportions, more add random ones")
  func otherCounts() {
    let few = ints(.train, 20)
    #expect(few.count == 20)
    #expect(Array(few.prefix(2)) == [0, 5])
    #expect(few.filter { (100...199).contains($0) }.count == 6)
    let many = ints(.train, 1000)
    #expect(many.count == 1000)
    #expect(many.filter { $0 < 10 }.count == 10)
    #expect(ints(.train, 0).isEmpty)
    #expect(ints(.train, -3).isEmpty)
  }

  @Test("a case of a kind does not depend on how many are asked for")
  func prefixes() {
    let few = ints(.train, 100).filter { $0 >= 200 }
    let many = ints(.train, 190).filter { $0 >= 200 }
    #expect(few == Array(many.prefix(few.count)))
  }

  @Test("shares sum to the total", arguments: [0, 1, 7, 100, 12_345])
  func shares(total: Int) {
    #expect(CaseGenerator.allot(total, by: [1, 0, 5, 95]).reduce(0, +) == total)
    #expect(CaseGenerator.allot(101, by: [1, 0, 5, 95]) == [1, 0, 5, 95])
    #expect(CaseGenerator.allot(total, by: [0, 0]) == [0, 0])
  }

  @Test("a deck is dealt from both ends, and again when it is used up")
  func decks() {
    let generator = CaseGenerator(kinds: [.init(train: 6, test: 4, dealtFrom: (0..<10).map { [.int($0)] })])
    let train = generator.inputs(.train, count: 6, published: 6, seed: 3)
    let test = generator.inputs(.test, count: 4, published: 4, seed: 3)
    #expect(Set(train + test).count == 10)
    #expect(generator.inputs(.train, count: 25, published: 6, seed: 3).count == 25)
  }
}
