import AST
import Testing

@testable import Genetic

@Suite struct MinedConstantsTests {
  static func texts(_ texts: [String]) -> [Value] { texts.map { .text($0) } }
  static func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

  @Test func wholeOutputsThatRecurAreTexts() {
    let outputs = MinedConstantsTests.texts(["small", "large", "small", "large", "small", "medium"])
    let mined = MinedConstants(inputs: [], outputs: [outputs])
    #expect(mined.texts.prefix(2) == [MinedConstantsTests.scalars("small"), MinedConstantsTests.scalars("large")])
  }

  @Test func longSubstringsThatOutputsShareAreTexts() {
    let outputs = MinedConstantsTests.texts(
      ["Student has a A grade.", "Student has a B grade.", "Student has a C grade.", "Student has a D grade."])
    let mined = MinedConstants(inputs: [], outputs: [outputs])
    #expect(mined.texts.contains(MinedConstantsTests.scalars("Student has a ")))
    #expect(mined.texts.contains(MinedConstantsTests.scalars(" grade.")))
  }

  @Test func frequentCharactersOfOutputsComeFirst() {
    let mined = MinedConstants(
      inputs: [MinedConstantsTests.texts(["zzz", "zy"])], outputs: [MinedConstantsTests.texts(["b", "ab"])])
    #expect(mined.chars.map { String($0) } == ["b", "a", "z", "y"])
  }

  @Test func numbersThatRecurAreInts() {
    let mined = MinedConstants(
      inputs: [], outputs: [[7, 7, 7, 1, 1, 1, 3, 12, 12, 4].map { Value.int($0) }])
    #expect(mined.ints == [7, 12])
  }

  @Test func hugeCasesAreLookedAtInPartOnly() {
    let long = String(repeating: "abcdefghij", count: 10_000)
    let mined = MinedConstants(
      inputs: [], outputs: [MinedConstantsTests.texts(Array(repeating: long, count: 500))])
    #expect(mined.texts.count <= MinedConstants.maximumTexts)
    #expect(mined.chars.count == 10)
  }
}
