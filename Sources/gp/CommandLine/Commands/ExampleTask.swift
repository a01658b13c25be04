/// The task that `gp new` writes: small enough to be solved in a moment, and with every line explained that a first
/// task needs.
enum ExampleTask {
  static let text = """
    # A task for gp: what goes in, what comes out, and examples of it.
    # Anything after # is a comment. Lines that are commented out show what else there is.

    task: median of three
    about: Of three integers, the middle one.

    # The inputs, in order, and the output. The types are Int, Float, Bool, Char, String,
    # lists like [Int] or [[String]], and tuples like (Int, Bool).
    input a: Int
    input b: Int
    input c: Int
    output: Int

    # What programs are built from. Without the line: everything that fits the types.
    # 'gp ops' shows the groups and operators; -name removes one.
    operators: arithmetic compare control -div -mod

    # Constants that programs may use. Without these lines: small ones, and some found in the cases.
    # constants: 0 1 -1
    # random constants: Int -100...100

    # Float outputs are right within this, relative to the expected value.
    # tolerance: 1e-6

    # How long to search; options of 'gp evolve' override it.
    # budget: 300 generations, 1000 programs

    # A helper that programs may call.
    # (define middle-of ((x Int) (y Int)) Int (div (+ x y) 2))

    # Programs of your own to start from, right or wrong.
    # seed (min a b)

    # The examples that drive the search: inputs -> output.
    train:
    1, 2, 3 -> 2
    3, 2, 1 -> 2
    2, 3, 1 -> 2
    2, 1, 3 -> 2
    5, 5, 1 -> 5
    1, 5, 5 -> 5
    4, 4, 4 -> 4
    -7, 0, 9 -> 0
    10, -10, 3 -> 3
    8, 6, -2 -> 6
    # Cases can also come from a file:
    # train from "cases.csv"

    # Examples that the search never sees; they judge whether the answer holds in general.
    test:
    0, -1, 1 -> 0
    100, 7, 50 -> 50
    -3, -3, 8 -> -3
    6, 20, -4 -> 6

    """
}
