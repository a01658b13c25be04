extension ColumnMachine {
  /// Where a variable's value stands: in which body, from which register on.
  struct Slot: BitwiseCopyable {
    let level: Int32
    let register: Int32
    let width: Int32
  }

  /// The registers of a value; `owned` if nobody else reads them later.
  struct Operand: BitwiseCopyable {
    var register: Int32
    var width: Int32
    var owned: Bool
    /// Its index in ``Code/constants``; -1 of what is none of them.
    var constant: Int32 = -1

    static let none = Operand(register: 0, width: 0, owned: false)
  }

  /// What is known of a body while its code is emitted.
  struct Level {
    var registers: Int32 = 0
    /// Registers whose values are no longer needed: a bit for each of the first 64, which is as many as are reused.
    var free: UInt64 = 0
    /// Outer slots that the body reads, with the register and the width here.
    var captured: [(slot: Int, register: Int32, width: Int32)] = []
    var captures: [Code.Capture] = []
    /// The newest of the body's constants, each of which tells the one before it; -1 if there is none.
    var lastConstant: Int32 = -1
    var hasCost = false
    var readsParameters = false

    mutating func clear() {
      registers = 0
      free = 0
      if !captured.isEmpty {
        captured.removeAll(keepingCapacity: true)
        captures.removeAll(keepingCapacity: true)
      }
      lastConstant = -1
      hasCost = false
      readsParameters = false
    }
  }

  /// The levels of the bodies that are being emitted, outermost first; kept from program to program.
  struct LevelStack: ~Copyable {
    private(set) var base: UnsafeMutablePointer<Level>
    private(set) var count = 0
    private var capacity = 16

    init() {
      base = .allocate(capacity: capacity)
      base.initialize(repeating: Level(), count: capacity)
    }

    deinit {
      base.deinitialize(count: capacity)
      base.deallocate()
    }

    mutating func removeAll() { count = 0 }

    mutating func push() {
      if count == capacity {
        let larger = UnsafeMutablePointer<Level>.allocate(capacity: 2 * capacity)
        larger.moveInitialize(from: base, count: capacity)
        (larger + capacity).initialize(repeating: Level(), count: capacity)
        base.deallocate()
        base = larger
        capacity *= 2
      }
      base[count].clear()
      count += 1
    }

    mutating func pop() { count -= 1 }

    /// The level of the body that is being emitted.
    @inline(__always)
    var current: UnsafeMutablePointer<Level> { base + (count - 1) }
  }
}
