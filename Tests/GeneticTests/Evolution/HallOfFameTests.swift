import AST
import Testing

@testable import Genetic

@Suite struct HallOfFameTests {
  static func entry(size: Int, error: Double, right: Int = 0, marker: Int64 = 0) -> HallOfFame.Entry {
    var tree = Tree(literal: .int(marker), type: .int)
    while tree.size < size { tree = Tree(root: .apply(.negate, .int, length: 1), children: [tree]) }
    return .init(tree: tree, error: error, right: right, generation: 0)
  }

  @Test func theFrontHasOneProgramASizeAndFallingErrors() {
    var hall = HallOfFame(cases: 10)
    for (size, error) in [(5, 3.0), (3, 4), (4, 4), (5, 2), (9, 2), (2, 9), (7, 1)] {
      hall.insert(HallOfFameTests.entry(size: size, error: error))
    }
    #expect(hall.front.map(\.size) == [2, 3, 5, 7])
    #expect(hall.front.map(\.error) == [9, 4, 2, 1])
    #expect(hall.best?.size == 7)
    #expect(!hall.isSolved)
  }

  @Test func theSmallestRightProgramIsTheBestEvenIfItsErrorIsNotTheLeast() {
    var hall = HallOfFame(cases: 10, noise: 1e-9)
    hall.insert(HallOfFameTests.entry(size: 6, error: 0, right: 10))
    hall.insert(HallOfFameTests.entry(size: 4, error: 1e-9, right: 10))
    hall.insert(HallOfFameTests.entry(size: 2, error: 5, right: 9))
    #expect(hall.best?.size == 4)
    #expect(hall.isSolved)
  }

  @Test func anExactProgramIsBetterThanSmallerOnesWithinTheToleranceOnly() {
    var hall = HallOfFame(cases: 10, noise: 1e-11)
    hall.insert(HallOfFameTests.entry(size: 3, error: 1e-7, right: 10))
    #expect(hall.best?.size == 3)
    hall.insert(HallOfFameTests.entry(size: 7, error: 1e-12, right: 10))
    hall.insert(HallOfFameTests.entry(size: 6, error: 1e-14, right: 10))
    hall.insert(HallOfFameTests.entry(size: 2, error: 1e-8, right: 10))
    #expect(hall.right.map(\.size) == [6, 7, 2, 3])
    for marker in 0..<Int64(HallOfFame.maximumRight) {
      hall.insert(HallOfFameTests.entry(size: 1, error: 1e-8, right: 10, marker: marker))
    }
    #expect(hall.right.prefix(2).map(\.size) == [6, 7])
  }

  @Test func onlyTheSmallestRightProgramsAreKept() {
    var hall = HallOfFame(cases: 1)
    for marker in 0..<40 {
      hall.insert(HallOfFameTests.entry(size: 1 + marker % 20, error: 0, right: 1, marker: Int64(marker)))
    }
    #expect(hall.right.count == HallOfFame.maximumRight)
    #expect(hall.right.map(\.tree) == hall.right.map(\.tree).sorted())
    #expect(hall.right.first?.size == 1)
  }
}
