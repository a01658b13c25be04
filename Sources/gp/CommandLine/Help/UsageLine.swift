/// How a command is called, in one line: `gp run <program> [<args> ...] [--task <file>] [--json]`.
enum UsageLine {
  /// More options than this are not listed one by one.
  private static let listedOptions = 4

  static func text(path: [String], _ specification: CommandSpecification, hasSubcommands: Bool) -> String {
    var parts = path
    if hasSubcommands, specification.arguments.isEmpty { parts.append("<subcommand>") }
    parts += specification.arguments.map(\.usage)
    let common = [CommonOptions.color.specification.name, CommonOptions.help.specification.name]
    let own = specification.options.filter { !common.contains($0.name) }
    parts += own.filter(\.isRequired).map(\.usage)
    let optional = own.filter { !$0.isRequired }
    if optional.count > listedOptions {
      parts.append("[<options>]")
    } else if !hasSubcommands || !specification.arguments.isEmpty {
      parts += optional.map { "[\($0.usage)]" }
    }
    return parts.joined(separator: " ")
  }
}

extension OptionSpecification {
  /// `--seeds <file> ...`
  var usage: String { label(spelled: "--\(name)") + (repeats ? " ..." : "") }
}

extension ArgumentSpecification {
  /// `<task>`, `[<file>]`, `[<args> ...]`
  var usage: String {
    switch presence {
    case .required: label
    case .requiredUnless, .optional: "[\(label)]"
    case .anyNumber: "[\(label) ...]"
    }
  }
}
