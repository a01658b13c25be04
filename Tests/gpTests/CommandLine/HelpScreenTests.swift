import Testing

@testable import gp

/// The help screens to the letter, for a terminal of 80 columns.
struct HelpScreenTests {
  @Test func `the screen of gp itself`() {
    #expect(
      call("--help").output == """
        OVERVIEW: Finds small programs from examples, by evolution and by gradient.

        USAGE: gp <subcommand>

        OPTIONS:
          --version               Show the version.
          --color <when>          Whether to use colors. (values: auto, always, never;
                                  default: auto)
          -h, --help              Show help information.

        SUBCOMMANDS:
          evolve                  Search for a program that does what a task's examples
                                  show.
          ask                     Ask about inputs on which right programs disagree.
          relax                   Search for a program by gradient descent instead of
                                  evolution.
          compare                 Compare evolution and gradient descent at equal
                                  budget.
          run                     Evaluate a program on given inputs, or on a task's
                                  cases.
          check                   Report all errors and warnings of a task or program,
                                  and what was understood.
          ops                     Show the operators of the language.
          new                     Write a task to start from: an annotated example, or a
                                  benchmark problem.
          bench                   Measure how often and how soon the search solves a
                                  suite of tasks.
          merge                   Put results files of 'gp bench' together into one
                                  table.
          experiment              Measure how evolution and gradient descent relate,
                                  claim by claim.
          completions             Print a script that completes commands and options in
                                  a shell.
          help                    Explain a command, or what the exit codes mean.

          See 'gp help <subcommand>' for detailed help.

        """)
  }

  @Test func `the screen of evolve`() {
    #expect(
      call("evolve", "--help").output == """
        OVERVIEW: Search for a program that does what a task's examples show.

        The program found goes to standard output, everything else to standard error.
        The first Ctrl-C finishes the step under way and prints the best program so far;
        the second leaves at once.

        USAGE: gp evolve <task> [<options>]

        ARGUMENTS:
          <task>                  The task file; '-' reads standard input.

        SEARCH OPTIONS:
          --target <column>       Read a CSV file as the task: predict this column from
                                  the others.
          --seeds <file> ...      Programs (.gp) that join the first population.
          --random-seed <n>       Where the random numbers start: the same seed gives
                                  the same run. (default: 1)
          --population <n>        Programs in a generation. (default: the task's, or
                                  1000)
          --islands <n>           Breed the population in so many parts, between which a
                                  few programs migrate. (default: 1)
          --selection <method>    How parents are chosen. (values: lexicase,
                                  epsilon-lexicase, strict-lexicase, tournament;
                                  default: lexicase)
          --down-sample <fraction>
                                  The share of the train cases that a generation is
                                  judged by, drawn anew each time; at least 5 cases.
                                  (default: 0.05)
          --without <technique> ...
                                  Leave parts of the search out, to see what they are
                                  worth. (values: bank, blocks, splitting, subgoals,
                                  mixture, crossover, restarts, counterexamples, mining,
                                  fitting, simplification)
          --with <variant> ...    Search in another way than the usual one, to compare.
                                  (values: informed-sampling, adaptive-rates)

        BUDGET OPTIONS:
          --generations <n>       Stop after this many generations.
          --executions <n>        Stop after this many program executions (programs
                                  times cases). (default: by the task's budget)
          --time <duration>       Stop after this long: 90, 90s, 5m or 2h. The one limit
                                  that makes a run unrepeatable.

        OPTIONS:
          --threads <n>           Threads to work with. The result does not depend on
                                  it. (default: all cores)
          --no-native             Evaluate without machine code. The result does not
                                  depend on it.
          --json                  Print one JSON object instead of text.
          -q, --quiet             Show no progress.
          --color <when>          Whether to use colors. (values: auto, always, never;
                                  default: auto)
          -h, --help              Show help information.

        """)
  }

  @Test func `the screen of run`() {
    #expect(
      call("run", "--help").output == """
        OVERVIEW: Evaluate a program on given inputs, or on a task's cases.

        The program may be a bare expression: with --task over the inputs of the task,
        otherwise without any. With --task the exit code says whether all cases are
        right.

        USAGE: gp run <program> [<args> ...] [--task <file>] [--target <column>]
               [--failures] [--json]

        ARGUMENTS:
          <program>               A program file, or the program itself where it begins
                                  with '('; '-' reads standard input.
          <args>                  The inputs, as literals: -7 3.5 true "'a'" '[1 2 3]'.
                                  Text needs no quotes.

        OPTIONS:
          --task <file>           Evaluate on this task's cases instead, as a table of
                                  passes and failures.
          --target <column>       Read a CSV file as the task: predict this column from
                                  the others.
          --failures              Leave out of the table what is right.
          --json                  Print one JSON object instead of text.
          --color <when>          Whether to use colors. (values: auto, always, never;
                                  default: auto)
          -h, --help              Show help information.

        """)
  }

  @Test func `the screen of check`() {
    #expect(
      call("check", "--help").output == """
        OVERVIEW: Report all errors and warnings of a task or program, and what was
        understood.

        USAGE: gp check <file> [--target <column>] [--json]

        ARGUMENTS:
          <file>                  A task or program file, or the program itself where it
                                  begins with '('; '-' reads standard input.

        OPTIONS:
          --target <column>       Read a CSV file as the task: predict this column from
                                  the others.
          --json                  Print one JSON object instead of text.
          --color <when>          Whether to use colors. (values: auto, always, never;
                                  default: auto)
          -h, --help              Show help information.

        """)
  }

  @Test func `the screen of ops`() {
    #expect(
      call("ops", "--help").output == """
        OVERVIEW: Show the operators of the language.

        USAGE: gp ops [<name>]

        ARGUMENTS:
          <name>                  A group of operators or a single one; without it, all
                                  of them.

        OPTIONS:
          --color <when>          Whether to use colors. (values: auto, always, never;
                                  default: auto)
          -h, --help              Show help information.

        """)
  }

  @Test func `the screen of new`() {
    #expect(
      call("new", "--help").output == """
        OVERVIEW: Write a task to start from: an annotated example, or a benchmark
        problem.

        USAGE: gp new [<file>] [<options>]

        ARGUMENTS:
          <file>                  The file to create, which must not exist yet; without
                                  it, standard output.

        OPTIONS:
          --problem <name>        A benchmark problem with fresh cases, instead of the
                                  example; see --list.
          --list                  List the benchmark problems.
          --random-seed <n>       Where the random numbers start: the same seed gives
                                  the same cases. (default: 1)
          --train <n>             How many train cases. (default: the published number)
          --test <n>              How many test cases. (default: the published number)
          --color <when>          Whether to use colors. (values: auto, always, never;
                                  default: auto)
          -h, --help              Show help information.

        """)
  }

  @Test func `the screen of bench`() {
    #expect(
      call("bench", "--help").output == """
        OVERVIEW: Measure how often and how soon the search solves a suite of tasks.

        Run i of a problem has the random seed and the cases of the seed that is i after
        the first. The table shows how many runs are right on all train cases (solved)
        and on all unseen ones too (general), the 95 % interval of the latter rate, the
        median executions to a first right program and the median seconds of solved
        runs, and the median error on unseen cases. A bench that was stopped goes on
        where it was if called again with the same --out.

        USAGE: gp bench [<suite> ...] [<options>]

        ARGUMENTS:
          <suite>                 Suites and problems by name (gp new --list), task
                                  files, or folders of them; without any, the list of
                                  suites.

        SEARCH OPTIONS:
          --target <column>       Read a CSV file as the task: predict this column from
                                  the others.
          --random-seed <n>       Where the random numbers start: the same seed gives
                                  the same run. (default: 1)
          --population <n>        Programs in a generation. (default: the task's, or
                                  1000)
          --islands <n>           Breed the population in so many parts, between which a
                                  few programs migrate. (default: 1)
          --selection <method>    How parents are chosen. (values: lexicase,
                                  epsilon-lexicase, strict-lexicase, tournament;
                                  default: lexicase)
          --down-sample <fraction>
                                  The share of the train cases that a generation is
                                  judged by, drawn anew each time; at least 5 cases.
                                  (default: 0.05)
          --without <technique> ...
                                  Leave parts of the search out, to see what they are
                                  worth. (values: bank, blocks, splitting, subgoals,
                                  mixture, crossover, restarts, counterexamples, mining,
                                  fitting, simplification)
          --with <variant> ...    Search in another way than the usual one, to compare.
                                  (values: informed-sampling, adaptive-rates)

        BUDGET OPTIONS:
          --executions <n>        The budget of each run in program executions;
                                  'published' for that of the task. (default: published)
          --generations <n>       Stop after this many generations.
          --time <duration>       Stop after this long: 90, 90s, 5m or 2h. The one limit
                                  that makes a run unrepeatable.

        OPTIONS:
          --runs <n>              Runs of each task, with consecutive random seeds.
                                  (default: 10)
          --shard <i/n>           Do only part i of n of the runs; 'gp merge' puts the
                                  parts together.
          --out <file>            Append every finished run to this file, one JSON
                                  object a line, and do not repeat those that it holds.
          --threads <n>           Threads to work with. The result does not depend on
                                  it. (default: all cores)
          --json                  Print one JSON object instead of text.
          -q, --quiet             Show no progress.
          --color <when>          Whether to use colors. (values: auto, always, never;
                                  default: auto)
          -h, --help              Show help information.

        SUBCOMMANDS:
          throughput              Measure how fast programs are evaluated.

          See 'gp help bench <subcommand>' for detailed help.

        """)
  }

  @Test func `the screen of bench throughput`() {
    #expect(
      call("bench", "throughput", "--help").output == """
        OVERVIEW: Measure how fast programs are evaluated.

        Every thread evaluates every program on the task's train cases, again and again
        for at least a second of its own processor time. Nothing is shared between
        programs or repeats. Parsing is not timed.

        USAGE: gp bench throughput --task <file> [<options>]

        OPTIONS:
          --task <file>           The task whose train cases the programs are evaluated
                                  on.
          --programs <file>       The programs: one expression a line over the task's
                                  inputs, or a .gp file.
          --random-programs <n>   Instead of a file: this many different random
                                  programs, as in a first generation.
          --random-seed <n>       Where the random numbers start: the same seed gives
                                  the same run. (default: 1)
          --threads <n>           Threads to work with. The result does not depend on
                                  it. (default: all cores)
          --no-native             Evaluate without machine code. The result does not
                                  depend on it.
          --json                  Print one JSON object instead of text.
          --color <when>          Whether to use colors. (values: auto, always, never;
                                  default: auto)
          -h, --help              Show help information.

        """)
  }

  @Test func `the screen of completions`() {
    #expect(
      call("completions", "--help").output == """
        OVERVIEW: Print a script that completes commands and options in a shell.

        To use it in every new shell, put the line for your shell into its start-up
        file.

        bash:
          source <(gp completions bash)
        zsh:
          source <(gp completions zsh)
        fish:
          gp completions fish | source

        USAGE: gp completions <shell>

        ARGUMENTS:
          <shell>                 The shell: bash, zsh or fish.

        OPTIONS:
          --color <when>          Whether to use colors. (values: auto, always, never;
                                  default: auto)
          -h, --help              Show help information.

        """)
  }

  @Test func `the screen of help`() {
    #expect(
      call("help", "--help").output == """
        OVERVIEW: Explain a command, or what the exit codes mean.

        USAGE: gp help [<command> ...]

        ARGUMENTS:
          <command>               A command, or 'exit-codes'.

        OPTIONS:
          --color <when>          Whether to use colors. (values: auto, always, never;
                                  default: auto)
          -h, --help              Show help information.

        """)
  }

  @Test func `lines are as wide as the terminal, and no narrower than fifty columns`() {
    let wide = call("evolve", "--help", columns: 200).output
    #expect(
      wide.contains(
        "\n  --population <n>        Programs in a generation. (default: the task's, or 1000)\n"))
    for columns in [0, 50, 61, 79, 120] {
      let lines = call("evolve", "--help", columns: columns).output.split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= max(50, columns) })
    }
  }

  @Test func `text is wrapped at spaces, examples are not`() {
    #expect(TextWrapping.lines("one two  three", columns: 7) == ["one two", "three"])
    #expect(TextWrapping.lines("unbreakable a", columns: 3) == ["unbreakable", "a"])
    #expect(TextWrapping.lines("a\n\n  gp   run x y z\nb", columns: 5) == ["a", "", "  gp   run x y z", "b"])
    #expect(TextWrapping.lines("日本 語", columns: 5) == ["日本", "語"])
    #expect(TextWrapping.lines("", columns: 5) == [""])
  }
}
