internal import AST
internal import Foundation

extension TreeEditor {
  /// Changes one constant a little, in the way of its type.
  mutating func perturbConstant(_ random: inout RandomStream) -> Bool {
    let size = source.count
    let start = random.below(size)
    for step in 0..<size {
      let place = (start + step) % size
      guard source[place].kind == .literal, let value = source.view.literal(at: place) else { continue }
      let type = source[place].type
      let changed = perturbed(value, type, &random)
      guard changed != value else { return false }
      beginReplacing(place)
      output.append(Constant(changed, type))
      return endReplacing(place)
    }
    return false
  }

  /// A neighbour of a value.
  func perturbed(_ value: Value, _ type: Type, _ random: inout RandomStream) -> Value {
    if let source = source(of: type), random.chance(0.15) { return source.draw(&random) }
    switch value {
    case .int(let number): return .int(perturbed(number, &random))
    case .float(let number): return .float(perturbed(number, &random))
    case .bool(let truth): return .bool(!truth)
    case .char(let scalar): return .char(perturbed(scalar, &random))
    case .string(let scalars):
      return .string(
        edited(scalars, &random) { item, random in
          guard let item else { return drawChar(&random) }
          return random.chance(0.5) ? perturbed(item, &random) : drawChar(&random)
        })
    case .list(let items):
      guard let element = type.element else { return value }
      return .list(
        edited(items, &random) { item, random in
          if let item { return perturbed(item, element, &random) }
          return source(of: element)?.draw(&random) ?? element.defaultValue
        })
    case .tuple(let items):
      let parts = type.parts
      guard !items.isEmpty, parts.count == items.count else { return value }
      var changed = items
      let index = random.below(items.count)
      changed[index] = perturbed(items[index], parts[index], &random)
      return .tuple(changed)
    }
  }

  private func source(of type: Type) -> EphemeralSource? {
    primitives.table.index(of: type).flatMap { primitives.leaves[$0].ephemeral }
  }

  private func drawChar(_ random: inout RandomStream) -> Unicode.Scalar {
    if case .char(let scalar)? = source(of: .char)?.draw(&random) { return scalar }
    return Unicode.Scalar(UInt8(32 + random.below(95)))
  }

  private func perturbed(_ number: Int64, _ random: inout RandomStream) -> Int64 {
    switch random.below(10) {
    case 0...3: number &+ (random.chance(0.5) ? 1 : -1)
    case 4, 5: number &+ random.int(in: -10...10)
    case 6: number &* 2
    case 7: number >> 1
    case 8: 0 &- number
    default: number &+ random.int(in: -100...100)
    }
  }

  private func perturbed(_ number: Double, _ random: inout RandomStream) -> Double {
    switch random.below(10) {
    case 0...2: number * (1 + 0.1 * random.normal())
    case 3: number * (1 + 0.01 * random.normal())
    case 4: number + random.normal()
    case 5: number + 0.1 * random.normal()
    case 6: number.rounded()
    case 7: random.chance(0.5) ? number * 2 : number / 2
    case 8: -number
    default: number + (random.chance(0.5) ? 1 : -1)
    }
  }

  private func perturbed(_ scalar: Unicode.Scalar, _ random: inout RandomStream) -> Unicode.Scalar {
    switch random.below(4) {
    case 0: return Unicode.Scalar(scalar.value &+ 1) ?? scalar
    case 1: return Unicode.Scalar(scalar.value &- 1) ?? scalar
    case 2:
      let isLetter = scalar.isASCII && scalar.properties.isAlphabetic
      return isLetter ? Unicode.Scalar(scalar.value ^ 32) ?? scalar : drawChar(&random)
    default: return drawChar(&random)
    }
  }

  /// A sequence with one element removed, doubled, added or replaced.
  private func edited<Element>(
    _ items: [Element], _ random: inout RandomStream,
    _ change: (Element?, inout RandomStream) -> Element
  ) -> [Element] {
    var result = items
    let place = random.below(items.count + 1)
    guard place < items.count else {
      result.append(change(nil, &random))
      return result
    }
    switch random.below(4) {
    case 0: result.remove(at: place)
    case 1: result.insert(change(nil, &random), at: place)
    case 2: result.insert(items[place], at: place)
    default: result[place] = change(items[place], &random)
    }
    return result
  }
}
