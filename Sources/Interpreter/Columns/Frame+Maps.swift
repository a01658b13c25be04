/// Lane-by-lane maps over columns: the loops of every scalar kernel, with the operation inlined.
extension Frame {
  @inline(__always)
  func mapInt(_ i: Instruction, _ operation: (Int64) -> Int64) {
    let target = ints(i.target)
    let a = ints(i.a)
    for lane in 0..<lanes { target[lane] = operation(a[lane]) }
  }

  @inline(__always)
  func mapInts(_ i: Instruction, _ operation: (Int64, Int64) -> Int64) {
    let target = ints(i.target)
    let a = ints(i.a)
    let b = ints(i.b)
    for lane in 0..<lanes { target[lane] = operation(a[lane], b[lane]) }
  }

  @inline(__always)
  func testInt(_ i: Instruction, _ operation: (Int64) -> Bool) {
    let target = self[i.target]
    let a = ints(i.a)
    for lane in 0..<lanes { target[lane] = operation(a[lane]) ? 1 : 0 }
  }

  @inline(__always)
  func testInts(_ i: Instruction, _ operation: (Int64, Int64) -> Bool) {
    let target = self[i.target]
    let a = ints(i.a)
    let b = ints(i.b)
    for lane in 0..<lanes { target[lane] = operation(a[lane], b[lane]) ? 1 : 0 }
  }

  @inline(__always)
  func mapFloat(_ i: Instruction, _ operation: (Double) -> Double) {
    let target = floats(i.target)
    let a = floats(i.a)
    for lane in 0..<lanes { target[lane] = operation(a[lane]) }
  }

  @inline(__always)
  func mapFloats(_ i: Instruction, _ operation: (Double, Double) -> Double) {
    let target = floats(i.target)
    let a = floats(i.a)
    let b = floats(i.b)
    for lane in 0..<lanes { target[lane] = operation(a[lane], b[lane]) }
  }

  @inline(__always)
  func testFloats(_ i: Instruction, _ operation: (Double, Double) -> Bool) {
    let target = self[i.target]
    let a = floats(i.a)
    let b = floats(i.b)
    for lane in 0..<lanes { target[lane] = operation(a[lane], b[lane]) ? 1 : 0 }
  }

  @inline(__always)
  func mapFloatToInt(_ i: Instruction, _ operation: (Double) -> Int64) {
    let target = ints(i.target)
    let a = floats(i.a)
    for lane in 0..<lanes { target[lane] = operation(a[lane]) }
  }

  @inline(__always)
  func mapWord(_ i: Instruction, _ operation: (UInt64) -> UInt64) {
    let target = self[i.target]
    let a = self[i.a]
    for lane in 0..<lanes { target[lane] = operation(a[lane]) }
  }

  @inline(__always)
  func mapWords(_ i: Instruction, _ operation: (UInt64, UInt64) -> UInt64) {
    let target = self[i.target]
    let a = self[i.a]
    let b = self[i.b]
    for lane in 0..<lanes { target[lane] = operation(a[lane], b[lane]) }
  }

  @inline(__always)
  func mapChar(_ i: Instruction, _ operation: (UInt32) -> UInt32) {
    mapWord(i) { UInt64(operation(UInt32(truncatingIfNeeded: $0))) }
  }

  @inline(__always)
  func testChar(_ i: Instruction, _ operation: (UInt32) -> Bool) {
    mapWord(i) { operation(UInt32(truncatingIfNeeded: $0)) ? 1 : 0 }
  }
}
