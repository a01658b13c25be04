// The rows of sequences, lists, text and tuples.

extension OperatorTable {
  static let sequenceRows: [Row] = [
    row(
      .length, "length", .sequence, "S:e -> Int", smt: "str.len", about: "The number of elements.", "(length \"four\")",
      "4"),
    row(
      .isEmpty, "empty?", .sequence, "S:e -> Bool", about: "True if there are none.", "(empty? [1])", "false"),
    row(
      .first, "first", .sequence, "S:e -> e", about: "The first element; the default if empty.", "(first [3 1 2])", "3"),
    row(
      .last, "last", .sequence, "S:e -> e", about: "The last element; the default if empty.", "(last \"abc\")", "'c'"),
    row(
      .rest, "rest", .sequence, "S:e -> S", cost: .builds, about: "All but the first.", "(rest [3 1 2])", "[1 2]"),
    row(
      .butLast, "but-last", .sequence, "S:e -> S", cost: .builds, about: "All but the last.", "(but-last \"abc\")",
      "\"ab\""),
    row(
      .reverse, "reverse", .sequence, "S:e -> S", cost: .builds, about: "The elements from last to first.",
      "(reverse [3 1 2])", "[2 1 3]"),
    row(
      .at, "at", .sequence, "S:e Int -> e", about: "The element at an index from 0; the default outside.",
      "(at [3 1 2] 1)", "1"),
    row(
      .take, "take", .sequence, "S:e Int -> S", cost: .builds, about: "The first so many.", "(take [3 1 2] 2)", "[3 1]"),
    row(
      .drop, "drop", .sequence, "S:e Int -> S", cost: .builds, about: "All but the first so many.", "(drop [3 1 2] 2)",
      "[2]"),
    row(
      .slice, "slice", .sequence, "S:e Int Int -> S", cost: .builds,
      about: "From an index up to, not including, another; both clamped.", "(slice \"abcdef\" 1 3)", "\"bc\""),
    row(
      .concat, "concat", .sequence, "S:e S -> S", cost: .builds, smt: "str.++", about: "The two one after the other.",
      "(concat \"ab\" \"cd\")", "\"abcd\""),
    row(
      .push, "push", .sequence, "S:e e -> S", cost: .builds, about: "With an element added at the end.",
      "(push [1 2] 3)", "[1 2 3]"),
    row(
      .cons, "cons", .sequence, "e S:e -> S", cost: .builds, about: "With an element added in front.",
      "(cons 'a' \"bc\")", "\"abc\""),
    row(
      .contains, "contains?", .sequence, "S:e e -> Bool", cost: .scans, about: "True if some element equals it.",
      "(contains? [1 2] 2)", "true"),
    row(
      .indexOf, "index-of", .sequence, "S:e e -> Int", cost: .scans,
      about: "The index of the first equal element; -1 if none.", "(index-of \"abc\" 'c')", "2"),
    row(
      .count, "count", .sequence, "S:e e -> Int", cost: .scans, about: "How many elements equal it.",
      "(count \"banana\" 'a')", "3"),
    row(
      .replace, "replace", .sequence, "S:e e e -> S", cost: .builds,
      about: "Every element equal to the first replaced by the second.", "(replace [1 2 1] 1 0)", "[0 2 0]"),
    row(
      .remove, "remove", .sequence, "S:e e -> S", cost: .builds, about: "Without the elements equal to it.",
      "(remove \"banana\" 'a')", "\"bnn\""),
    row(
      .sort, "sort", .sequence, "S:o -> S", cost: .builds, about: "In ascending order, stable; nan after inf.",
      "(sort [3 1 2])", "[1 2 3]"),
    row(
      .distinct, "distinct", .sequence, "S:e -> S", cost: .builds, about: "The first occurrence of each element.",
      "(distinct \"banana\")", "\"ban\""),
    row(
      .setAt, "set-at", .sequence, "S:e Int e -> S", cost: .builds,
      about: "With the element at an index replaced; unchanged outside.", "(set-at [3 1 2] 1 9)", "[3 9 2]"),
    row(
      .chunk, "chunk", .sequence, "S:e Int -> [S]", cost: .builds,
      about: "Cut into pieces of so many, the last maybe shorter; none if the size is not positive.",
      "(chunk [1 2 3] 2)", "[[1 2] [3]]"),
  ]

