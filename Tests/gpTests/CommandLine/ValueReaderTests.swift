import Testing

@testable import gp

struct ValueReaderTests {
  @Test func `whole numbers are decimal and within range`() {
    let reader = ValueReader.integer(in: 2...10)
    #expect(["2", "10", "+5"].map(reader.read) == [2, 10, 5])
    #expect(
      ["1", "11", "", " 3", "3 ", "0x3", "3.0", "٣", "99999999999999999999"].allSatisfy { reader.read($0) == nil })
  }

  @Test func `numbers are decimal, finite and within range`() {
    let reader = ValueReader.number(in: -1...1000)
    #expect(["0.5", "1e2", "-1", "+.5"].map(reader.read) == [0.5, 100, -1, 0.5])
    #expect(["inf", "nan", "0x1", "1e9", "", "-", "1.5.2", "one"].allSatisfy { reader.read($0) == nil })
  }

  @Test func `a fraction is above 0 and at most 1`() {
    #expect(["0.25", "1", "1e-3"].map(ValueReader.fraction.read) == [0.25, 1, 0.001])
    #expect(["0", "-0.5", "1.01", "nan"].allSatisfy { ValueReader.fraction.read($0) == nil })
  }

  @Test func `a choice is one of the names`() {
    #expect(ValueReader<SelectionMethod>.choice.read("epsilon-lexicase") == .epsilonLexicase)
    #expect(ValueReader<SelectionMethod>.choice.read("Lexicase") == nil)
  }

  @Test func `a shard is a part of a whole`() throws {
    let shard = try #require(Shard("2/3"))
    #expect((0..<7).filter(shard.contains) == [1, 4])
    #expect(["0/3", "4/3", "1", "1/", "/1", "1/0", "a/b", "1/2/3", "-1/2", ""].allSatisfy { Shard($0) == nil })
  }
}
