import ArgumentParser
import Foundation
import TestSupport

/// `benchmark finding`: how long a person waits for `coach sessions` and `coach search`.
struct FindingBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "finding", abstract: "Measure listing and searching the sessions of a data folder.")

  @Argument(help: "The data folder, such as ten-years fills.")
  var folder: String

  @Option(help: "The coach to run; without it, the one built beside this program.")
  var coach: String?

  @Option(help: "How often each command is run; the median counts.")
  var runs = 30

  func validate() throws {
    guard runs > 0 else { throw ValidationError("--runs takes a number from 1.") }
  }

  private static let commands = [
    ["paths"], ["sessions"], ["sessions", "--topic", "grief"], ["sessions", "--feeling", "lonely", "--json"],
    ["search", "holiday", "Sam"], ["search", "you"], ["search", "trust*", "--you"], ["search", "never tell"],
    ["search", "Whitby", "--since", "2017"], ["search", "nothingofthekind"], ["show", "last"], ["show", "5000"],
  ]

  func run() throws {
    let program = coach ?? PtyProcess.product("coach")
    // The first run may have to make the index.
    _ = try Run(program, ["sessions", "--data-dir", folder])
    var table = Table(["command", "median", "min", "spread", "CPU", "min"])
    for command in Self.commands {
      var walls: [Double] = []
      var busy: [Double] = []
      for _ in 0..<runs {
        let before = Self.busySecondsOfChildren
        let clock = ContinuousClock()
        let began = clock.now
        _ = try Run(program, command + ["--data-dir", folder])
        walls.append((clock.now - began) / .seconds(1))
        busy.append(Self.busySecondsOfChildren - before)
      }
      walls.sort()
      busy.sort()
      table.add([
        command.joined(separator: " "), Figures.time(walls.median), Figures.time(walls[0]),
        Figures.percent(walls.spread), Figures.time(busy.median), Figures.time(busy[0]),
      ])
    }
    print(table.text)
    print("Time of \(runs) runs each, from spawning to the end, and the CPU time of the command.")
  }

  /// The CPU time of all commands that have ended.
  private static var busySecondsOfChildren: Double {
    var usage = rusage()
    // Depending on what else is imported, the C library takes an enum or a number here.
    #if canImport(Glibc)
      getrusage(.init(RUSAGE_CHILDREN.rawValue), &usage)
    #else
      getrusage(RUSAGE_CHILDREN, &usage)
    #endif
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }
}
