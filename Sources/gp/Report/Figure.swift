/// A figure as data: panels side by side, each with axes and series. `svg` draws it.
struct Figure: Sendable {
  /// What the figure shows, for its heading and for those who cannot see it.
  let title: String
  let panels: [Panel]
  /// Panels in a row.
  var columns = 2
}

/// One pair of axes and what is drawn between them.
struct Panel: Sendable {
  var title: String
  let x: Axis
  let y: Axis
  var series: [Series]
  var rules: [Rule] = []
  /// Whether a unit is as long on one axis as on the other, as on a map.
  var hasEqualUnits = false
}

/// An axis: a label with the unit, and how values lie along it.
struct Axis: Sendable {
  enum Kind: Equatable, Sendable {
    case linear
    /// Positive values, decades of the same length; values that are not positive are not drawn.
    case logarithmic
  }

  /// A marked place.
  struct Tick: Equatable, Sendable {
    let value: Double
    let text: String
  }

  let label: String
  var kind = Kind.linear
  /// What is shown; nil shows all data.
  var range: ClosedRange<Double>?
  /// Marked places; nil chooses round numbers.
  var ticks: [Tick]?
}

/// Data of one colour, with a name in the legend.
struct Series: Sendable {
  /// nil: not in the legend.
  var name: String?
  let style: SeriesStyle
  let marks: [Mark]
}

/// One way of drawing data.
enum Mark: Sendable {
  /// Points joined by a line; a value that is not finite breaks it.
  case line([Point])
  /// Points joined by a line that runs level, then steps.
  case steps([Point])
  /// A symbol at each point.
  case symbols([Point])
  /// A small translucent dot at each point, for many points.
  case dots([Point])
  /// The area between lower and upper values.
  case band([Interval])
  /// A vertical bar from lower to upper value at each point.
  case intervals([Interval])
}

struct Point: Equatable, Sendable {
  let x: Double
  let y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

struct Interval: Equatable, Sendable {
  let x: Double
  let lower: Double
  let upper: Double

  init(_ x: Double, _ lower: Double, _ upper: Double) {
    self.x = x
    self.lower = lower
    self.upper = upper
  }
}

/// A dotted line across the panel at one value, such as a bound.
struct Rule: Sendable {
  enum Direction: Sendable {
    /// At a value of y.
    case level
    /// At a value of x.
    case upright
  }

  let direction: Direction
  let value: Double
  var text = ""
}
