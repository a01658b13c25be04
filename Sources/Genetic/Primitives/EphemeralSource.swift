public import AST

/// Where fresh constants of one type come from.
public enum EphemeralSource: Hashable, Sendable {
  /// Int, uniform on the closed range.
  case int(ClosedRange<Int64>)
  /// Float, uniform on the range.
  case float(ClosedRange<Double>)
  /// Float: small whole numbers, and numbers of three digits around 0 on scales from 0.001 to 1000.
  case floatMixture
  /// Char, uniform among those given; a space if there are none.
  case chars([Unicode.Scalar])
  /// String, uniform among those given; empty if there are none.
  case texts([[Unicode.Scalar]])

  /// The type of the constants.
  public var type: Type {
    switch self {
    case .int: .int
    case .float, .floatMixture: .float
    case .chars: .char
    case .texts: .string
    }
  }

  /// A fresh constant.
  public func draw(_ random: inout RandomStream) -> Value {
    switch self {
    case .int(let range): return .int(random.int(in: range))
    case .float(let range): return .float(random.float(range.lowerBound, range.upperBound))
    case .floatMixture: return .float(EphemeralSource.mixture(&random))
    case .chars(let pool): return .char(random.element(of: pool) ?? " ")
    case .texts(let pool): return .string(random.element(of: pool) ?? [])
    }
  }

  private static func mixture(_ random: inout RandomStream) -> Double {
    let kind = random.below(10)
    if kind < 4 { return Double(random.below(11) - 5) }
    let digits = Double(random.below(1999) - 999)
    if kind < 8 { return digits / 1000 }
    let scales = [1e-6, 1e-5, 1e-4, 1e-2, 1e-1, 1]
    return digits * scales[random.below(scales.count)]
  }
}
