import CAllocations

/// Work, counted as what is asked of the allocator: the same on every machine, busy or not.
///
/// What takes more than linear time by copying or by growing shows here; what does so without
/// memory shows only as an input that takes too long.
struct Work {
  /// Requests for memory.
  var requests: Int
  var bytes: Int

  /// The most that is linear for an input of some length.
  struct Bound {
    var requestsPerByte: Int
    var bytesPerByte: Int
    /// The bytes that an empty input may take, tables that are made once included; a request for
    /// each 64 of them.
    var start: Int

    func allows(_ work: Work, length: Int) -> Bool {
      work.requests <= start / 64 + requestsPerByte * length
        && work.bytes <= start + bytesPerByte * length
    }
  }

  /// Does something and counts the work of this thread.
  static func of<Result>(_ body: () -> Result) -> (result: Result, work: Work) {
    let before = (allocations_count(), allocations_bytes())
    let result = body()
    return (
      result,
      Work(
        requests: Int(allocations_count() - before.0), bytes: Int(allocations_bytes() - before.1))
    )
  }

  /// Does something that promises to be linear in its input.
  static func bounded<Result>(
    _ bound: Bound, length: Int, _ what: String, _ body: () -> Result
  ) throws(BrokenPromise) -> Result {
    let (result, work) = of(body)
    try BrokenPromise.unless(
      bound.allows(work, length: length),
      "\(what) \(length) bytes took \(work.requests) requests for \(work.bytes) bytes of memory.")
    return result
  }
}
