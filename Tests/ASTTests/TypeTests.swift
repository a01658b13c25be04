import Testing

@testable import AST

@Suite struct TypeTests {
  @Test func aTypeIsWrittenAsItIsRead() throws {
    let pairs = try #require(Type.tuple([.int, .string]))
    let list = try #require(Type.list(of: pairs))
    let function = try #require(Type.function([list, .bool], .float))
    #expect(list.description == "[(Int, String)]")
    #expect(function.description == "(fn ([(Int, String)] Bool) Float)")
    #expect(list.element == pairs)
    #expect(function.parameters == [list, .bool])
    #expect(function.result == .float)
    #expect(pairs.parts == [.int, .string])
    #expect(pairs.part(2) == nil)
  }

  @Test func aTypeThatIsTooLargeIsRefused() {
    var type = Type.int
    for _ in 1..<Type.maximumSymbols { type = Type.list(of: type) ?? type }
    #expect(type.symbolCount == Type.maximumSymbols)
    #expect(Type.list(of: type) == nil)
    #expect(Type.tuple([type, .int]) == nil)
    #expect(type.element?.symbolCount == Type.maximumSymbols - 1)
  }

  @Test func everyTypeHasADefaultOfItsOwn() throws {
    let list = try #require(Type.list(of: .int))
    let tuple = try #require(Type.tuple([.int, .float, .bool, .char, .string, list]))
    #expect(
      tuple.defaultValue
        == .tuple([.int(0), .float(0), .bool(false), .char(" "), .string([]), .list([])]))
    #expect(tuple.defaultValue.conforms(to: tuple))
  }
}
