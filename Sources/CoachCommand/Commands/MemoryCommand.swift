import ArgumentParser
import Coach
import Replay
import SessionStore

/// `coach memory`: everything that is remembered across sessions, in words.
struct MemoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "memory", abstract: "Show what the coach remembers of you.",
    usage: "coach memory [options]",
    discussion: """
      In a session, /memory shows the same, /remember adds a note, /forget removes.
      Examples:
        coach memory
        coach memory --json
      """)

  @Flag(help: "One JSON object, as the memory stands in memory.json.")
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
      if json {
        Platform.write(known.json, to: 1)
        return
      }
      for paragraph in MemoryText.paragraphs(known.memory, at: now, in: program) {
        Platform.write(VisibleText.of(paragraph) + "\n", to: 1)
      }
    } catch {
      throw Failure(error.description)
    }
  }
}
