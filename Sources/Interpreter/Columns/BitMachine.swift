import AST

/// Runs Boolean programs on columns of 64 cases a word straight from the flat tree: no code is made for a program, and all
/// of a block's values stay in the first-level cache.
///
/// Nodes are visited from the last to the first, so that the values of a node's arguments are on top of a stack when the
/// node is reached, its first argument's uppermost.
struct BitMachine: ~Copyable {
  /// The most words of a block. Columns have room for a multiple of ``vectorWords``.
  static let blockWords = 128
  static let vectorWords = 8

  private typealias Vector = SIMD8<UInt64>
  private typealias Column = UnsafeMutablePointer<UInt64>

  /// Where the value at each place of the stack stands, and room for it if it is not an input's.
  private var stack: UnsafeMutablePointer<Column>
  private var room: Column
  private var capacity = 0
  /// Columns that are false and true in every case.
  private let constants: Column

  init() {
    stack = .allocate(capacity: 1)
    room = .allocate(capacity: 1)
    constants = .allocate(capacity: 2 * BitMachine.blockWords)
    constants.initialize(repeating: 0, count: BitMachine.blockWords)
    (constants + BitMachine.blockWords).initialize(repeating: .max, count: BitMachine.blockWords)
  }

  deinit {
    stack.deallocate()
    room.deallocate()
    constants.deallocate()
  }

  /// True of a program made of inputs, Bool literals, `if`, the operators of logic, and comparisons of Bools.
  static func admits(_ tree: borrowing Tree, inputs: Int) -> Bool {
    for node in tree.nodes {
      guard node.type == .bool else { return false }
      switch node.kind {
      case .literal: continue
      case .variable: if node.slot >= inputs { return false }
      case .apply:
        switch node.op {
        case .and, .or, .xor, .not, .nand, .nor, .equal, .notEqual, .if: continue
        default: return false
        }
      case .lambda, .call: return false
      }
    }
    return true
  }

  /// The values of a program that ``admits(_:inputs:)`` on some words of the inputs, at most ``blockWords``.
  ///
  /// - Returns: A column that is valid up to the next call.
  mutating func run(
    _ nodes: UnsafeBufferPointer<Node>, _ inputs: UnsafePointer<UnsafeMutablePointer<UInt64>>, first: Int, words: Int
  ) -> UnsafeMutablePointer<UnsafeMutablePointer<UInt64>> {
    if nodes.count > capacity { grow(nodes.count) }
    let end = (words + BitMachine.vectorWords - 1) & ~(BitMachine.vectorWords - 1)
    var top = -1
    var index = nodes.count - 1
    while index >= 0 {
      let node = nodes.baseAddress.unsafelyUnwrapped + index
      index -= 1
      switch node.pointee.kind {
      case .variable:
        top += 1
        stack[top] = inputs[node.pointee.slot] + first
      case .literal, .lambda, .call:
        top += 1
        stack[top] = constants + (node.pointee.payload == 0 ? 0 : BitMachine.blockWords)
      case .apply:
        switch node.pointee.op {
        case .and: combine(&top, end) { $0 & $1 }
        case .or: combine(&top, end) { $0 | $1 }
        case .xor, .notEqual: combine(&top, end) { $0 ^ $1 }
        case .equal: combine(&top, end) { ~($0 ^ $1) }
        case .nand: combine(&top, end) { ~($0 & $1) }
        case .nor: combine(&top, end) { ~($0 | $1) }
        case .if: select(&top, end)
        default: complement(top, end)
        }
      }
    }
    return stack
  }

  private mutating func grow(_ count: Int) {
    stack.deallocate()
    room.deallocate()
    capacity = 2 * count
    stack = .allocate(capacity: capacity)
    room = .allocate(capacity: capacity * BitMachine.blockWords)
    stack.initialize(repeating: room, count: capacity)
    room.initialize(repeating: 0, count: capacity * BitMachine.blockWords)
  }

  @inline(__always)
  private static func load(_ column: Column, _ word: Int) -> Vector {
    UnsafeRawPointer(column + word).loadUnaligned(as: Vector.self)
  }

  @inline(__always)
  private static func store(_ vector: Vector, _ column: Column, _ word: Int) {
    UnsafeMutableRawPointer(column + word).storeBytes(of: vector, as: Vector.self)
  }

  @inline(__always)
  private func combine(_ top: inout Int, _ end: Int, _ operation: (Vector, Vector) -> Vector) {
    let a = stack[top]
    top -= 1
    let b = stack[top]
    let target = room + top * BitMachine.blockWords
    var word = 0
    while word < end {
      BitMachine.store(operation(BitMachine.load(a, word), BitMachine.load(b, word)), target, word)
      word += BitMachine.vectorWords
    }
    stack[top] = target
  }

  @inline(__always)
  private func complement(_ top: Int, _ end: Int) {
    let a = stack[top]
    let target = room + top * BitMachine.blockWords
    var word = 0
    while word < end {
      BitMachine.store(~BitMachine.load(a, word), target, word)
      word += BitMachine.vectorWords
    }
    stack[top] = target
  }

  @inline(__always)
  private func select(_ top: inout Int, _ end: Int) {
    let condition = stack[top]
    let yes = stack[top - 1]
    top -= 2
    let no = stack[top]
    let target = room + top * BitMachine.blockWords
    var word = 0
    while word < end {
      let otherwise = BitMachine.load(no, word)
      let difference = BitMachine.load(yes, word) ^ otherwise
      BitMachine.store(otherwise ^ difference & BitMachine.load(condition, word), target, word)
      word += BitMachine.vectorWords
    }
    stack[top] = target
  }
}
