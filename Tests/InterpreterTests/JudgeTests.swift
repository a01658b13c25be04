import AST
import Interpreter
import Testing

@Suite struct JudgeTests {
  private func error(_ kind: ErrorKind, _ actual: Value, _ expected: Value) -> Double {
    Judge.error(kind, actual, expected: expected, tolerance: 1e-6)
  }

  private func isRight(_ actual: Double, _ expected: Double) -> Bool {
    Judge.isRight(.float(actual), expected: .float(expected), tolerance: 1e-6)
  }

  @Test func numbersAreJudgedByTheirDifference() {
    #expect(error(.default, .int(3), .int(-4)) == 7)
    #expect(error(.absolute, .int(.min), .int(.max)) == 1e9)
    #expect(error(.squared, .int(3), .int(-4)) == 49)
    #expect(error(.squared, .int(100_000), .int(0)) == 1e9)
    #expect(error(.default, .float(1.5), .float(1.0)) == 0.5)
    #expect(error(.squared, .float(1.5), .float(1.0)) == 0.25)
    #expect(error(.default, .float(1e300), .float(-1e300)) == 1e9)
    #expect(error(.exact, .float(1.0000001), .float(1)) == 0)
    #expect(error(.exact, .int(2), .int(1)) == 1)
  }

  @Test func nanAndInfinityAreWorstUnlessExpected() {
    #expect(error(.default, .float(.nan), .float(1)) == 1e9)
    #expect(error(.default, .float(.infinity), .float(1)) == 1e9)
    #expect(error(.default, .float(.infinity), .float(-.infinity)) == 1e9)
    #expect(error(.squared, .float(1), .float(.nan)) == 1e9)
    #expect(error(.default, .float(.nan), .float(.nan)) == 0)
    #expect(error(.default, .float(.infinity), .float(.infinity)) == 0)
    #expect(error(.default, .float(-0.0), .float(0)) == 0)
  }

  @Test func aRightFloatIsWithinTheToleranceRelativeAboveOne() {
    #expect(isRight(0.9999991, 1))
    #expect(!isRight(0.9999989, 1))
    #expect(isRight(1e-6, 0))
    #expect(!isRight(1.1e-6, 0))
    #expect(isRight(1_000_000.9, 1_000_000))
    #expect(!isRight(1_000_001.1, 1_000_000))
    #expect(isRight(.nan, .nan))
    #expect(isRight(.infinity, .infinity))
    #expect(!isRight(1, .infinity))
    #expect(!isRight(-.infinity, .infinity))
    #expect(!isRight(.nan, 1))
    #expect(
      Judge.isRight(
        .list([.float(1), .float(.nan)]), expected: .list([.float(1.0000001), .float(.nan)]),
        tolerance: 1e-6))
    #expect(!Judge.isRight(.list([.float(1)]), expected: .list([.float(1), .float(1)]), tolerance: 1e-6))
    #expect(Judge.isRight(.tuple([.float(-0.0), .int(1)]), expected: .tuple([.float(0), .int(1)]), tolerance: 0))
  }

  @Test func boolsAndCharsAreRightOrWrong() {
    #expect(error(.default, .bool(true), .bool(true)) == 0)
    #expect(error(.default, .bool(true), .bool(false)) == 1)
    #expect(error(.default, .char("a"), .char("b")) == 1)
    #expect(error(.default, .char("a"), .char("a")) == 0)
  }

  @Test func sequencesAreJudgedByTheirEditDistance() {
    #expect(error(.default, .text("kitten"), .text("sitting")) == 3)
    #expect(error(.levenshtein, .text(""), .text("abc")) == 3)
    #expect(error(.default, .list([.int(1), .int(2)]), .list([.int(2), .int(3)])) == 2)
    #expect(error(.default, .list([.float(1), .float(5)]), .list([.float(1.0000001), .float(2)])) == 1)
    #expect(error(.default, .list([.float(.nan)]), .list([.float(.nan)])) == 0)
    // One composed character and its two scalars are different text.
    #expect(error(.default, .text("\u{E9}"), .text("e\u{301}")) == 2)
    #expect(error(.exact, .text("ab"), .text("abc")) == 1)
  }

  @Test func sequencesTooUnevenHaveTheLongerLength() {
    let long = Value.string(Array(repeating: "a", count: 1004))
    let longer = Value.string(Array(repeating: "a", count: 1005))
    #expect(error(.default, long, .text("a")) == 1003)
    #expect(error(.default, longer, .text("a")) == 1005)
    #expect(error(.default, .text("a"), longer) == 1005)
    #expect(error(.default, .text(""), .string(Array(repeating: "a", count: 1000))) == 1000)
  }

  @Test func tuplesHaveTheSumOfTheirParts() {
    let actual = Value.tuple([.int(1), .text("ab"), .bool(true)])
    let expected = Value.tuple([.int(4), .text("ax"), .bool(false)])
    #expect(error(.default, actual, expected) == 5)
    #expect(error(.exact, actual, expected) == 1)
    #expect(error(.default, .tuple([.int(1), .float(.nan)]), .tuple([.int(4), .float(1)])) == 1e9)
  }

  @Test func everyOutputIsJudgedByItself() {
    let judge = Judge(kinds: [.default, .squared])
    #expect(judge.errors(of: .tuple([.int(1), .int(5)]), expected: [.int(3), .int(1)]) == [2, 16])
    #expect(judge.errors(of: nil, expected: [.int(3), .int(1)]) == [1e9, 1e9])
    #expect(!judge.isRight(.tuple([.int(3), .int(2)]), expected: [.int(3), .int(1)]))
    #expect(judge.isRight(.tuple([.int(3), .int(1)]), expected: [.int(3), .int(1)]))
    #expect(!judge.isRight(nil, expected: [.int(3), .int(1)]))
    let single = Judge(kinds: [.default])
    #expect(single.errors(of: .tuple([.int(1), .int(5)]), expected: [.tuple([.int(1), .int(4)])]) == [1])
    #expect(single.errors(of: nil, expected: [.int(0)]) == [1e9])
  }

  @Test func levenshteinIsTheTextbookDistance() {
    var random = RandomStream(seed: 20, purpose: .test)
    for round in 0..<300 {
      let left = (0..<random.below(40)).map { _ in random.below(3) }
      let right = (0..<random.below(40)).map { _ in random.below(3) }
      #expect(
        Levenshtein.distance(left.count, right.count) { left[$0] == right[$1] } == textbook(left, right),
        "seed 20, round \(round): \(left) \(right)")
    }
  }

  private func textbook(_ left: [Int], _ right: [Int]) -> Int {
    var previous = Array(0...right.count)
    for (row, item) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        current.append(
          min(previous[column] + (item == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[right.count]
  }
}
