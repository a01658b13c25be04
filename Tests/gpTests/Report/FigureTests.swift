import Foundation
import Testing

@testable import gp

struct FigureTests {
  private func figure(_ panel: Panel) -> Figure { Figure(title: "A & B", panels: [panel]) }

  private func panel(_ marks: [Mark], kind: Axis.Kind = .linear, range: ClosedRange<Double>? = nil) -> Panel {
    Panel(
      title: "x < y", x: Axis(label: "time (s)", range: range), y: Axis(label: "error", kind: kind),
      series: [Series(name: "one", style: .blue, marks: marks)])
  }

  @Test func `a line runs through its points`() {
    let points = [Point(0, 0), Point(1, 10), Point(2, 5)]
    let text = figure(panel([.line(points)], range: 0...2)).svg
    #expect(text.contains("<path class=\"line s0\" d=\"M78 "))
    #expect(text.contains("L265 "))
    #expect(text.contains("L452 "))
  }

  @Test func `the document is well-formed and says what it shows`() throws {
    let every: [Mark] = [
      .line([Point(1, 1), Point(2, .nan), Point(3, 2), Point(4, 3)]), .steps([Point(1, 1), Point(2, 2)]),
      .symbols([Point(1, 1)]), .dots([Point(.infinity, 1), Point(2, 2)]),
      .band([Interval(1, 1, 2), Interval(2, 1, 3)]),
      .intervals([Interval(1, 0.5, 2)]),
    ]
    for kind in [Axis.Kind.linear, .logarithmic] {
      let text = figure(panel(every, kind: kind)).svg
      let document = try XML.elements(text)
      #expect(document.first == "svg")
      #expect(text.contains("<title>A &amp; B</title>"))
      #expect(text.contains(">x &lt; y</text>"))
      #expect(text.contains(">time (s)</text>"))
      #expect(text.contains("prefers-color-scheme:dark"))
      #expect(!text.contains("nan") && !text.contains("inf"))
      #expect(figure(panel(every, kind: kind)).svg == text)
    }
  }

  @Test func `a figure without data is still a figure`() throws {
    #expect(try XML.elements(Figure(title: "", panels: []).svg).first == "svg")
    #expect(try XML.elements(figure(panel([.line([])])).svg).first == "svg")
    #expect(try XML.elements(figure(panel([.line([Point(-1, -1)])], kind: .logarithmic)).svg).first == "svg")
  }

  @Test func `the legend takes more rows where names are long`() {
    let series = (1...4).map { Series(name: "a rather long name \($0)", style: .blue, marks: []) }
    let panel = Panel(title: "", x: Axis(label: ""), y: Axis(label: ""), series: series)
    #expect(PanelDrawing.legendRows(of: panel, width: 470).map(\.count) == [2, 2])
    #expect(PanelDrawing.legendRows(of: panel, width: 100).map(\.count) == [1, 1, 1, 1])
  }

  @Test func `styles differ without colour`() {
    #expect(Set(SeriesStyle.allCases.map(\.symbol)).count == SeriesStyle.allCases.count)
    #expect(
      Set(SeriesStyle.allCases.filter { $0 != .ink }.map { $0.dashes ?? "" }).count == SeriesStyle.allCases.count - 1)
  }
}

/// The elements of an XML document, in order.
private enum XML {
  static func elements(_ text: String) throws -> [String] {
    var (names, open) = ([String](), [String]())
    for tag in text.matches(of: /<(\/?)([A-Za-z]+)((?:\s+[A-Za-z:-]+="[^"<]*")*)\s*(\/?)>/) {
      let name = String(tag.2)
      if tag.1 == "/" {
        try #require(open.popLast() == name)
      } else {
        names.append(name)
        if tag.4 != "/" { open.append(name) }
      }
    }
    try #require(open.isEmpty)
    try #require(text.count { $0 == "<" } == text.matches(of: /<\/?[A-Za-z]/).count)
    return names
  }
}
