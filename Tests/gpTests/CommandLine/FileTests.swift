import Foundation
import Testing

@testable import gp

struct InputFileTests {
  @Test func `a file is read whole`() throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "grün\n", count: 50_000)
    #expect(try InputFile.bytes(of: folder.write(text, to: "a")) == Array(text.utf8))
    #expect(try InputFile.bytes(of: folder.write("", to: "b")) == [])
  }

  @Test func `what is not there or cannot be read is an error of its own`() throws {
    let folder = try TemporaryFolder()
    let missing = folder.file("none")
    #expect(throws: CommandFailure.unreadable(path: missing, reason: "No such file or directory")) {
      try InputFile.bytes(of: missing)
    }
    #expect(throws: CommandFailure.unreadable(path: folder.path, reason: "Is a directory")) {
      try InputFile.bytes(of: folder.path)
    }
  }
}

struct OutputFileTests {
  @Test func `a file is created but never replaced`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("new")
    try OutputFile.create(path, text: "one\n")
    #expect(throws: CommandFailure.cannotCreate(path: path, reason: "File exists")) {
      try OutputFile.create(path, text: "two\n")
    }
    #expect(try InputFile.bytes(of: path) == Array("one\n".utf8))
  }

  @Test func `a file of results is replaced whole`() throws {
    let folder = try TemporaryFolder()
    try OutputFolder.create(folder.file("a/b/"))
    try OutputFolder.create(folder.file("a"))
    let path = folder.file("a/b/new")
    try OutputFile.replace(path, text: "one, longer\n")
    try OutputFile.replace(path, text: "two\n")
    #expect(try InputFile.bytes(of: path) == Array("two\n".utf8))
    #expect(try folder.names("a/b") == ["new"])
    #expect(throws: CommandFailure.cannotCreate(path: path, reason: "Not a directory")) {
      try OutputFolder.create(path)
    }
  }

  @Test func `a full disk is an error`() {
    #expect(OutputError.failed(28).reason == "No space left on device")
    #expect(OutputError.closed.reason == "Broken pipe")
  }
}

struct ShellTextTests {
  @Test func `words are quoted only where a shell needs it`() {
    let expected = [
      ("task.txt", "task.txt"), ("/a-b/c_d", "/a-b/c_d"), ("", "''"), ("a b", "'a b'"), ("it's", "'it'\\''s'"),
      ("$x;`", "'$x;`'"), ("~", "'~'"), ("é", "'é'"), ("a\nb'\\", "$'a\\012b\\'\\\\'"),
      ("\u{202E}", "$'\\342\\200\\256'"),
    ]
    for (text, quoted) in expected { #expect(ShellText.quoted(text) == quoted) }
  }

  @Test(
    .enabled(if: BuiltProgram.isThere), arguments: ["plain", "", "it's $x `y` \"z\" \\", "a\nb\u{1B}\u{202E}'", "*~!"])
  func `the shell reads back the same text`(text: String) throws {
    #expect(try BuiltProgram.shell("printf '%s' \(ShellText.quoted(text))").output == text)
  }
}
