package import AST

/// Values of many programs on a few lanes, kept column by column, and small programs evaluated on such columns: what
/// enumerating programs from the bottom up needs, where each new program applies one operator to others whose values
/// are known.
///
/// A *column* holds a value of some type in every lane of a group of lanes (at most ``LaneSet/capacity``): word by word,
/// lane by lane. It is named by its place in the workspace; columns live as long as the workspace.
///
/// A program is lowered once (``begin(_:inputs:lanes:)``) and then evaluated on many *candidates*, choices of columns for
/// its inputs, as many at a time as fit into one block of the engine. The results of a batch are looked at by hash and
/// thrown away, but for those that are kept as columns of their own.
///
/// One thread at a time.
package final class ColumnWorkspace {
  private var machine = ColumnMachine()
  private let helpers: [Helper]
  /// The words of all columns.
  private var columns = WordHeap()
  /// The end of what columns hold on the machine's heap.
  private var mark = 0
  /// Elements of values that are being kept: they come to lie from ``mark`` on when the program is done.
  private var staged: [UInt64] = []

  // The program at hand.
  private var lanes = 1
  private var inputWidths: [Int] = []
  private var resultShape = 0
  /// The end of the program's literals on the machine's heap.
  private var literalMark = 0
  /// Room for the inputs of a block, one column a word.
  private var batch: UnsafeMutablePointer<UInt64>
  private var batchCapacity = 0
  private var pointers: [UnsafeMutablePointer<UInt64>] = []
  private var stackMark: FrameStack.Mark?
  private var frame: Frame?
  /// By candidate of the batch: what its inputs cost.
  private var costs: [Int] = Array(repeating: 0, count: ColumnMachine.blockLanes)
  /// The number of candidates in the batch.
  package private(set) var count = 0
  /// The most candidates in a batch.
  package private(set) var batchSize = 1

  /// - Parameter limits: what one lane may spend. Lanes of a batch are alive at once, so fuel is memory.
  package init(helpers: [Helper], limits: Limits) {
    self.helpers = helpers
    batch = .allocate(capacity: 1)
    machine.fuel = limits.fuel
    machine.maximumLength = limits.length
  }

  deinit {
    batch.deallocate()
  }

  /// The words that columns and their elements take.
  package var usedWords: Int { columns.used + mark }

  // MARK: Columns

  /// A column of given values, one a lane.
  package func column(of values: [Value], type: Type) -> Int {
    let width = ShapeTable.width(of: type)
    let start = columns.reserve(width * values.count)
    machine.heap.reset(to: mark)
    var writer = WordWriter(offset: mark)
    for (lane, value) in values.enumerated() {
      for (part, word) in writer.leaves(value, type).prefix(width).enumerated() {
        columns.base[start + part * values.count + lane] = word
      }
    }
    machine.heap.append(writer.words)
    mark = machine.heap.used
    return start
  }

  /// A column whose lanes are lanes of another one; elements of sequences are shared.
  ///
  /// - Parameter rows: for each lane of the new column, one of the `count` lanes of the other.
  package func gather(_ column: Int, type: Type, lanes count: Int, rows: [Int]) -> Int {
    let width = ShapeTable.width(of: type)
    let start = columns.reserve(width * rows.count)
    for part in 0..<width {
      for (lane, row) in rows.enumerated() {
        columns.base[start + part * rows.count + lane] = columns.base[column + part * count + row]
      }
    }
    return start
  }

  /// The value of a column in one of its lanes.
  package func value(of column: Int, type: Type, lane: Int, lanes: Int) -> Value {
    let width = ShapeTable.width(of: type)
    let words = (0..<width).map { columns.base[column + $0 * lanes + lane] }
    return readValue(words, type, machine.heap.base)
  }

  /// The lanes in which a Bool column is true.
  package func truth(of column: Int, lanes: Int) -> LaneSet {
    var set = LaneSet()
    for lane in 0..<Swift.min(lanes, LaneSet.capacity) where columns.base[column + lane] != 0 { set.insert(lane) }
    return set
  }

  /// The lanes in which a column has the value of another, floats within a tolerance.
  package func agreement(of column: Int, with expected: Int, type: Type, lanes: Int, tolerance: Double) -> LaneSet {
    let shape = machine.shapes.index(of: type)
    var set = LaneSet()
    for lane in 0..<Swift.min(lanes, LaneSet.capacity) {
      var isRight = true
      for (part, leaf) in machine.shapes[shape].leaves.enumerated() {
        let actual = columns.base[column + part * lanes + lane]
        let wanted = columns.base[expected + part * lanes + lane]
        isRight = isRight && machine.isRight(actual, wanted, leaf, tolerance)
      }
      if isRight { set.insert(lane) }
    }
    return set
  }

  /// The hash of a column, as ``hash(of:)`` has it.
  package func hash(ofColumn column: Int, type: Type, lanes: Int) -> UInt64 {
    let shape = machine.shapes.index(of: type)
    var hash = ColumnWorkspace.hashStart
    for part in 0..<machine.shapes[shape].width {
      fold(columns.base + column + part * lanes, machine.shapes[shape].leaves[part], count: lanes, into: &hash)
    }
    return hash
  }

  // MARK: Programs

  /// Takes up a program: an expression whose slots are the inputs, evaluated on groups of so many lanes.
  ///
  /// - Precondition: 1…``LaneSet/capacity`` lanes.
  package func begin(_ tree: Tree, inputs types: [Type], lanes: Int) {
    self.lanes = Swift.min(Swift.max(lanes, 1), ColumnMachine.blockLanes)
    batchSize = ColumnMachine.blockLanes / self.lanes
    count = 0
    machine.heap.reset(to: mark)
    machine.lower(tree, inputs: types.map { Int32(ShapeTable.width(of: $0)) }, helpers: helpers)
    literalMark = machine.heap.used
    resultShape = machine.shapes.index(of: tree.type)
    inputWidths.removeAll(keepingCapacity: true)
    for type in types { inputWidths.append(ShapeTable.width(of: type)) }
    let words = inputWidths.reduce(0, +) * ColumnMachine.blockLanes
    if batchCapacity < words {
      batch.deallocate()
      batch = .allocate(capacity: words)
      batch.initialize(repeating: 0, count: words)
      batchCapacity = words
    }
    pointers.removeAll(keepingCapacity: true)
    for word in 0..<inputWidths.reduce(0, +) { pointers.append(batch + word * ColumnMachine.blockLanes) }
  }

  /// Adds a candidate to the batch; run the batch once it is full.
  ///
  /// - Parameters:
  ///   - inputs: the column of each input; -1 for one that the program does not look at.
  ///   - cost: what the inputs cost.
  package func add(_ inputs: UnsafeBufferPointer<Int>, cost: Int) {
    guard count < batchSize, inputs.count == inputWidths.count else { return }
    var word = 0
    let start = count * lanes
    for (input, column) in inputs.enumerated() {
      for part in 0..<inputWidths[input] {
        if column >= 0 {
          let source = columns.base + column + part * lanes
          let target = batch + (word + part) * ColumnMachine.blockLanes + start
          for lane in 0..<lanes { target[lane] = source[lane] }
        }
      }
      word += inputWidths[input]
    }
    costs[count] = cost
    count += 1
  }

  /// Evaluates the candidates of the batch.
  package func run() {
    releaseFrame()
    guard count > 0 else { return }
    let body = machine.code.bodies[0]
    stackMark = machine.stack.mark
    var frame = machine.makeFrame(body, lanes: count * lanes)
    for (register, column) in pointers.enumerated() { frame.registers[register] = column }
    for candidate in 0..<count {
      (machine.cost + candidate * lanes).update(repeating: costs[candidate], count: lanes)
    }
    frame.lanes = count * lanes
    machine.run(body, frame)
    self.frame = frame
  }

  /// Empties the batch.
  package func clear() {
    releaseFrame()
    count = 0
    machine.heap.reset(to: literalMark)
  }

  /// Puts the program away; what was kept of its results becomes columns like others.
  package func end() {
    clear()
    machine.heap.reset(to: mark)
    let start = machine.heap.reserve(staged.count)
    staged.withUnsafeBufferPointer { words in
      if let base = words.baseAddress { (machine.heap.base + start).update(from: base, count: words.count) }
    }
    staged.removeAll(keepingCapacity: true)
    mark = machine.heap.used
  }

  private func releaseFrame() {
    if let stackMark { machine.stack.release(to: stackMark) }
    stackMark = nil
    frame = nil
  }

  // MARK: Results

  /// What a candidate costs at most in any lane; `nil` if some lane is exhausted.
  package func cost(of candidate: Int) -> Int? {
    var greatest = 0
    for lane in candidate * lanes..<(candidate + 1) * lanes { greatest = Swift.max(greatest, machine.cost[lane]) }
    return greatest > machine.fuel ? nil : greatest
  }

  /// A hash of a candidate's values: those that the language holds equal in every lane have the same one, and nans count
  /// as equal. 64 bits, so that two different ones among a million share one with a probability of 10⁻⁷.
  package func hash(of candidate: Int) -> UInt64 {
    guard let frame else { return 0 }
    let result = machine.code.bodies[0].result
    var hash = ColumnWorkspace.hashStart
    for part in 0..<machine.shapes[resultShape].width {
      fold(
        frame[result + Int32(part)] + candidate * lanes, machine.shapes[resultShape].leaves[part], count: lanes,
        into: &hash)
    }
    return hash
  }

  /// Keeps the values of a candidate as a column; of use once the program is done.
  package func keep(_ candidate: Int) -> Int {
    guard let frame else { return 0 }
    let shape = machine.shapes[resultShape]
    let start = columns.reserve(shape.width * lanes)
    for part in 0..<shape.width {
      let source = frame[machine.code.bodies[0].result + Int32(part)] + candidate * lanes
      let leaf = shape.leaves[part]
      for lane in 0..<lanes {
        columns.base[start + part * lanes + lane] =
          leaf.kind == .sequence ? stage(Handle(source[lane]), element: leaf.element).word : source[lane]
      }
    }
    return start
  }

  /// Moves the elements of a sequence to where they may stay; recursion is bounded by the nesting of the type.
  private func stage(_ handle: Handle, element: Int) -> Handle {
    let length = handle.length
    guard length > 0 else { return Handle(start: 0, length: 0) }
    let shape = machine.shapes[element]
    if handle.start + length * shape.width <= mark { return handle }
    let start = staged.count
    for word in 0..<length * shape.width { staged.append(machine.heap.base[handle.start + word]) }
    if !shape.isFlat {
      for index in 0..<length {
        for offset in 0..<shape.width where shape.leaves[offset].kind == .sequence {
          let place = start + index * shape.width + offset
          let moved = stage(Handle(staged[place]), element: shape.leaves[offset].element)
          staged[place] = moved.word
        }
      }
    }
    return Handle(start: mark + start, length: length)
  }

  private static let hashStart: UInt64 = 0x2545_F491_4F6C_DD1D

  /// Mixes the words of a part of a value in several lanes into a hash.
  private func fold(
    _ words: UnsafePointer<UInt64>, _ leaf: Shape.Leaf, count: Int, into hash: inout UInt64
  ) {
    var result = hash
    @inline(__always) func mix(_ word: UInt64) {
      result = (result ^ word) &* 0x9E37_79B9_7F4A_7C15
      result ^= result >> 29
    }
    switch leaf.kind {
    case .word:
      for lane in 0..<count { mix(words[lane]) }
    case .float:
      for lane in 0..<count {
        let number = Double(bitPattern: words[lane])
        mix(number == 0 ? 0 : canonicalBits(number))
      }
    case .sequence:
      let base = machine.heap.base
      let shape = machine.shapes[leaf.element]
      for lane in 0..<count {
        let handle = Handle(words[lane])
        mix(UInt64(handle.length))
        let elements = base + handle.start
        if shape.isBitwise {
          for index in 0..<handle.length * shape.width { mix(elements[index]) }
        } else {
          for index in 0..<handle.length {
            mix(machine.shapes.hash(elements + index * shape.width, leaf.element, base))
          }
        }
      }
    }
    hash = result
  }
}
