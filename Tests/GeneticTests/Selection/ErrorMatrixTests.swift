import AST
import Testing

@testable import Genetic

extension ErrorMatrix {
  /// A matrix of given errors, row by row.
  init(_ errors: [Double], criteria: Int) {
    self.init(programs: errors.count / criteria, criteria: criteria) { rows in
      for program in 0..<errors.count / criteria {
        for criterion in 0..<criteria { rows[program][criterion] = errors[program * criteria + criterion] }
        rows.close(program)
      }
    }
  }
}

@Suite struct ErrorMatrixTests {
  @Test func `sums and hashes are those of the rows, whatever wrote them`() {
    var random = Fixtures.stream(0, seed: 41)
    for round in 0..<100 {
      let criteria = 1 + random.below(11)
      let errors = (0..<3 * criteria).map { _ in Double(random.below(3)) }
      var matrix = ErrorMatrix(errors, criteria: criteria)
      let rows = (0..<3).map { Array(errors[$0 * criteria..<($0 + 1) * criteria]) }
      #expect(matrix.totals == rows.map { $0.reduce(0, +) }, "seed 41, round \(round)")
      for left in 0..<3 {
        for right in 0..<3 {
          #expect(matrix.areEqual(left, right) == (rows[left] == rows[right]), "seed 41, round \(round)")
        }
      }
      matrix.replace(2, with: rows[0])
      #expect(matrix.hashes[2] == matrix.hashes[0] && matrix.totals[2] == matrix.totals[0])
      #expect(matrix.errors == rows[0] + rows[1] + rows[0])
    }
  }

  @Test func `a copied row is the same in all`() {
    let matrix = ErrorMatrix(programs: 2, criteria: 3) { rows in
      for criterion in 0..<3 { rows[0][criterion] = Double(criterion) }
      rows.close(0)
      rows.copy(0, to: 1)
    }
    #expect(matrix.errors == [0, 1, 2, 0, 1, 2])
    #expect(matrix.totals == [3, 3])
    #expect(matrix.areEqual(0, 1))
  }

  @Test func `hashes tell rows apart that differ in few bits`() {
    let matrix = ErrorMatrix(
      (0..<4096).flatMap { [Double($0 & 15), Double($0 >> 4 & 15), Double($0 >> 8)] }, criteria: 3)
    #expect(Set(matrix.hashes.map { $0 & 0xFFFF_FFFF }).count > 4090)
  }

  @Test func `criteria are met by the chosen programs only`() {
    let matrix = ErrorMatrix([0, 1, 1, 1, 0, 1, 1, 1, 0.25], criteria: 3)
    #expect(matrix.criteriaMet(tolerance: 0, among: [0, 1, 2]) == 2)
    #expect(matrix.criteriaMet(tolerance: 0.25, among: [0, 2]) == 2)
    #expect(matrix.criteriaMet(tolerance: 0, among: []) == 0)
  }
}
