internal import Foundation
internal import Neural

/// What the best instances of each model show.
struct SuperpositionFindings: Sendable {
  /// Of twenty features in five dimensions, with what share of features on at a time.
  let densities: [Double]
  let spectrum: [SuperpositionExperiment.Instance]
  /// Five equally important features in the plane.
  let pentagon: SuperpositionExperiment.Instance
  /// Soft circuits for six-bit parity, trained to the end.
  let gates: [CircuitDescent.Outcome]
  /// Soft programs of tasks, trained to the end.
  let programs: [SuperpositionExperiment.Programs]

  private static let denseNorm = 4.8...5.2
  private static let sparseNorm = 9.5...10.3
  private static let gap = 69.0...75.0

  var result: ExperimentResult {
    var result = ExperimentResult()
    for (density, instance) in zip(densities, spectrum) {
      if density == 1 {
        result.lines.append(PassLine("all features on: ‖W‖²", instance.squaredNorm, in: Self.denseNorm))
      } else if density == 0.1 {
        result.lines += [
          PassLine(
            "density 0.1: 10 features", measured: "\(instance.features)", holds: instance.features == 10),
          PassLine("density 0.1: ‖W‖²", instance.squaredNorm, in: Self.sparseNorm),
        ]
      }
    }
    let gaps = pentagonGaps
    result.lines += [
      PassLine("five features in the plane: least angle (°)", gaps.min() ?? .nan, in: Self.gap),
      PassLine("five features in the plane: greatest angle (°)", gaps.max() ?? .nan, in: Self.gap),
    ]
    result.numbers = numbers
    result.tables = [table]
    result.figures = [("superposition", figure)]
    return result
  }

  /// The angles between neighbouring vectors, in degrees.
  private var pentagonGaps: [Double] {
    let angles = pentagon.vectors.map { atan2($0[1], $0[0]) * 180 / Double.pi }.sorted()
    guard let first = angles.first else { return [] }
    return zip(angles, angles.dropFirst() + [first + 360]).map { $1 - $0 }
  }

  /// The mean number of functions per gate at the start, after exploration, and after annealing.
  private var functionsPerGate: [Double] {
    (0..<3).map { stage in
      Summary.mean(gates.compactMap { $0.functionsPerGate.count == 3 ? $0.functionsPerGate[stage] : nil })
    }
  }

  private var numbers: [String: JSONValue] {
    [
      "spectrum": .array(
        zip(densities, spectrum).map { density, instance in
          .object([
            "density": .number(density), "loss": .measured(instance.loss),
            "squared_norm": .measured(instance.squaredNorm), "features": .int(instance.features),
            "squared_lengths": .measured(instance.squaredLengths),
          ])
        }),
      "pentagon": .object([
        "loss": .measured(pentagon.loss), "gaps_degrees": .measured(pentagonGaps),
        "vectors": .array(pentagon.vectors.map { .measured($0) }),
      ]),
      "soft_circuits": .object([
        "runs": .int(gates.count), "solved": .int(gates.count { $0.isSolved }),
        "functions_per_gate": .measured(functionsPerGate),
      ]),
      "soft_programs": .array(
        programs.map { program in
          .object([
            "task": .string(program.task), "slots": .int(program.slots),
            "restarts": .int(program.operatorsPerSlot.count),
            "operators_per_slot": .measured(Vector.mean(program.operatorsPerSlot)),
          ])
        }),
    ]
  }

  private var table: DataTable {
    var table = DataTable("superposition", columns: ["density", "feature", "squared_length"])
    for (density, instance) in zip(densities, spectrum) {
      for (feature, length) in instance.squaredLengths.enumerated() {
        table.append([.number(density), .int(feature), .measured(length)])
      }
    }
    return table
  }

  private var figure: Figure {
    let density = Axis(
      label: "features on at a time (%)", kind: .logarithmic, range: 2.4...125,
      ticks: [3, 5, 10, 20, 50, 100].map { Axis.Tick(value: $0, text: NumberText.short($0)) })
    let percents = densities.map { 100 * $0 }
    let counts = Panel(
      title: "a  20 features in 5 dimensions", x: density, y: Axis(label: "number", range: 0...21),
      series: [
        Series(
          name: "features held", style: .blue,
          marks: [
            .line(zip(percents, spectrum).map { Point($0, Double($1.features)) }),
            .symbols(zip(percents, spectrum).map { Point($0, Double($1.features)) }),
          ]),
        Series(
          name: "‖W‖²", style: .orange,
          marks: [
            .line(zip(percents, spectrum).map { Point($0, $1.squaredNorm) }),
            .symbols(zip(percents, spectrum).map { Point($0, $1.squaredNorm) }),
          ]),
      ],
      rules: [Rule(direction: .level, value: 5, text: "dimensions")])
    let shown = zip(densities, spectrum).filter { [1, 0.1].contains($0.0) }
    let lengths = Panel(
      title: "b  Length of each feature's vector", x: Axis(label: "feature, by falling importance", range: 0...21),
      y: Axis(label: "squared length", range: -0.03...1.2),
      series: zip(shown, [SeriesStyle.vermilion, .blue]).map { entry, style in
        let points = entry.1.squaredLengths.enumerated().map { Point(Double($0 + 1), $1) }
        return Series(
          name: "\(NumberText.short(100 * entry.0)) % on", style: style, marks: [.line(points), .symbols(points)])
      })
    let plane = Panel(
      title: "c  5 features in the plane, 5 % on", x: Axis(label: "first dimension"),
      y: Axis(label: "second dimension"),
      series: [
        Series(style: .blue, marks: pentagon.vectors.map { .line([Point(0, 0), Point($0[0], $0[1])]) }),
        Series(name: "feature", style: .blue, marks: [.symbols(pentagon.vectors.map { Point($0[0], $0[1]) })]),
      ],
      hasEqualUnits: true)
    let curves =
      [("gates, parity6", functionsPerGate)] + programs.map { ($0.task, Vector.mean($0.operatorsPerSlot)) }
    let stages = Panel(
      title: "d  Soft circuits and programs, means of \(gates.count) runs",
      x: Axis(
        label: "stage of training", range: -0.2...2.2,
        ticks: ["start", "explored", "annealed"].enumerated().map { Axis.Tick(value: Double($0), text: $1) }),
      y: Axis(
        label: "functions that a slot is at once",
        range: 0...1.08 * max(1, curves.flatMap(\.1).filter(\.isFinite).max() ?? 1)),
      series: zip(curves, [SeriesStyle.blue, .orange, .green, .vermilion, .purple]).map { curve, style in
        let points = curve.1.enumerated().map { Point(Double($0), $1) }
        return Series(name: curve.0, style: style, marks: [.line(points), .symbols(points)])
      },
      rules: [Rule(direction: .level, value: 1)])
    return Figure(title: "More features than dimensions", panels: [counts, lengths, plane, stages])
  }
}
