/// One node of a program: 32 bytes, trivially copyable.
///
/// A program is a flat array of nodes in prefix order; a subtree is the range of `length` nodes from its root on.
public struct Node: Hashable, Sendable {
  /// What a node is.
  public enum Kind: UInt8, Hashable, Sendable {
    /// A constant. `payload` is the value of a scalar (see ``Node/scalar(_:)``), or the index of a sequence literal in
    /// ``Tree/literals``.
    case literal
    /// An input, lambda parameter or `let` name. `payload` is its slot: inputs count from 0, each binder on the way down
    /// adds one slot a name (de Bruijn levels).
    case variable
    /// A function, only as an argument of a higher-order operator. Its one child is the body, in which one slot a
    /// parameter is added; its type is the function type.
    case lambda
    /// An application of `op` to the children. `let` is one, with two children: the value, and the body, in which one
    /// slot is added.
    case apply
    /// A call of a helper. `payload` is its index in ``Interface/helpers``.
    case call
  }

  /// The type of the node's value; of a lambda, the function type.
  public var type: Type
  /// A literal's bits or pool index, a variable's slot, a helper's index; 0 otherwise.
  public var payload: UInt64
  /// How many nodes the subtree has, this one included.
  public var length: UInt32
  public var kind: Kind
  /// The operator of an `apply` node; meaningless (`if`) in others.
  public var op: Operator

  @inlinable init(kind: Kind, op: Operator = .if, type: Type, payload: UInt64 = 0, length: Int = 1) {
    self.type = type
    self.payload = payload
    self.length = UInt32(truncatingIfNeeded: length)
    self.kind = kind
    self.op = op
  }

  /// A variable in a slot.
  @inlinable public static func variable(_ slot: Int, _ type: Type) -> Node {
    Node(kind: .variable, type: type, payload: UInt64(truncatingIfNeeded: slot))
  }

  /// The root of an application; `length` counts the root and all its children.
  @inlinable public static func apply(_ op: Operator, _ type: Type, length: Int) -> Node {
    Node(kind: .apply, op: op, type: type, length: length)
  }

  /// The root of a lambda of a function type.
  @inlinable public static func lambda(_ type: Type, length: Int) -> Node {
    Node(kind: .lambda, type: type, length: length)
  }

  /// The root of a call of the helper of that index.
  @inlinable public static func call(_ helper: Int, _ type: Type, length: Int) -> Node {
    Node(kind: .call, type: type, payload: UInt64(truncatingIfNeeded: helper), length: length)
  }

  /// A scalar literal, or `nil` for a value that is not scalar. All nans become one.
  public static func scalar(_ value: Value) -> Node? {
    switch value {
    case .int(let value): Node(kind: .literal, type: .int, payload: UInt64(bitPattern: value))
    case .float(let value): Node(kind: .literal, type: .float, payload: canonicalBits(value))
    case .bool(let value): Node(kind: .literal, type: .bool, payload: value ? 1 : 0)
    case .char(let value): Node(kind: .literal, type: .char, payload: UInt64(value.value))
    case .string, .list, .tuple: nil
    }
  }

  /// A sequence literal held at an index of ``Tree/literals``.
  @inlinable static func pooled(_ index: Int, _ type: Type) -> Node {
    Node(kind: .literal, type: type, payload: UInt64(truncatingIfNeeded: index))
  }

  /// The slot of a variable, the index of a helper.
  @inlinable public var slot: Int { Int(truncatingIfNeeded: payload) }

  /// True of a literal whose value is in ``Tree/literals``.
  @inlinable public var isPooled: Bool { kind == .literal && !type.isScalar }

  /// The value of a scalar literal; `nil` for any other node.
  public var scalarValue: Value? {
    guard kind == .literal else { return nil }
    switch type.constructor {
    case .int: return .int(Int64(bitPattern: payload))
    case .float: return .float(Double(bitPattern: payload))
    case .bool: return .bool(payload != 0)
    case .char: return Unicode.Scalar(UInt32(truncatingIfNeeded: payload)).map { .char($0) }
    default: return nil
    }
  }
}
