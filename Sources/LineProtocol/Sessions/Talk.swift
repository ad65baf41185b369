import Coach
import SessionStore

/// One session as it is spoken over lines: words go in, replies come out.
///
/// Everything goes through `RecordedSession`, so nothing is answered that is not on the disk. It is never
/// at a loss: words to a session that is over or cannot be gone on with begin a new one, and trouble
/// with the disk becomes a question. It belongs to one thread at a time.
struct Talk {
  enum Stage {
    /// It is not begun, or not taken up.
    case unopened
    /// Nothing can be kept, for a reason; the person is asked whether to talk all the same.
    case askingToGoUnsaved
    case open(RecordedSession)
    /// These words could not be kept; the person decides what to do.
    case stuck(RecordedSession, words: String)
    /// It was set aside and can be taken up.
    case left(SessionFileName)
    /// It came to its close, or its scripts have changed, as the sentence says.
    case over(String)
  }

  let service: Service
  let person: Person
  var stage = Stage.unopened
  private var isSaved: Bool
  /// The session's start; it tells the title and the country.
  private(set) var start: SessionStart?
  private(set) var title: SessionTitle?
  private(set) var plan: Memory.Plan?
  private(set) var country: String?
  /// What was shown when it began; it is in the log only after the first turn.
  private(set) var greeting: [SessionEvent] = []
  /// How many turns of the log there are, how many were not kept, and how often the program spoke.
  private var turn = 0
  private var unkeptTurns = 0
  private var own = 0
  /// Counts the recorded sessions behind one id.
  private var part = 1
  private var notices: [String] = []

  init(_ service: Service, _ person: Person) {
    self.service = service
    self.person = person
    isSaved = person.isSaved
  }

  // MARK: The beginning

  /// Begins a session.
  mutating func begin(_ opening: SessionOpening) -> Reply {
    guard isSaved else { return beginAnew(opening, Memory()) }
    do throws(StoreError) {
      notices += try person.probe().map(\.description)
      let known = try person.store.memory()
      notices += known.notices.map(\.description)
      return beginAnew(opening, known.memory)
    } catch {
      stage = .askingToGoUnsaved
      return ask(
        [error.description, TalkWording.goUnsaved], [TalkWording.talkUnsaved, TalkWording.leave])
    }
  }

  private mutating func beginAnew(_ opening: SessionOpening, _ memory: Memory) -> Reply {
    do throws(StoreError) {
      let session = try RecordedSession.begin(
        in: person.store, engine: service.engine, opening: opening, memory: memory, isSaved: isSaved)
      stage = .open(session)
      enter(session.start, events: [])
      greeting = session.position.events
      var reply = reply(session.position.events, id: "a0")
      if let plan { reply.plan = .some(PlanEntry(plan)) }
      return reply
    } catch {
      stage = .over(error.description)
      return Reply(notices: [error.description], isEnd: true)
    }
  }

  /// Takes note of what a session starts from and of what has happened in it.
  private mutating func enter(_ start: SessionStart, events: [TimedEvent]) {
    self.start = start
    country = start.country
    title = SessionTitle(events, startedAt: start.at, service.program)
    turn = events.count { $0.event.name == .typed }
    for case .remembered(.fact(Memory.countryKey, let value)) in events.map(\.event) { country = value }
    plan = Self.openPlan(start, events)
  }

  private static func openPlan(_ start: SessionStart, _ events: [TimedEvent]) -> Memory.Plan? {
    var memory = start.memory
    memory.apply(events, session: start.session)
    return memory.openPlan
  }

  // MARK: Taking up

  /// What a session was, and where it goes on.
  struct TakenUp: Sendable {
    var events: [TimedEvent]
    var reply: Reply
    /// People to ring, of a session that touched danger.
    var help: [String]
  }

  /// Takes a session up, or shows where it stands when it is open already.
  mutating func takeUp(_ file: SessionFileName?) throws(ProtocolError) -> TakenUp {
    if case .unopened = stage {
      guard let file else { throw .unknownSession }
      try reopen(file)
    }
    var reply = Reply()
    var events = greeting.map { TimedEvent(at: start?.at ?? service.clock(), event: $0) }
    switch stage {
    case .open(let session), .stuck(let session, _):
      if let own = session.file { events = try log(own) }
      reply = state(session.position.events)
    case .left(let own): events = try log(own)
    case .over, .askingToGoUnsaved, .unopened: if let file { events = try log(file) }
    }
    reply.notices = takeNotices()
    if let plan { reply.plan = .some(PlanEntry(plan)) }
    reply.title = title?.text
    let touches = service.program.touchesSafety(events)
    return TakenUp(
      events: events, reply: reply,
      help: touches ? service.program.helpLines(for: start, country: country) : [])
  }

