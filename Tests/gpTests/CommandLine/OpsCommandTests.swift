import AST
import Testing

@testable import gp

struct OpsCommandTests {
  @Test func `one operator is shown with signature, cost and example`() {
    #expect(
      call("ops", "fold")
        == CallResult(
          code: 0,
          output: """
            fold: The accumulator after every element, from the left.

              Signature  (fn (a e) a) a S:e -> a
              Group      higher-order
              Cost       1 for each call of a function
              Example    (fold (fn (acc x) (+ acc x)) 0 [1 2 3]) = 6

            TYPES:
              S          a list or String; S:e is one with elements of type e
              a e        any type

            """, errors: ""))
  }

  @Test func `a group is a table`() {
    #expect(
      call("ops", "logic").output == """
        LOGIC:
          and   Bool Bool -> Bool  True if both are; both are evaluated.
          or    Bool Bool -> Bool  True if either is; both are evaluated.
          xor   Bool Bool -> Bool  True if exactly one is.
          not   Bool -> Bool       The opposite.
          nand  Bool Bool -> Bool  Not both.
          nor   Bool Bool -> Bool  Neither.

        """)
  }

  @Test func `a name that is both an operator and a group shows both`() {
    let output = call("ops", "list").output
    #expect(output.hasPrefix("list: "))
    #expect(output.contains("\nLIST:\n"))
  }

  @Test func `without a name every operator is there once`() {
    let output = call("ops", columns: 200).output
    let lines = output.split(separator: "\n")
    for row in OperatorTable.rows {
      #expect(lines.count { $0.hasPrefix("  \(row.name) ") && $0.hasSuffix(row.summary) } == 1, "\(row.name)")
    }
    #expect(call("ops", columns: 80).output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test(arguments: Operator.allCases)
  func `every operator has a screen`(op: Operator) {
    let result = call("ops", op.name)
    #expect(result.code == 0)
    #expect(result.output.hasPrefix("\(op.name): "))
  }

  @Test func `an unknown name is an error with a suggestion`() {
    let result = call("ops", "lenght")
    #expect(result.code == 64)
    #expect(result.errors.hasPrefix("Error: Unknown operator or group 'lenght'. Did you mean 'length'?\n"))
  }
}
