import AST

/// Symbolic regression: formulas and the published ways to sample them.
///
/// Formulas, samplings and function sets as McDermott et al. collected them ("Genetic Programming Needs Better
/// Benchmarks", GECCO 2012, doi:10.1145/2330163.2330273), from the sources named at each family. Every run draws its own
/// samples. A case is right within 1e-6, relative where the value is above 1; cases on which nothing was trained are the
/// published test set, or where there is none a second sample of the same kind. The budget is that of the most cited
/// comparison on these problems, two million programs (Petersen et al., ICLR 2021).
enum RegressionProblems {
  static let suite = BenchmarkSuite(
    name: "regression",
    about: "Koza, Nguyen, Keijzer, Pagie, Vladislavleva and Korns formulas (as in McDermott et al. 2012)",
    problems: koza + nguyen + keijzer + pagie + vladislavleva + korns)

  static let budget = BenchmarkProblem.Budget(generations: 2000, programs: 1000)

  /// One formula.
  ///
  /// - Parameters:
  ///   - formula: As people write it.
  ///   - target: The same in the language.
  ///   - operators: The function set; `nil` for that of Koza and Nguyen.
  static func problem(
    _ name: String, _ formula: String, _ target: String, inputs: [String], operators: String? = nil, train: Sampling,
    test: Sampling
  ) -> BenchmarkProblem {
    BenchmarkProblem(
      name: name, statement: formula, inputs: inputs.map { Parameter(name: $0, type: .float) },
      outputs: [Parameter(name: "output", type: .float)],
      grants: .init(operators: operators ?? "+ - * / sin cos exp log -if -let"), budget: budget,
      trainCount: train.count, testCount: test.count, cases: .formula(train: train, test: test, target: target))
  }

  /// So many uniform points to train on, and as many others to test on.
  static func sampled(
    _ name: String, _ formula: String, _ target: String, _ count: Int, _ axes: [Sampling.Axis],
    operators: String? = nil
  ) -> BenchmarkProblem {
    let sampling = Sampling.uniform(count, axes)
    return problem(
      name, formula, target, inputs: axes.map(\.name), operators: operators, train: sampling, test: sampling)
  }

  private static func x(_ low: Double, _ high: Double) -> [Sampling.Axis] { [.init("x", low, high)] }

  static func xy(_ low: Double, _ high: Double) -> [Sampling.Axis] { [.init("x", low, high), .init("y", low, high)] }

  /// Koza, "Genetic Programming", 1992, and "Genetic Programming II", 1994.
  static let koza = [
    sampled("koza-1", "x⁴ + x³ + x² + x", "(* x (+ 1.0 (* x (+ 1.0 (* x (+ 1.0 x))))))", 20, x(-1, 1)),
    sampled("koza-2", "x⁵ − 2x³ + x", "(+ (- (* (cube x) (square x)) (* 2.0 (cube x))) x)", 20, x(-1, 1)),
    sampled("koza-3", "x⁶ − 2x⁴ + x²", "(square (- (cube x) x))", 20, x(-1, 1)),
  ]

  /// Uy, Hoai, O'Neill, McKay, Galván-López, "Semantically-based crossover in genetic programming", 2011
  /// (doi:10.1007/s10710-010-9121-2); 11 and 12 as in Petersen et al. 2021.
  static let nguyen = [
    sampled("nguyen-1", "x³ + x² + x", "(* x (+ 1.0 (* x (+ 1.0 x))))", 20, x(-1, 1)),
    sampled("nguyen-2", "x⁴ + x³ + x² + x", "(* x (+ 1.0 (* x (+ 1.0 (* x (+ 1.0 x))))))", 20, x(-1, 1)),
    sampled(
      "nguyen-3", "x⁵ + x⁴ + x³ + x² + x", "(* x (+ 1.0 (* x (+ 1.0 (* x (+ 1.0 (* x (+ 1.0 x))))))))", 20, x(-1, 1)),
    sampled(
      "nguyen-4", "x⁶ + x⁵ + x⁴ + x³ + x² + x",
      "(* x (+ 1.0 (* x (+ 1.0 (* x (+ 1.0 (* x (+ 1.0 (* x (+ 1.0 x))))))))))", 20, x(-1, 1)),
    sampled("nguyen-5", "sin(x²) cos(x) − 1", "(- (* (sin (* x x)) (cos x)) 1.0)", 20, x(-1, 1)),
    sampled("nguyen-6", "sin(x) + sin(x + x²)", "(+ (sin x) (sin (+ x (* x x))))", 20, x(-1, 1)),
    sampled("nguyen-7", "ln(x + 1) + ln(x² + 1)", "(+ (log (+ x 1.0)) (log (+ (* x x) 1.0)))", 20, x(0, 2)),
    sampled("nguyen-8", "√x", "(sqrt x)", 20, x(0, 4)),
    sampled("nguyen-9", "sin(x) + sin(y²)", "(+ (sin x) (sin (* y y)))", 100, xy(-1, 1)),
    sampled("nguyen-10", "2 sin(x) cos(y)", "(* 2.0 (* (sin x) (cos y)))", 100, xy(-1, 1)),
    sampled("nguyen-11", "xʸ", "(pow x y)", 20, xy(0, 1)),
    sampled(
      "nguyen-12", "x⁴ − x³ + y²/2 − y", "(- (+ (- (square (square x)) (cube x)) (/ (square y) 2.0)) y)", 20,
      xy(0, 1)),
  ]

  /// Pagie and Hogeweg, "Evolutionary consequences of coevolving targets", 1997 (doi:10.1162/evco.1997.5.4.401).
  static let pagie = [
    problem(
      "pagie-1", "1/(1 + x⁻⁴) + 1/(1 + y⁻⁴)",
      "(+ (inv (+ 1.0 (inv (square (square x))))) (inv (+ 1.0 (inv (square (square y))))))", inputs: ["x", "y"],
      train: .grid(xy(-5, 5).map { (26, $0) }), test: .grid(xy(-4.9, 4.9).map { (50, $0) }))
  ]

  /// Korns, "Accuracy in Symbolic Regression", GPTP 2011 (doi:10.1007/978-1-4614-1770-5_8). The logarithm of a negative
  /// number is read as that of its magnitude.
  static let korns: [BenchmarkProblem] = {
    let axes = ["x", "y", "z", "v", "w"].map { Sampling.Axis($0, -50, 50) }
    let rows: [(String, String)] = [
      ("1.57 + 24.3 v", "(+ 1.57 (* 24.3 v))"),
      ("0.23 + 14.2 (v + y)/(3w)", "(+ 0.23 (* 14.2 (/ (+ v y) (* 3.0 w))))"),
      ("−5.41 + 4.9 (v − x + y/w)/(3w)", "(+ -5.41 (* 4.9 (/ (+ (- v x) (/ y w)) (* 3.0 w))))"),
      ("−2.3 + 0.13 sin(z)", "(+ -2.3 (* 0.13 (sin z)))"),
      ("3 + 2.13 ln|w|", "(+ 3.0 (* 2.13 (log (abs w))))"),
    ]
    return rows.enumerated().map { index, row in
      sampled(
        "korns-\(index + 1)", row.0, row.1, 10_000, axes,
        operators: "+ - * / sqrt square cube sin cos tan tanh log exp abs -if -let")
    }
  }()
}
