import Testing

@testable import gp

struct ExitCodeTests {
  @Test func `the exit codes are the documented ones`() {
    #expect(ExitCode.allCases.map(\.rawValue) == [0, 1, 64, 65, 66, 70, 73, 74, 130, 143])
  }

  @Test func `the help topic explains every one`() {
    #expect(
      HelpTopic.exitCodes.text(columns: 80) == """
        OVERVIEW: What the exit code of gp means.

        EXIT CODES:
          0                       Solved, or done.
          1                       Not solved: the budget is spent, or a case is wrong.
                                  The best program is printed all the same.
          64                      The command line is wrong.
          65                      A task, program, data file or checkpoint is wrong.
          66                      An input file does not exist or cannot be read.
          70                      An error inside gp itself.
          73                      An output file cannot be created.
          74                      Reading or writing failed midway.
          130                     Interrupted (Ctrl-C, SIGINT). The best program so far
                                  is printed.
          143                     Terminated (SIGTERM). The best program so far is
                                  printed.

        """)
  }
}
