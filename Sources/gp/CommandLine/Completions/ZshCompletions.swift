/// Writes the completion script for zsh.
struct ZshCompletions {
  let commands: [CommandLocation]

  var script: String {
    let functions = commands.map(function).joined(separator: "\n\n")
    return """
      #compdef gp
      # zsh completion for gp. Load it with: source <(gp completions zsh)
      \(functions)

      if [[ "${zsh_eval_context[-1]}" == loadautofunc ]]; then
        _gp "$@"
      else
        compdef _gp gp
      fi

      """
  }

  private func function(_ location: CommandLocation) -> String {
    let name = "_" + location.path.joined(separator: "_")
    let options = location.command.specification.options.map(Self.entry)
    let own =
      "_arguments -s" + Self.continued(options + location.command.specification.arguments.enumerated().map(Self.entry))
    let subcommands = location.command.subcommands
    if subcommands.isEmpty { return "\(name)() {\n  \(own)\n}" }

    let words = subcommands.map { "      '\($0.specification.name):\(Self.escaped($0.specification.overview))'" }
    let branches = subcommands.map { "        \($0.specification.name)) \(name)_\($0.specification.name) ;;" }
    let takesArguments = !location.command.specification.arguments.isEmpty
    return """
      \(name)() {
        local curcontext="$curcontext" state line
        typeset -A opt_args
        _arguments -C -s\(Self.continued(options + ["'1: :->first'", "'*:: :->rest'"])) && return
        case "$state" in
          first)
            local -a names=(
      \(words.joined(separator: "\n"))
            )
            _describe subcommand names\(takesArguments ? "\n      _files" : "")
            ;;
          rest)
            case "${words[1]}" in
      \(branches.joined(separator: "\n"))\(takesArguments ? "\n        *) \(own) ;;" : "")
            esac
            ;;
        esac
      }
      """
  }

  private static func continued(_ entries: [String]) -> String { entries.map { " \\\n    " + $0 }.joined() }

  /// `'1:task:_files'`
  private static func entry(_ index: Int, _ argument: ArgumentSpecification) -> String {
    let place = argument.presence == .anyNumber ? "*" : "\(index + 1)"
    return "'\(place):\(argument.value.placeholder):\(action(argument.value.expectation))'"
  }

  /// `'(-o --out)'{-o+,--out=}'[…]:dir:_directories'`
  private static func entry(_ option: OptionSpecification) -> String {
    let value = option.value.map { ":\($0.placeholder):\(action($0.expectation))" } ?? ""
    let text = "[\(escaped(option.help))]\(value)'"
    let long = "--\(option.name)" + (option.value == nil ? "" : "=")
    guard let short = option.short else { return "'\(option.repeats ? "*" : "")\(long)\(text)" }
    let letter = "-\(short)" + (option.value == nil ? "" : "+")
    let times = option.repeats ? "*" : "(-\(short) --\(option.name))"
    return "'\(times)'{\(letter),\(long)}'\(text)"
  }

  private static func action(_ expectation: ValueExpectation) -> String {
    switch CompletionCandidates(expectation) {
    case .nothing: " "
    case .files: "_files"
    case .directories: "_directories"
    case .words(let words): "(\(words.joined(separator: " ")))"
    }
  }

  /// Text for use between single quotes and brackets, where a colon separates.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "'": result += "'\\''"
      case "[", "]", ":", "\\": result += "\\\(character)"
      default: result.append(character)
      }
    }
    return result
  }
}
