// A libFuzzer target: compiled with the sources of AST as one module by `Tests/Fuzz/run`, not part of the package.

/// Gives arbitrary bytes to every parser; what parses must print and parse back to the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzParsers(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard count > 0 else { return 0 }
  let input = UnsafeBufferPointer(start: bytes, count: count)
  // The first byte chooses the parser, so that one corpus serves all.
  let text = String(decoding: input.dropFirst(), as: UTF8.self)
  let inputs = [Parameter(name: "x", type: .int), Parameter(name: "s", type: .string)]
  switch input[0] % 4 {
  case 0: _ = TaskParser.parse(text, file: "fuzz.txt")
  case 1:
    guard let programs = try? Parser.programs(text, file: "fuzz.gp") else { return 0 }
    for program in programs {
      let printed = Printer.canonical(program)
      guard let again = try? Parser.program(printed), again == program else {
        fatalError("\(printed) does not read back")
      }
    }
  case 2: _ = try? Parser.expression(text, inputs: inputs, result: nil)
  default: _ = try? Parser.value(text, type: .string)
  }
  return 0
}
