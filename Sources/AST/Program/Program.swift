/// A named, typed input.
public struct Parameter: Hashable, Sendable {
  public let name: String
  public let type: Type

  public init(name: String, type: Type) {
    self.name = name
    self.type = type
  }
}

/// A helper: a non-recursive function that programs and later helpers may call.
public struct Helper: Hashable, Sendable {
  public let name: String
  public let parameters: [Parameter]
  public let result: Type
  /// The body; slots 0… are the parameters.
  public let body: Tree

  public init(name: String, parameters: [Parameter], result: Type, body: Tree) {
    self.name = name
    self.parameters = parameters
    self.result = result
    self.body = body
  }
}

/// What surrounds the code of a program: its name, inputs, result type, and the helpers it may call.
///
/// One interface is shared by all programs of a run.
public final class Interface: Hashable, Sendable {
  public let name: String
  public let inputs: [Parameter]
  public let result: Type
  /// In order of definition: each calls only those before it.
  public let helpers: [Helper]

  public init(name: String = "program", inputs: [Parameter], result: Type, helpers: [Helper] = []) {
    self.name = name
    self.inputs = inputs
    self.result = result
    self.helpers = helpers
  }

  public static func == (left: Interface, right: Interface) -> Bool {
    left === right
      || left.name == right.name && left.inputs == right.inputs && left.result == right.result
        && left.helpers == right.helpers
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(inputs)
    hasher.combine(result)
  }
}

/// A program: code over the inputs of an interface.
public struct Program: Hashable, Sendable {
  public let interface: Interface
  /// The code; slots 0… are the inputs.
  public var tree: Tree

  public init(interface: Interface, tree: Tree) {
    self.interface = interface
    self.tree = tree
  }

  /// The number of nodes.
  public var size: Int { tree.size }
}