  static let listRows: [Row] = [
    row(
      .list, "list", .list, "a -> [a]", "a a -> [a]", "a a a -> [a]", "a a a a -> [a]", cost: .builds,
      about: "The list of one to four values.", "(list 1 2)", "[1 2]"),
    row(
      .repeat, "repeat", .list, "a Int -> [a]", cost: .builds, about: "A list of so many times the value.",
      "(repeat 7 3)", "[7 7 7]"),
    row(
      .sum, "sum", .list, "[n] -> n", cost: .scans, about: "The sum from left to right, from 0.", "(sum [1 2 3])", "6"),
    row(
      .product, "product", .list, "[n] -> n", cost: .scans, about: "The product from left to right, from 1.",
      "(product [2 3])", "6"),
    row(
      .minimum, "minimum", .list, "[n] -> n", cost: .scans, about: "The smallest; the default of an empty list.",
      "(minimum [3 1 2])", "1"),
    row(
      .maximum, "maximum", .list, "[n] -> n", cost: .scans,
      about: "The greatest, nan above inf; the default of an empty list.", "(maximum [3 1 2])", "3"),
    row(
      .range, "range", .list, "Int Int -> [Int]", cost: .builds,
      about: "The whole numbers from the first up to, not including, the second.", "(range 2 5)", "[2 3 4]"),
    row(
      .zip, "zip", .list, "S:a T:b -> [(a b)]", cost: .builds, about: "Pairs of elements, as many as the shorter has.",
      "(zip [1 2] \"ab\")", "[(1, 'a') (2, 'b')]"),
    row(
      .enumerate, "enumerate", .list, "S:e -> [(Int e)]", cost: .builds, about: "Each element with its index from 0.",
      "(enumerate \"ab\")", "[(0, 'a') (1, 'b')]"),
  ]

  static let textRows: [Row] = [
    row(
      .split, "split", .text, "String String -> [String]", cost: .builds,
      about: "The parts between separators, empty ones kept; the whole text if the separator is empty.",
      "(split \"a,b,\" \",\")", "[\"a\" \"b\" \"\"]"),
    row(
      .join, "join", .text, "[String] String -> String", cost: .builds, about: "The texts with a separator between.",
      "(join [\"a\" \"b\"] \", \")", "\"a, b\""),
    row(
      .words, "words", .text, "String -> [String]", cost: .builds,
      about: "The parts between runs of white space, none empty.", "(words \" to be \")", "[\"to\" \"be\"]"),
    row(
      .lines, "lines", .text, "String -> [String]", cost: .builds,
      about: "The parts between line feeds; a final one starts no further line.", "(lines \"a\\nb\\n\")",
      "[\"a\" \"b\"]"),
    row(
      .trim, "trim", .text, "String -> String", cost: .builds, about: "Without white space at both ends.",
      "(trim \" a b \")", "\"a b\""),
    row(
      .startsWith, "starts-with?", .text, "String String -> Bool", cost: .scans,
      about: "True if the text begins with the affix.", "(starts-with? \"house\" \"ho\")", "true"),
    row(
      .endsWith, "ends-with?", .text, "String String -> Bool", cost: .scans,
      about: "True if the text ends with the affix.", "(ends-with? \"house\" \"se\")", "true"),
    row(
      .hasSubstring, "has-substring?", .text, "String String -> Bool", cost: .scans, smt: "str.contains",
      about: "True if the part occurs in the text.", "(has-substring? \"house\" \"us\")", "true"),
    row(
      .find, "find", .text, "String String Int -> Int", cost: .scans, smt: "str.indexof",
      about: "The first index from a start at which the part occurs; -1 if none.", "(find \"banana\" \"an\" 2)", "3"),
    row(
      .replaceFirst, "replace-first", .text, "String String String -> String", cost: .builds, smt: "str.replace",
      about: "The first occurrence replaced; an empty one puts the new text in front.",
      "(replace-first \"banana\" \"an\" \"-\")", "\"b-ana\""),
    row(
      .replaceAll, "replace-all", .text, "String String String -> String", cost: .builds,
      about: "Every occurrence from the left replaced; unchanged if it is empty.",
      "(replace-all \"banana\" \"an\" \"-\")", "\"b--a\""),
    row(
      .substring, "substr", .text, "String Int Int -> String", cost: .builds, smt: "str.substr",
      about: "From a start, at most so many; empty if the start is outside or the count not positive.",
      "(substr \"banana\" 2 3)", "\"nan\""),
  ]

