import Testing

@testable import AST

/// Whatever the text, the task parser ends soon and says what is wrong.
@Suite struct TaskRobustnessTests {
  // Unoptimised code reads so much more slowly that the largest texts are kept for optimised tests.
  #if DEBUG
    private static let large = 300_000
    private static let deep = 50_000
  #else
    private static let large = 100_000_000
    private static let deep = 1_000_000
  #endif

  private func diagnostics(_ text: String) -> [String] {
    TaskParser.parse(text).diagnostics.map(\.description)
  }

  @Test func anEnormousLineIsALineLikeAnyOther() throws {
    let letters = String(repeating: "a", count: Self.large)
    let (task, diagnostics) = TaskParser.parse(
      "input a: String\noutput: Int\ntrain:\n\"\(letters)\" -> 1\n\"\" -> 2\n")
    #expect(diagnostics.isEmpty)
    guard case .literal(let rows) = try #require(task?.train.first), case .string(let text) = rows.columns[0][0] else {
      Issue.record("expected two rows")
      return
    }
    #expect(text.count == Self.large)
    #expect(rows.lines == [4, 5])
  }

  @Test func anEnormousLineOfNonsenseIsToldOnce() {
    let header = "input a: Int\noutput: Int\ntrain:\n"
    let large = Self.large
    let digits = String(repeating: "1", count: 60)
    #expect(
      diagnostics(header + String(repeating: "1", count: large) + " -> 1\n") == [
        "4:1: error: '\(digits)…' is out of the range of Int, -9223372036854775808 to 9223372036854775807"
      ])
    #expect(
      diagnostics(header + String(repeating: "1,", count: large / 2) + " -> 1\n") == [
        "4:3: error: expected 1 input (a) before '->', found \(large / 2 + 1)"
      ])
    #expect(
      diagnostics(header + String(repeating: "{", count: large) + "\n") == [
        "4:1: error: unexpected characters '\(String(repeating: "{", count: 60))…'"
      ])
    #expect(
      diagnostics(header + "1 -> 1\n" + String(repeating: "x", count: large)) == [
        "5:1: error: unknown key '\(String(repeating: "x", count: 60))…'; expected a key such as 'input', 'output' or "
          + "'train'"
      ])
  }

  @Test func aMillionBracketsAreNestedTooDeeply() {
    let header = "input a: Bool\noutput: Bool\ntrain:\n1 -> 1\n"
    let depth = Self.deep
    let open = String(repeating: "(not ", count: depth)
    let close = String(repeating: ")", count: depth)
    let nested = diagnostics(header + "seed \(open)a\(close)\n")
    #expect(!nested.isEmpty && nested.allSatisfy { $0.hasSuffix("error: nested too deeply: more than 1000 levels") })
    #expect(diagnostics(header + "seed \(open)a") == ["5:\(5 * depth + 1): error: '(' is never closed"])
    let brackets = String(repeating: "[", count: depth)
    #expect(
      diagnostics("input a: \(brackets)\noutput: Int\ntrain:\n1 -> 1\n") == [
        "1:\(depth + 9): error: '[' is never closed"
      ])
    #expect(diagnostics("input a: Int\noutput: Int\ntrain:\n\(brackets) -> 1\n").count == 1)
  }

  @Test func aMillionItemsAreReadOrCut() {
    let header = "input a: Int\noutput: Int\n"
    let count = Self.large / 100
    let (task, _) = TaskParser.parse(header + "train:\n" + String(repeating: "1 -> 2\n", count: count))
    guard case .literal(let rows) = task?.train.first else {
      Issue.record("expected rows")
      return
    }
    #expect(rows.count == count)
    for line in ["seed (+ a\n", "fuel: 3\n", "x\n", "seed (\n", "1 -> [\n", "(define f\n"] {
      #expect(diagnostics(header + "train:\n" + String(repeating: line, count: count)).count == 101, "\(line)")
    }
  }

  @Test(arguments: [UInt64](0..<8))
  func noDamageTrapsTheParser(seed: UInt64) {
    var random = RandomStream(seed: seed, purpose: .test)
    let good = Array(Self.goodTask.utf8)
    let bits = Self.fragments.map { Array($0.utf8) }
    for _ in 0..<30 {
      var bytes = good
      for _ in 0...random.below(4) { damage(&bytes, bits, &random) }
      let (task, diagnostics) = TaskParser.parse(utf8: bytes, file: "t")
      // Either a task, or a reason why there is none; and every place lies in the text.
      #expect((task == nil) == diagnostics.contains { $0.severity == .error }, "seed \(seed): \(bytes)")
      let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
      for location in diagnostics.compactMap(\.location) {
        let isInside = (1...lines.count).contains(location.line)
        #expect(isInside && (1...lines[isInside ? location.line - 1 : 0].count + 1).contains(location.column))
      }
    }
  }

  private func damage(_ bytes: inout [UInt8], _ fragments: [[UInt8]], _ random: inout RandomStream) {
    guard !bytes.isEmpty else { return }
    let start = random.below(bytes.count)
    let end = min(bytes.count, start + 1 + random.below(12))
    switch random.below(6) {
    case 0: bytes.removeSubrange(start..<end)
    case 1: bytes.insert(contentsOf: random.element(of: fragments) ?? [], at: start)
    case 2: bytes[start] = UInt8(random.below(128))
    case 3: bytes.insert(contentsOf: bytes[start..<end], at: random.below(bytes.count))
    case 4: bytes.removeSubrange(start...)
    default: bytes[start] = UInt8(random.below(256))
    }
  }

  private static let fragments = [
    "(", ")", "[", "]", "\"", "'", "->", ",", ":", "%", "...", "#", ";", "\n", "\r\n", "\0", "\\", "-", "1e999",
    "99999999999999999999", "nan", "train:", "input x: Int", "output", "(define f ((x Int)) Int x)", "seed", "target",
    "sample 5", "grid", "all", "\u{FEFF}", "é", "\u{1F600}", "{", "if", "(fn (x) x)", "random constants:", "[[[[",
  ]

  private static let goodTask = """
    task: everything
    about: "all # of it
    input x: Float
    input n: Int   # a comment
    input s: [String]
    output lo: Int
    output hi: (Bool, Char)
    operators: arithmetic compare -div - list
    constants: 0 1.5 "a" [1 2] 'c'
    random constants: Int -100...100
    random constants: Float -1.0...1.0
    types: (Int, Bool) [Int]
    error: exact
    error lo: squared
    fuel: 2000
    length: 100
    tolerance: 1e-3
    budget: 300 generations, 1000 programs
    (define half ((x Int)) Int
      (div x 2))
    seed (tuple (half n) (tuple true 'a'))
    target (let ((y (floor x))) (tuple y (tuple (> x 1.0) 'b')))
    train:
    1.5, 2, ["a" "b"] -> 3, (true, 'x')
    -inf, -2, [] -> -3, (0, '\\n')
    test from "data.csv"
    """
}
