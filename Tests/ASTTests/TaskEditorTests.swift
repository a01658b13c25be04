import AST
import Testing

struct TaskEditorTests {
  @Test(arguments: [
    (
      "input a: Int\noutput: Int\ntrain:\n1 -> 2\n3 -> 4", "input a: Int\noutput: Int\ntrain:\n1 -> 2\n3 -> 4\n5 -> 6\n"
    ),
    ("train:\n1 -> 2 # a remark\n\ntest:\n7 -> 8\n", "train:\n1 -> 2 # a remark\n5 -> 6\n\ntest:\n7 -> 8\n"),
    (
      "test:\n7 -> 8\ntrain:\r\n[1\n2] -> 2\r\nfuel: 5\r\n",
      "test:\n7 -> 8\ntrain:\n[1\n2] -> 2\n5 -> 6\nfuel: 5\n"
    ),
  ])
  func `a case goes after the last one under train`(text: String, changed: String) {
    #expect(TaskEditor.adding(case: "5 -> 6", to: Source(text)) == changed)
  }

  @Test(arguments: [
    "", "train from \"a.csv\"\n", "train:\nsample 20 x: 0...9\n", "train:\n", "test:\n1 -> 2\n",
    "train:\ntest:\n1 -> 2\n",
  ])
  func `where no case is written there is no place`(text: String) {
    #expect(TaskEditor.adding(case: "5 -> 6", to: Source(text)) == nil)
  }
}
