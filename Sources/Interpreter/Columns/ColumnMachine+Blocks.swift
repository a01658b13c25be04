import AST

extension ColumnMachine {
  /// The number of cases that a program with costs runs on at a time, so that what they may build together stays small
  /// however much fuel a case has: at most 2²⁴ cost units in flight, but for a single case.
  var blockCases: Int {
    Swift.max(1, Swift.min(ColumnMachine.blockLanes, (1 << 24) / Swift.max(fuel, 1)))
  }

  /// Runs the lowered program on all cases, block by block.
  ///
  /// - Parameters:
  ///   - inputs: the input columns, one word a case.
  ///   - mark: the end of what must stay on the heap: the cases' elements and the program's literals.
  ///   - consume: receives the result columns of a block, its first case, and how many cases it has.
  mutating func runBlocks(
    inputs: [UnsafeMutablePointer<UInt64>], count: Int,
    _ consume: (
      borrowing ColumnMachine, _ result: UnsafePointer<UnsafeMutablePointer<UInt64>>, _ first: Int, _ count: Int
    ) -> Void
  ) {
    let body = code.bodies[0]
    let lanes = Swift.min(body.hasCost ? blockCases : ColumnMachine.blockLanes, count)
    let heapMark = heap.used
    let mark = stack.mark
    var frame = makeFrame(body, lanes: lanes)
    var first = 0
    while first < count {
      frame.lanes = Swift.min(lanes, count - first)
      for (register, column) in inputs.enumerated() { frame.registers[register] = column + first }
      if body.hasCost { cost.update(repeating: 0, count: frame.lanes) }
      run(body, frame)
      consume(self, frame.registers + Int(body.result), first, frame.lanes)
      if body.hasCost { heap.reset(to: heapMark) }
      first += frame.lanes
    }
    stack.release(to: mark)
  }
}
