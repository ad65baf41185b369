import ArgumentParser

/// `benchmark`: how fast things are, in figures that can be compared between two versions.
///
/// Nothing here is a test: figures depend on the machine and on what else it does. Ratios and
/// counts travel better than times.
@main
struct Benchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark",
    abstract: "Measure scripts, the reading of utterances, the start of the coach, and finding sessions.",
    subcommands: [
      YarnBenchmark.self, UnderstandingBenchmark.self, StartBenchmark.self, FindingBenchmark.self,
    ])
}
