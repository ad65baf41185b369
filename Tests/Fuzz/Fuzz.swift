import ArgumentParser
import Foundation
import FuzzSupport

/// `fuzz`: tries inputs that nobody would write, to find those that break a promise.
///
/// It runs all in one process. Each input lies in a file of the folder for work before it is tried,
/// so that what ends the process leaves its cause.
@main
struct Fuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fuzz",
    abstract: "Try changed scripts, programs, lines, tables, rules, plans and logs.",
    discussion: "Ends with 1 when a promise was broken; the inputs are then in the folder for work."
  )

  @Argument(help: "How long to go on.")
  var seconds: Int?

  @Option(help: "How many inputs to try, instead of a time; the same ones for the same seed.")
  var runs: Int?

  @Option(help: "Where chance begins.")
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("One more folder of inputs to begin with.", valueName: "folder"))
  var corpus: String?

  @Option(help: ArgumentHelp("The folder for the input that is tried.", valueName: "folder"))
  var work = ".build/fuzz"

  @Option(help: "Try only one kind, which is named by its ending.")
  var kind: FuzzKind?

  func validate() throws {
    guard (seconds == nil) != (runs == nil) else {
      throw ValidationError("Give the seconds, or --runs.")
    }
  }

  func run() throws {
    let folder = try WorkFolder(work)
    let seeds = try Seeds.load(corpus.map { [$0] } ?? [])
    let end = seconds.map { Date(timeIntervalSinceNow: Double($0)) }
    var loop = FuzzLoop(
      mutator: Mutator(seeds, seed: seed), kinds: kind.map { [$0] } ?? FuzzKind.allCases,
      check: try FuzzCheck(), folder: folder)
    try loop.run { tried in
      if let end { return Date() < end }
      return tried < runs ?? 0
    }
    print(loop.report)
    if loop.broken > 0 { throw ExitCode.failure }
  }
}

extension FuzzKind: ExpressibleByArgument {}
