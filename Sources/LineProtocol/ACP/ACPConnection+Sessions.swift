import Coach
import Replay
import SessionStore
import Synchronization

/// Sessions: begun, taken up, listed, left, removed.
extension ACPConnection {
  func newSession(_ id: RequestID, _ params: Params, _ person: Person) throws(ProtocolError) {
    guard try params.folder("cwd") != nil else { throw .badParameter("cwd") }
    try checkServers(params)
    let opening = service.opening()
    let session = try hold(opening.session, person, Talk(service, person))
    session.queue.add { _ in
      let (reply, settings) = session.talk.withLock { talk in
        let reply = talk.begin(opening)
        return (reply, Self.settings(talk))
      }
      session.greeting.withLock { $0 = self.updates(reply, session) }
      self.respond(id, Self.result(settings, session: session.id), params)
      self.service.timers.after(milliseconds: Self.greetingDelay) { self.greet(session) }
    }
  }

  /// Long enough for a client to make its window, short enough not to be missed.
  static let greetingDelay = 75

  /// Sends the greeting unless a prompt was quicker. The session's queue keeps it in order.
  private func greet(_ session: LiveSession) {
    session.queue.add { _ in self.out.send(session.takeGreeting()) }
  }

  func takeUp(
    _ id: RequestID, _ params: Params, _ person: Person, replays: Bool
  ) throws(ProtocolError) {
    let name = try params.text("sessionId")
    guard try params.folder("cwd") != nil else { throw .badParameter("cwd") }
    try checkServers(params)
    guard Self.isID(name) else { throw .unknownSession }
    let mine = state.withLock { $0.sessions[name] }
    let session: LiveSession
    if let mine { session = mine } else { session = try hold(name, person, Talk(service, person)) }
    let isNew = mine == nil
    try add(
      JobQueue.Job(
        id: id,
        run: { _ in
          do throws(ProtocolError) {
            try self.takeUp(session, id, params, person, replays: replays)
          } catch {
            if isNew { self.letGo(session, person) }
            self.refuse(error, id)
          }
        },
        refuse: { _ in
          if isNew { self.letGo(session, person) }
          self.refuse(.cancelled, id)
        }), to: session.queue, id)
  }

  private func takeUp(
    _ session: LiveSession, _ id: RequestID, _ params: Params, _ person: Person, replays: Bool
  ) throws(ProtocolError) {
    let file: SessionFileName?
    do throws(StoreError) {
      file = try person.isSaved ? person.store.file(ofSession: session.id) : nil
    } catch {
      throw .store(error.description)
    }
    let (taken, settings) = try session.talk.withLock { talk throws(ProtocolError) in
      (try talk.takeUp(file), Self.settings(talk))
    }
    var lines: [UInt8] = []
    let greeting = session.takeGreeting()
    if replays {
      var replay = Updates(session.id)
      for message in Message.messages(of: taken.events) { replay.add(message) }
      lines = replay.bytes
    } else {
      lines = greeting
    }
    lines += response(id, Self.result(settings, session: nil), params)
    session.commands.withLock { $0 = [] }
    lines += updates(taken.reply, session)
    if !taken.help.isEmpty {
      var help = Updates(session.id)
      help.add(
        Message(id: "help", paragraphs: [TalkWording.aboutDanger] + taken.help), isBehindAnother: replays)
      lines += help.bytes
    }
    out.send(lines)
  }

  func list(_ id: RequestID, _ params: Params, _ person: Person) throws(ProtocolError) {
    let folder = try params.folder("cwd") ?? service.home
    var last: SessionFileName?
    if let cursor = try params.textIfAny("cursor") {
      guard let file = SessionFileName(cursor), file.stem == cursor else { throw .badCursor }
      last = file
    }
    try add(
      JobQueue.Job(
        id: id,
        run: { [last] _ in
          do throws(StoreError) {
            self.respond(id, try self.listing(person, folder, before: last), params)
          } catch {
            self.refuse(.store(error.description), id)
          }
        }, refuse: { _ in self.refuse(.cancelled, id) }), to: queue, id)
  }

  /// Sessions on a page.
  static let pageLength = 50

