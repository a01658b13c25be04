/// Types in the making: what unification works on.
///
/// A term is a known type, a list or tuple of terms, or an open one of which only some shapes are possible. Terms may
/// share parts, so that a term written out could be exponentially large; every walk therefore stops, as "too large", once
/// it has seen more than a ``Type`` can hold. That bounds each step of unification by a constant.
struct TypeTerms {
  typealias ID = Int

  /// The outermost constructors that a type may have.
  struct Shapes: OptionSet, Hashable {
    let rawValue: UInt8

    static let int = Shapes(rawValue: 1)
    static let float = Shapes(rawValue: 2)
    static let bool = Shapes(rawValue: 4)
    static let char = Shapes(rawValue: 8)
    static let string = Shapes(rawValue: 16)
    static let list = Shapes(rawValue: 32)
    static let tuple = Shapes(rawValue: 64)

    static let any: Shapes = [int, float, bool, char, string, list, tuple]
    static let number: Shapes = [int, float]
    static let ordered: Shapes = [int, float, char, string]
    static let scalar: Shapes = [int, float, bool, char]
    static let sequence: Shapes = [string, list]

    init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    init(of type: Type) {
      self =
        switch type.constructor {
        case .int: .int
        case .float: .float
        case .bool: .bool
        case .char: .char
        case .string: .string
        case .list: .list
        case .tuple: .tuple
        case .function: []
        }
    }
  }

  enum Term {
    case known(Type)
    case list(ID)
    case tuple([ID])
    case open(Open)
    /// The same as another term.
    case link(ID)
    /// The type of what is wrong already: agrees with everything, so that one error is reported once.
    case poison
  }

  /// A term of which only this is known.
  struct Open {
    var shapes: Shapes
    /// The element type, if it turns out a sequence.
    var element: ID?
    var watchers: [Watcher] = []
  }

  /// What must be looked at again when an open term becomes more definite.
  enum Watcher {
    /// A sequence whose element the term is: it is a list once that is no Char.
    case sequence(ID)
    /// A tuple, one part of which is another term.
    case part(tuple: ID, index: Int, result: ID)
  }

  /// Why two types cannot be one.
  enum Failure: Error {
    case mismatch
    /// A type would have more than ``Type/maximumSymbols`` symbols.
    case tooLarge
    /// A type would contain itself.
    case infinite
  }

  private var terms: [Term] = [.poison]
  private var queue: [Watcher] = []
  /// What the current unification has overwritten, so that one that fails leaves nothing behind.
  private var trail: [(id: ID, old: Term)] = []

  /// The term that agrees with everything.
  static let poison: ID = 0

  mutating func add(_ term: Term) -> ID {
    terms.append(term)
    return terms.count - 1
  }

  mutating func known(_ type: Type) -> ID { add(.known(type)) }

  /// A new term of which nothing but the shapes it may have is known.
  mutating func open(_ shapes: Shapes = .any) -> ID { add(.open(Open(shapes: shapes, element: nil))) }

  /// A new sequence with elements of a term.
  mutating func open(_ shapes: Shapes, element: ID) -> ID {
    let id = add(.open(Open(shapes: shapes, element: element)))
    watch(element, .sequence(id))
    return id
  }

  mutating func list(of element: ID) -> ID {
    if case .known(let type) = self[element], let list = Type.list(of: type) { return known(list) }
    return add(.list(element))
  }

  mutating func tuple(_ parts: [ID]) -> ID {
    var types: [Type] = []
    for part in parts { if case .known(let type) = self[part] { types.append(type) } }
    if types.count == parts.count, let tuple = Type.tuple(types) { return known(tuple) }
    return add(.tuple(parts))
  }

  private mutating func set(_ id: ID, _ term: Term) {
    trail.append((id, terms[id]))
    terms[id] = term
  }

  /// Takes back all that the current unification has done.
  private mutating func undo() {
    while let (id, old) = trail.popLast() { terms[id] = old }
    queue = []
  }

  /// The term itself, links followed.
  subscript(id: ID) -> Term {
    mutating get { terms[find(id)] }
  }

  private mutating func find(_ id: ID) -> ID {
    var root = id
    while case .link(let next) = terms[root] { root = next }
    var current = id
    while case .link(let next) = terms[current], next != root {
      set(current, .link(root))
      current = next
    }
    return root
  }

  private mutating func watch(_ id: ID, _ watcher: Watcher) {
    let root = find(id)
    if case .open(var open) = terms[root] {
      open.watchers.append(watcher)
      set(root, .open(open))
    }
    queue.append(watcher)
  }

  /// A part of a tuple that may not be known yet is the same as a term.
  mutating func unifyPart(_ index: Int, of tuple: ID, with result: ID) throws(Failure) {
    trail = []
    watch(tuple, .part(tuple: tuple, index: index, result: result))
    try settle()
  }

  /// Makes two terms the same type; changes nothing if they cannot be.
  mutating func unify(_ left: ID, _ right: ID) throws(Failure) {
    trail = []
    var budget = 4 * Type.maximumSymbols
    do {
      try unify(left, right, &budget)
    } catch {
      undo()
      throw error
    }
    try settle()
  }

  /// Follows what the last changes imply. Every open term changes a bounded number of times, so this ends.
  private mutating func settle() throws(Failure) {
    while let watcher = queue.popLast() {
      var budget = 4 * Type.maximumSymbols
      do {
        switch watcher {
        case .sequence(let id): try narrow(find(id), &budget)
        case .part(let tuple, let index, let result): try project(tuple, index, result, &budget)
        }
      } catch {
        undo()
        throw error
      }
    }
  }

