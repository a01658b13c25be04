/// A piece of source text: the smallest that means something.
package struct Token: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// `(` and `)`.
    case open, close
    /// `[` and `]`.
    case openBracket, closeBracket
    case comma
    /// `:`, `->`, `...` and `%`, which only task files have.
    case colon, arrow, ellipsis, percent
    /// The end of a line outside all brackets, only in ``Lexer/Style/task``.
    case newline
    /// A name or a word with a meaning of its own (`if`, `let`, `fn`, `define`, `program`).
    case name
    /// A run of `+ - * / = ! < >`.
    case symbol
    /// An Int literal; `nil` if it is out of range (a Float of that text may still be meant, in cases).
    case integer(Int64?)
    /// A Float literal, `inf`, `-inf` and `nan` included.
    case float(Double)
    /// `true` or `false`.
    case bool(Bool)
    /// A Char literal.
    case char(Unicode.Scalar)
    /// A String literal, escapes resolved.
    case string([Unicode.Scalar])
    /// What is no token, with a whole message for it.
    case invalid(String)
    /// The end of the text.
    case end
  }

  package let kind: Kind
  /// The offsets of the text in its source.
  package let range: Range<Int>
}

/// The words that are no names.
package enum ReservedWord {
  package static let all = literals + ["if", "let", "fn", "program", "define"]
  /// Those that are literals.
  package static let literals = ["true", "false", "inf", "nan"]

  /// True if the text is a name by its letters and no reserved word.
  package static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.isNameStart else { return false }
    return text.unicodeScalars.allSatisfy(\.isNamePart) && !all.contains(text)
  }
}
