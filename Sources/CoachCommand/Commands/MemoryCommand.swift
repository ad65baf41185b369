import ArgumentParser
import Coach
import SessionStore

/// `coach memory`: everything that is remembered across sessions, in words.
struct MemoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "memory", abstract: "Show what the coach remembers of you.",
    usage: "coach memory [options]",
    discussion: "Example:\n  coach memory")

  @OptionGroup var place: PlaceOptions
  @OptionGroup var clock: ClockOptions

  func run() throws {
    let store = try place.store()
    let now = try clock.clock()()
    do throws(StoreError) {
      let known = try store.memory()
      for notice in known.notices { Platform.write(notice.description + "\n", to: 2) }
      for paragraph in MemoryText.paragraphs(known.memory, at: now) {
        Platform.write(paragraph + "\n", to: 1)
      }
    } catch {
      throw Failure(error.description)
    }
  }
}
