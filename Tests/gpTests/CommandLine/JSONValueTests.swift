import AST
import Testing

@testable import gp

struct JSONValueTests {
  @Test func `an object is one line with sorted keys`() throws {
    let value = JSONValue.object([
      "b": .array([.int(1), .number(0.5), .null]), "a": .bool(true), "path": .string("a/b \"c\"\n\u{1B}"),
    ])
    #expect(try value.line() == #"{"a":true,"b":[1,0.5,null],"path":"a/b \"c\"\n\u001b"}"# + "\n")
  }

  @Test func `numbers are exact and infinities are strings`() throws {
    let value = JSONValue.array([
      .int(Int64.min), .int(Int64.max), .number(0.1), .number(1e300), .number(5.0), .number(.infinity),
      .number(-.infinity), .number(.nan), .number(-.nan),
    ])
    #expect(
      try value.line()
        == #"[-9223372036854775808,9223372036854775807,0.1,1e+300,5,"inf","-inf","nan","nan"]"# + "\n")
  }

  @Test func `values of the language keep their structure`() throws {
    let value = Value.list([.tuple([.int(1), .char("\u{301}")]), .string(["e", "\u{301}"]), .bool(false), .list([])])
    #expect(try JSONValue(value).line() == "[[1,\"\u{301}\"],\"e\u{301}\",false,[]]\n")
  }
}
