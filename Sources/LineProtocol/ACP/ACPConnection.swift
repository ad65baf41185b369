import Coach
import Logging
import SessionStore
import Synchronization

/// One client that speaks version 1 of the Agent Client Protocol.
///
/// It reads what a line is and answers at once what needs no disk; all else goes to the queue of its
/// session, or to the connection's own. The lines of a turn and its response are sent together, so that no
/// other turn comes between them.
package final class ACPConnection: Conversing {
  struct State {
    var person: Person?
    var isInitialised = false
    var hasSpoken = false
    var isEnding = false
    var pace: Pace
    var sessions: [String: LiveSession] = [:]
    /// Sessions that are being closed or deleted; the end waits for them as well.
    var leaving: [LiveSession] = []
  }

  let service: Service
  let out: any Outlet
  /// Counts connections, for the log and for owning sessions.
  let number: Int
  /// What needs the disk and belongs to no open session.
  let queue: JobQueue
  let state: Mutex<State>
  private let people: People

  package init(_ service: Service, _ people: People, out: any Outlet, number: Int) {
    self.service = service
    self.people = people
    self.out = out
    self.number = number
    queue = JobQueue(service.workers, limit: service.limits.waiting)
    state = Mutex(
      State(person: people.only, pace: Pace(rate: service.limits.rate, now: service.milliseconds())))
  }

  package func start() {}

  package func receive(_ line: LineSplitter.Line) {
    guard case .whole(let bytes) = line else {
      return send(ProtocolError.tooLong(service.limits.line).response(to: nil))
    }
    if bytes.allSatisfy(JSONScan.isBlank) { return }
    let (isFirst, isEnding, isInTime) = state.withLock { state in
      defer { state.hasSpoken = true }
      return (!state.hasSpoken, state.isEnding, state.pace.takes(now: service.milliseconds()))
    }
    switch Envelope(bytes) {
    case .request(let id, let method, let params):
      if isEnding { return refuse(.stopping, id) }
      // Whoever wants to stop something is never too fast.
      guard isInTime else { return refuse(.tooFast, id) }
      do throws(ProtocolError) {
        try handle(id, method, params)
      } catch {
        refuse(error, id)
      }
    case .notification(let method, let params): handle(method, params)
    case .response: break
    case .faulty(let error, let id):
      refuse(isFirst && error == .notJSON ? .notACP : error, id)
    case .batch(let faults):
      let answers = faults.map { $0.0.response(to: $0.1) }
      if !answers.isEmpty { send(.list(answers)) }
    }
  }

  // MARK: What comes

  private func handle(_ id: RequestID, _ method: String, _ params: Params) throws(ProtocolError) {
    try params.check()
    switch method {
    case "initialize": try initialise(id, params)
    case "authenticate": try authenticate(id, params)
    case "session/new", "session/load", "session/resume", "session/list", "session/close", "session/delete",
      "session/prompt", "session/set_mode", "session/set_config_option", "_securebase/why",
      "_securebase/export":
      let (person, isInitialised) = state.withLock { ($0.person, $0.isInitialised) }
      guard isInitialised else { throw .notInitialised }
      guard let person else { throw .tokenNeeded }
      try handle(id, method, params, person)
    default: throw .unknownMethod
    }
  }

  private func handle(
    _ id: RequestID, _ method: String, _ params: Params, _ person: Person
  ) throws(ProtocolError) {
    switch method {
    case "session/new": try newSession(id, params, person)
    case "session/load": try takeUp(id, params, person, replays: true)
    case "session/resume": try takeUp(id, params, person, replays: false)
    case "session/list": try list(id, params, person)
    case "session/close": try close(id, params)
    case "session/delete": try delete(id, params, person)
    case "session/prompt": try prompt(id, params)
    case "session/set_mode": try setMode(id, params)
    case "session/set_config_option": try setOption(id, params)
    case "_securebase/why": try why(id, params, person)
    default: try export(id, params, person)
    }
  }

  /// Notifications are never answered, not even by an error.
  private func handle(_ method: String, _ params: Params) {
    switch method {
    case "session/cancel":
      if let session = try? session(params) { session.queue.cancelPrompts() }
    case "$/cancel_request":
      guard let value = try? params.value("requestId"), let id = RequestID(value) else { return }
      let queues = state.withLock { $0.sessions.values.map(\.queue) } + [queue]
      for queue in queues { queue.cancel(id) }
    default: break
    }
  }

  // MARK: The beginning

  private func initialise(_ id: RequestID, _ params: Params) throws(ProtocolError) {
    guard let version = try params.value("protocolVersion")?.integer, (0...65_535).contains(version) else {
      throw .badParameter("protocolVersion")
    }
    if let token = params.own("token") { try admit(token) }
    let needsToken = state.withLock { state in
      state.isInitialised = true
      return state.person == nil
    }
    let methods: [JSONValue] =
      needsToken
      ? [["id": "token", "name": "Token", "description": "The token of coach serve, under _meta.securebase.token"]]
      : []
    respond(
      id,
      [
        "protocolVersion": 1,
        "agentCapabilities": [
          "loadSession": true,
          "promptCapabilities": ["image": false, "audio": false, "embeddedContext": false],
          "mcpCapabilities": ["http": false, "sse": false],
          "sessionCapabilities": ["list": [:], "resume": [:], "close": [:], "delete": [:]],
          "_meta": ["securebase": ["why": true, "export": ["md", "text", "html"]]],
        ],
        "agentInfo": ["name": "coach", "title": "Secure Base", "version": .text(service.version)],
        "authMethods": .list(methods),
      ], params)
  }

  private func authenticate(_ id: RequestID, _ params: Params) throws(ProtocolError) {
    let method = try params.text("methodId")
    guard people.only == nil, method == "token" else { throw .noAuthentication }
    guard let token = params.own("token") else { throw .badParameter("_meta.securebase.token") }
    try admit(token)
    respond(id, [:], params)
  }

  private func admit(_ token: String) throws(ProtocolError) {
    guard people.only == nil else { return }
    guard let person = people.person(token: token) else { throw .wrongToken }
    state.withLock { $0.person = person }
  }

  // MARK: What goes

  func send(_ json: JSONValue) { out.send(json.bytes + [0x0A]) }

  func refuse(_ error: ProtocolError, _ id: RequestID?) {
    service.log.debug("refused", metadata: ["connection": "\(number)", "reason": "\(error.reason)"])
    send(error.response(to: id))
  }

  func response(_ id: RequestID, _ result: JSONValue, _ params: Params) -> [UInt8] {
    let line: JSONValue = ["jsonrpc": "2.0", "id": id.json, "result": result.adding("_meta", params.meta)]
    return line.bytes + [0x0A]
  }

  func respond(_ id: RequestID, _ result: JSONValue, _ params: Params) { out.send(response(id, result, params)) }

  /// Puts work into a queue, or refuses it when too much waits there.
  func add(_ job: JobQueue.Job, to queue: JobQueue, _ id: RequestID) throws(ProtocolError) {
    guard queue.add(job) else { throw .tooManyWaiting(service.limits.waiting) }
  }

  /// The session that parameters name, if this connection holds it.
  func session(_ params: Params) throws(ProtocolError) -> LiveSession {
    let id = try params.text("sessionId")
    guard let session = state.withLock({ $0.sessions[id] }) else { throw .unknownSession }
    return session
  }

  // MARK: The end

  package func end(_ done: @escaping @Sendable () -> Void) {
    let (isFirst, person) = state.withLock { state in
      defer { state.isEnding = true }
      return (!state.isEnding, state.person)
    }
    guard isFirst else { return done() }
    // Behind everything of the connection's own, which may still open sessions.
    queue.add { _ in self.leaveSessions(person, done) }
  }

  private func leaveSessions(_ person: Person?, _ done: @escaping @Sendable () -> Void) {
    let sessions = state.withLock { state in
      defer {
        state.sessions = [:]
        state.leaving = []
      }
      return Array(state.sessions.values) + state.leaving
    }
    guard !sessions.isEmpty, let person else { return done() }
    let finished = Finished(count: sessions.count, done)
    for session in sessions {
      session.queue.add { _ in
        self.out.send(session.takeGreeting())
        session.talk.withLock { $0.leave() }
        if person.close(session) { self.service.gaveSessionBack() }
        finished.one()
      }
    }
  }

  package func announce(_ ending: Farewell) {
    let (reason, message) =
      switch ending {
      case .idle(let minutes): ("idle", "Nothing came for \(minutes) minutes, so this connection ends. All is kept.")
      case .stopping: ("stopping", "The coach is stopping. All that was answered is kept.")
      }
    send([
      "jsonrpc": "2.0", "method": "_securebase/closing",
      "params": ["reason": .text(reason), "message": .text(message)],
    ])
  }
}

/// Calls back when several things are done.
final class Finished: Sendable {
  private let left: Mutex<Int>
  private let done: @Sendable () -> Void

  init(count: Int, _ done: @escaping @Sendable () -> Void) {
    left = Mutex(count)
    self.done = done
  }

  func one() {
    let isLast = left.withLock { left in
      left -= 1
      return left == 0
    }
    if isLast { done() }
  }
}
