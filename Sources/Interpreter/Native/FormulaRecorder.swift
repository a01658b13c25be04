/// The steps of a formula on ``FloatLanes``, recorded by computing it once.
final class FormulaRecorder {
  /// What a step takes: the result of an earlier one (the formula's argument is result 0), or a constant.
  enum Operand {
    case result(Int)
    case constant(UInt64)
  }

  /// One instruction, the result of which has the index of the step plus one.
  struct Step {
    enum Kind {
      case packed(PackedOperation)
      case compare(FloatComparison)
      case shift(left: Bool, by: UInt8)
      /// The entry of ``FloatTable`` whose index is in `a`.
      case entry
    }

    let kind: Kind
    let a: Operand
    /// The second operand; `a` again where there is none.
    let b: Operand
  }

  private(set) var steps: [Step] = []

  /// The formula's argument.
  var argument: RecordedLanes { RecordedLanes(operand: .result(0), recorder: self) }

  fileprivate func add(_ kind: Step.Kind, _ a: Operand, _ b: Operand) -> RecordedLanes {
    steps.append(Step(kind: kind, a: a, b: b))
    return RecordedLanes(operand: .result(steps.count), recorder: self)
  }
}

/// A vector whose computing is recorded: of floats, of their bits, or of what a comparison gave.
struct RecordedLanes {
  let operand: FormulaRecorder.Operand
  /// `nil` for a constant.
  fileprivate let recorder: FormulaRecorder?

  private static func record(
    _ kind: FormulaRecorder.Step.Kind, _ a: RecordedLanes, _ b: RecordedLanes
  ) -> RecordedLanes {
    // No formula computes with constants alone.
    (a.recorder ?? b.recorder)?.add(kind, a.operand, b.operand) ?? a
  }

  private static func packed(
    _ operation: PackedOperation, _ a: RecordedLanes, _ b: RecordedLanes
  ) -> RecordedLanes {
    record(.packed(operation), a, b)
  }
}

extension RecordedLanes: FloatLanes {
  typealias Word = RecordedLanes
  typealias Mask = RecordedLanes

  init(floatLiteral value: Double) { self.init(operand: .constant(value.bitPattern), recorder: nil) }
  init(word: RecordedLanes) { self = word }
  var word: RecordedLanes { self }

  static func + (a: RecordedLanes, b: RecordedLanes) -> RecordedLanes { packed(.addFloat, a, b) }
  static func - (a: RecordedLanes, b: RecordedLanes) -> RecordedLanes { packed(.subtractFloat, a, b) }
  static func * (a: RecordedLanes, b: RecordedLanes) -> RecordedLanes { packed(.multiplyFloat, a, b) }
  static func / (a: RecordedLanes, b: RecordedLanes) -> RecordedLanes { packed(.divideFloat, a, b) }
  static func lesser(_ a: RecordedLanes, _ b: RecordedLanes) -> RecordedLanes { packed(.lesser, a, b) }

  static func isLess(_ a: RecordedLanes, _ b: RecordedLanes) -> RecordedLanes { record(.compare(.less), a, b) }
  static func isEqual(_ a: RecordedLanes, _ b: RecordedLanes) -> RecordedLanes { record(.compare(.equal), a, b) }
  static func isLessOrEqual(_ a: RecordedLanes, _ b: RecordedLanes) -> RecordedLanes {
    record(.compare(.lessOrEqual), a, b)
  }

  static func choose(_ mask: RecordedLanes, _ yes: RecordedLanes, _ no: RecordedLanes) -> RecordedLanes {
    packed(.or, packed(.and, mask, yes), packed(.andNot, mask, no))
  }

  static func nanUnless(
    _ a: RecordedLanes, isLessOrEqual b: RecordedLanes, _ value: RecordedLanes
  ) -> RecordedLanes {
    packed(.or, value, record(.compare(.notLessOrEqual), a, b))
  }

  static func entry(_ index: RecordedLanes, _ table: UnsafePointer<Double>) -> RecordedLanes {
    record(.entry, index, index)
  }
}

extension RecordedLanes: WordLanes {
  init(integerLiteral value: UInt64) { self.init(operand: .constant(value), recorder: nil) }

  static func & (a: RecordedLanes, b: RecordedLanes) -> RecordedLanes { packed(.and, a, b) }
  static func | (a: RecordedLanes, b: RecordedLanes) -> RecordedLanes { packed(.or, a, b) }
  static func ^ (a: RecordedLanes, b: RecordedLanes) -> RecordedLanes { packed(.xor, a, b) }
  static func &+ (a: RecordedLanes, b: RecordedLanes) -> RecordedLanes { packed(.add, a, b) }
  static func &- (a: RecordedLanes, b: RecordedLanes) -> RecordedLanes { packed(.subtract, a, b) }
  func shiftedLeft(by count: UInt8) -> RecordedLanes { Self.record(.shift(left: true, by: count), self, self) }
  func shiftedRight(by count: UInt8) -> RecordedLanes { Self.record(.shift(left: false, by: count), self, self) }
}
