package import Coach

/// A session whose every turn is on the disk before anyone sees it.
///
/// All front ends open sessions through this type only. Nothing is written before the person
/// has typed something. It belongs to one thread and holds its log's lock until it is over,
/// set aside or let go.
package final class RecordedSession {
  /// Where the session stands; its `events` are what to show first.
  package internal(set) var position: SessionPosition
  package internal(set) var start: SessionStart
  /// What the person should be told, such as a repaired log; grows with trouble at the end.
  package internal(set) var notices: [StoreNotice]

  let store: Store
  let engine: SessionEngine
  var writer: Optional<LogWriter>
  /// Events that go to the disk with the next turn: the start, or the note of having come back.
  var waiting: [TimedEvent]
  var hasWritten = false
  /// Where the session stood before the part that is not kept: it goes on from there.
  var kept: SessionPosition?
  /// Somebody else brings the memory file up to date.
  private var leavesMemory = false
  /// The log was given its close because nothing more of the session is kept.
  var isLogClosed = false

  /// Begins a session. Nothing of it is on the disk until the first `answer`.
  ///
  /// `memory` is what `Store.memory()` gave. With `isSaved` false nothing is ever written.
  package static func begin(
    in store: Store, engine: SessionEngine, opening: SessionOpening, memory: Memory,
    isSaved: Bool = true
  ) throws(StoreError) -> RecordedSession {
    guard let file = SessionFileName(start: opening.at, session: opening.session) else {
      throw .badStart
    }
    let start = SessionStart(
      session: opening.session, at: opening.at, seed: opening.seed, scripts: engine.scripts,
      country: opening.isCountryChosen ? opening.country : memory.country ?? opening.country,
      language: opening.language, memory: memory)
    let position = engine.begin(start)
    return RecordedSession(
      store: store, engine: engine, start: start, position: position,
      writer: isSaved ? LogWriter(new: file, in: store) : nil,
      waiting: position.events.map { TimedEvent(at: opening.at, event: $0) }, notices: [])
  }

  init(
    store: Store, engine: SessionEngine, start: SessionStart, position: SessionPosition,
    writer: consuming LogWriter?,
    waiting: [TimedEvent], notices: [StoreNotice]
  ) {
    self.store = store
    self.engine = engine
    self.start = start
    self.position = position
    self.writer = writer
    self.waiting = waiting
    self.notices = notices
  }

  /// The notices so far, once: they are told and need not be kept.
  package func takeNotices() -> [StoreNotice] {
    defer { notices = [] }
    return notices
  }

  package var isOver: Bool { position.isOver }

  /// The log it is written to, once something of it is on the disk; nil when nothing is kept.
  package var file: SessionFileName? { writer?.isOnDisk == true ? writer?.file : nil }

  /// Whether turns go to the disk.
  package var isSaved: Bool { writer != nil }

  /// Takes what the person typed and returns what happened, `typed` first; empty when it is over.
  ///
  /// When this returns, the turn is on the disk. When it throws, neither the log nor the session
  /// has changed: the same words can be given again, or `goOnUnsaved` called first.
  package func answer(_ text: String, at moment: Moment) throws(StoreError) -> [SessionEvent] {
    guard !isOver else { return [] }
    let next = position.next(CoachInput(text: text, at: moment, isKept: isSaved))
    if let forgetting = next.forgetting, isSaved {
      return try forget(forgetting, next, at: moment)
    }
    if let unkept = next.unkept {
      try hold(unkept, at: moment)
      position = next
      if isOver {
        leavePrivately(
          as: next.events.contains(.ended(.finished)) ? .finished : .paused, at: moment)
      }
      return next.events
    }
    if let unkept = position.unkept {
      let back = try goOnKeeping(unkept, at: moment)
      position = back ?? next.resume(moment)
      return next.events + [.privatePart(turns: unkept.turns)] + position.events
    }
    let turn = next.events.map { TimedEvent(at: moment, event: $0) }
    try writer?.append(waiting + turn)
    waiting = []
    hasWritten = isSaved
    position = next
    if isOver {
      letGo()
    } else if isSaved, next.events.contains(where: \.isForHelp) {
      updateMemory()
    }
    return next.events
  }

  /// Notes that the person leaves and may come back, and brings the memory file up to date.
  ///
  /// Does nothing to a session in which nothing was typed since it was begun or taken up. Whoever sets
  /// many aside at once leaves the memory file to the last of them by `updatesMemory`.
  package func setAside(at moment: Moment, updatesMemory: Bool = true) {
    leavesMemory = !updatesMemory
    if position.unkept != nil { return leavePrivately(as: .paused, at: moment) }
    guard !isOver, hasWritten else { return letGo() }
    do {
      try writer?.append([TimedEvent(at: moment, event: .ended(.paused))])
    } catch {
      notices.append(.pauseNotWritten(error))
    }
    letGo()
  }

  /// Stops writing: what is on the disk stays, what comes now is kept nowhere.
  ///
  /// For a disk that is full and a person who agrees, or one who wants no record from here on.
  package func goOnUnsaved() {
    letGo()
  }

  /// Closes the log, gives its lock back and updates the memory file.
  func letGo() {
    guard writer != nil else { return }
    writer = nil
    guard hasWritten else { return }
    hasWritten = false
    if !leavesMemory { updateMemory() }
  }

  func updateMemory() {
    do {
      if let report = try store.finishForgetting(own: writer?.file) { notices.append(.forgot(report)) }
      notices += try store.memory().notices
    } catch {
      notices.append(.memoryNotWritten(error))
    }
  }
}

extension SessionEvent {
  /// A contact or a country: `coach safety` reads them from the memory file and must not wait.
  fileprivate var isForHelp: Bool {
    switch self {
    case .remembered(.fact(let key, _)), .remembered(.forgot(let key)):
      Memory.isForHelp(key) || key == MemoryChange.Whole.everything.rawValue
    default: false
    }
  }
}

/// What a new session begins with; all of it comes from outside, so that tests can choose it.
package struct SessionOpening: Sendable {
  /// 32 hexadecimal digits, different for every session.
  package var session: String
  package var at: Moment
  package var seed: UInt64
  package var country: String?
  /// The country was asked for now, so it comes before the one that is remembered.
  package var isCountryChosen: Bool
  /// In which what is translated is said; nil for English.
  package var language: String?

  package init(
    session: String, at: Moment, seed: UInt64, country: String? = nil, isCountryChosen: Bool = false,
    language: String? = nil
  ) {
    self.session = session
    self.at = at
    self.seed = seed
    self.country = country
    self.isCountryChosen = isCountryChosen
    self.language = language
  }
}
