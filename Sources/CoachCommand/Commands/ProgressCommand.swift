import ArgumentParser
import Coach
import Replay
import SessionStore

/// `coach progress`: how plans went, what helped, feelings over the weeks, in words.
struct ProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress", abstract: "Look back: plans, what helped, feelings over the weeks.",
    usage: "coach progress [options]",
    discussion: """
      In a session, /progress shows the same. It works on what is remembered alone.
      Examples:
        coach progress
        coach progress --json
      """)

  @Flag(help: "One JSON object.")
  var json = false

  @OptionGroup var place: PlaceOptions
  @OptionGroup var clock: ClockOptions

  func run() throws {
    let store = try place.store()
    let now = try clock.clock()()
    let program = try place.program()
    do throws(StoreError) {
      let known = try store.memory()
      for notice in known.notices { Platform.write(notice.description + "\n", to: 2) }
      let progress = Progress(known.memory, at: now, in: program)
      if json {
        Platform.write(JSONText.line(progress) + "\n", to: 1)
        return
      }
      Platform.write(progress.paragraphs.map(VisibleText.of).joined(separator: "\n\n") + "\n", to: 1)
    } catch {
      throw Failure(error.description)
    }
  }
}
