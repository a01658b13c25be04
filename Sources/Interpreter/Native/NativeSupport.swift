/// What this processor and this system allow by way of machine code.
public enum NativeSupport: Hashable, Sendable {
  /// There is no code generator for this processor.
  case unknownProcessor
  /// The system does not let memory that was written be executed.
  case refused
  /// Vectors of two 64-bit words: every x86-64 processor.
  case sse2
  /// Vectors of four.
  case avx2

  /// What holds here, found out once.
  public static let here = probe()

  /// Why there is no machine code, in words; `nil` if there is.
  public var refusal: String? {
    switch self {
    case .unknownProcessor: "no machine code: only x86-64 is supported"
    case .refused: "no machine code: the system refuses executable memory"
    case .sse2, .avx2: nil
    }
  }

  private static func probe() -> NativeSupport {
    #if arch(x86_64)
      guard var memory = ExecutableMemory(capacity: 4096) else { return .refused }
      for (index, byte) in avx2Probe.enumerated() { memory.base[index] = byte }
      guard memory.seal() else { return .refused }
      let hasAVX2 = unsafeBitCast(memory.base, to: (@convention(c) () -> Int32).self)
      return hasAVX2() == 1 ? .avx2 : .sse2
    #else
      return .unknownProcessor
    #endif
  }

  /// A function that returns 1 if the processor has AVX2 and the system saves its registers: Intel's Software
  /// Developer's Manual, volume 1, section 14.7.1.
  private static let avx2Probe: [UInt8] = [
    0x53,  // push rbx
    0xB8, 1, 0, 0, 0, 0x31, 0xC9, 0x0F, 0xA2,  // cpuid of leaf 1
    0x81, 0xE1, 0, 0, 0, 0x18, 0x81, 0xF9, 0, 0, 0, 0x18,  // ecx: OSXSAVE and AVX
    0x75, 0x20,  // jne no
    0x31, 0xC9, 0x0F, 0x01, 0xD0,  // xgetbv
    0x83, 0xE0, 6, 0x83, 0xF8, 6,  // eax: the system saves xmm and ymm
    0x75, 0x13,  // jne no
    0xB8, 7, 0, 0, 0, 0x31, 0xC9, 0x0F, 0xA2,  // cpuid of leaf 7
    0xC1, 0xEB, 5, 0x83, 0xE3, 1, 0x89, 0xD8,  // eax = bit 5 of ebx: AVX2
    0x5B, 0xC3,  // pop rbx; ret
    0x31, 0xC0, 0x5B, 0xC3,  // no: eax = 0; pop rbx; ret
  ]
}
