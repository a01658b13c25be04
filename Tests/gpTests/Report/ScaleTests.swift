import Testing

@testable import gp

struct ScaleTests {
  @Test func `ticks are round numbers`() {
    func texts(_ range: ClosedRange<Double>, _ kind: Axis.Kind = .linear) -> [String] {
      Scale(Axis(label: "", kind: kind, range: range), showing: []).ticks.map(\.text)
    }
    #expect(texts(0...2) == ["0.0", "0.5", "1.0", "1.5", "2.0"])
    #expect(texts(-1...1) == ["\u{2212}1.0", "\u{2212}0.5", "0.0", "0.5", "1.0"])
    #expect(texts(0...100) == ["0", "20", "40", "60", "80", "100"])
    #expect(texts(1e-4...1, .logarithmic) == ["10⁻⁴", "10⁻³", "0.01", "0.1", "1"])
    #expect(texts(1...1e9, .logarithmic) == ["1", "100", "10⁴", "10⁶", "10⁸"])
    #expect(texts(3...80, .logarithmic) == ["5", "10", "20", "50"])
  }

  @Test func `places run from 0 to 1`() {
    let linear = Scale(Axis(label: "", range: 10...20), showing: [])
    #expect([10, 15, 20, 30].map(linear.place) == [0, 0.5, 1, 2])
    #expect(linear.place(.nan) == nil)
    let decades = Scale(Axis(label: "", kind: .logarithmic, range: 1...100), showing: [])
    #expect(decades.place(10) == 0.5)
    #expect(decades.place(0) == nil)
  }

  @Test func `without a range all data have room`() {
    let scale = Scale(Axis(label: ""), showing: [3, 8, .nan, .infinity])
    #expect(scale.range == 2.8...8.2)
    #expect(Scale(Axis(label: ""), showing: [5]).range == 4.5...5.5)
    #expect(Scale(Axis(label: "", kind: .logarithmic), showing: [-1, 0]).range == 1...10)
  }

  @Test func `chosen ticks outside the range are left out`() {
    let ticks = [4.0, 8, 512].map { Axis.Tick(value: $0, text: "\($0)") }
    #expect(Scale(Axis(label: "", kind: .logarithmic, range: 3...300, ticks: ticks), showing: []).ticks.count == 2)
  }
}
