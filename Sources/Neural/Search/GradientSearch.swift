public import AST
public import Interpreter

/// A search for a program by a gradient: a value that steps.
public protocol GradientSearch: Sendable {
  var interface: Interface { get }
  /// The cases that drive the search.
  var train: CaseColumns { get }
  /// The best program so far; `nil` before any was judged.
  var best: Candidate? { get }
  /// Why the search ended; `nil` while it has not.
  var outcome: GradientOutcome? { get }
  /// The steps and the executions so far.
  var steps: Int { get }
  var executions: Int { get }
  /// Searches a little further; nothing once it is done.
  mutating func step()
}

extension GradientSearch {
  public var isDone: Bool { outcome != nil }

  /// The best program so far, made as small as it can be without being wrong where it is right; `nil` before any was
  /// judged. What that takes is no part of the budget.
  public func answer() -> Program? {
    guard let best else { return nil }
    var reducer = Reducer(best.tree, cases: train, helpers: interface.helpers)
    reducer.run()
    return Program(interface: interface, tree: reducer.tree)
  }
}

extension ValueSearch: GradientSearch {
  public var steps: Int { statistics.steps }
  public var executions: Int { statistics.executions }
}

extension PolicySearch: GradientSearch {
  public var steps: Int { statistics.steps }
  public var executions: Int { statistics.executions }
}
