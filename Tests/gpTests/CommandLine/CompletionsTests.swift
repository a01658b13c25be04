import Foundation
import Testing

@testable import gp

struct CompletionsTests {
  @Test(arguments: ["bash", "zsh", "fish"])
  func `each script knows every command and option`(shell: String) {
    let script = call("completions", shell)
    #expect(script.code == 0)
    for location in CommandLocation.root.descendants {
      #expect(script.output.contains(location.command.specification.name))
      for option in location.command.specification.options {
        #expect(script.output.contains(shell == "fish" ? "-l \(option.name) " : "--\(option.name)"))
      }
    }
  }

  @Test func `the zsh script describes options with their values`() {
    let script = call("completions", "zsh").output
    #expect(script.hasPrefix("#compdef gp\n"))
    #expect(script.contains("'*--seeds=[Programs (.gp) that join the first population.]:file:_files' \\\n"))
    #expect(script.contains("'(-q --quiet)'{-q,--quiet}'[Show no progress.]' \\\n"))
    #expect(script.contains("'evolve:Search for a program that does what a task'\\''s examples show.'\n"))
    #expect(script.contains("'1:shell:(bash zsh fish)'\n"))
  }

  @Test func `the fish script separates commands from those inside them`() {
    let script = call("completions", "fish").output
    let bench = "__fish_seen_subcommand_from bench; and not __fish_seen_subcommand_from throughput"
    let throughput = "__fish_seen_subcommand_from bench; and __fish_seen_subcommand_from throughput"
    #expect(script.contains("complete -c gp -n '\(bench)' -l runs -r -d "))
    #expect(script.contains("complete -c gp -n '\(throughput)' -l programs -r -F -d "))
    #expect(script.contains("-d 'Search for a program that does what a task\\'s examples show.'"))
  }

  @Test(
    .enabled(if: BuiltProgram.isThere),
    arguments: [
      ("gp ev", "evolve"), ("gp bench thr", "throughput"), ("gp evolve --pop", "--population"),
      ("gp evolve --selection tour", "tournament"), ("gp bench throughput --prog", "--programs"),
      ("gp completions z", "zsh"), ("gp help exi", "exit-codes"), ("gp evolve --population ", ""),
      ("gp check ta", "task one.txt"), ("gp run x.gp --js", "--json"),
    ])
  func `bash completes with the script`(typed: String, completions: String) throws {
    let words = typed.split(separator: " ", omittingEmptySubsequences: false).map { "'\($0)'" }
    let result = try BuiltProgram.shell(
      """
      folder="$(mktemp -d)" && cd "$folder" && touch 'task one.txt'
      source <("$GP" completions bash)
      COMP_WORDS=(\(words.joined(separator: " "))) COMP_CWORD=\(words.count - 1)
      _gp
      printf '%s\\n' "${COMPREPLY[@]}"
      rm -r "$folder"
      """)
    #expect(result.errors == "")
    #expect(result.output.trimmingCharacters(in: .newlines) == completions)
  }
}
