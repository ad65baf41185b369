/// One thing to measure.
struct Case: Sendable {
  /// A word for `--only`.
  let name: String
  /// How many units of work one run does.
  let count: Int
  /// What is counted, in the plural.
  let unit: String
  /// The case whose time for one unit this one's is divided by.
  let baseline: String?
  /// Does what is not measured, and gives what is.
  let prepare: @Sendable () throws -> () throws -> Void

  init(
    _ name: String, _ count: Int, _ unit: String, against baseline: String? = nil,
    prepare: @escaping @Sendable () throws -> () throws -> Void
  ) {
    self.name = name
    self.count = count
    self.unit = unit
    self.baseline = baseline
    self.prepare = prepare
  }
}

/// Runs what is measured, and nothing else: a profiler that counts instructions is told of this name.
@inline(never)
func repeatablePart(_ body: () throws -> Void) rethrows { try body() }

/// Takes a result, so that making it is not left out as useless.
@inline(never)
func keep<Result>(_ result: Result) {
  withExtendedLifetime(result) {}
}
