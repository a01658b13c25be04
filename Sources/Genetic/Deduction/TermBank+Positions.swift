internal import AST

extension TermBank {
  /// Adds number terms that are larger than those enumerated so far, and built of the smallest texts alone: places found
  /// from other places on, and their neighbours.
  ///
  /// Where a text is to be cut, what matters is where; such terms are longer than any enumeration of everything reaches.
  ///
  /// - Parameters:
  ///   - size: the largest size of terms.
  ///   - most: the number of number terms at which to stop.
  mutating func growPositions(to size: Int, most: Int, stop: () -> Bool) {
    guard rules.classes.contains(where: { $0.type == .string }) else { return }
    for (owner, kind) in rules.classes.enumerated() where kind.type == .int {
      var whole = completedSize + 1
      while whole <= size {
        for (index, rule) in kind.rules.enumerated() where !rule.holes.isEmpty {
          let isPlain = rule.holes.allSatisfy { rules.classes[$0].type != .bool }
          guard isPlain, terms[owner].count < most else { continue }
          for sizes in shares(whole - rule.size, rule) {
            let lists = zip(rule.holes, sizes).map { hole, size in
              size < terms[hole].bySize.count ? terms[hole].bySize[size] : []
            }
            var places: [Int] = []
            onlyPositions = true
            _ = combine(owner, index, rule, lists, from: &places, to: evaluated + 20_000, stop: stop)
            onlyPositions = false
          }
        }
        if stop() { return }
        whole += 1
      }
    }
  }

  /// The ways to share a size among holes: 1 for a text, anything for one number, and 1 or 2 for the others.
  private func shares(_ size: Int, _ rule: Rules.Rule) -> [[Int]] {
    let numbers = rule.holes.indices.filter { rules.classes[rule.holes[$0]].type == .int }
    let base = rule.holes.map { _ in 1 }
    guard !numbers.isEmpty else { return size == rule.holes.count ? [base] : [] }
    var result: [[Int]] = []
    for large in numbers {
      for other in numbers.count > 1 ? 1...2 : 1...1 {
        var sizes = base
        for number in numbers where number != large { sizes[number] = other }
        sizes[large] = 0
        sizes[large] = size - sizes.reduce(0, +)
        if sizes[large] > 0, !result.contains(sizes) { result.append(sizes) }
      }
    }
    return result
  }
}
