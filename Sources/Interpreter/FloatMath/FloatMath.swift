/// The project's own elementary functions: the same bits on every machine.
///
/// Every function here is built from `+ - * /` and operations on bit patterns alone, in a fixed order and without
/// fused multiply-add, so a result depends on nothing but its argument: not on the C library, the instruction set
/// or the optimisation level. Special values (infinities, nan, signed zeros, subnormals) follow C99, annex F;
/// the error stays below 2 ulp, as the language promises; `Documentation/Speed.md` has the worst that were found against
/// 80-bit arithmetic, and on how many points.
///
/// Each function has two forms with identical results: a scalar one and a *column*, which maps a whole buffer and is
/// several times faster, as it computes two numbers at a time. One branch-free formula, written on ``FloatLanes``, serves
/// both, and the machine code too.
///
/// ```swift
/// let y = FloatMath.exp(1.0)
/// FloatMath.expColumn(source, target, count)   // target[i] == FloatMath.exp(source[i])
/// ```
///
/// Columns may work in place (`source == target`); any other overlap of the two buffers is not supported.
/// A count of zero or less does nothing.
public enum FloatMath {
  /// Lanes that a column computes before it stores them: enough to amortise the loop, small enough for little to be
  /// wasted on the last block.
  static let blockSize = 32

  /// Maps `source` to `target` through a formula on ``VectorLanes`` that also tells where it may not be trusted.
  ///
  /// The last block is filled up with its first argument.
  ///
  /// - Parameter mend: Computes a block in which some lane is rare, in a way that equals the formula wherever it is not.
  @inline(__always)
  static func mapVectors(
    _ source: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>, _ count: Int,
    _ formula: (VectorLanes) -> (value: VectorLanes, isRare: VectorLanes.Word),
    mend: (_ source: UnsafePointer<Double>, _ block: UnsafeMutablePointer<Double>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * blockSize) { buffer in
      guard let kept = buffer.baseAddress else { return }
      let rest = kept + blockSize
      let isInPlace = source == UnsafePointer(target)
      var start = 0
      while start < count {
        var arguments = source + start
        var results = target + start
        let length = min(count &- start, blockSize)
        if length < blockSize {
          kept.update(repeating: arguments[0], count: blockSize)
          results = rest
        }
        if length < blockSize || isInPlace {
          kept.update(from: arguments, count: length)
          arguments = UnsafePointer(kept)
        }
        var rare: VectorLanes.Word = 0
        var lane = 0
        while lane < length {
          let x = UnsafeRawPointer(arguments + lane).loadUnaligned(as: SIMD2<Double>.self)
          let result = formula(VectorLanes(x))
          UnsafeMutableRawPointer(results + lane).storeBytes(of: result.value.vector, as: SIMD2<Double>.self)
          rare = rare | result.isRare
          lane &+= VectorLanes.count
        }
        if rare.vector.x | rare.vector.y != 0 { mend(arguments, results) }
        if length < blockSize { (target + start).update(from: rest, count: length) }
        start &+= blockSize
      }
    }
  }
}
