public import AST

/// All that programs of one task are made of, in tables indexed by small numbers.
///
/// The operator signatures are instantiated once over the task's finite universe of types. For every type the set knows
/// its leaves, the functions that give it, and the smallest size that closes it, so that an expression of any type can
/// be grown within any size that is large enough, without ever failing.
///
/// One set is shared by all workers of a run; it never changes.
public final class PrimitiveSet: Sendable {
  /// The types of the inputs, which are the slots from 0 on.
  public let inputs: [Type]
  /// The type of a whole program.
  public let result: Type
  /// The helpers that programs may call.
  public let helpers: [Helper]
  public let weights: PrimitiveWeights

  /// The numbering of the types.
  package let table: TypeTable
  package let functions: [Function]
  package let arguments: [Argument]
  /// The number of ``result``.
  let resultIndex: Int
  /// By type.
  let leaves: [Leaves]
  let sizes: SizeTables
  let families: FamilyTables
  /// By type: functions that take an argument of the type they give.
  let wrappers: [WeightedPlaces]
  /// By type: higher-order functions that give the type, with an argument that is a sequence.
  let sequenceWrappers: [WeightedPlaces]
  /// The function types of all lambdas, and what they unpack to.
  private let lambdaTypes: TypeTable
  private let lambdaShapes: [LambdaShape]

  /// The types of the universe.
  public var types: [Type] { table.types }

  /// The smallest number of nodes that a program can have and that can always be grown.
  public var smallestProgram: Int { sizes.closing(resultIndex, scope: 0) }

  /// Builds the tables.
  ///
  /// - Throws: ``PrimitiveSetError/nothingGives(_:)`` if no program of the result type can be made.
  public init(_ recipe: Recipe) throws(PrimitiveSetError) {
    var builder = PrimitiveSetBuilder(recipe)
    builder.addFunctions()
    inputs = recipe.inputs
    result = recipe.result
    helpers = recipe.helpers
    weights = recipe.weights
    table = builder.table
    functions = builder.functions
    arguments = builder.arguments
    resultIndex = builder.resultIndex
    leaves = builder.leaves()
    sizes = SizeTables(table: table, functions: functions, arguments: arguments, leaves: leaves)
    families = FamilyTables(table: table, functions: functions, arguments: arguments)
    let usable = functions.indices.filter { [sizes] in sizes.smallest($0, scope: 0) < SizeTables.unreachable }
    wrappers = WeightedPlaces.wrappers(table, functions, arguments, usable)
    sequenceWrappers = WeightedPlaces.sequenceWrappers(table, functions, arguments, usable)
    let lambdas = TypeTable(arguments.compactMap { $0.lambda?.type })
    lambdaTypes = lambdas
    lambdaShapes = lambdas.types.map { LambdaShape($0) }
    guard sizes.closing(resultIndex, scope: 0) < SizeTables.unreachable else {
      throw .nothingGives(recipe.result)
    }
  }

  /// The parameters of a function type.
  @inline(__always)
  func shape(of function: Type) -> LambdaShape {
    if let index = lambdaTypes.index(of: function) { return lambdaShapes[index] }
    return LambdaShape(function)
  }
}

/// Why a primitive set cannot be built.
public enum PrimitiveSetError: Error, Hashable, Sendable {
  /// The operators, inputs and constants allow no expression of the type that programs must have.
  case nothingGives(Type)
}

extension PrimitiveSetError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .nothingGives(let type):
      "No program can be made: nothing among the inputs, constants and operators gives \(type)."
    }
  }
}
