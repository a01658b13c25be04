/// Where a vector stands while machine code runs: in a vector register, or in memory at a distance from a general one.
struct Place: BitwiseCopyable {
  /// General registers with a fixed meaning in all code, by their number.
  enum Base: UInt8 {
    /// What a routine reads.
    case source = 0
    /// The columns that are written: the result's, then those of values kept from one loop of a kernel for another.
    case columns = 2
    case constants = 6
    /// The inputs of the current rows.
    case inputs = 7
    /// Temporaries that found no register.
    case frame = 8
    /// The columns that are kept from program to program.
    case kept = 9
    /// No memory: a vector register.
    case register = 0xFE
    /// No vector but those of a tuple's words: places of their own, side by side.
    case parts = 0xFF
  }

  let base: Base
  /// True if the place is free again once the value has been read.
  var isOwned = false
  /// The number of the vector register, the distance in bytes, or the index of the first of a tuple's places.
  let value: Int32

  @inline(__always)
  static func register(_ number: UInt8) -> Place { Place(base: .register, value: Int32(number)) }

  /// No place.
  static var none: Place { Place(base: .register, value: -1) }

  @inline(__always) var isRegister: Bool { base == .register }
  @inline(__always) var isNone: Bool { value < 0 }
  @inline(__always) var number: UInt8 { UInt8(truncatingIfNeeded: value) }

  /// The bit of the register that is free again once the value has been read; 0 if there is none.
  @inline(__always)
  var heldRegister: UInt32 { isOwned && isRegister ? 1 &<< UInt32(truncatingIfNeeded: value) : 0 }

  /// The same place for a reader after whom there are others.
  @inline(__always) var borrowed: Place { Place(base: base, value: value) }

  @inline(__always)
  func isSame(as other: Place) -> Bool { base == other.base && value == other.value }
}
