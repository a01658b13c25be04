public import AST

extension CaseColumns {
  /// Lays out cases of a task, with its judge and its limits.
  public convenience init(_ cases: Cases, of task: Task) {
    self.init(
      inputs: cases.inputs, outputs: cases.outputs, inputColumns: cases.inputColumns,
      expectedColumns: cases.expectedColumns, count: cases.count, judge: Judge(task), limits: Limits(task))
  }
}
