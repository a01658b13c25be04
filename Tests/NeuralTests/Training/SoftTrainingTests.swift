import AST
import Interpreter
import Testing

@testable import Neural

struct SoftTrainingTests {
  static let texts = [
    "input x: Float\noutput: Float\noperators: + * sin cos -if -let\ntarget (* x (+ x 1.0))\ntrain:\ngrid 9 x: -1...1\n",
    "input a: Bool\ninput b: Bool\noutput: Bool\noperators: and or not nand -if\ntarget (xor a b)\ntrain:\nall a b\n",
    "input x: Int\ninput y: Int\noutput: Int\noperators: + - * div mod\ntarget (+ (* x y) x)\ntrain:\nsample 12 x: -3...3 y: -3...3\n",
    "input xs: [Int]\noutput: Int\noperators: length sum + first\ntrain:\n[1 2] -> 2\n[] -> 0\n[5 7 9] -> 3\n[4] -> 1\n",
  ]

  private func relaxed(_ text: String, isSmooth: Bool = false) throws -> RelaxedTask {
    let (parsed, problems) = TaskParser.parse(text, file: "")
    let task = try #require(parsed, "\(problems)")
    return try RelaxedTask(task, TaskCases(of: task).train, isSmooth: isSmooth)
  }

  @Test(arguments: texts)
  func `the gradient of the loss is its slope in every direction`(text: String) throws {
    let relaxed = try relaxed(text, isSmooth: true)
    let loss = SoftProgramLoss(relaxed)
    #expect(loss.parameterCount == relaxed.parameterCount)
    for seed in 1...3 {
      var random = RandomStream(seed: UInt64(seed), purpose: .test)
      let place = relaxed.start(&random)
      var gradient = [Double](repeating: .nan, count: place.count)
      let value = loss.value(at: place, gradient: &gradient)
      #expect(value == loss.value(at: place) && value > 0)
      let length = gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
      // Along the gradient, where a step of float32's losses is seen best, and across at random.
      for direction in [gradient.map { $0 / length }, gradient.map { _ in random.normal() / 8 }] {
        func moved(_ step: Double) -> Double { loss.value(at: zip(place, direction).map { $0 + step * $1 }) }
        let expected = zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
        let difference = (moved(2e-3) - moved(-2e-3)) / 4e-3
        #expect(abs(difference - expected) < 0.02 * length, "seed \(seed)")
      }
    }
  }

  @Test(arguments: texts)
  func `losses tell points apart that single precision does not`(text: String) throws {
    let relaxed = try relaxed(text, isSmooth: true)
    let loss = SoftProgramLoss(relaxed)
    var random = RandomStream(seed: 1, purpose: .test)
    let place = relaxed.start(&random)
    let value = loss.value(at: place)
    let mutants = (0..<200).map { _ in loss.value(at: place.map { $0 + 3e-5 * random.normal() }) }
    #expect(mutants.allSatisfy { $0 != value && abs($0 - value) < 1e-3 })
    #expect(Set(mutants.map(Float.init)).count < Set(mutants).count)

    let run = relaxed.makeRun()
    for index in 0..<relaxed.parameterCount { run.weights[index] = Float(place[index]) }
    relaxed.laidOut.program.softmax(run.weights, temperature: 1)
    let single = Double(run.forward())
    var precise = PreciseLoss(run.tape)
    #expect(precise.value(run) == value)
    // Single precision leaves out what weighs less than 10⁻⁵.
    #expect(abs(single - value) < 2e-4 * max(1, value))
  }

  @Test func `operators that jump are left out of a smooth program`() throws {
    let (whole, smooth) = (try relaxed(Self.texts[2]), try relaxed(Self.texts[2], isSmooth: true))
    #expect(whole.slotCount == smooth.slotCount)
    #expect(whole.parameterCount == smooth.parameterCount + 2 * whole.slotCount)
  }

  @Test func `training makes up its mind, and looking at it changes nothing`() throws {
    let relaxed = try relaxed(Self.texts[1])
    let seen = SoftTraining(relaxed, seed: 1, restart: 0)
    let unseen = SoftTraining(relaxed, seed: 1, restart: 0)
    let first = (seen.operatorsPerSlot(), seen.outputs())
    #expect(first.1.count == 1 && first.1[0].count == 4)
    #expect(first.1[0].allSatisfy { (0...1).contains($0) })
    for step in stride(from: 0, through: seen.stepCount, by: 60) {
      seen.advance(to: step)
      _ = seen.outputs()
    }
    unseen.advance(to: .max)
    #expect(seen.step == seen.stepCount && unseen.step == seen.stepCount)
    #expect(seen.outputs() == unseen.outputs())
    #expect(seen.operatorsPerSlot() < first.0)
    #expect(seen.operatorsPerSlot() >= 1)
    // Exclusive or, as sixteen gates in four layers learn it.
    #expect(zip(seen.outputs()[0], relaxed.cases.expectedColumns[0]).allSatisfy { ($0 > 0.5) == ($1 == .bool(true)) })
  }
}
