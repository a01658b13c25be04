internal import AST

/// The text of a task or program, from a file, standard input, or the command line itself.
struct SourceInput {
  let source: Source
  /// The folder that paths in the text start from.
  let directory: String

  /// The name of standard input in messages.
  static let standardInput = "<stdin>"

  /// Reads the file at a path; standard input if that is `-`.
  /// - Throws: `CommandFailure` if it cannot be read, `SourceFailure` if it is not text.
  init(path: String) throws {
    let bytes = try InputFile.bytes(of: path)
    let name = path == "-" ? Self.standardInput : path
    do {
      source = try Source(utf8: bytes, file: name)
    } catch {
      throw SourceFailure(error.items, in: Source(String(decoding: bytes, as: UTF8.self), file: name))
    }
    directory = Self.directory(of: path)
  }

  /// Takes the word itself as the text if it begins with `(`, and as the path of a file otherwise.
  init(pathOrText word: String) throws {
    guard word.unicodeScalars.first == "(" else {
      try self.init(path: word)
      return
    }
    self.init(source: Source(word), directory: ".")
  }

  init(source: Source, directory: String) {
    self.source = source
    self.directory = directory
  }

  /// The folder of a file.
  static func directory(of path: String) -> String {
    guard path != "-", let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
  }
}

extension SourceInput {
  /// What a text holds, as far as its first words tell.
  enum Kind {
    case task, program, expression
  }

  /// A text that begins with `(program`, or with helpers and has a `(program` after them, is a program, and so is any
  /// file whose name ends in `.gp`; a text that begins with any other form is an expression; everything else is a task.
  var kind: Kind {
    let isProgramFile = source.file.hasSuffix(".gp")
    var lexer = Lexer(source)
    guard lexer.next().kind == .open else { return isProgramFile ? .program : .task }
    switch word(lexer.next()) {
    case "program": return .program
    case "define": return programs.isEmpty && !isProgramFile ? .task : .program
    default: return .expression
    }
  }

  /// The offsets of the programs in a file of programs.
  var programs: [Int] {
    var lexer = Lexer(source)
    var offsets: [Int] = []
    while true {
      let depth = lexer.depth
      let token = lexer.next()
      if token.kind == .end { return offsets }
      guard depth == 0, token.kind == .open else { continue }
      if word(lexer.next()) == "program" { offsets.append(token.range.lowerBound) }
    }
  }

  private func word(_ token: Token) -> String {
    token.kind == .name ? source.text(token.range) : ""
  }
}
