// The rows of control, logic, comparison, numbers, conversions, bits and characters.

extension OperatorTable {
  static let controlRows: [Row] = [
    row(
      .if, "if", .control, "Bool a a -> a", smt: "ite",
      about: "The first branch if the condition holds, else the second; the other branch is not evaluated.",
      "(if (< 1 2) \"yes\" \"no\")", "\"yes\""),
    row(
      .let, "let", .control, "a b -> b",
      about: "Names values for the body, in sequence; each is evaluated once, used or not.",
      "(let ((x 2) (y (* x x))) (+ x y))", "6"),
    row(
      .and, "and", .logic, "Bool Bool -> Bool", smt: "and", about: "True if both are; both are evaluated.",
      "(and true false)", "false"),
    row(
      .or, "or", .logic, "Bool Bool -> Bool", smt: "or", about: "True if either is; both are evaluated.",
      "(or true false)", "true"),
    row(
      .xor, "xor", .logic, "Bool Bool -> Bool", smt: "xor", about: "True if exactly one is.", "(xor true true)", "false"
    ),
    row(
      .not, "not", .logic, "Bool -> Bool", smt: "not", about: "The opposite.", "(not true)", "false"),
    row(
      .nand, "nand", .logic, "Bool Bool -> Bool", about: "Not both.", "(nand true true)", "false"),
    row(
      .nor, "nor", .logic, "Bool Bool -> Bool", about: "Neither.", "(nor false false)", "true"),
    row(
      .equal, "=", .compare, "a a -> Bool", cost: .scans, smt: "=",
      about: "Equal, element by element; nan is not equal to itself, 0.0 equals -0.0.", "(= [1 2] [1 2])", "true"),
    row(
      .notEqual, "!=", .compare, "a a -> Bool", cost: .scans, about: "The opposite of `=`.", "(!= \"a\" \"b\")", "true"),
    row(
      .less, "<", .compare, "o o -> Bool", cost: .scans, smt: "<", about: "Less; text by Unicode scalar.",
      "(< \"ab\" \"b\")", "true"),
    row(
      .lessOrEqual, "<=", .compare, "o o -> Bool", cost: .scans, smt: "<=", about: "Less or equal.", "(<= 2 2)", "true"),
    row(
      .greater, ">", .compare, "o o -> Bool", cost: .scans, smt: ">", about: "Greater.", "(> 2.5 1.0)", "true"),
    row(
      .greaterOrEqual, ">=", .compare, "o o -> Bool", cost: .scans, smt: ">=", about: "Greater or equal.",
      "(>= 'b' 'a')", "true"),
  ]

