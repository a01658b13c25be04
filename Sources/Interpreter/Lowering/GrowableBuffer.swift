/// A growing array of plain values that owns its memory alone: no reference counts, no copies on write.
///
/// What the lowering of every program of a population writes and reads, node by node. Elements are never cleared, so
/// emptying it and filling it again allocates nothing.
struct GrowableBuffer<Element: BitwiseCopyable>: ~Copyable {
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 64) {
    self.capacity = max(capacity, 1)
    base = GrowableBuffer.allocate(self.capacity)
  }

  deinit {
    base.deallocate()
  }

  /// The elements from 0 up to ``count``; the caller answers for the index.
  @inline(__always)
  subscript(index: Int) -> Element {
    get { base[index] }
    nonmutating set { base[index] = newValue }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow() }
    base[count] = element
    count += 1
  }

  @inline(__always)
  mutating func removeAll() { count = 0 }

  /// Forgets elements at the end.
  @inline(__always)
  mutating func removeLast(_ number: Int) { count -= number }

  /// Makes room for a number of elements at the end, which are written through ``base`` and then counted by
  /// ``extend(to:)``.
  @inline(__always)
  mutating func reserve(_ number: Int) {
    while capacity - count < number { grow() }
  }

  /// Counts elements as written.
  @inline(__always)
  mutating func extend(to count: Int) { self.count = count }

  /// Memory that begins with a cache line, so that no vector of words lies across two.
  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<Element> {
    UnsafeMutableRawPointer.allocate(byteCount: capacity * MemoryLayout<Element>.stride, alignment: 64)
      .bindMemory(to: Element.self, capacity: capacity)
  }

  private mutating func grow() {
    let larger = GrowableBuffer.allocate(2 * capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
    capacity *= 2
  }
}
