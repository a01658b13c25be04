import Glibc

/// How long the calling thread has been computing.
enum ThreadClock {
  /// Seconds of processor time that the thread has used since it began.
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
