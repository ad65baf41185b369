import ArgumentParser
import SessionStore

/// `coach doctor`: looks at every file and says what is wrong with it.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check every file; repair what can be.",
    usage: "coach doctor [--repair] [--yes]",
    discussion: """
      Changes nothing without --repair, and keeps the original of what it changes.
      Exit codes: 0 all is well, 1 something is wrong.
      Examples:
        coach doctor
        coach doctor --repair          asks about each thing that can be mended
        coach doctor --repair --yes
      """)

  @Flag(help: "Mend what can be, after asking.")
  var repair = false

  @Flag(help: "Do not ask.")
  var yes = false

  @OptionGroup var place: PlaceOptions

  func run() throws {
    let store = try place.store()
    do {
      let found = try store.examine()
      for finding in found.findings { Platform.write(finding.description + "\n", to: 1) }
      var left = found.problems
      if repair, !left.isEmpty {
        for finding in left where finding.remedy == .repair { try mend(finding, in: store) }
        left = try store.examine().problems
      }
      Platform.write(DoctorText.summary(found, left: left, isRepaired: repair) + "\n", to: 1)
      if !left.isEmpty { throw Failure("", status: 1) }
    } catch let error as StoreError {
      throw Failure(error.description)
    }
  }

  private func mend(_ finding: Finding, in store: Store) throws {
    guard yes || Consent.isGiven("Mend \(finding.path)?", word: "yes") else { return }
    do throws(StoreError) {
      let done = try store.repair(finding)
      Platform.write((done?.description ?? "\(finding.path): left as it is for now.") + "\n", to: 1)
    } catch {
      Platform.write("\(finding.path): not mended. \(error.description)\n", to: 1)
    }
  }
}

/// What `coach doctor` says at its end.
enum DoctorText {
  static func summary(_ found: Examination, left: [Finding], isRepaired: Bool) -> String {
    let seen =
      "\(found.sessions == 1 ? "1 session" : "\(found.sessions) sessions"), \(found.lines) lines."
      + (found.withRemovedWords == 0
        ? "" : " Words were taken out of \(found.withRemovedWords), as you wished.")
    guard !left.isEmpty else { return "\(seen) All is well." }
    let count = left.count == 1 ? "1 thing is" : "\(left.count) things are"
    let canMend = left.contains { $0.remedy == .repair } && !isRepaired
    return "\(seen) \(count) wrong." + (canMend ? " coach doctor --repair mends what can be." : "")
  }
}
