import TestSupport

/// One start of a program, up to its first prompt.
struct Start {
  let seconds: Double
  /// The most memory that it held by then, in bytes; nil when that cannot be known.
  let peak: Int?

  /// Starts a program in a terminal with a home folder of its own, and ends it at the prompt.
  static func measured(_ program: String) throws -> Start {
    let home = try TemporaryFolder()
    let clock = ContinuousClock()
    let began = clock.now
    let process = try PtyProcess(
      program,
      environment: [
        "HOME": home.path, "NO_COLOR": "1", "XDG_DATA_HOME": nil, "XDG_STATE_HOME": nil,
        "XDG_CONFIG_HOME": nil,
      ])
    try process.expect("> ")
    let seconds = (clock.now - began) / .seconds(1)
    return Start(seconds: seconds, peak: process.endMeasured())
  }
}

extension [Start] {
  /// The times, the quickest first.
  var seconds: [Double] { map(\.seconds).sorted() }
}
