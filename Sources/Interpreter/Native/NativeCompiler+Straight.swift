import AST

/// The quick way for straight programs, which most are: inputs, constants, and operators of scalars.
///
/// Nodes are read once, from the last to the first, so that arguments come before their operator, and values stand on a stack
/// of registers. The shape of a tree is a surprise to the processor at every node, so nothing here branches on what a node
/// is: its instructions are copied from ``StackInstructions``.
extension NativeCompiler {
  /// Finds out whether a program that is not straight throughout is so but for routines.
  mutating func examine(_ source: Source, size: Int) {
    var obstacles: StackInstructions.Obstacle = []
    for index in 0..<size { obstacles.formUnion(stack.entry(source.nodes + index, isBitSliced: isBitSliced).obstacle) }
    hasRoutines = obstacles.contains(.routine)
    isStraight = obstacles == .routine
  }

  /// Writes the code of a subtree of a straight program and returns where its value stands.
  ///
  /// - Returns: `nil` if the subtree is not straight, or there are not registers enough; then nothing is written.
  mutating func emitStraight(_ root: Int, _ source: Source) -> Place? {
    let end = source.next(root)
    let before = (cursor: assembler.cursor, columns: freeColumns)
    guard limit - before.cursor > (end - root) * NativeCompiler.straightBytes else { return nil }
    constants.reserve(end - root)
    let stack = stack
    let isBitSliced = isBitSliced
    let lastInput = UInt64(Swift.max(inputCount - 1, 0))
    var cursor = before.cursor
    var constantCount = constants.count
    var depth = 0
    var deepest = 0
    var index = end
    while index > root {
      index -= 1
      if hasRoutines, finished[index] >= 0 {
        // Everything from its root on was computed by an earlier loop.
        index = Int(finished[index])
        assembler.cursor = cursor
        assembler.load(stack.register(depth), known[index])
        cursor = assembler.cursor
        if known[index].isOwned { releaseMemory(known[index]) }
        depth += 1
        deepest = Swift.max(deepest, depth)
        continue
      }
      let node = source.nodes + index
      let entry = stack.entry(node, isBitSliced: isBitSliced)
      if entry.length == 0 {
        assembler.cursor = cursor
        guard entry.obstacle.isEmpty, emitLong(node, pops: Int(entry.pops), depth: depth, nodesLeft: index - root)
        else {
          deepest = .max
          break
        }
        cursor = assembler.cursor
      } else {
        // What no leaf needs is written and read, too, and left out.
        let payload = node.pointee.payload
        let input =
          UInt32(bitPattern: slots.base[Int(truncatingIfNeeded: Swift.min(payload, lastInput))].value)
          & entry.variableMask
        let constant = UInt32(truncatingIfNeeded: constantCount &* 8) & entry.literalMask
        let distance = UInt64(input | constant)
        let sign = 0 &- UInt64(entry.negates)
        constants.base[constantCount] = (payload ^ sign) &- sign
        constantCount &+= Int(entry.constants)
        var code = stack.code(entry, depth)
        code.x |= distance &<< stack.distanceShift
        code.y |= distance &>> (64 &- stack.distanceShift)
        UnsafeMutableRawPointer(cursor).storeBytes(of: code, as: StackInstructions.Code.self)
        cursor += Int(entry.length)
      }
      depth = depth &+ 1 &- Int(entry.pops)
      deepest = Swift.max(deepest, depth)
    }
    guard deepest <= stack.levels else {
      assembler.cursor = before.cursor
      freeColumns = before.columns
      isStraight = false
      return nil
    }
    assembler.cursor = cursor
    constants.extend(to: constantCount)
    return .register(stack.register(0))
  }

  /// The most bytes that a node of a straight program has, but for long operators.
  private static let straightBytes = 16

  /// Writes an operator of more instructions than are kept; `false` if it has none, or there is no room.
  private mutating func emitLong(_ node: UnsafePointer<Node>, pops: Int, depth: Int, nodesLeft: Int) -> Bool {
    limit - assembler.cursor > nodesLeft * NativeCompiler.straightBytes
      && translate(
        node.pointee.op, variant(of: node[1].type), stack.register(depth - pops), .register(stack.register(depth - 1)),
        .register(stack.register(depth - 2)))
  }
}