  static let tupleRows: [Row] = [
    row(
      .tuple, "tuple", .tuple, "a b -> (a b)", "a b c -> (a b c)", "a b c d -> (a b c d)", "a b c d e -> (a b c d e)",
      "a b c d e f -> (a b c d e f)", "a b c d e f g -> (a b c d e f g)", "a b c d e f g h -> (a b c d e f g h)",
      about: "The values side by side, two to eight.", "(tuple 1 true)", "(1, true)"),
    row(
      .get0, "get0", .tuple, "(a b) -> a", "(a b c) -> a", "(a b c d) -> a", "(a b c d e) -> a", "(a b c d e f) -> a",
      "(a b c d e f g) -> a", "(a b c d e f g h) -> a", about: "The first part of a tuple.", "(get0 (tuple 1 2))", "1"),
    row(
      .get1, "get1", .tuple, "(a b) -> b", "(a b c) -> b", "(a b c d) -> b", "(a b c d e) -> b", "(a b c d e f) -> b",
      "(a b c d e f g) -> b", "(a b c d e f g h) -> b", about: "The second part of a tuple.", "(get1 (tuple 1 2))", "2"),
    row(
      .get2, "get2", .tuple, "(a b c) -> c", "(a b c d) -> c", "(a b c d e) -> c", "(a b c d e f) -> c",
      "(a b c d e f g) -> c", "(a b c d e f g h) -> c", about: "The third part of a tuple.", "(get2 (tuple 1 2 3))", "3"
    ),
    row(
      .get3, "get3", .tuple, "(a b c d) -> d", "(a b c d e) -> d", "(a b c d e f) -> d", "(a b c d e f g) -> d",
      "(a b c d e f g h) -> d", about: "The fourth part of a tuple.", "(get3 (tuple 1 2 3 4))", "4"),
    row(
      .get4, "get4", .tuple, "(a b c d e) -> e", "(a b c d e f) -> e", "(a b c d e f g) -> e", "(a b c d e f g h) -> e",
      about: "The fifth part of a tuple.", "(get4 (tuple 1 2 3 4 5))", "5"),
    row(
      .get5, "get5", .tuple, "(a b c d e f) -> f", "(a b c d e f g) -> f", "(a b c d e f g h) -> f",
      about: "The sixth part of a tuple.", "(get5 (tuple 1 2 3 4 5 6))", "6"),
    row(
      .get6, "get6", .tuple, "(a b c d e f g) -> g", "(a b c d e f g h) -> g", about: "The seventh part of a tuple.",
      "(get6 (tuple 1 2 3 4 5 6 7))", "7"),
    row(
      .get7, "get7", .tuple, "(a b c d e f g h) -> h", about: "The eighth part of a tuple.",
      "(get7 (tuple 1 2 3 4 5 6 7 8))", "8"),
  ]
}
