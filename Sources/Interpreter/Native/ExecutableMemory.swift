internal import Glibc

/// A mapping that holds machine code: writable or executable, never both.
///
/// Changing from one to the other is a system call of some microseconds, so code is written for many programs at a time.
struct ExecutableMemory: ~Copyable {
  let base: UnsafeMutablePointer<UInt8>
  let capacity: Int
  private var isExecutable = false

  /// A writable mapping, or `nil` if the system refuses it.
  init?(capacity: Int) {
    guard
      let address = mmap(nil, capacity, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      address != MAP_FAILED
    else { return nil }
    base = address.assumingMemoryBound(to: UInt8.self)
    self.capacity = capacity
  }

  deinit {
    munmap(base, capacity)
  }

  /// Makes the memory writable; `false` if the system refuses.
  mutating func open() -> Bool {
    guard isExecutable else { return true }
    guard mprotect(base, capacity, PROT_READ | PROT_WRITE) == 0 else { return false }
    isExecutable = false
    return true
  }

  /// Makes the memory executable; `false` if the system refuses.
  mutating func seal() -> Bool {
    guard !isExecutable else { return true }
    guard mprotect(base, capacity, PROT_READ | PROT_EXEC) == 0 else { return false }
    isExecutable = true
    return true
  }
}
