/// Where a vector stands while machine code runs: in a vector register, or in memory at a distance from a general one.
struct Place: BitwiseCopyable {
  /// General registers with a fixed meaning in all code, by their number.
  enum Base: UInt8 {
    /// The outputs of the current rows.
    case output = 2
    case constants = 6
    /// The inputs of the current rows.
    case inputs = 7
    /// Temporaries that found no register.
    case frame = 8
    /// No memory: a vector register.
    case register = 0xFF
  }

  let base: Base
  /// The number of the vector register, or the distance in bytes.
  let value: Int32

  @inline(__always)
  static func register(_ number: UInt8) -> Place { Place(base: .register, value: Int32(number)) }

  /// What a register of lowered code has before it is written.
  static var none: Place { Place(base: .register, value: -1) }

  @inline(__always) var isRegister: Bool { base == .register }
  @inline(__always) var isNone: Bool { value < 0 }
  @inline(__always) var number: UInt8 { UInt8(truncatingIfNeeded: value) }
}
