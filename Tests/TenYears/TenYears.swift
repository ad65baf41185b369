import ArgumentParser
import Coach
import Dialogs
import Dispatch
import Foundation
import SessionStore
import Synchronization
import TestSupport
import Understanding
import YarnProgram

/// `ten-years FOLDER`: fills a data folder with sessions of the real engine over ten years.
///
/// The same arguments make the same bytes. Several chains of sessions are made side by side, and the
/// log of each session carries what its own chain remembers; the last session carries what all do.
@main
struct TenYears: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ten-years", abstract: "Fill a data folder with ten years of sessions.")

  @Argument(help: "The data folder, as for coach --data-dir; it must not hold sessions yet.")
  var folder: String

  @Option(help: "How many sessions.")
  var sessions = 10_000

  @Option(help: "How many turns each.")
  var turns = 40

  @Option(help: "Chooses who says what and when.")
  var seed: UInt64 = 1

  private static let chains = 8
  /// 1 December 2016.
  private static let first: Int64 = 1_480_550_400_000
  private static let tenYears: Int64 = 315_532_800_000

  func run() throws {
    let store = Store(paths: StorePaths(folder: folder))
    guard try store.sessions(limit: 1).sessions.isEmpty else {
      throw ValidationError("\(folder) holds sessions already.")
    }
    _ = try store.probe()
    for year in 2016...2026 {
      try FileManager.default.createDirectory(
        atPath: "\(store.paths.sessions)/\(year)", withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    }
    let program = try Self.program()
    let written = Mutex(0)
    let failure = Mutex<String?>(nil)
    DispatchQueue.concurrentPerform(iterations: min(Self.chains, max(1, sessions - 1))) { chain in
      var life = Life(engine: SessionEngine(program), turns: turns, seed: seed &+ UInt64(chain))
      for number in stride(from: chain, to: sessions - 1, by: Self.chains) {
        do {
          guard let session = life.session(number, at: moment(number)) else { continue }
          try write(session, in: store)
        } catch {
          failure.withLock { $0 = "\(error)" }
          return
        }
        let count = written.withLock {
          $0 += 1
          return $0
        }
        if count % 500 == 0 { say("\(count) of \(sessions)") }
      }
    }
    if let reason = failure.withLock({ $0 }) { throw ValidationError(reason) }
    say("taking everything into memory.json")
    var life = Life(
      engine: SessionEngine(program), turns: turns, seed: seed, memory: try store.memory().memory)
    if let last = life.session(sessions - 1, at: moment(sessions - 1), isLast: true) {
      try write(last, in: store)
    }
    _ = try store.memory()
  }

  private func write(_ session: (name: SessionFileName, bytes: [UInt8]), in store: Store) throws {
    let path = "\(store.paths.sessions)/\(session.name.path)"
    guard FileManager.default.createFile(
      atPath: path, contents: Data(session.bytes), attributes: [.posixPermissions: 0o600])
    else { throw ValidationError("\(path) could not be written.") }
  }

  /// Evenly over the ten years, give or take some hours, in summer time and in winter time.
  private func moment(_ number: Int) -> Moment {
    var random = StoreRandom(seed: seed &+ UInt64(number) &* 104_729)
    let share = Self.tenYears / Int64(max(sessions, 1))
    let start = Self.first + Int64(number) * share + Int64.random(in: 0..<max(1, share), using: &random)
    return Moment(milliseconds: start, offsetMinutes: (start / 15_778_800_000) % 2 == 0 ? 0 : 60)
  }

  private static func program() throws -> CoachProgram {
    let rules = try RuleBook(decoding: Dialogs.compiledRules)
    return CoachProgram(
      scripts: try Program(decoding: Dialogs.compiledScripts), fingerprint: Dialogs.fingerprint,
      helpLines: HelpLines(Dialogs.text(of: "safety/help-lines.csv") ?? ""),
      sources: Sources(Dialogs.text(of: "sources.csv") ?? "")
    ) { rules }
  }

  private func say(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }
}
