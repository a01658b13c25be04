/// What is found wrong with a source text, in the order of its discovery, up to a limit.
struct Problems {
  /// The most that are kept: who has more reads no further, and hostile text must not fill the memory.
  static let limit = 100

  let source: Source
  private(set) var items: [Diagnostic] = []

  init(_ source: Source) {
    self.source = source
  }

  var isEmpty: Bool { items.isEmpty }
  /// True if nothing more is kept.
  var isFull: Bool { items.count > Self.limit }
  /// How many there were, those not kept included.
  private(set) var count = 0

  /// Notes something wrong; the message is put together only if it is kept.
  mutating func report(at offset: Int, _ message: @autoclosure () -> String) {
    count += 1
    if items.count < Self.limit {
      items.append(source.diagnostic(at: offset, message()))
    } else if items.count == Self.limit {
      items.append(source.diagnostic(at: offset, "too many errors; those after this one are not shown"))
    }
  }

  /// Throws all that was reported, in the order of the text.
  func throwIfAny() throws(Diagnostics) {
    guard !items.isEmpty else { return }
    let places = items.indices.sorted { left, right in
      guard let a = items[left].location, let b = items[right].location, a != b else { return left < right }
      return a < b
    }
    throw Diagnostics(places.map { items[$0] })
  }
}