  private func listing(
    _ person: Person, _ folder: String, before last: SessionFileName?
  ) throws(StoreError) -> JSONValue {
    guard person.isSaved else { return ["sessions": []] }
    let files = try person.store.files(before: last, limit: Self.pageLength + 1)
    var sessions: [JSONValue] = []
    for file in files.prefix(Self.pageLength) {
      guard let log = try? person.store.outline(of: file), log.turns > 0, let end = log.entries.last?.at,
        let name = try? person.store.id(of: file)
      else { continue }
      let title = SessionTitle(log.events, startedAt: file.start(offsetMinutes: end.offsetMinutes), service.program)
      sessions.append([
        "sessionId": .text(name), "cwd": .text(folder), "title": .text(title.text),
        "updatedAt": .text(end.description),
      ])
    }
    let next = files.count > Self.pageLength ? files[Self.pageLength - 1].stem : nil
    return JSONValue.object([("sessions", .list(sessions))]).adding("nextCursor", next.map { .text($0) })
  }

  func close(_ id: RequestID, _ params: Params) throws(ProtocolError) {
    let session = try session(params)
    let person = state.withLock { state in
      state.sessions[session.id] = nil
      state.leaving.append(session)
      return state.person
    }
    session.queue.cancelPrompts()
    session.queue.add { _ in
      _ = session.takeGreeting()
      session.talk.withLock { $0.leave() }
      if let person { self.letGo(session, person) }
      self.respond(id, [:], params)
    }
  }

  func delete(_ id: RequestID, _ params: Params, _ person: Person) throws(ProtocolError) {
    let name = try params.text("sessionId")
    guard Self.isID(name) else { return respond(id, [:], params) }
    let open = state.withLock { state in
      let session = state.sessions.removeValue(forKey: name)
      if let session { state.leaving.append(session) }
      return session
    }
    if let session = open {
      session.queue.cancelPrompts()
      session.queue.add { _ in
        _ = session.takeGreeting()
        session.talk.withLock { $0.leave() }
        self.remove(name, id, params, person)
        self.letGo(session, person)
      }
    } else if person.session(name) != nil {
      throw .inUse
    } else {
      try add(
        JobQueue.Job(
          id: id, run: { _ in self.remove(name, id, params, person) },
          refuse: { _ in self.refuse(.cancelled, id) }), to: queue, id)
    }
  }

  /// Forgets a session completely, as coach forget does.
  private func remove(_ name: String, _ id: RequestID, _ params: Params, _ person: Person) {
    do throws(StoreError) {
      if person.isSaved, let file = try person.store.file(ofSession: name) {
        let report = try person.store.forget(Forgetting(session: .named(file.stem)))
        guard report.isComplete else { return refuse(.store(report.description), id) }
      }
      respond(id, [:], params)
    } catch {
      refuse(.store(error.description), id)
    }
  }

  // MARK: Parts

  /// Opens a session for this connection.
  private func hold(_ id: String, _ person: Person, _ talk: sending Talk) throws(ProtocolError) -> LiveSession {
    guard service.takesSession() else { throw .tooManySessions(service.limits.sessions) }
    let session = LiveSession(
      id: id, owner: number, queue: JobQueue(service.workers, limit: service.limits.waiting), talk: talk)
    guard person.open(session) else {
      service.gaveSessionBack()
      throw .inUse
    }
    state.withLock { $0.sessions[id] = session }
    return session
  }

  func letGo(_ session: LiveSession, _ person: Person) {
    state.withLock { state in
      if state.sessions[session.id] === session { state.sessions[session.id] = nil }
      state.leaving.removeAll { $0 === session }
    }
    if person.close(session) { service.gaveSessionBack() }
  }

  private func checkServers(_ params: Params) throws(ProtocolError) {
    if let servers = try params.value("mcpServers"), servers.kind != .list { throw .badParameter("mcpServers") }
  }

  static func isID(_ text: String) -> Bool {
    text.utf8.count == 32 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  /// What can be set in a session, as it stands.
  struct Settings: Sendable {
    var modes: JSONValue
    var options: JSONValue
  }

  static func settings(_ talk: borrowing Talk) -> Settings {
    let isUnkept = talk.isUnkept
    let lines = talk.service.program.helpLines
    return Settings(
      modes: SessionSettings.modes(isUnkept: isUnkept, isSaved: talk.person.isSaved),
      options: SessionSettings.options(
        isUnkept: isUnkept, isSaved: talk.person.isSaved, country: talk.country, lines))
  }

  private static func result(_ settings: Settings, session: String?) -> JSONValue {
    let fields: [(String, JSONValue)] = [("modes", settings.modes), ("configOptions", settings.options)]
    return .object((session.map { [("sessionId", .text($0))] } ?? []) + fields)
  }
}