  private mutating func reopen(_ file: SessionFileName) throws(ProtocolError) {
    do throws(StoreError) {
      switch try RecordedSession.resume(file, in: person.store, engine: service.engine, at: service.clock()) {
      case .ready(let session):
        stage = .open(session)
        notices += session.takeNotices().map(\.description)
      case .changed(let changed):
        stage = .over(TalkWording.scriptsChanged)
        notices += changed.notices.map(\.description)
      }
    } catch {
      switch error {
      case .finished: stage = .over(TalkWording.hadEnded)
      case .inUse: throw .inUse
      case .missing: throw .unknownSession
      case .unreadable, .newerFormat:
        notices.append(error.description)
        stage = .over(TalkWording.cannotGoOn)
      default: throw .store(error.description)
      }
    }
    let events = (try? log(file)) ?? []
    if case .started(let start)? = events.first?.event { enter(start, events: events) }
  }

  private func log(_ file: SessionFileName) throws(ProtocolError) -> [TimedEvent] {
    do throws(StoreError) {
      return try person.store.log(file).events
    } catch .missing {
      throw .unknownSession
    } catch {
      throw .store(error.description)
    }
  }

  /// Whether there is nothing to talk in: taking it up has failed.
  var isUnopened: Bool { if case .unopened = stage { true } else { false } }

  /// The file behind it; nil when nothing of it is kept.
  var file: SessionFileName? {
    switch stage {
    case .open(let session), .stuck(let session, _): session.file
    case .left(let file): file
    default: nil
    }
  }

  // MARK: Going on

  /// Answers what the person wrote; it is on the disk when this returns.
  mutating func answer(_ text: String) -> Reply {
    switch stage {
    case .open(let session): return take(text, in: session)
    case .unopened: return begin(service.opening())
    case .askingToGoUnsaved: return decideUnsaved(text)
    case .stuck(let session, let words): return decideStuck(text, session, words)
    case .left(let file):
      stage = .unopened
      do throws(ProtocolError) {
        try reopen(file)
      } catch {
        stage = .over(error.message)
      }
      if case .unopened = stage { stage = .over(TalkWording.cannotGoOn) }
      return answer(text)
    case .over(let why):
      part += 1
      unkeptTurns = 0
      notices.append(why)
      let greeting = begin(service.opening())
      guard case .open(let session) = stage else { return greeting }
      var reply = take(text, in: session)
      reply.notices = greeting.notices + reply.notices
      reply.messages = greeting.messages + reply.messages
      reply.plan = reply.plan ?? greeting.plan
      return reply
    }
  }

  private mutating func take(_ text: String, in session: RecordedSession) -> Reply {
    do throws(StoreError) {
      let wasPrivate = session.isPrivate
      let events = try session.answer(text, at: service.clock())
      notices += session.takeNotices().map(\.description)
      let isKept = !session.isPrivate && !wasPrivate
      if isKept { turn += 1 } else { unkeptTurns += 1 }
      if let kept = session.position.unkept?.keptTurns { turn = kept }
      var reply = reply(events, id: isKept ? "a\(turn)" : "p\(unkeptTurns)")
      note(events, of: session, isKept: isKept, in: &reply)
      settle(session, events, &reply)
      return reply
    } catch {
      if case .notRemoved = error {} else if !error.isAboutForgetting {
        stage = .stuck(session, words: text)
        return ask(
          [error.description, TalkWording.notSaved],
          [TalkWording.tryAgain, TalkWording.talkUnsaved, TalkWording.leave])
      }
      notices.append(error.description)
      return reply(session.position.events, id: nextOwn())
    }
  }

  /// Takes note of what the turn changed beside the words.
  private mutating func note(
    _ events: [SessionEvent], of session: RecordedSession, isKept: Bool, in reply: inout Reply
  ) {
    for case .remembered(.fact(Memory.countryKey, let value)) in events { country = value }
    for case .remembered(.forgot(Memory.countryKey)) in events { country = nil }
    guard isKept || session.hasForgotten else { return }
    let before = (plan: plan, title: title?.text)
    let timed = events.map { TimedEvent(at: service.clock(), event: $0) }
    title?.take(timed, service.program)
    if turn == 1 || title?.text != before.title { reply.title = title?.text }
    guard events.contains(where: \.mayChangePlan), let start else { return }
    let all = session.file.flatMap { try? log($0) } ?? []
    plan = Self.openPlan(start, all)
    if plan != before.plan { reply.plan = .some(plan.map { PlanEntry($0) }) }
    if case .planResult(let result)? = events.lazy.compactMap(\.change).last(where: { $0.name == .planResult }),
      [.kept, .partly].contains(result), let done = before.plan, plan == nil
    {
      reply.plan = .some(PlanEntry(done, isDone: true))
    }
  }

