/// What an expression may refer to.
struct Surroundings {
  /// The inputs or parameters, in slots 0….
  var inputs: [Parameter] = []
  /// Names of inputs whose types are wrong, which has been reported already.
  var untyped: Set<String> = []
  /// The helpers that may be called.
  private(set) var helpers: [Helper] = []
  /// Their indices by name.
  private(set) var helperIndices: [String: Int] = [:]
  /// The sizes of the helpers with all calls expanded.
  private(set) var expansions: [Expansion] = []
  /// Helper names that may not be called here, and why; no reason where an error has been reported already.
  var forbidden: [String: String?] = [:]

  init(inputs: [Parameter] = [], helpers: [Helper] = []) {
    self.inputs = inputs
    for helper in helpers { add(helper) }
  }

  /// Adds a helper that may be called from here on.
  mutating func add(_ helper: Helper) {
    helperIndices[helper.name] = helpers.count
    helpers.append(helper)
    expansions.append(Expansion(of: helper.body, helpers: expansions))
  }
}
