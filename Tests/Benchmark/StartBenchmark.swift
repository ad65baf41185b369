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

  @Option(
    help: ArgumentHelp(
      "A data folder with sessions: the coach is started with it as well, in turn.", valueName: "folder"))
  var store: String?

  @Option(help: "How often each program is started; the median counts.")
  var runs = 60

  func validate() throws {
    guard runs > 0 else { throw ValidationError("--runs takes a number from 1.") }
  }

  func run() throws {
    let coach = program ?? PtyProcess.product("coach")
    var programs = [(name: "coach", path: coach, store: String?.none, starts: [Start]())]
    if let store { programs.append(("coach with sessions", coach, store, [])) }
    if let beside { programs.append(("empty", beside, nil, [])) }
    // In turn, so that whatever else the machine does meets both. The first starts fill caches.
    for round in -2..<runs {
      for index in programs.indices {
        let start = try Start.measured(programs[index].path, store: programs[index].store)
        if round >= 0 { programs[index].starts.append(start) }
      }
    }
    var table = Table(["program", "median", "min", "spread", "ratio", "CPU", "ratio", "memory"])
    // Beside nothing else, the coach with sessions is compared with the one without.
    let baseline = beside != nil ? programs.last?.starts : store != nil ? programs.first?.starts : nil
    for program in programs { table.add(Self.row(program.name, program.starts, baseline)) }
    print(table.text)
    print(
      "Wall-clock time of \(runs) starts each, from spawning to the prompt; medians of it and of CPU time."
    )
  }

  private static func row(_ name: String, _ starts: [Start], _ baseline: [Start]?) -> [String] {
    func ratio(_ times: [Double]?, _ others: [Double]?) -> String {
      guard let times, let others else { return "" }
      return Figures.decimals(times.median / others.median, 2)
    }
    let seconds = starts.seconds
    return [
      name, Figures.time(seconds.median), Figures.time(seconds[0]),
      Figures.percent(seconds.spread), ratio(seconds, baseline?.seconds),
      starts.busySeconds.map { Figures.time($0.median) } ?? "unknown",
      ratio(starts.busySeconds, baseline?.busySeconds),
      starts.peakMemory.map(Figures.megabytes) ?? "unknown",
    ]
  }
}
