import ArgumentParser
import TestSupport

/// `benchmark start`: how long a person waits for the first prompt, and the memory it takes.
struct StartBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "Measure the time to the first prompt in a terminal, and the memory it takes.")

  @Argument(help: "The coach to start; without it, the one built beside this program.")
  var program: String?

  @Option(
    help: ArgumentHelp(
      "An empty program that shows \"> \" and waits, started in turn with the coach.",
      valueName: "program"))
  var beside: String?

  @Option(help: "How often each program is started; the median counts.")
  var runs = 60

  func validate() throws {
    guard runs > 0 else { throw ValidationError("--runs takes a number from 1.") }
  }

  func run() throws {
    let coach = program ?? PtyProcess.product("coach")
    var programs = [("coach", coach, [Start]())]
    if let beside { programs.append(("empty", beside, [])) }
    // In turn, so that whatever else the machine does meets both. The first starts fill caches.
    for round in -2..<runs {
      for index in programs.indices {
        let start = try Start.measured(programs[index].1)
        if round >= 0 { programs[index].2.append(start) }
      }
    }
    var table = Table(["program", "median", "min", "spread", "ratio", "memory"])
    let baseline = programs.last?.2.seconds.median ?? 1
    for (name, _, starts) in programs {
      let seconds = starts.seconds
      table.add([
        name, Figures.time(seconds.median), Figures.time(seconds[0]),
        Figures.percent(seconds.spread),
        beside == nil ? "" : Figures.decimals(seconds.median / baseline, 2),
        starts.compactMap(\.peak).max().map(Figures.megabytes) ?? "unknown",
      ])
    }
    print(table.text)
    print("Wall-clock time of \(runs) starts each, from spawning to the prompt.")
  }
}
