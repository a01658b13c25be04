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
  /// Vectors of eight.
  case avx512

  /// What holds here, found out once.
  public static let here = probe()

  /// Why there is no machine code, in words; `nil` if there is.
  public var refusal: String? {
    switch self {
    case .unknownProcessor: "no machine code: only x86-64 is supported"
    case .refused: "no machine code: the system refuses executable memory"
    case .sse2, .avx2, .avx512: nil
    }
  }

  /// The instructions to write; `nil` if there can be no machine code.
  var form: Assembler.Form? {
    switch self {
    case .unknownProcessor, .refused: nil
    case .sse2: .sse2
    case .avx2: .avx2
    case .avx512: .avx512
    }
  }

  private static func probe() -> NativeSupport {
    #if arch(x86_64)
      guard var memory = ExecutableMemory(capacity: 4096) else { return .refused }
      for (index, byte) in vectorProbe.enumerated() { memory.base[index] = byte }
      guard memory.seal() else { return .refused }
      let level = unsafeBitCast(memory.base, to: (@convention(c) () -> Int32).self)
      switch level() {
      case 2: return .avx512
      case 1: return .avx2
      default: return .sse2
      }
    #else
      return .unknownProcessor
    #endif
  }

  /// A function that returns 1 if the processor has AVX2 and the system saves its registers, 2 if that holds of AVX-512 (the
  /// foundation, and the instructions on 64-bit lanes), too: Intel's Software Developer's Manual, volume 1, chapters 14, 15.
  private static let vectorProbe: [UInt8] = [
    0x53,  // push rbx
    0xB8, 1, 0, 0, 0, 0x31, 0xC9, 0x0F, 0xA2,  // cpuid of leaf 1
    0x81, 0xE1, 0, 0, 0, 0x18, 0x81, 0xF9, 0, 0, 0, 0x18,  // ecx: OSXSAVE and AVX
    0x75, 0x43,  // jne no
    0x31, 0xC9, 0x0F, 1, 0xD0, 0x41, 0x89, 0xC0,  // xgetbv; mov r8d, eax
    0x83, 0xE0, 6, 0x83, 0xF8, 6,  // eax: the system saves xmm and ymm
    0x75, 0x33,  // jne no
    0xB8, 7, 0, 0, 0, 0x31, 0xC9, 0x0F, 0xA2,  // cpuid of leaf 7
    0x89, 0xD8, 0xC1, 0xE8, 5, 0x83, 0xE0, 1,  // eax = bit 5 of ebx: AVX2
    0x41, 0x81, 0xE0, 0xE0, 0, 0, 0, 0x41, 0x81, 0xF8, 0xE0, 0, 0, 0,  // r8d: the system saves zmm and masks
    0x75, 0x10,  // jne done
    0x81, 0xE3, 0, 0, 3, 0, 0x81, 0xFB, 0, 0, 3, 0,  // ebx: AVX-512 F and DQ
    0x75, 2,  // jne done
    1, 0xC0,  // add eax, eax
    0x5B, 0xC3,  // done: pop rbx; ret
    0x31, 0xC0, 0x5B, 0xC3,  // no: eax = 0; pop rbx; ret
  ]
}
