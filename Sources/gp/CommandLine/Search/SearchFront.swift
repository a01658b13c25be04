internal import AST
internal import Genetic
internal import Interpreter

/// What there is to choose from where no program of Floats is right, with what each is worth on all cases.
struct SearchFront {
  struct Member {
    let program: Program
    let train: CaseScore
    let test: CaseScore
    /// The length of its description of the train cases.
    let bits: Double
  }

  /// From the smallest program to the largest.
  let members: [Member]
  let recommended: Int

  init(_ front: Front, _ ready: ReadyTask) {
    members = front.members.map { member in
      let program = member.program.withoutIdleHelpers
      return Member(
        program: program, train: CaseScore(program, on: ready.cases.train, of: ready.task),
        test: CaseScore(program, on: ready.cases.test, of: ready.task), bits: member.bits)
    }
    recommended = front.recommended
  }

  /// The documented member `front` of the answer to `--json`.
  var json: JSONValue {
    .array(
      members.enumerated().map { place, member in
        .object([
          "program": .string(Printer.canonical(member.program)), "size": .int(member.program.size),
          "train": member.train.json, "test": member.test.json, "bits": .number(member.bits),
          "recommended": .bool(place == recommended),
        ])
      })
  }

  /// The most members that a person is shown.
  private static let mostLines = 10

  /// What a person reads of it: the members with the shortest descriptions, with text from tasks escaped; nothing if
  /// there is no choice.
  var lines: [String] {
    guard members.count > 1 else { return [] }
    let shown = members.indices.sorted { (members[$0].bits, $0) < (members[$1].bits, $1) }
      .prefix(Self.mostLines).sorted()
    let hasTest = members[0].test.of > 0
    let head = ["", "nodes", "train error"] + (hasTest ? ["test error"] : [])
    let rows = shown.map { place in
      let member = members[place]
      return [place == recommended ? "*" : "", "\(member.program.size)", Self.text(member.train)]
        + (hasTest ? [Self.text(member.test)] : [])
    }
    let table = TextTable.text([head] + rows).split(separator: "\n").map(String.init)
    let programs = shown.map { Printer.expression(members[$0].program.tree, members[$0].program.interface, width: nil) }
    return [
      "The best of each size; * says most in the fewest bits, its own length included:", table[0] + "  program",
    ] + zip(table.dropFirst(), programs).map { Self.cut(TerminalText.escapedLine("\($0)  \($1)")) }
  }

  private static func text(_ score: CaseScore) -> String { score.error.map { NumberText.short($0) } ?? "-" }

  /// A line of bearable length.
  private static func cut(_ line: String) -> String { line.count > 240 ? line.prefix(239) + "…" : line }
}
