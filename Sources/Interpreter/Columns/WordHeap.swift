/// Where the elements of all sequences of one worker live: a growing array of 64-bit words.
///
/// Every value of the language is laid out as words: a scalar is one word, a sequence one word (a ``Handle``), a tuple its
/// parts' words side by side. So an element that is itself a sequence is a handle, nesting needs nothing more, and taking
/// part of a sequence, or choosing between two, copies no elements.
///
/// Allocation is a bump of `used`; everything built while one block of cases is evaluated is dropped at once by
/// ``reset(to:)``. The base moves when the heap grows, so kernels take it anew after each reservation.
struct WordHeap: ~Copyable {
  private(set) var base: UnsafeMutablePointer<UInt64>
  private(set) var used = 0
  private(set) var capacity: Int

  init() {
    capacity = 1 << 12
    base = .allocate(capacity: capacity)
  }

  deinit {
    base.deallocate()
  }

  /// Takes a number of words and returns the index of the first.
  mutating func reserve(_ count: Int) -> Int {
    let start = used
    used += count
    if used > capacity { grow() }
    return start
  }

  /// Puts words at the end.
  mutating func append(_ words: [UInt64]) {
    let start = reserve(words.count)
    words.withUnsafeBufferPointer { words in
      if let source = words.baseAddress { (base + start).update(from: source, count: words.count) }
    }
  }

  private mutating func grow() {
    var larger = capacity
    while larger < used { larger *= 2 }
    let moved = UnsafeMutablePointer<UInt64>.allocate(capacity: larger)
    moved.update(from: base, count: min(capacity, used))
    base.deallocate()
    base = moved
    capacity = larger
  }

  /// Forgets everything from an index on; gives memory back if a block needed unusually much.
  mutating func reset(to mark: Int) {
    used = mark
    let generous = max(2 * mark, 1 << 20)
    if capacity > 4 * generous {
      let moved = UnsafeMutablePointer<UInt64>.allocate(capacity: generous)
      moved.update(from: base, count: mark)
      base.deallocate()
      base = moved
      capacity = generous
    }
  }
}

/// A sequence as one word: the heap index of its first element's first word, and its length.
struct Handle {
  let word: UInt64

  @inline(__always) init(_ word: UInt64) { self.word = word }

  @inline(__always) init(start: Int, length: Int) {
    word = UInt64(truncatingIfNeeded: start) & 0xFFFF_FFFF | UInt64(truncatingIfNeeded: length) << 32
  }

  @inline(__always) var start: Int { Int(word & 0xFFFF_FFFF) }
  @inline(__always) var length: Int { Int(word >> 32) }

  /// The part from one element up to another, of elements of a given width.
  @inline(__always) func slice(_ from: Int, _ to: Int, width: Int) -> Handle {
    Handle(start: start + from * width, length: to - from)
  }
}

/// Memory for registers and scratch with the life of a call: allocations are freed in reverse order, and never move.
struct FrameStack: ~Copyable {
  private var chunks: [(base: UnsafeMutablePointer<UInt64>, capacity: Int)] = []
  private var current = 0
  private var used = 0

  /// What to hand back to ``release(to:)``.
  struct Mark {
    fileprivate let chunk: Int
    fileprivate let used: Int
  }

  init() {
    chunks.append((.allocate(capacity: 1 << 15), 1 << 15))
  }

  deinit {
    for chunk in chunks { chunk.base.deallocate() }
  }

  var mark: Mark { Mark(chunk: current, used: used) }

  /// Takes words, uninitialised and aligned to 64 bytes if all requests are multiples of 8.
  mutating func words(_ count: Int) -> UnsafeMutablePointer<UInt64> {
    let rounded = (count + 7) & ~7
    if used + rounded > chunks[current].capacity { advance(rounded) }
    let result = chunks[current].base + used
    used += rounded
    return result
  }

  private mutating func advance(_ count: Int) {
    while chunks.count > current + 1, chunks[current + 1].capacity < count {
      chunks[current + 1].base.deallocate()
      chunks.remove(at: current + 1)
    }
    if chunks.count == current + 1 {
      let capacity = max(count, 2 * chunks[current].capacity, 1 << 15)
      chunks.append((.allocate(capacity: capacity), capacity))
    }
    current += 1
    used = 0
  }

  mutating func release(to mark: Mark) {
    current = mark.chunk
    used = mark.used
    // One chunk ahead is kept, so that a loop at a chunk's end does not allocate again and again.
    while chunks.count > current + 2 {
      if let last = chunks.popLast() { last.base.deallocate() }
    }
  }
}
