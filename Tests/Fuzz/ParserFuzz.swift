// A libFuzzer target: compiled with the sources of AST as one module by `Tests/Fuzz/run`, not part of the package.

/// Gives arbitrary bytes to every parser; what parses must print and parse back to the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzParsers(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard count > 0 else { return 0 }
  let input = UnsafeBufferPointer(start: bytes, count: count)
  // The first byte chooses the parser, so that one corpus serves all.
  let text = String(decoding: input.dropFirst(), as: UTF8.self)
  let inputs = [Parameter(name: "x", type: .int), Parameter(name: "s", type: .string)]
  switch input[0] % 5 {
  case 0:
    // Of every format that is told by its content.
    guard let grammar = TaskParser.parse(text, file: "fuzz.txt").task?.grammar else { return 0 }
    for production in grammar.productions where production.holes.isEmpty { _ = grammar.definition(of: production.tree) }
  case 1:
    guard let programs = try? Parser.programs(text, file: "fuzz.gp") else { return 0 }
    for program in programs {
      let printed = Printer.canonical(program)
      guard let again = try? Parser.program(printed), again == program else {
        fatalError("\(printed) does not read back")
      }
    }
  case 2: _ = try? Parser.expression(text, inputs: inputs, result: nil)
  case 3: _ = TaskParser.parse(Source(text, file: "fuzz.csv"), target: "y")
  default: _ = try? Parser.value(text, type: .string)
  }
  return 0
}
