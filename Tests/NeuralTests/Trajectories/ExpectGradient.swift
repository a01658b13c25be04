import Neural
import Testing

/// Checks a gradient against central differences, parameter by parameter.
func expectGradient(
  of loss: some DifferentiableLoss, at place: [Double], sourceLocation: SourceLocation = #_sourceLocation
) {
  var gradient = [Double](repeating: .nan, count: loss.parameterCount)
  let value = loss.value(at: place, gradient: &gradient)
  #expect(value == loss.value(at: place), sourceLocation: sourceLocation)
  for index in place.indices {
    var (above, below) = (place, place)
    above[index] += 1e-5
    below[index] -= 1e-5
    let difference = (loss.value(at: above) - loss.value(at: below)) / 2e-5
    #expect(
      abs(gradient[index] - difference) < 1e-8, "parameter \(index) at \(place)", sourceLocation: sourceLocation)
  }
}
