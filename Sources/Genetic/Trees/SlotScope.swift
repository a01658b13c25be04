internal import AST

/// The types of the slots in scope at a place of a program: the inputs, then what the binders on the way add.
struct SlotScope: ~Copyable {
  private let base: UnsafeMutablePointer<Type>
  private let capacity: Int
  private(set) var count: Int
  /// The number of inputs.
  let inputCount: Int
  /// Which scarce types the bound slots have; see ``SizeTables``.
  var mask = 0

  init(inputs: [Type], capacity: Int) {
    self.capacity = inputs.count + Swift.max(capacity, 0)
    base = .allocate(capacity: self.capacity + 1)
    inputCount = inputs.count
    count = inputs.count
    for (slot, type) in inputs.enumerated() { (base + slot).initialize(to: type) }
  }

  deinit { base.deallocate() }

  /// The scope outside every binder.
  @inline(__always)
  mutating func clear() {
    count = inputCount
    mask = 0
  }

  /// Adds a slot; one beyond the capacity is dropped, which no program within the size limits reaches.
  @inline(__always)
  mutating func push(_ type: Type) {
    guard count < capacity else { return }
    (base + count).initialize(to: type)
    count += 1
  }

  /// Removes the slots from a count on.
  @inline(__always)
  mutating func pop(to count: Int) {
    self.count = Swift.max(count, inputCount)
  }

  @inline(__always)
  subscript(slot: Int) -> Type { base[slot] }

  /// How many bound slots have a type.
  @inline(__always)
  func countBound(_ type: Type) -> Int {
    var found = 0
    for slot in inputCount..<count where base[slot].bits == type.bits { found += 1 }
    return found
  }

  /// The slot of the bound slots of a type that has the given rank among them.
  @inline(__always)
  func bound(_ type: Type, rank: Int) -> Int? {
    var left = rank
    for slot in inputCount..<count where base[slot].bits == type.bits {
      if left == 0 { return slot }
      left -= 1
    }
    return nil
  }

  /// A slot of a type, bound ones preferred; `nil` if none is in scope.
  func slot(of type: Type, _ random: inout RandomStream) -> Int? {
    let found = countBound(type)
    if found > 0 { return bound(type, rank: random.below(found)) }
    var inputs = 0
    for slot in 0..<inputCount where base[slot].bits == type.bits { inputs += 1 }
    guard inputs > 0 else { return nil }
    var rank = random.below(inputs)
    for slot in 0..<inputCount where base[slot].bits == type.bits {
      if rank == 0 { return slot }
      rank -= 1
    }
    return nil
  }
}