  /// Remembers how to go on with a session that this turn has ended.
  private mutating func settle(
    _ session: RecordedSession, _ events: [SessionEvent], _ reply: inout Reply
  ) {
    let isPaused = events.contains(.ended(.paused))
    guard session.isOver || isPaused else { return }
    notices += session.takeNotices().map(\.description)
    reply.notices += takeNotices()
    reply.isEnd = true
    let name = start.flatMap { SessionFileName(start: $0.at, session: $0.session) }
    stage = isPaused && isSaved ? name.map { .left($0) } ?? .over(TalkWording.hadEnded) : .over(TalkWording.hadEnded)
  }

  // MARK: Decisions

  private mutating func decideUnsaved(_ text: String) -> Reply {
    let asksForHelp = ["help now", "helpnow", "/safety", "/now"].contains(text.lowercased())
    switch asksForHelp ? 1 : Self.decision(text, of: 2) {
    case 1:
      isSaved = false
      let reply = begin(service.opening())
      guard asksForHelp, case .open(let session) = stage else { return reply }
      return take(text, in: session)
    case 2:
      stage = .over(TalkWording.hadEnded)
      var reply = ask([TalkWording.goodbye], [])
      reply.isEnd = true
      return reply
    default: return ask([TalkWording.oneOrTwo], [TalkWording.talkUnsaved, TalkWording.leave])
    }
  }

  private mutating func decideStuck(_ text: String, _ session: RecordedSession, _ words: String) -> Reply {
    switch Self.decision(text, of: 3) {
    case 2:
      session.goOnUnsaved()
      isSaved = false
      return take(words, in: session)
    case 3:
      leave()
      var reply = ask([TalkWording.goodbye], [])
      reply.isEnd = true
      return reply
    default:
      stage = .open(session)
      return take(words, in: session)
    }
  }

  private static func decision(_ text: String, of count: Int) -> Int? {
    let word = text.lowercased().filter { !$0.isWhitespace && $0 != "." && $0 != "/" }
    if let number = Int(word) { return (1...count).contains(number) ? number : nil }
    return ["y", "yes", "ok"].contains(word) ? 1 : ["n", "no"].contains(word) ? 2 : nil
  }

  // MARK: The end

  /// Sets the session aside, so that it can be taken up again, here or elsewhere.
  mutating func leave() {
    switch stage {
    case .open(let session), .stuck(let session, _):
      let file = session.file
      session.setAside(at: service.clock(), updatesMemory: false)
      person.memoryIsBehind(service)
      stage = file.map { .left($0) } ?? .over(TalkWording.hadEnded)
    case .unopened, .askingToGoUnsaved: stage = .over(TalkWording.hadEnded)
    case .left, .over: break
    }
  }

  // MARK: Replies

  private mutating func reply(_ events: [SessionEvent], id: String) -> Reply {
    var reply = state(events)
    reply.messages = Message(id: part == 1 ? id : "\(id).\(part)", events).map { [$0] } ?? []
    reply.notices = takeNotices()
    return reply
  }

  /// What can be picked after some events, and whether they are about danger.
  private func state(_ events: [SessionEvent]) -> Reply {
    var reply = Reply()
    for event in events {
      switch event {
      case .offered(let choices): reply.choices = choices
      case .asked, .ended: reply.choices = []
      case .said(let said): if service.program.isSafety(said) { reply.isSafety = true }
      default: break
      }
    }
    return reply
  }

  private mutating func ask(_ paragraphs: [String], _ choices: [String]) -> Reply {
    let message = Message.own(nextOwn(), paragraphs, choices: choices)
    return Reply(notices: takeNotices(), messages: [message], choices: message.choices)
  }

  /// The id of the coach's last message.
  func currentID(isUnkept: Bool) -> String {
    let id = isUnkept ? "p\(unkeptTurns)" : "a\(turn)"
    return part == 1 ? id : "\(id).\(part)"
  }

  private mutating func nextOwn() -> String {
    own += 1
    return "n\(own)"
  }

  private mutating func takeNotices() -> [String] {
    defer { notices = [] }
    return notices
  }

  /// Whether nothing of what is said now is kept.
  var isUnkept: Bool {
    switch stage {
    case .open(let session), .stuck(let session, _): session.isPrivate || !session.isSaved
    default: !isSaved
    }
  }
}

extension SessionEvent {
  fileprivate var change: MemoryChange? {
    if case .remembered(let change) = self { change } else { nil }
  }

  /// Whether the open plan may be another after it.
  fileprivate var mayChangePlan: Bool {
    switch self {
    case .remembered(.plan), .remembered(.planResult), .remembered(.forgot), .tookBack: true
    default: false
    }
  }
}
