/// A format in which a task may be written, told by how the text begins.
enum TaskFormat {
  case native, sygus, jsonLines, pla

  init(of source: Source) {
    var offset = 0
    let scalars = source.scalars
    // Comments of PLA and of the native format begin alike, and no other format has comments of this kind.
    while offset < scalars.count {
      if Lexer.isSpace(scalars[offset]) {
        offset += 1
      } else if scalars[offset] == "#" {
        while offset < scalars.count, scalars[offset] != "\n" { offset += 1 }
      } else {
        break
      }
    }
    let first = offset < scalars.count ? scalars[offset] : " "
    let second = offset + 1 < scalars.count ? scalars[offset + 1] : " "
    switch first {
    case "(", ";": self = SyGuSReader.recognises(source) ? .sygus : .native
    case "{": self = .jsonLines
    case "." where second.isNameStart: self = .pla
    default: self = .native
    }
  }
}

extension TaskParser {
  /// The task that a reader gives, or everything that is wrong with the text.
  static func parse(
    _ source: Source, reading read: (inout DiagnosticList) -> Task?
  ) -> (task: Task?, diagnostics: [Diagnostic]) {
    var diagnostics = DiagnosticList()
    let task = read(&diagnostics)
    return (diagnostics.hasErrors ? nil : task, diagnostics.sorted)
  }
}
