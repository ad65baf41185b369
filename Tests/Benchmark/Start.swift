import TestSupport

/// One start of a program, up to its first prompt.
struct Start {
  /// From spawning to the prompt, by the clock on the wall.
  let seconds: Double
  /// What it had taken by then; nil when it had gone.
  let usage: PtyUsage?

  /// Starts a program in a terminal with a home folder of its own, and ends it at the prompt.
  ///
  /// With a `store` it is the coach that starts with the sessions of that data folder.
  static func measured(_ program: String, store: String? = nil) throws -> Start {
    let home = try TemporaryFolder()
    let clock = ContinuousClock()
    let began = clock.now
    let process = try PtyProcess(
      program,
      environment: [
        "HOME": home.path, "NO_COLOR": "1", "XDG_DATA_HOME": nil, "XDG_STATE_HOME": nil,
        "XDG_CONFIG_HOME": nil, "COACH_HOME": store,
      ])
    try process.expect("> ")
    let seconds = (clock.now - began) / .seconds(1)
    return Start(seconds: seconds, usage: process.endMeasured())
  }
}

extension [Start] {
  /// The times, the quickest first.
  var seconds: [Double] { map(\.seconds).sorted() }

  /// The CPU times, the least first; nil when a program did not wait to be asked.
  var busySeconds: [Double]? {
    let known = compactMap { $0.usage?.seconds }.sorted()
    return known.isEmpty ? nil : known
  }

  /// The most memory of any.
  var peakMemory: Int? { compactMap { $0.usage?.peakMemory }.max() }
}
