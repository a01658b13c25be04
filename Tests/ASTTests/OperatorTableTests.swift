import Testing

@testable import AST

@Suite struct OperatorTableTests {
  @Test func everyOperatorHasExactlyOneRowInItsPlace() {
    #expect(OperatorTable.rows.map(\.op) == Operator.allCases)
    #expect(Set(OperatorTable.rows.map(\.name)).count == OperatorTable.rows.count)
  }

  @Test func everySignatureReadsBackWhole() {
    for row in OperatorTable.rows {
      for signature in row.signatures {
        #expect(signature.text.contains("->"), "\(row.name)")
        #expect(!signature.parameters.isEmpty, "\(row.name)")
        #expect(signature.variables.allSatisfy { !$0.name.isEmpty && $0.name.first?.isLetter == true }, "\(row.name)")
      }
    }
    #expect(Operator.zip.row.signatures[0].parameters.count == 2)
    #expect(Operator.fold.row.isHigherOrder)
    #expect(Operator.getTuplePartNames == (0...7).map { "get\($0)" })
  }
}

extension Operator {
  fileprivate static var getTuplePartNames: [String] { allCases.filter { $0.tupleIndex != nil }.map(\.name) }
}
