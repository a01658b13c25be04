import AST
import Testing

@testable import gp

struct SeedPoolTests {
  private func task() throws -> Task {
    let (task, _) = TaskParser.parse(
      """
      input a: Int
      input b: Int
      output: Int
      (define twice ((x Int)) Int (* 2 x))
      seed (twice a)
      train:
      1, 2 -> 9
      """)
    return try #require(task)
  }

  private func text(_ pool: SeedPool) -> [String] {
    pool.trees.map { Printer.expression($0, pool.interface) }
  }

  @Test func `without seed files the interface is the task's own`() throws {
    let task = try task()
    let pool = SeedPool(task)
    #expect(pool.interface === task.interface)
    #expect(text(pool) == ["(twice a)"])
  }

  @Test func `a helper that is there already is called in its place, another of its name gets a new one`() throws {
    var pool = SeedPool(try task())
    pool.add(
      try Parser.program(
        """
        (define double ((y Int)) Int (* 2 y))
        (define twice ((x Int) (y Int)) Int (+ x y))
        (define thrice ((x Int) (y Int)) Int (+ (double x) (twice x (double y))))
        (program s ((x Int) (y Int)) Int (+ (thrice x y) (double y)))
        """))
    pool.add(
      try Parser.program(
        """
        (define twice ((x Int)) Int (+ x x))
        (define plus ((x Int) (y Int)) Int (+ x y))
        (program t ((x Int) (y Int)) Int (plus (twice x) y))
        """))
    #expect(text(pool) == ["(twice a)", "(+ (thrice a b) (twice b))", "(twice-2 (twice-3 a) b)"])
    #expect(pool.helpers.map(\.name) == ["twice", "twice-2", "thrice", "twice-3"])
    let program = Program(interface: pool.interface, tree: pool.trees[2])
    #expect(try Parser.program(Printer.canonical(program)) == program)
    #expect(Printer.canonical(program).contains("(+ (twice x) (twice-2 x (twice y)))"))
  }

  @Test func `helpers that are never called are left out of an answer, those they need are not`() throws {
    let program = try Parser.program(
      """
      (define a ((x Int)) Int x)
      (define b ((x Int)) Int (+ x 1))
      (define c ((x Int)) Int (a x))
      (define d ((x Int)) Int (b (b x)))
      (program p ((x Int)) Int (+ (d x) (d 1)))
      """)
    #expect(
      Printer.canonical(program.withoutIdleHelpers) == """
        (define b ((x Int)) Int (+ x 1))

        (define d ((x Int)) Int (b (b x)))

        (program p ((x Int)) Int
          (+ (d x) (d 1)))
        """)
    let plain = try Parser.program("(program p ((x Int)) Int x)")
    #expect(plain.withoutIdleHelpers == plain)
  }
}
