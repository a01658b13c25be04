/// Writes the completion script for bash.
struct BashCompletions {
  let commands: [CommandLocation]

  var script: String {
    let paths = commands.dropFirst().map { "\"\($0.path.joined(separator: " "))\"" }.joined(separator: " | ")
    return """
      # bash completion for gp. Load it with: source <(gp completions bash)
      _gp() {
        local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD - 1]}"
        local path="gp" index
        for ((index = 1; index < COMP_CWORD; index++)); do
          case "$path ${COMP_WORDS[index]}" in
            \(paths))
              path="$path ${COMP_WORDS[index]}"
              ;;
          esac
        done
        COMPREPLY=()
        case "$path" in
      \(commands.map(branch).joined(separator: "\n"))
        esac
      }
      complete -o filenames -F _gp gp

      """
  }

  private func branch(_ location: CommandLocation) -> String {
    let specification = location.command.specification
    var lines = ["    \"\(location.path.joined(separator: " "))\")"]
    let valued = specification.options.filter { $0.value != nil }
    if !valued.isEmpty {
      lines.append("      case \"$previous\" in")
      for option in valued {
        let action = option.value.map { Self.action(CompletionCandidates($0.expectation)) } ?? ""
        lines.append("        \(option.spellings.joined(separator: " | "))) \(action)return ;;")
      }
      lines.append("      esac")
    }
    let words = specification.options.flatMap(\.spellings).joined(separator: " ")
    lines.append("      if [[ \"$current\" == -* ]]; then")
    lines.append("        mapfile -t COMPREPLY < <(compgen -W \"\(words)\" -- \"$current\")")
    lines.append("        return")
    lines.append("      fi")
    let names = location.command.subcommands.map { $0.specification.name }
    if !names.isEmpty {
      lines.append("      mapfile -t COMPREPLY < <(compgen -W \"\(names.joined(separator: " "))\" -- \"$current\")")
    }
    if let argument = specification.arguments.last {
      switch CompletionCandidates(argument.value.expectation) {
      case .nothing: break
      case .words(let words):
        lines.append("      mapfile -t COMPREPLY < <(compgen -W \"\(words.joined(separator: " "))\" -- \"$current\")")
      case .files, .directories:
        lines.append("      mapfile -t -O \"${#COMPREPLY[@]}\" COMPREPLY < <(compgen -f -- \"$current\")")
      }
    }
    lines.append("      ;;")
    return lines.joined(separator: "\n")
  }

  private static func action(_ candidates: CompletionCandidates) -> String {
    switch candidates {
    case .nothing: ""
    case .files: "mapfile -t COMPREPLY < <(compgen -f -- \"$current\"); "
    case .directories: "mapfile -t COMPREPLY < <(compgen -d -- \"$current\"); "
    case .words(let words): "mapfile -t COMPREPLY < <(compgen -W \"\(words.joined(separator: " "))\" -- \"$current\"); "
    }
  }
}
