import ArgumentParser
import Coach
import Replay
import SessionStore

/// `coach replay`: read a past session again, or prove that it still comes out the same.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Read a past session again, or verify it.",
    usage: "coach replay [session] [options]",
    discussion: """
      Examples:
        coach replay last
        coach replay 2026-11-24
        coach replay last --verify
      """)

  @Argument(help: "last, a number from coach sessions, a date, or the start of an id.")
  var session = "last"

  @Flag(help: "Run what you typed through the engine and compare every word.")
  var verify = false

  @Flag(help: "Show the time of each turn.")
  var times = false

  @OptionGroup var place: PlaceOptions

  func run() throws {
    let log: SessionLog
    let store = try place.store()
    do throws(StoreError) {
      log = try store.log(try store.find(session))
    } catch {
      throw Failure(error.description)
    }
    for fault in log.faults { Platform.write(fault.description + "\n", to: 2) }
    guard verify else {
      let transcript = Transcript(log.events)
      Platform.write(TranscriptText.plain(transcript, showsTimes: times), to: 1)
      return
    }
    let result = VerificationResult(
      log.events, isCut: log.isTurnCut, engine: SessionEngine(try place.program()))
    Platform.write(result.description + "\n", to: 1)
    guard case .identical = result else { throw Failure("", status: 1) }
  }
}
