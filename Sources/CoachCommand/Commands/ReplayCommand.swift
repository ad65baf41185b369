import ArgumentParser
import Coach
import Replay
import SessionStore
import Terminal

/// `coach replay`: see a past session again, prove that it still comes out the same, or see what the
/// coach would say now.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Play a past session, verify it, or compare it.",
    usage: "coach replay [session] [options]",
    discussion: """
      On a terminal it is played: ? shows the keys, q leaves. Elsewhere, and with
      --plain or --all, it is written at once.

      Examples:
        coach replay last
        coach replay 2026-11-24 --speed 2 --max-pause 1
        coach replay 3 --turn 12..20 --times
        coach replay last --all --grep sister
        coach replay last --verify
        coach replay last --against Dialogs
      """)

  @Argument(help: "last, a number from coach sessions, a date, or the start of an id.")
  var session = "last"

  @OptionGroup var pace: PaceOptions
  @OptionGroup var selection: SelectionOptions

  @Option(help: ArgumentHelp("Only turns in which a word stands.", valueName: "word"))
  var grep: String?

  @Option(help: ArgumentHelp("Only turns about a topic, as in conflict.", valueName: "topic"))
  var topic: String?

  @Flag(help: "Write everything at once.")
  var all = false

  @Flag(help: "Show the time of each turn.")
  var times = false

  @Flag(help: "Run what you typed through the engine and compare every word.")
  var verify = false

  @Option(
    help: ArgumentHelp("Show what the scripts of a folder would say now.", valueName: "folder"))
  var against: String?

  @Flag(help: "With --against: one line of JSON.")
  var json = false

  @OptionGroup var place: PlaceOptions
  @OptionGroup var look: LookOptions

  func run() throws {
    let pace = try pace.pace()
    let store = try place.store()
    let program = try place.program()
    let past = try PastSession(session, in: store, program: program)
    if verify { return try showVerification(past) }
    if let against { return try showComparison(past, with: against) }
    guard !json else { throw Failure("--json goes with --against.", status: 2) }
    // Nobody should come upon such an hour without having asked for it by name.
    if session == "last", past.touchesSafety { throw Failure(Self.notOpened(past)) }
    let selection = try selection.selection(word: grep, topic: topic)
    let transcript = selection.applied(to: Transcript(past.log.events))
    if transcript.turns.isEmpty, !past.log.isEmpty { throw Failure("No turn fits. Nothing is shown.") }
    let isPlayer =
      !all && !look.plain && Platform.isTerminal(0) && Platform.isTerminal(1)
      && !isDumbTerminal(Platform.environment)
    if isPlayer, try play(past, transcript, pace) { return }
    Platform.write(TranscriptText.plain(transcript, showsTimes: times, help: past.help), to: 1)
  }

  /// Plays on the terminal; false when it cannot be used so.
  private func play(_ past: PastSession, _ transcript: Transcript, _ pace: Pace) throws -> Bool {
    let program = past.program
    let player = Player(
      transcript, pace: pace, help: past.help, topicName: { program.topicName($0) })
    let usesColour = (ColourChoice(rawValue: look.color.rawValue) ?? .auto)
      .usesColour(isTerminal: true, environment: Platform.environment)
    let end = PlayerLoop(usesColour: usesColour).run(player, clock: Platform.milliseconds) {
      var reasons: [Int: [String]] = [:]
      _ = Rerun(past.log.events, isCut: past.log.isTurnCut, engine: SessionEngine(program)) {
        reasons[$0] = $1.reasons()
      }
      return reasons
    }
    if end == .interrupted { throw Failure("", status: 130) }
    return end != .noScreen
  }

  private func showVerification(_ past: PastSession) throws {
    let result = VerificationResult(
      past.log.events, isCut: past.log.isTurnCut, engine: SessionEngine(past.program))
    Platform.write(result.description + "\n", to: 1)
    guard case .identical = result else { throw Failure("", status: 1) }
  }

  private func showComparison(_ past: PastSession, with folder: String) throws {
    let scripts: CoachProgram
    do throws(LoadError) {
      scripts = try ScriptLoader.folder(folder)
    } catch {
      throw Failure(error.sentence)
    }
    guard let comparison = Comparison(past.log.events, engine: SessionEngine(scripts)) else {
      throw Failure(VerificationResult.noStart.description)
    }
    if json {
      Platform.write(ComparisonJSON.line(comparison, session: past.log.session) + "\n", to: 1)
    } else {
      let blocks = ComparisonText.turns(comparison) + [ComparisonText.summary(comparison)]
      Platform.write(blocks.joined(separator: "\n\n") + "\n", to: 1)
    }
    if comparison.different > 0 { throw Failure("", status: 1) }
  }

  private static func notOpened(_ past: PastSession) -> String {
    (past.help + [
      "The last session was about danger, so it is not opened by itself."
        + " To open it: coach replay \(past.log.file.shortID)"
    ]).joined(separator: "\n\n")
  }
}
