import Testing

@testable import AST

@Suite struct ProgramFileTests {
  private func problems(_ text: String) -> [String] {
    do {
      _ = try Parser.programs(text, file: "p.gp")
      return []
    } catch {
      return error.items.map(\.description)
    }
  }

  @Test func helpersCallOnlyThoseBeforeThem() {
    #expect(
      problems("(define f ((x Int)) Int (f x)) (program p () Int (f 1))") == [
        "p.gp:1:26: error: helper 'f' cannot call itself: helpers are not recursive"
      ])
    #expect(
      problems("(define f () Int (g)) (define g () Int 1) (program p () Int (f))") == [
        "p.gp:1:19: error: helper 'g' is defined later: a helper calls only those before it"
      ])
    #expect(
      problems("(program p () Int 1)\n(define f () Int 2)") == [
        "p.gp:2:1: error: helpers stand before the programs, of which the first is in line 1"
      ])
  }

  @Test func helpersHaveNamesOfTheirOwn() {
    #expect(
      problems("(define length () Int 1) (program p () Int 1)") == [
        "p.gp:1:9: error: 'length' is an operator: a helper needs another name"
      ])
    #expect(
      problems("(define fn () Int 1) (program p () Int 1)") == [
        "p.gp:1:9: error: expected the name of a helper, found 'fn', which is a reserved word"
      ])
    #expect(
      problems("(define f () Int 1) (define f () Int 2) (program p () Int 1)") == [
        "p.gp:1:29: error: helper 'f' is defined twice"
      ])
  }

  @Test func callsOfHelpersAreChecked() {
    #expect(
      problems("(define half ((x Int)) Int (div x 2))\n(program p () Float (half 1.0))") == [
        "p.gp:2:21: error: expected Float for the result of 'p', found '(half 1.0)' of type Int; 'float' converts",
        "p.gp:2:27: error: expected Int for argument 1 ('x') of 'half', found '1.0' of type Float; "
          + "'round', 'floor', 'ceil' and 'trunc' convert",
      ])
    #expect(
      problems("(define half ((x Int)) Int (div x 2)) (program p () Int (halv 1))") == [
        "p.gp:1:58: error: unknown operator 'halv'; did you mean 'half'?"
      ])
    #expect(
      problems("(define half ((x Int)) Int (div x 2)) (program p ((half Int)) Int (half half 1))") == [
        "p.gp:1:67: error: 'half' takes 1 argument, found 2"
      ])
  }

  @Test func headersAreChecked() {
    #expect(problems("(program p ((a Int) (a Int)) Int a)") == ["p.gp:1:22: error: the name 'a' is given twice"])
    #expect(
      problems("(program p ((a int)) Int a)") == ["p.gp:1:16: error: unknown type 'int'; did you mean 'Int'?"])
    #expect(
      problems("(program p ((a (Int))) Int a)") == ["p.gp:1:16: error: a tuple type has 2 to 8 parts, found '(Int)'"])
    #expect(
      problems("(program p ((if Int)) Int 1)") == [
        "p.gp:1:14: error: expected the name of a parameter, found 'if', which is a reserved word"
      ])
    #expect(
      problems("(program p Int 1)") == [
        "p.gp:1:1: error: expected (program name ((input Type) …) Type body), found '(program p Int 1)'"
      ])
    let large = String(repeating: "[", count: 32) + "Int" + String(repeating: "]", count: 32)
    #expect(problems("(program p () \(large) 1)") == ["p.gp:1:47: error: the type is too large: more than 32 symbols"])
  }

  @Test func aFileIsHelpersAndPrograms() {
    #expect(problems("") == ["p.gp:1:1: error: expected (program name ((input Type) …) Type body), found none"])
    #expect(
      problems("(+ 1 2) (progam p () Int 1)") == [
        "p.gp:1:1: error: expected (define …) or (program …), found '(+ 1 2)'",
        "p.gp:1:9: error: expected (define …) or (program …), found '(progam p () Int 1)'",
      ])
    let error = #expect(throws: Diagnostics.self) {
      try Parser.program("(program p () Int 1)\n(program q () Int 2)", file: "p.gp")
    }
    #expect(error?.items.map(\.description) == ["p.gp:2:1: error: expected one program, found another one"])
  }

  @Test func oneMistakeIsReportedOnce() {
    #expect(
      problems("(define f ((x Foo)) Int (+ x 1)) (program p () Int (f 1))") == [
        "p.gp:1:15: error: unknown type 'Foo'; expected Int, Float, Bool, Char, String, [T] or (T, U)"
      ])
    #expect(
      problems("(define f () Int (+ 1 2]\n(define g () Int (+ 1 true))\n(program p () Int (f))") == [
        "p.gp:1:24: error: expected ')' to close the '(' at 1:18, found ']'",
        "p.gp:2:23: error: expected Int for argument 2 of '+', found 'true' of type Bool",
      ])
    #expect(
      problems("(define f () Int (+ 1 2)\n(program p () Int (f))") == [
        "p.gp:1:1: error: '(' is not closed before '(program'"
      ])
  }
}