  private mutating func project(_ tuple: ID, _ index: Int, _ result: ID, _ budget: inout Int) throws(Failure) {
    switch self[tuple] {
    case .known(let type):
      guard type.isTuple, let part = type.part(index) else { throw .mismatch }
      try unify(known(part), result, &budget)
    case .tuple(let parts):
      guard parts.indices.contains(index) else { throw .mismatch }
      try unify(parts[index], result, &budget)
    default: break
    }
  }

  private mutating func unify(_ left: ID, _ right: ID, _ budget: inout Int) throws(Failure) {
    budget -= 1
    guard budget > 0 else { throw .tooLarge }
    let (a, b) = (find(left), find(right))
    guard a != b else { return }
    switch (terms[a], terms[b]) {
    case (.poison, _), (_, .poison), (.link, _), (_, .link): return
    case (.open(let x), .open(let y)):
      if x.watchers.count <= y.watchers.count {
        try merge(a, x, into: b, y, &budget)
      } else {
        try merge(b, y, into: a, x, &budget)
      }
    case (.open(let open), _): try bind(a, open, to: b, &budget)
    case (_, .open(let open)): try bind(b, open, to: a, &budget)
    case (.known(let x), .known(let y)): guard x == y else { throw .mismatch }
    case (.list(let x), .list(let y)): try unify(x, y, &budget)
    case (.tuple(let x), .tuple(let y)):
      guard x.count == y.count else { throw .mismatch }
      for (x, y) in zip(x, y) { try unify(x, y, &budget) }
    case (.known(let type), .list(let element)), (.list(let element), .known(let type)):
      guard type.isList, let known = type.element else { throw .mismatch }
      try unify(self.known(known), element, &budget)
    case (.known(let type), .tuple(let parts)), (.tuple(let parts), .known(let type)):
      guard type.isTuple, type.arity == parts.count else { throw .mismatch }
      for (known, part) in zip(type.parts, parts) { try unify(self.known(known), part, &budget) }
    case (.list, .tuple), (.tuple, .list): throw .mismatch
    }
  }

  /// Makes one open term a link to another, which keeps what is known of both.
  private mutating func merge(
    _ from: ID, _ old: Open, into to: ID, _ kept: Open, _ budget: inout Int
  ) throws(Failure) {
    var open = kept
    open.shapes.formIntersection(old.shapes)
    guard !open.shapes.isEmpty else { throw .mismatch }
    if open.shapes != kept.shapes { queue += kept.watchers }
    if open.shapes != old.shapes { queue += old.watchers }
    open.watchers += old.watchers
    open.element = kept.element ?? old.element
    set(to, .open(open))
    set(from, .link(to))
    if let x = kept.element, let y = old.element { try unify(x, y, &budget) }
    try narrow(find(to), &budget)
  }

  /// Makes an open term a link to one that is not open.
  private mutating func bind(_ id: ID, _ open: Open, to target: ID, _ budget: inout Int) throws(Failure) {
    let shape: Shapes
    var element: ID?
    switch terms[target] {
    case .known(let type):
      shape = Shapes(of: type)
      if open.element != nil { element = type.element.map { known($0) } }
    case .list(let item):
      shape = .list
      element = item
    case .tuple: shape = .tuple
    case .open, .link, .poison: return
    }
    guard open.shapes.isSuperset(of: shape) else { throw .mismatch }
    try checkOccurrence(of: id, in: target)
    set(id, .link(target))
    queue += open.watchers
    if let expected = open.element, let element { try unify(expected, element, &budget) }
  }

  /// Makes an open term definite if only one type is left for it.
  private mutating func narrow(_ id: ID, _ budget: inout Int) throws(Failure) {
    guard case .open(let open) = terms[id] else { return }
    let only: ID
    switch open.shapes {
    case .int: only = known(.int)
    case .float: only = known(.float)
    case .bool: only = known(.bool)
    case .char: only = known(.char)
    case .string: only = known(.string)
    case .list, .sequence:
      guard let element = open.element, open.shapes == .list || !canBeChar(element) else { return }
      only = list(of: element)
    default: return
    }
    try bind(id, open, to: only, &budget)
  }

  private mutating func canBeChar(_ id: ID) -> Bool {
    switch self[id] {
    case .known(let type): type == .char
    case .open(let open): open.shapes.contains(.char)
    case .list, .tuple: false
    case .link, .poison: true
    }
  }

  private mutating func checkOccurrence(of id: ID, in target: ID) throws(Failure) {
    var pending = [target]
    var symbols = 0
    while let next = pending.popLast() {
      let root = find(next)
      guard root != id else { throw .infinite }
      symbols += 1
      guard symbols <= Type.maximumSymbols else { throw .tooLarge }
      switch terms[root] {
      case .list(let element): pending.append(element)
      case .tuple(let parts): pending += parts
      case .known(let type): symbols += type.symbolCount - 1
      case .open, .link, .poison: break
      }
    }
  }

  /// The type that a term has become; `nil` if nothing determines it.
  mutating func resolve(_ id: ID) throws(Failure) -> Type? {
    var budget = 2 * Type.maximumSymbols
    return try resolve(id, &budget)
  }

  private mutating func resolve(_ id: ID, _ budget: inout Int) throws(Failure) -> Type? {
    budget -= 1
    guard budget > 0 else { throw .tooLarge }
    let root = find(id)
    let type: Type?
    switch terms[root] {
    case .known(let type): return type
    case .open, .link, .poison: return nil
    case .list(let element):
      guard let element = try resolve(element, &budget) else { return nil }
      type = Type.list(of: element)
    case .tuple(let parts):
      var types: [Type] = []
      for part in parts {
        guard let type = try resolve(part, &budget) else { return nil }
        types.append(type)
      }
      type = Type.tuple(types)
    }
    guard let type else { throw .tooLarge }
    terms[root] = .known(type)
    return type
  }
}
