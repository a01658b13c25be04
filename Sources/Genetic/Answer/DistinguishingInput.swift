public import AST
internal import Interpreter

/// An input near the given ones on which right programs disagree: the case that would tell which of them is meant.
///
/// Questions of this kind settle what examples leave open with few further ones (Le, Perelman, Polozov, Raza, Udupa,
/// Gulwani 2017, arXiv:1703.03539).
public struct DistinguishingInput: Hashable, Sendable {
  /// One value an input.
  public let inputs: [Value]
  /// What the answer gives.
  public let value: Value
  /// Another program that is right on every train case.
  public let other: Program
  /// What it gives.
  public let otherValue: Value
}

extension Evolution {
  /// An input near those of the train cases that divides the right programs of the run as evenly as can be, and of such
  /// inputs the one that is shortest to write; `nil` if none is found on which they disagree.
  ///
  /// At most `attempts` inputs times ``HallOfFame/maximumRight`` programs are executed, outside the budget.
  public func distinguishingInput(of answer: Answer, attempts: Int = 400) -> DistinguishingInput? {
    let tree = answer.program.tree
    let rivals = hallOfFame.right.map(\.tree).filter { $0 != tree && $0 != answer.found.tree }
    guard answer.isRight, !rivals.isEmpty, let cases = trainCases, !cases.isEmpty else { return nil }
    let probes = workers.one { ProbeInputs(near: cases, count: attempts, seed: options.seed, $0.editor).inputs }
    guard !probes.isEmpty else { return nil }
    let expected = train.outputs.map { Array(repeating: $0.type.defaultValue, count: probes.count) }
    let columns = CaseColumns(
      inputs: train.inputs, outputs: train.outputs,
      inputColumns: train.inputs.indices.map { input in probes.map { $0[input] } }, expectedColumns: expected,
      count: probes.count, judge: train.judge, limits: train.limits)
    let evaluator = Evaluator(columns, helpers: interface.helpers, native: options.usesNativeCode ? .here : nil)
    let values = evaluator.evaluations(of: [tree] + rivals).map { $0.map(\.value) }

    var best: (balance: Int, length: Int, found: DistinguishingInput)?
    for (index, inputs) in probes.enumerated() {
      guard let own = values[0][index] else { continue }
      let different = rivals.indices.filter { rival in
        values[rival + 1][index].map { !isSame($0, own) } ?? false
      }
      // Right programs come in order, the smallest first.
      guard let first = different.first, let other = values[first + 1][index] else { continue }
      let balance = Swift.min(different.count, rivals.count + 1 - different.count)
      let length = inputs.reduce(0) { $0 + $1.writtenLength }
      if let best, (best.balance, -best.length) >= (balance, -length) { continue }
      best = (
        balance, length,
        DistinguishingInput(
          inputs: inputs, value: own, other: Program(interface: interface, tree: rivals[first]), otherValue: other)
      )
    }
    return best?.found
  }

  /// True if either value would be right where the other is expected.
  private func isSame(_ left: Value, _ right: Value) -> Bool {
    let tolerance = train.judge.tolerance
    return Judge.isRight(left, expected: right, tolerance: tolerance)
      || Judge.isRight(right, expected: left, tolerance: tolerance)
  }
}

/// Inputs near given ones: simpler ones, values put together from different cases, and values changed a little.
struct ProbeInputs {
  /// Different from one another and from those of the cases; one value an input each.
  private(set) var inputs: [[Value]] = []
  private var seen: Set<[Value]>
  private let count: Int

  init(near cases: Cases, count: Int, seed: UInt64, _ editor: borrowing TreeEditor) {
    self.count = count
    seen = Set((0..<cases.count).map { cases.inputs(of: $0) })
    for index in 0..<Swift.min(cases.count, 4) {
      let given = cases.inputs(of: index)
      for place in given.indices {
        for simpler in given[place].shorter() + [cases.inputs[place].type.defaultValue] {
          var changed = given
          changed[place] = simpler
          add(changed)
        }
      }
    }
    for slot in 0..<4 * count where inputs.count < count && !cases.inputs.isEmpty {
      var random = RandomStream(seed: seed, purpose: .test, slot: slot)
      var changed = cases.inputs(of: slot % cases.count)
      if changed.count > 1, slot % 3 == 0 {
        for place in changed.indices { changed[place] = cases.inputColumns[place][random.below(cases.count)] }
      } else {
        for _ in 0...(slot % 2) {
          let place = random.below(changed.count)
          changed[place] = editor.perturbed(changed[place], cases.inputs[place].type, &random)
        }
      }
      add(changed)
    }
  }

  private mutating func add(_ candidate: [Value]) {
    if inputs.count < count, seen.insert(candidate).inserted { inputs.append(candidate) }
  }
}