  static let numberRows: [Row] = [
    row(
      .add, "+", .arithmetic, "n n -> n", smt: "+", about: "Sum; Int wraps.", "(+ 2 3)", "5"),
    row(
      .subtract, "-", .arithmetic, "n n -> n", smt: "-", about: "Difference; Int wraps.", "(- 2 3)", "-1"),
    row(
      .multiply, "*", .arithmetic, "n n -> n", smt: "*", about: "Product; Int wraps.", "(* 2 3)", "6"),
    row(
      .min, "min", .arithmetic, "n n -> n", about: "The smaller: `(if (< b a) b a)`.", "(min 2 3)", "2"),
    row(
      .max, "max", .arithmetic, "n n -> n", about: "The greater: `(if (< a b) b a)`.", "(max 2 3)", "3"),
    row(
      .negate, "neg", .arithmetic, "n -> n", about: "The negative; the least Int gives itself.", "(neg 2)", "-2"),
    row(
      .abs, "abs", .arithmetic, "n -> n", about: "Absolute value; the least Int gives itself.", "(abs -2)", "2"),
    row(
      .sign, "sign", .arithmetic, "n -> n", about: "-1, 0 or 1; nan of nan, 0.0 of either zero.", "(sign -7)", "-1"),
    row(
      .square, "square", .arithmetic, "n -> n", about: "`x * x`.", "(square 5)", "25"),
    row(
      .div, "div", .arithmetic, "Int Int -> Int", about: "Quotient rounded down; 0 if the divisor is 0.", "(div -7 2)",
      "-4"),
    row(
      .mod, "mod", .arithmetic, "Int Int -> Int",
      about: "Remainder with the sign of the divisor; the dividend if the divisor is 0.", "(mod -7 2)", "1"),
    row(
      .isEven, "even?", .arithmetic, "Int -> Bool", about: "True of 0, 2, -2, ….", "(even? 3)", "false"),
    row(
      .isOdd, "odd?", .arithmetic, "Int -> Bool", about: "True of 1, -1, 3, ….", "(odd? 3)", "true"),
    row(
      .divide, "/", .arithmetic, "Float Float -> Float", about: "IEEE quotient.", "(/ 1.0 4.0)", "0.25"),
    row(
      .sqrt, "sqrt", .math, "Float -> Float", about: "Square root; nan below 0.", "(sqrt 2.25)", "1.5"),
    row(
      .exp, "exp", .math, "Float -> Float", about: "e to the power.", "(exp 0.0)", "1.0"),
    row(
      .log, "log", .math, "Float -> Float", about: "Natural logarithm; nan below 0.", "(log 1.0)", "0.0"),
    row(
      .sin, "sin", .math, "Float -> Float", about: "Sine of radians.", "(sin 0.0)", "0.0"),
    row(
      .cos, "cos", .math, "Float -> Float", about: "Cosine of radians.", "(cos 0.0)", "1.0"),
    row(
      .tan, "tan", .math, "Float -> Float", about: "Tangent of radians.", "(tan 0.0)", "0.0"),
    row(
      .tanh, "tanh", .math, "Float -> Float", about: "Hyperbolic tangent.", "(tanh 0.0)", "0.0"),
    row(
      .cube, "cube", .math, "Float -> Float", about: "`(x * x) * x`.", "(cube 2.0)", "8.0"),
    row(
      .inverse, "inv", .math, "Float -> Float", about: "`1.0 / x`.", "(inv 4.0)", "0.25"),
    row(
      .pow, "pow", .math, "Float Float -> Float",
      about: "The first to the power of the second, with the special values of C99.", "(pow 2.0 10.0)", "1024.0"),
  ]

  static let convertRows: [Row] = [
    row(
      .toFloat, "float", .convert, "Int -> Float", about: "The nearest Float.", "(float 3)", "3.0"),
    row(
      .floor, "floor", .convert, "Float -> Int", about: "Rounded down, clamped to Int; 0 of nan.", "(floor -2.5)", "-3"),
    row(
      .ceil, "ceil", .convert, "Float -> Int", about: "Rounded up, clamped to Int; 0 of nan.", "(ceil 2.1)", "3"),
    row(
      .round, "round", .convert, "Float -> Int",
      about: "Rounded to nearest, ties away from zero, clamped to Int; 0 of nan.", "(round -2.5)", "-3"),
    row(
      .truncate, "trunc", .convert, "Float -> Int", about: "Rounded towards zero, clamped to Int; 0 of nan.",
      "(trunc -2.7)", "-2"),
    row(
      .roundTo, "round-to", .convert, "Float Int -> Float",
      about: "Rounded to that many decimal places (0 to 15), ties away from zero, from the exact value.",
      "(round-to 2.34567 2)", "2.35"),
    row(
      .code, "code", .convert, "Char -> Int", about: "The Unicode code.", "(code 'A')", "65"),
    row(
      .char, "char", .convert, "Int -> Char", about: "The character of a code; a space if there is none.", "(char 65)",
      "'A'"),
    row(
      .show, "show", .convert, "k -> String", cost: .builds,
      about: "The text of a scalar: a Float shortest-exact, a Char itself.", "(show -7)", "\"-7\""),
    row(
      .parseInt, "parse-int", .convert, "String -> Int", cost: .scans,
      about: "The Int that the whole text is (an optional sign and digits); otherwise 0.", "(parse-int \"-12\")", "-12"),
    row(
      .parseFloat, "parse-float", .convert, "String -> Float", cost: .scans,
      about: "The Float that the whole text is; otherwise 0.0.", "(parse-float \"2.5e1\")", "25.0"),
    row(
      .string, "string", .convert, "t -> String", cost: .builds, about: "A text of one Char, or of a list of them.",
      "(string 'x')", "\"x\""),
    row(
      .chars, "chars", .convert, "String -> [Char]", cost: .builds, about: "The characters as a list.",
      "(chars \"ab\")", "['a' 'b']"),
  ]

