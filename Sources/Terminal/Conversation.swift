package import Coach
package import SessionStore

/// A person's talk with the coach: what is typed goes to a recorded session, what comes back is shown.
///
/// In: a program, a store, openings for sessions and a clock. Out: `ReplStep`s for `Repl`. It is the
/// same in a terminal, in plain mode and in a pipe.
package final class Conversation {
  /// What to do with a session that was left open.
  package enum Unfinished: Sendable { case ask, goOn, leave }

  private enum Stage {
    case opening
    /// Nothing can be kept, for this reason; the person is asked whether to talk all the same.
    case askingToGoUnsaved
    /// A session was left open; the person is asked about it.
    case askingToResume(SessionFileName)
    case talking(RecordedSession)
    /// These words could not be kept; the person decides what to do.
    case stuck(RecordedSession, words: String)
    case over
  }

  private let program: CoachProgram
  private let store: Store
  private let open: () -> SessionOpening
  private let clock: () -> Moment
  private let unfinished: Unfinished
  /// What to type for the person as soon as they have been greeted.
  private var wish: String?
  private let language: Language?
  private let engine: SessionEngine
  private var isSaved: Bool
  /// Something was typed since the session was begun or taken up.
  private var hasTyped = false
  private var stage = Stage.opening
  /// What the person should be told with the next turn.
  private var notices: [String] = []

  /// The wish for a journal entry from the person's own editor.
  package static let entryInEditor = "/journal edit"

  package init(
    program: CoachProgram, store: Store, unfinished: Unfinished, isSaved: Bool = true,
    wish: String? = nil, language: Language? = nil, clock: @escaping () -> Moment, opening: @escaping () -> SessionOpening
  ) {
    self.program = program
    self.store = store
    self.unfinished = unfinished
    self.wish = wish
    self.language = language
    self.isSaved = isSaved
    self.clock = clock
    self.open = opening
    engine = SessionEngine(program)
  }

  // MARK: The beginning

  /// The first thing to show.
  package func begin(notice: String? = nil) -> ReplStep { fulfilled(opened(notice: notice)) }

  private func opened(notice: String?) -> ReplStep {
    if let notice { notices.append(notice) }
    guard isSaved else { return beginAnew() }
    do throws(StoreError) {
      notices += try store.probe().map(\.description)
      let known = try store.memory()
      notices += known.notices.map(\.description)
      return try offerUnfinished(known) ?? beginAnew(known)
    } catch {
      return askToGoUnsaved(error)
    }
  }

  /// Goes on with a session that was left open, or asks about it; nil when there is none.
  private func offerUnfinished(_ known: Recollection) throws(StoreError) -> ReplStep? {
    guard unfinished != .leave, let left = try leftOpen(known) else { return nil }
    if unfinished == .goOn { return resume(left.file) }
    stage = .askingToResume(left.file)
    let day = MemoryText.ago(left.startedAt, clock())
    return step(
      [ConversationWording.unfinished(day)],
      choices: [
        ConversationWording.goOn, ConversationWording.beginAnew, ConversationWording.closeIt,
      ])
  }

  /// The newest session that was left open and may be offered: never one in which danger came up.
  private func leftOpen(_ known: Recollection) throws(StoreError) -> SessionSummary? {
    try store.newestUnfinished(in: known) { log in
      !log.entries.contains { isSafety($0.event) }
    }
  }

  /// Begins a session with what is remembered, which is read again when something may have changed.
  private func beginAnew(_ known: Recollection? = nil) -> ReplStep {
    var memory = known?.memory ?? Memory()
    do throws(StoreError) {
      if isSaved, known == nil {
        let known = try store.memory()
        memory = known.memory
        notices += known.notices.map(\.description)
      }
      let session = try RecordedSession.begin(
        in: store, engine: engine, opening: open(), memory: memory, isSaved: isSaved)
      stage = .talking(session)
      return show(session.position.events, of: session)
    } catch {
      return askToGoUnsaved(error)
    }
  }

  private func resume(_ file: SessionFileName) -> ReplStep {
    do throws(StoreError) {
      switch try RecordedSession.resume(file, in: store, engine: engine, at: clock()) {
      case .ready(let session):
        stage = .talking(session)
        notices += session.takeNotices().map(\.description)
        return show(session.position.events, of: session)
      case .changed(let changed):
        notices.append(ConversationWording.cannotGoOn(changed.reason))
        return beginAnew()
      }
    } catch {
      notices.append(error.description)
      return beginAnew()
    }
  }

  private func askToGoUnsaved(_ error: StoreError) -> ReplStep {
    stage = .askingToGoUnsaved
    return step(
      [error.description, ConversationWording.goUnsaved],
      choices: [ConversationWording.talkUnsaved, ConversationWording.leave])
  }

  // MARK: Going on

  /// Answers what the person did.
  package func answer(_ input: ReplInput) -> ReplStep { fulfilled(answered(input)) }

  private func answered(_ input: ReplInput) -> ReplStep {
    switch input {
    case .endOfInput: return leave()
    case .interruptedTwice: return ReplStep(TurnView(notice: ConversationWording.howToLeave))
    case .typed(let text):
      switch stage {
      case .talking(let session): return take(text, in: session)
      case .askingToGoUnsaved: return decideUnsaved(text)
      case .askingToResume(let file): return decideResume(text, file)
      case .stuck(let session, let words): return decideStuck(text, session, words)
      case .opening, .over: return ReplStep(TurnView(), isEnd: true)
      }
    }
  }

  /// Gives everything back when the front end goes away: the session can be taken up again.
  package func close() {
    if case .talking(let session) = stage { session.setAside(at: clock()) }
    stage = .over
  }

  private func take(_ text: String, in session: RecordedSession) -> ReplStep {
    do throws(StoreError) {
      let events = try session.answer(text, at: clock())
      hasTyped = true
      let isForgetting = session.hasForgotten
      notices += session.takeNotices().map(\.description)
      var step = show(events, of: session)
      if isForgetting { step.keepsInput = false }
      return step
    } catch .notRemoved(let reason) {
      notices.append(StoreError.notRemoved(reason: reason).description)
      return show(session.position.events, of: session)
    } catch where error.isAboutForgetting {
      notices.append(error.description)
      return show(session.position.events, of: session)
    } catch {
      stage = .stuck(session, words: text)
      return step(
        [error.description, ConversationWording.notSaved],
        choices: [
          ConversationWording.tryAgain, ConversationWording.talkUnsaved, ConversationWording.leave,
        ])
    }
  }

  private func leave() -> ReplStep {
    guard case .talking(let session) = stage else {
      stage = .over
      return ReplStep(TurnView(), isEnd: true)
    }
    // What was written of an entry becomes one, and danger in it is answered.
    let entry = isInJournal(session) ? take(Self.endOfEntry, in: session) : nil
    guard case .talking = stage else { return entry ?? ReplStep(TurnView(), isEnd: true) }
    let isPrivate = session.isPrivate
    session.setAside(at: clock())
    stage = .over
    notices += session.notices.map(\.description)
    let words = isPrivate ? ConversationWording.leftPrivately : ConversationWording.setAside
    let said = entry?.view.paragraphs ?? []
    var last = step(said + [hasTyped ? words : ConversationWording.goodbye], isEnd: true)
    // Whoever leaves in an entry with danger in it sees what was asked, and the numbers.
    last.view.choices = entry?.view.choices ?? []
    last.clearsScreen = session.position.leavesNothingOnScreen
    return last
  }

  // MARK: Wishes

  /// Types what the person came for, once: behind the greeting of somebody who has been here before, and
  /// never before the first pages are over or where danger is spoken of.
  private func fulfilled(_ step: ReplStep) -> ReplStep {
    guard let words = wish, !step.isEnd, case .talking(let session) = stage,
      isReady(session.position.events)
    else { return step }
    wish = nil
    if words == Self.entryInEditor {
      var step = step
      step.opensEditor = true
      return step
    }
    var whole = take(words, in: session)
    whole.view.paragraphs = step.view.paragraphs + whole.view.paragraphs
    whole.view.notice = [step.view.notice, whole.view.notice].compactMap { $0 }.joined(separator: "\n")
    if whole.view.notice?.isEmpty == true { whole.view.notice = nil }
    return whole
  }

  private func isReady(_ events: [SessionEvent]) -> Bool {
    if events.contains(where: isSafety) { return false }
    let node = events.reduce(into: "") { node, event in
      if case .said(let said) = event, let name = said.node { node = name }
    }
    return !["FirstRun", "Younger", "NumbersFirst"].contains { node.hasPrefix($0) }
  }

  // MARK: Decisions

  private func decideUnsaved(_ text: String) -> ReplStep {
    switch decision(text, of: 2) {
    case 1:
      isSaved = false
      return beginAnew()
    case 2:
      stage = .over
      return step([ConversationWording.goodbye], isEnd: true)
    default: return step([ConversationWording.oneOrTwo], choices: [ConversationWording.talkUnsaved, ConversationWording.leave])
    }
  }

  private func decideResume(_ text: String, _ file: SessionFileName) -> ReplStep {
    switch decision(text, of: 3) {
    case 1: return resume(file)
    case 2: return beginAnew()
    case 3:
      do throws(StoreError) { try store.finish(file, at: clock()) } catch {
        notices.append(error.description)
      }
      return beginAnew()
    default:
      return step(
        [ConversationWording.oneToThree],
        choices: [
          ConversationWording.goOn, ConversationWording.beginAnew, ConversationWording.closeIt,
        ])
    }
  }

  private func decideStuck(_ text: String, _ session: RecordedSession, _ words: String) -> ReplStep {
    switch decision(text, of: 3) {
    case 2:
      session.goOnUnsaved()
      stage = .talking(session)
      return take(words, in: session)
    case 3:
      session.setAside(at: clock())
      stage = .over
      return step([ConversationWording.goodbye], isEnd: true)
    default:
      stage = .talking(session)
      return take(words, in: session)
    }
  }

  // MARK: Showing

  private func show(_ events: [SessionEvent], of session: RecordedSession) -> ReplStep {
    let isEnd = session.isOver || events.contains(.ended(.paused))
    if isEnd {
      stage = .over
      notices += session.notices.map(\.description)
    }
    var step = ReplStep(
      TurnView(events, notice: takeNotice()), isEnd: isEnd,
      keepsInput: !session.isPrivate && !events.contains(where: isSafety))
    step.clearsScreen = isEnd && session.position.leavesNothingOnScreen
    step.isWritten = !isEnd && isInJournal(session)
    if step.isWritten { step.mark = ConversationWording.entry }
    if session.isPrivate { step.mark = ConversationWording.notKept }
    // Whoever is in danger should not have to find the numbers by Tab among choices.
    if events.contains(where: isSafety) { step.completions.append("help now") }
    return step
  }

  private func step(_ paragraphs: [String], choices: [String] = [], isEnd: Bool = false) -> ReplStep {
    let numbered = choices.enumerated().map { ChoiceView(number: $0 + 1, text: spoken($1)) }
    return ReplStep(
      TurnView(paragraphs: paragraphs.map(spoken), choices: numbered, notice: takeNotice()), isEnd: isEnd)
  }

  private static let endOfEntry = "."

  /// Whether the person is writing a journal entry, line by line.
  private func isInJournal(_ session: RecordedSession) -> Bool {
    let asked = session.position.events.last { $0.name == .asked || $0.name == .offered }
    return if case .asked(let asked)? = asked { asked.kind == .journal } else { false }
  }

  private func spoken(_ text: String) -> String {
    language.flatMap { ConversationWording.translated[$0]?[text] } ?? text
  }

  private func takeNotice() -> String? {
    defer { notices = [] }
    return notices.isEmpty ? nil : notices.joined(separator: "\n")
  }

  private func isSafety(_ event: SessionEvent) -> Bool {
    if case .said(let said) = event { program.isSafety(said) } else { false }
  }
}

/// A number in answer to a question of the program itself; a yes is the first, a no the second.
private func decision(_ text: String, of count: Int) -> Int? {
  let word = text.lowercased().filter { !$0.isWhitespace && $0 != "." && $0 != "/" }
  if let number = Int(word) { return (1...count).contains(number) ? number : nil }
  return ["y", "yes", "ok"].contains(word) ? 1 : ["n", "no"].contains(word) ? 2 : nil
}
