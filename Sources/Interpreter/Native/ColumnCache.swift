import AST

/// The values that functions of subtrees have in all cases, kept from program to program: columns that machine code writes
/// and later machine code reads.
///
/// The programs of a generation are made of pieces of the last one's, so much of what they compute was computed before. A
/// column is worth keeping where it costs more to compute than to read: for exp, log, sin, cos and tanh.
/// Memory is bounded: a new column takes the place of the one that was of no use for longest among a few that it may
/// replace.
struct ColumnCache: ~Copyable {
  /// The first word of the first column.
  let base: UnsafeMutablePointer<UInt64>
  /// The words from one column to the next.
  private let stride: Int
  /// The number of sets of ``ways`` columns; a power of two.
  private let sets: Int
  private let entries: UnsafeMutablePointer<Entry>
  /// By entry: room for the nodes of its subtree.
  private let nodes: UnsafeMutablePointer<Node>
  /// The number of the batch of programs at hand.
  private var batch: UInt32 = 1
  /// The entries that the program at hand made.
  private var made: [Int] = []
  /// How columns have been used.
  private(set) var reuse = ColumnReuse()

  private struct Entry {
    var hash: UInt64 = 0
    /// The number of nodes; 0 for no subtree.
    var count: Int32 = 0
    /// The last batch that used the column.
    var batch: UInt32 = 0
  }

  /// The fewest cases for which columns are kept.
  static let leastWords = 256
  /// The words of all columns: 64 MiB.
  static let maximumWords = 1 << 23
  /// The columns that a new one may replace.
  private static let ways = 8
  private static let largestSubtree = 32

  /// `nil` if columns have so many words that few would fit, or so few that they are computed as fast as found.
  init?(words: Int) {
    let stride = (words + 15) & ~7
    var sets = 1
    while 2 * sets * ColumnCache.ways * stride <= ColumnCache.maximumWords { sets *= 2 }
    guard words >= ColumnCache.leastWords, sets >= ColumnCache.ways else { return nil }
    self.stride = stride
    self.sets = sets
    let capacity = sets * ColumnCache.ways
    base = UnsafeMutableRawPointer.allocate(byteCount: capacity * stride * 8, alignment: 64)
      .bindMemory(to: UInt64.self, capacity: capacity * stride)
    entries = .allocate(capacity: capacity)
    entries.initialize(repeating: Entry(), count: capacity)
    nodes = .allocate(capacity: capacity * ColumnCache.largestSubtree)
  }

  deinit {
    base.deallocate()
    entries.deallocate()
    nodes.deallocate()
  }

  /// A subtree whose value depends on the inputs alone.
  struct Key {
    fileprivate let nodes: UnsafePointer<Node>
    fileprivate let count: Int
    fileprivate let hash: UInt64

    /// `nil` for a large subtree, and for one with variables other than the inputs or with literals that are no numbers.
    init?(_ nodes: UnsafePointer<Node>, inputs: Int) {
      self.nodes = nodes
      count = Int(nodes.pointee.length)
      guard count <= ColumnCache.largestSubtree else { return nil }
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for index in 0..<count {
        let node = nodes[index]
        if node.isPooled || node.kind == .variable && node.slot >= inputs { return nil }
        let head = UInt64(node.kind.rawValue) << 8 | UInt64(node.op.rawValue)
        hash = (hash ^ node.payload ^ head << 48) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
      }
      self.hash = hash
    }
  }

  private func entries(for key: Key) -> Range<Int> {
    let first = (Int(truncatingIfNeeded: key.hash) & (sets - 1)) * ColumnCache.ways
    return first..<first + ColumnCache.ways
  }

  /// Where the column of a subtree is; `nil` if it is not there.
  mutating func find(_ key: Key) -> Place? {
    for index in entries(for: key) where entries[index].hash == key.hash && isEqual(index, key) {
      entries[index].batch = batch
      reuse.asked += 1
      reuse.found += 1
      return place(index)
    }
    return nil
  }

  private func isEqual(_ index: Int, _ key: Key) -> Bool {
    guard Int(entries[index].count) == key.count else { return false }
    let own = nodes + index * ColumnCache.largestSubtree
    for offset in 0..<key.count where own[offset] != key.nodes[offset] { return false }
    return true
  }

  /// A column for a subtree that was not found; `nil` if the batch at hand uses all that it could take.
  mutating func insert(_ key: Key) -> Place? {
    reuse.asked += 1
    var oldest = entries(for: key).lowerBound
    for index in entries(for: key) where entries[index].batch < entries[oldest].batch { oldest = index }
    guard entries[oldest].batch < batch else { return nil }
    entries[oldest] = Entry(hash: key.hash, count: Int32(truncatingIfNeeded: key.count), batch: batch)
    (nodes + oldest * ColumnCache.largestSubtree).update(from: key.nodes, count: key.count)
    made.append(oldest)
    return place(oldest)
  }

  private func place(_ index: Int) -> Place {
    Place(base: .kept, value: Int32(truncatingIfNeeded: index * stride * 8))
  }

  /// Begins a batch of programs: only now may columns be replaced that the last one used.
  mutating func beginBatch() {
    if batch == .max { removeAll() }
    batch += 1
  }

  /// Begins a program.
  mutating func beginProgram() {
    made.removeAll(keepingCapacity: true)
  }

  /// Forgets the columns that the program at hand was to write: it is not run.
  mutating func giveUpProgram() {
    for index in made { entries[index] = Entry() }
    made.removeAll(keepingCapacity: true)
  }

  /// Forgets all columns.
  mutating func removeAll() {
    entries.update(repeating: Entry(), count: sets * ColumnCache.ways)
    batch = 1
  }
}

/// How often the column of a subtree that a program needs was there already.
public struct ColumnReuse: Hashable, Sendable {
  /// The columns that programs had use for.
  public var asked: Int
  /// Those that had been computed for an earlier program.
  public var found: Int

  public init(asked: Int = 0, found: Int = 0) {
    self.asked = asked
    self.found = found
  }
}
