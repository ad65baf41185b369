import ArgumentParser
import Coach
import SessionStore

/// Where scripts and sessions are.
struct PlaceOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Use the scripts of a folder.", valueName: "folder"))
  var dialogs: String?

  @Option(
    help: ArgumentHelp("Keep sessions in a folder instead of the usual one.", valueName: "folder"))
  var dataDir: String?

  func program() throws -> CoachProgram {
    do throws(LoadError) {
      guard let dialogs else { return try ScriptLoader.builtIn() }
      return try ScriptLoader.folder(dialogs)
    } catch {
      throw Failure(error.sentence)
    }
  }

  func store() throws -> Store {
    do throws(StoreError) {
      let paths = try StorePaths(
        environment: Platform.environment, dataDirectory: dataDir,
        workingFolder: Platform.workingFolder)
      return Store(paths: paths)
    } catch {
      throw Failure(error.description)
    }
  }
}

/// The clock, for tests and demonstrations.
struct ClockOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Take this as the time, as in 2026-11-24T21:00+01:00.", valueName: "time"))
  var now: String?

  func clock() throws -> @Sendable () -> Moment {
    guard let now else { return { Platform.now() } }
    guard let moment = Moment(now) else {
      throw Failure("--now: \(now) is no date and time. Try 2026-11-24T21:00+01:00.", status: 2)
    }
    return { moment }
  }
}

/// How things are shown.
struct LookOptions: ParsableArguments {
  enum Colour: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

  @Option(help: "Colour: auto, always or never.")
  var color: Colour = .auto

  @Flag(help: "Plain text for screen readers: no colour, no redrawing, speakers as words.")
  var plain = false
}