  static let bitRows: [Row] = [
    row(
      .bitAnd, "bit-and", .bits, "Int Int -> Int", smt: "bvand", about: "Bitwise and.", "(bit-and 12 10)", "8"),
    row(
      .bitOr, "bit-or", .bits, "Int Int -> Int", smt: "bvor", about: "Bitwise or.", "(bit-or 12 10)", "14"),
    row(
      .bitXor, "bit-xor", .bits, "Int Int -> Int", smt: "bvxor", about: "Bitwise exclusive or.", "(bit-xor 12 10)", "6"),
    row(
      .bitNot, "bit-not", .bits, "Int -> Int", smt: "bvnot", about: "Every bit flipped.", "(bit-not 0)", "-1"),
    row(
      .shiftLeft, "shift-left", .bits, "Int Int -> Int", smt: "bvshl",
      about: "Shifted left by an unsigned count; 0 from 64 on.", "(shift-left 1 4)", "16"),
    row(
      .shiftRight, "shift-right", .bits, "Int Int -> Int", smt: "bvashr",
      about: "Shifted right keeping the sign; by an unsigned count, from 64 on 0 or -1.", "(shift-right -16 2)", "-4"),
    row(
      .shiftRightLogical, "shift-right-logical", .bits, "Int Int -> Int", smt: "bvlshr",
      about: "Shifted right filling with zeros, by an unsigned count; 0 from 64 on.", "(shift-right-logical -1 60)",
      "15"),
    row(
      .bitLess, "bit-less?", .bits, "Int Int -> Bool", smt: "bvult", about: "Less, both read as unsigned.",
      "(bit-less? 1 -1)", "true"),
    row(
      .bitDiv, "bit-div", .bits, "Int Int -> Int", smt: "bvudiv", about: "Unsigned quotient; -1 if the divisor is 0.",
      "(bit-div -1 2)", "9223372036854775807"),
    row(
      .bitMod, "bit-mod", .bits, "Int Int -> Int", smt: "bvurem",
      about: "Unsigned remainder; the dividend if the divisor is 0.", "(bit-mod -1 10)", "5"),
  ]

  static let charRows: [Row] = [
    row(
      .isLetter, "letter?", .char, "Char -> Bool", about: "True of the ASCII letters.", "(letter? 'q')", "true"),
    row(
      .isDigit, "digit?", .char, "Char -> Bool", about: "True of 0 to 9.", "(digit? 'q')", "false"),
    row(
      .isSpace, "space?", .char, "Char -> Bool", about: "True of space, \\t, \\n, \\v, \\f and \\r.", "(space? ' ')",
      "true"),
    row(
      .isUpper, "upper?", .char, "Char -> Bool", about: "True of A to Z.", "(upper? 'q')", "false"),
    row(
      .isLower, "lower?", .char, "Char -> Bool", about: "True of a to z.", "(lower? 'q')", "true"),
    row(
      .isVowel, "vowel?", .char, "Char -> Bool", about: "True of a, e, i, o, u in either case.", "(vowel? 'e')", "true"),
    row(
      .upcase, "upcase", .char, "u -> u", cost: .builds, about: "ASCII letters in upper case.", "(upcase \"ab1\")",
      "\"AB1\""),
    row(
      .downcase, "downcase", .char, "u -> u", cost: .builds, about: "ASCII letters in lower case.", "(downcase 'Q')",
      "'q'"),
  ]
}
