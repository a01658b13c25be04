// The rows of higher-order operators, loops, and the SMT-LIB group.

extension OperatorTable {
  static let higherOrderRows: [Row] = [
    row(
      .map, "map", .higherOrder, "(fn (e) b) S:e -> [b]", cost: .builds,
      about: "The list of the function of every element.", "(map (fn (x) (* x x)) [1 2 3])", "[1 4 9]"),
    row(
      .filter, "filter", .higherOrder, "(fn (e) Bool) S:e -> S", cost: .builds,
      about: "The elements for which it holds.", "(filter (fn (x) (> x 1)) [1 2 3])", "[2 3]"),
    row(
      .takeWhile, "take-while", .higherOrder, "(fn (e) Bool) S:e -> S", cost: .builds,
      about: "The elements before the first for which it fails.", "(take-while (fn (x) (< x 3)) [1 2 3 1])", "[1 2]"),
    row(
      .dropWhile, "drop-while", .higherOrder, "(fn (e) Bool) S:e -> S", cost: .builds,
      about: "The elements from the first for which it fails.", "(drop-while (fn (x) (< x 3)) [1 2 3 1])", "[3 1]"),
    row(
      .flatMap, "flat-map", .higherOrder, "(fn (e) R:f) S:e -> R", cost: .builds,
      about: "The sequences that it gives, one after the other.", "(flat-map (fn (x) (list x x)) [1 2])", "[1 1 2 2]"),
    row(
      .fold, "fold", .higherOrder, "(fn (a e) a) a S:e -> a",
      about: "The accumulator after every element, from the left.", "(fold (fn (acc x) (+ acc x)) 0 [1 2 3])", "6"),
    row(
      .scan, "scan", .higherOrder, "(fn (a e) a) a S:e -> [a]", cost: .builds,
      about: "The accumulator after each element, the first value left out.", "(scan (fn (acc x) (+ acc x)) 0 [1 2 3])",
      "[1 3 6]"),
    row(
      .any, "any?", .higherOrder, "(fn (e) Bool) S:e -> Bool", about: "True if it holds for some element.",
      "(any? (fn (x) (> x 2)) [1 2 3])", "true"),
    row(
      .all, "all?", .higherOrder, "(fn (e) Bool) S:e -> Bool", about: "True if it holds for every element.",
      "(all? (fn (x) (> x 2)) [1 2 3])", "false"),
    row(
      .findIndex, "find-index", .higherOrder, "(fn (e) Bool) S:e -> Int",
      about: "The index of the first element for which it holds; -1 if none.", "(find-index (fn (x) (> x 1)) [1 2 3])",
      "1"),
    row(
      .zipWith, "zip-with", .higherOrder, "(fn (a b) c) S:a T:b -> [c]", cost: .builds,
      about: "The function of the elements at each index, as many as the shorter has.",
      "(zip-with (fn (x y) (+ x y)) [1 2] [10 20])", "[11 22]"),
    row(
      .sortBy, "sort-by", .higherOrder, "(fn (e) o) S:e -> S", cost: .builds,
      about: "In ascending order of the key, stable; nan after inf.", "(sort-by (fn (x) (neg x)) [3 1 2])", "[3 2 1]"),
    row(
      .iterate, "iterate", .loop, "Int a (fn (Int a) a) -> a",
      about: "The function applied so many times, with the round from 0 and the value so far.",
      "(iterate 3 1 (fn (i acc) (* acc 2)))", "8"),
    row(
      .while, "while", .loop, "a (fn (a) Bool) (fn (a) a) -> a",
      about: "The step applied as long as the condition holds.", "(while 1 (fn (x) (< x 100)) (fn (x) (* x 2)))", "128"),
    row(
      .unfold, "unfold", .loop, "a (fn (a) Bool) (fn (a) b) (fn (a) a) -> [b]", cost: .builds,
      about: "As long as the condition holds: emits a value, then steps.",
      "(unfold 1 (fn (x) (< x 20)) (fn (x) (* x x)) (fn (x) (* x 2)))", "[1 4 16 64 256]"),
  ]

  static let smtRows: [Row] = [
    row(
      .smtAt, "smt-at", .smt, "String Int -> String", cost: .builds, smt: "str.at",
      about: "The one-character text at an index; empty outside.", "(smt-at \"abc\" 1)", "\"b\""),
    row(
      .smtToInt, "smt-to-int", .smt, "String -> Int", cost: .scans, smt: "str.to.int",
      about: "The number that the digits are; -1 unless the text is digits only, not empty, and fits.",
      "(smt-to-int \"12\")", "12"),
    row(
      .smtFromInt, "smt-from-int", .smt, "Int -> String", cost: .builds, smt: "int.to.str",
      about: "The digits of the number; empty if negative.", "(smt-from-int 12)", "\"12\""),
    row(
      .smtDiv, "smt-div", .smt, "Int Int -> Int", smt: "div", about: "Euclidean quotient; 0 if the divisor is 0.",
      "(smt-div 7 -2)", "-3"),
    row(
      .smtMod, "smt-mod", .smt, "Int Int -> Int", smt: "mod",
      about: "Euclidean remainder; the dividend if the divisor is 0.", "(smt-mod -7 2)", "1"),
  ]
}
