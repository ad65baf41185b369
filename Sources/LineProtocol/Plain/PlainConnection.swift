import Coach
import Logging
import SessionStore
import Synchronization

/// One person, or script, that types lines: one line in, one turn out, ended by a blank line.
///
/// A turn has no blank line inside, and nothing that is said begins as an answer of the program does
/// (`#`, `!`), so that no text can be taken for either.
package final class PlainConnection: Conversing {
  private struct State {
    var person: Person?
    var session: LiveSession?
    var hasSpoken = false
    var isEnding = false
    var pace: Pace
  }

  private let service: Service
  private let people: People
  private let out: any Outlet
  private let number: Int
  private let state: Mutex<State>
  /// Everything is done in the order in which it was typed.
  private let queue: JobQueue

  package init(_ service: Service, _ people: People, out: any Outlet, number: Int) {
    self.service = service
    self.people = people
    self.out = out
    self.number = number
    queue = JobQueue(service.workers, limit: service.limits.waiting)
    state = Mutex(
      State(person: people.only, pace: Pace(rate: service.limits.rate, now: service.milliseconds())))
  }

  package func start() {
    out.send(Array("\(PlainText.greeting)\n".utf8))
    guard let person = state.withLock({ $0.person }) else { return later { self.fail(.tokenNeeded) } }
    later { self.begin(person) }
  }

  package func receive(_ line: LineSplitter.Line) {
    let (isFirst, isEnding, isInTime) = state.withLock { state in
      defer { state.hasSpoken = true }
      return (!state.hasSpoken, state.isEnding, state.pace.takes(now: service.milliseconds()))
    }
    if isEnding { return }
    guard case .whole(let bytes) = line else {
      return later { self.fail(.lineTooLong(self.service.limits.plainLine)) }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { return later { self.fail(.notUTF8) } }
    if isFirst, text.hasPrefix("{\"") { return later { self.fail(.wrongProtocol) } }
    guard isInTime else { return later { self.fail(.tooFast) } }
    switch PlainLine(text) {
    case .comment: break
    case .ping: out.send(Array("pong\n\n".utf8))
    case let line:
      guard queue.add(JobQueue.Job(run: { _ in self.take(line) })) else { return later { self.fail(.tooManyWaiting) } }
    }
  }

  private func later(_ work: @escaping @Sendable () -> Void) { queue.add { _ in work() } }

  // MARK: Lines

  private func take(_ line: PlainLine) {
    let (person, session) = state.withLock { ($0.person, $0.session) }
    guard let person else {
      guard case .token(let token) = line else { return fail(.tokenNeeded) }
      guard let person = people.person(token: token) else { return fail(.wrongToken) }
      state.withLock { $0.person = person }
      return begin(person)
    }
    switch line {
    case .comment, .ping: break
    case .version: say([PlainText.greeting, "# Secure Base \(service.version)"])
    case .token: fail(.unknownCommand("token"))
    case .unknown(let name): fail(.unknownCommand(name))
    case .sessions: list(person)
    case .new:
      leave(person)
      begin(person)
    case .load(let which): load(which, person)
    case .words(let words):
      guard let session else { return fail(.noSession) }
      let reply = session.talk.withLock { $0.answer(words) }
      out.send(PlainText.turn(reply))
      if reply.isEnd { finish(person) }
    }
  }

  private func begin(_ person: Person) {
    let opening = service.opening()
    guard let session = hold(opening.session, person) else { return }
    out.send(PlainText.turn(session.talk.withLock { $0.begin(opening) }))
  }

  private func load(_ which: String, _ person: Person) {
    let file: SessionFileName
    let id: String
    do throws(StoreError) {
      guard person.isSaved else { throw .noSession(query: which) }
      if let named = try person.store.file(ofSession: which) { file = named } else { file = try person.store.find(which) }
      id = try person.store.id(of: file)
    } catch {
      return fail(.store(error.description))
    }
    let current = state.withLock { $0.session }
    if current?.id == id { return fail(.isOpen) }
    guard let session = hold(id, person, keeping: current) else { return }
    do throws(ProtocolError) {
      let taken = try session.talk.withLock { talk throws(ProtocolError) in try talk.takeUp(file) }
      if let current { letGo(current, person) }
      out.send(PlainText.transcript(taken))
    } catch {
      if person.close(session) { service.gaveSessionBack() }
      state.withLock { $0.session = current }
      fail(PlainFault(error))
    }
  }

  private func list(_ person: Person) {
    var lines: [String] = []
    let files = person.isSaved ? (try? person.store.files(limit: 20)) ?? [] : []
    for file in files {
      guard let log = try? person.store.outline(of: file), log.turns > 0, let end = log.entries.last?.at else { continue }
      let title = SessionTitle(log.events, startedAt: file.start(offsetMinutes: end.offsetMinutes), service.program)
      lines.append("\(lines.count + 1). \(title.text) (\(file.shortID))")
    }
    say(lines.isEmpty ? ["# There are no sessions yet."] : lines)
  }

  // MARK: Sessions

  private func hold(_ id: String, _ person: Person, keeping: LiveSession? = nil) -> LiveSession? {
    guard service.takesSession() else {
      fail(PlainFault(ProtocolError.tooManySessions(service.limits.sessions)))
      return nil
    }
    let session = LiveSession(id: id, owner: number, queue: queue, talk: Talk(service, person))
    guard person.open(session) else {
      service.gaveSessionBack()
      fail(PlainFault(ProtocolError.inUse))
      return nil
    }
    state.withLock { $0.session = session }
    return session
  }

  private func leave(_ person: Person) {
    guard let session = state.withLock({ state in
      defer { state.session = nil }
      return state.session
    }) else { return }
    letGo(session, person)
  }

  private func letGo(_ session: LiveSession, _ person: Person) {
    session.talk.withLock { $0.leave() }
    if person.close(session) { service.gaveSessionBack() }
  }

  /// A session that is over ends the connection, as it ends the program in a terminal.
  private func finish(_ person: Person) {
    leave(person)
    let isFirst = state.withLock { state in
      defer { state.isEnding = true }
      return !state.isEnding
    }
    if isFirst { out.close() }
  }

  package func end(_ done: @escaping @Sendable () -> Void) {
    state.withLock { $0.isEnding = true }
    queue.add { _ in
      if let person = self.state.withLock({ $0.person }) { self.leave(person) }
      done()
    }
  }

  package func announce(_ ending: Farewell) {
    switch ending {
    case .idle(let minutes): fail(.idle(minutes))
    case .stopping: fail(.stopping)
    }
  }

  // MARK: What goes

  private func say(_ lines: [String]) { out.send(PlainText.lines(lines)) }

  private func fail(_ fault: PlainFault) { out.send(PlainText.lines(["! \(fault.reason): \(fault.sentence)"])) }
}
