import Coach
import Foundation
import SessionStore

/// Kills a program at random points of a scripted session and looks at what it left behind.
///
/// The program reads one line for each turn, prints each reply only when it is saved, and gives
/// the same output for the same input. Runs without a kill tell how much output each turn makes;
/// whatever a killed run had printed of a reply proves that the turn had to be on the disk.
package struct StoreKillTrial {
  package var executable: String
  /// The arguments that make the program keep its sessions in a folder.
  package var arguments: (_ folder: String) -> [String]
  package var inputs: [String]
  /// Goes on with what a killed run left in the folder and says what is wrong with it, if anything.
  package var afterwards: (_ folder: String, _ typed: [String]) throws -> String? = { _, _ in nil }

  package init(
    executable: String, inputs: [String], arguments: @escaping (_ folder: String) -> [String]
  ) {
    self.executable = executable
    self.inputs = inputs
    self.arguments = arguments
  }

  /// What came of all kills.
  package struct Report: Sendable {
    package var kills = 0
    /// Runs that were killed after some turn, and before the last, was confirmed.
    package var inTheMiddle = 0
    package var confirmedTurns = 0
    /// Logs whose last line or turn was cut off.
    package var torn = 0
    /// What was lost or could not be read, one sentence each.
    package var failures: [String] = []
  }

  /// Runs and kills the program so many times, each in a fresh folder below the one given.
  package func run(kills: Int, seed: UInt64, below folder: String) throws -> Report {
    var random = StoreRandom(seed: seed)
    let marks = try turnMarks(below: folder)
    var report = Report()
    for kill in 0..<kills {
      let place = "\(folder)/kill-\(kill)"
      let limit = Int.random(in: 0...marks[marks.count - 1], using: &random)
      let printed = try output(
        inputs, in: place, killAt: limit, spin: Int.random(in: 0...20_000, using: &random))
      let confirmed = marks.dropLast().count { printed.count > $0 }
      report.kills += 1
      report.confirmedTurns += confirmed
      if confirmed > 0, confirmed < inputs.count { report.inTheMiddle += 1 }
      for failure in try check(place, confirmed: confirmed, &report) {
        report.failures.append("Kill \(kill) after \(printed.count) bytes: \(failure)")
      }
    }
    return report
  }

  /// How many bytes are printed before any reply, after the first reply, and so on.
  private func turnMarks(below folder: String) throws -> [Int] {
    let whole = try output(inputs, in: "\(folder)/whole")
    return try (0...inputs.count).map { count in
      if count == inputs.count { return whole.count }
      let part = try output(Array(inputs.prefix(count)), in: "\(folder)/part-\(count)")
      return zip(whole, part).prefix { $0 == $1 }.count
    }
  }

  private func check(
    _ folder: String, confirmed: Int, _ report: inout Report
  ) throws -> [String] {
    let store = Store(paths: StorePaths(folder: folder))
    let list = try store.sessions()
    _ = try store.memory()
    var failures: [String] = []
    for notice in list.notices {
      if case .torn = notice { report.torn += 1 } else { failures.append(notice.description) }
    }
    guard list.sessions.count <= 1 else { return failures + ["More than one session is left."] }
    var typed: [String] = []
    if let file = list.sessions.first?.file {
      let log = try store.log(file)
      if log.isTurnCut { report.torn += 1 }
      typed = log.entries.compactMap { if case .typed(let text) = $0.event { text } else { nil } }
    }
    if typed.count < confirmed {
      failures.append("\(confirmed) turns were shown and \(typed.count) are kept.")
    }
    if typed != Array(inputs.prefix(typed.count)) {
      failures.append("Other words are kept: \(typed)")
    }
    if let failure = try afterwards(folder, typed) { failures.append(failure) }
    return failures
  }

  /// Runs the program on some lines; kills it once it has printed a number of bytes, if given.
  package func output(
    _ inputs: [String], in folder: String, extra: [String] = [], killAt limit: Int? = nil,
    spin: Int = 0
  ) throws -> [UInt8] {
    try FileManager.default.createDirectory(
      atPath: folder + "-input", withIntermediateDirectories: true)
    let script = folder + "-input/lines"
    try Data(inputs.map { $0 + "\n" }.joined().utf8).write(to: URL(fileURLWithPath: script))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments(folder) + extra
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: script))
    process.standardError = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    var printed: [UInt8] = []
    if let limit {
      while printed.count < limit {
        let part = pipe.fileHandleForReading.availableData
        if part.isEmpty { break }
        printed += part
      }
      // Some way on, in the middle of whatever the program does next.
      var turns = spin
      while turns > 0 { turns -= 1 }
      kill(process.processIdentifier, SIGKILL)
    }
    printed += pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return printed
  }
}
