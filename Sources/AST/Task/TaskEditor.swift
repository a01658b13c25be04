/// Changes to the text of a task file.
public enum TaskEditor {
  /// The text of a task with a case after the last one that is written under `train:`. All its lines end in `\n` alone.
  ///
  /// - Parameters:
  ///   - line: The case as one line: `3, 1 -> 4`.
  ///   - source: A task file in the native format.
  /// - Returns: `nil` if no cases are written under `train:`.
  public static func adding(case line: String, to source: Source) -> String? {
    var isTrain = false
    var last: Range<Int>?
    for item in TaskOutline(source).items {
      switch item.kind {
      case .key(let key): isTrain = key == .train
      case .row: if isTrain { last = item.range }
      case .unknown: break
      }
    }
    guard let last else { return nil }
    // What else stands in the line of the last case, a comment, stays with it.
    var end = last.upperBound
    while end < source.scalars.count, source.scalars[end] != "\n" { end += 1 }
    let rest = end < source.scalars.count ? source.text(end..<source.scalars.count) : "\n"
    return source.text(0..<end) + "\n" + line + rest
  }
}
