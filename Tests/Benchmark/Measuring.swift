import ArgumentParser

/// What all measuring has in common: how often, and what.
struct Measuring: ParsableArguments {
  @Option(help: "How often each case runs; the median counts.")
  var runs = 5

  @Option(help: ArgumentHelp("Run one case alone; may be given again.", valueName: "name"))
  var only: [String] = []

  func validate() throws {
    guard runs > 0 else { throw ValidationError("--runs takes a number from 1.") }
  }

  /// Measures the cases that are wanted, and prints them as a table.
  func report(_ cases: [Case]) throws {
    let names = cases.map(\.name)
    if let unknown = only.first(where: { !names.contains($0) }) {
      throw ValidationError(
        "There is no case “\(unknown)”; there are \(names.joined(separator: ", ")).")
    }
    var measurements: [String: Measurement] = [:]
    var table = Table([
      "case", "median", "min", "spread", "unit", "a unit", "units/s", "allocations", "ratio", "to",
    ])
    for wanted in cases where only.isEmpty || only.contains(wanted.name) {
      let measurement = try Measurement(wanted, runs: runs)
      measurements[wanted.name] = measurement
      table.add(row(measurement, wanted.baseline.flatMap { measurements[$0] }))
    }
    print(table.text)
    print("CPU time of \(runs) runs. Allocations and ratio are for one unit of work.")
  }

  private func row(_ measurement: Measurement, _ baseline: Measurement?) -> [String] {
    let perUnit = measurement.secondsPerUnit
    return [
      measurement.measured.name, Figures.time(measurement.median),
      Figures.time(measurement.seconds[0]), Figures.percent(measurement.seconds.spread),
      measurement.measured.unit, Figures.time(perUnit), Figures.large(1 / perUnit),
      Figures.decimals(measurement.allocationsPerUnit, 2),
      baseline.map { Figures.decimals(perUnit / $0.secondsPerUnit, 2) } ?? "",
      baseline?.measured.name ?? "",
    ]
  }
}
