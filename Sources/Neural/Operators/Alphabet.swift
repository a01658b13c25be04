internal import Interpreter

/// The characters that soft text is made of, numbered.
///
/// A soft character is a probability for each of them. Characters outside the alphabet count as its last letter, which
/// stands for anything else.
struct Alphabet: Hashable, Sendable {
  let letters: [Unicode.Scalar]
  private let places: [Unicode.Scalar: Int]

  /// The most letters an alphabet has: a soft text takes so many columns for each position.
  static let maximumLetters = 40

  /// The space (the default character), then the most frequent of the scalars given, with their other cases.
  init(_ scalars: some Sequence<Unicode.Scalar>) {
    var counts: [Unicode.Scalar: Int] = [:]
    for scalar in scalars { counts[scalar, default: 0] += 1 }
    var letters: [Unicode.Scalar] = [" "]
    for (scalar, _) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      for letter in [scalar, scalar.uppercased, scalar.lowercased] where !letters.contains(letter) {
        letters.append(letter)
      }
      guard letters.count < Self.maximumLetters - 2 else { break }
    }
    let known = letters
    letters.append(("\u{21}"..."\u{10FFFF}").first { !known.contains($0) } ?? "\u{FFFD}")
    self.letters = letters
    places = Dictionary(uniqueKeysWithValues: letters.enumerated().map { ($1, $0) })
  }

  var count: Int { letters.count }

  /// The number of a character.
  func index(of scalar: Unicode.Scalar) -> Int { places[scalar] ?? letters.count - 1 }
}

extension ClosedRange<Unicode.Scalar> {
  /// The first scalar for which something holds.
  fileprivate func first(where holds: (Unicode.Scalar) -> Bool) -> Unicode.Scalar? {
    for value in lowerBound.value...upperBound.value {
      if let scalar = Unicode.Scalar(value), holds(scalar) { return scalar }
    }
    return nil
  }
}

extension Unicode.Scalar {
  /// What `upcase` makes of it.
  var uppercased: Unicode.Scalar { Unicode.Scalar(Scalar.upcase(value)) ?? self }
  /// What `downcase` makes of it.
  var lowercased: Unicode.Scalar { Unicode.Scalar(Scalar.downcase(value)) ?? self }
}
