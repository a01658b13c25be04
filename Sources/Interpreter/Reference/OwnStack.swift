import Glibc

/// Runs a function on a stack of its own and waits for it; `nil` if the system gives no such stack.
func runOnOwnStack<Result>(bytes: Int, _ body: () -> Result) -> Result? {
  var result: Result?
  withoutActuallyEscaping(body) { body in
    runThread(stack: bytes, Work { result = body() })
  }
  return result
}

private struct Work {
  let run: () -> Void
}

/// Does the work in a thread and waits for its end; does nothing if there can be no such thread.
private func runThread(stack bytes: Int, _ work: Work) {
  var attributes = pthread_attr_t()
  guard pthread_attr_init(&attributes) == 0 else { return }
  defer { pthread_attr_destroy(&attributes) }
  guard pthread_attr_setstacksize(&attributes, bytes) == 0 else { return }
  withUnsafePointer(to: work) { pointer in
    var thread = pthread_t()
    let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { context in
      context?.assumingMemoryBound(to: Work.self).pointee.run()
      return nil
    }
    guard pthread_create(&thread, &attributes, start, UnsafeMutableRawPointer(mutating: pointer)) == 0 else { return }
    pthread_join(thread, nil)
  }
}
