import Testing

@testable import Genetic

@Suite struct EditCreditTests {
  @Test func withoutAnySuccessRatesStayAsTheyAre() {
    var credit = EditCredit()
    credit.count(.point, isBetter: false)
    #expect(credit.rates(VariationRates()) == VariationRates())
  }

  @Test func editsAreChosenByTheShareOfTheirOffspringThatAreBetter() {
    var credit = EditCredit()
    for _ in 0..<1000 {
      for edit in Edit.allCases { credit.count(edit, isBetter: edit == .point) }
    }
    let rates = credit.rates(VariationRates())
    let total = Edit.allCases.reduce(0) { $0 + rates[$1] }
    #expect((total - 1).magnitude < 1e-12)
    #expect(rates.point > 0.7)
    for edit in Edit.allCases where edit != .point {
      #expect(rates[edit] >= EditCredit.least && rates[edit] < EditCredit.least + 0.01)
    }
  }

  @Test func whatIsNeverChosenIsNotChosenForItsSuccess() {
    var credit = EditCredit()
    for _ in 0..<100 { credit.count(.crossover, isBetter: true) }
    var given = VariationRates()
    given.crossover = 0
    let rates = credit.rates(given)
    #expect(rates.crossover == 0 && rates.again == given.again && rates.addition == given.addition)
  }

  @Test func whatWasLongAgoCountsLittle() {
    var credit = EditCredit()
    for _ in 0..<200 { credit.count(.hoist, isBetter: true) }
    for _ in 0..<100 { credit.age() }
    for _ in 0..<200 {
      credit.count(.hoist, isBetter: false)
      credit.count(.swap, isBetter: true)
    }
    let rates = credit.rates(VariationRates())
    #expect(rates.swap > 0.2 && rates.hoist < 0.04)
  }
}
