/// Reads programs, expressions, literals and types: the language's entry points.
///
/// Each function reports everything that is wrong at once, by throwing. Whatever the text, it ends in time proportional to
/// the length, and never traps.
public enum Parser {
  /// The most levels that code may be nested, each name of a `let` and every helper's body counted.
  public static let maximumDepth = 1000
  /// The most nodes that code may have when every helper call is replaced by the helper's body.
  public static let maximumExpansion = 1_000_000

  static let tooDeep = "nested too deeply: more than \(maximumDepth) levels"
  static let typeTooLarge = "the type is too large: more than \(Type.maximumSymbols) symbols"

  /// The one program of a text, with the helpers before it.
  ///
  /// - Parameters:
  ///   - text: `(define …)` forms and a `(program …)`.
  ///   - file: The name of the file, for diagnostics.
  public static func program(_ text: String, file: String = "") throws(Diagnostics) -> Program {
    try program(Source(text, file: file))
  }

  /// The one program of a source, with the helpers before it.
  public static func program(_ source: Source) throws(Diagnostics) -> Program {
    let programs = try programs(source)
    if programs.places.count > 1 {
      throw Diagnostics([source.diagnostic(at: programs.places[1], "expected one program, found another one")])
    }
    return programs.all[0]
  }

  /// The programs of a text, with the helpers before them: a file of seeds.
  public static func programs(_ text: String, file: String = "") throws(Diagnostics) -> [Program] {
    try programs(Source(text, file: file)).all
  }

  /// The expression of a text.
  ///
  /// - Parameters:
  ///   - text: One expression.
  ///   - inputs: The names that it may use.
  ///   - result: The type that it must have; `nil` if any will do.
  ///   - helpers: The helpers that it may call.
  ///   - file: The name of the file, for diagnostics.
  public static func expression(
    _ text: String, inputs: [Parameter] = [], result: Type? = nil, helpers: [Helper] = [], file: String = ""
  ) throws(Diagnostics) -> Tree {
    try expression(Source(text, file: file).part(), inputs: inputs, result: result, helpers: helpers)
  }

  /// The literal of a declared type, as cases and arguments have it: an Int literal is read as a Float where the type is
  /// Float, `0` and `1` where it is Bool, and tuples are literals.
  public static func value(_ text: String, type: Type, file: String = "") throws(Diagnostics) -> Value {
    try value(Source(text, file: file).part(), type: type)
  }

  /// The type of a text.
  public static func type(_ text: String, file: String = "") throws(Diagnostics) -> Type {
    try type(Source(text, file: file).part())
  }
}
