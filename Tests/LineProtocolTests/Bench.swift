import Coach
import Dialogs
import Foundation
import Logging
import SessionStore
import Synchronization
import TestSupport
import Testing
import Understanding
import YarnCompiler
import YarnProgram

@testable import LineProtocol

/// Does work at once, or when a test says so.
final class HeldWorkers: Workers, Sendable {
  private let held: Mutex<(isHeld: Bool, jobs: [@Sendable () -> Void])> = Mutex((false, []))

  func run(_ job: @escaping @Sendable () -> Void) {
    let isHeld = held.withLock { held in
      if held.isHeld { held.jobs.append(job) }
      return held.isHeld
    }
    if !isHeld { job() }
  }

  /// Keeps what comes from here on.
  func hold() { held.withLock { $0.isHeld = true } }

  /// Does one piece that was kept; false when there is none.
  @discardableResult
  func doOne() -> Bool {
    let job = held.withLock { $0.jobs.isEmpty ? nil : $0.jobs.removeFirst() }
    job?()
    return job != nil
  }

  func doAll() {
    while doOne() {}
    held.withLock { $0.isHeld = false }
  }
}

/// Time that passes when a test says so.
final class HeldTimers: Timers, Sendable {
  private let state = Mutex<(now: Int, waiting: [(at: Int, job: @Sendable () -> Void)])>((0, []))
  var now: Int { state.withLock { $0.now } }

  func after(milliseconds: Int, _ job: @escaping @Sendable () -> Void) {
    state.withLock { $0.waiting.append(($0.now + milliseconds, job)) }
  }

  func pass(milliseconds: Int) {
    let due = state.withLock { state in
      state.now += milliseconds
      let now = state.now
      let due = state.waiting.filter { $0.at <= now }.sorted { $0.at < $1.at }
      state.waiting.removeAll { $0.at <= now }
      return due
    }
    for item in due { item.job() }
  }
}

/// The other end of a connection.
final class Client: Outlet, Sendable {
  private let state = Mutex<(bytes: [UInt8], isClosed: Bool)>(([], false))

  func send(_ lines: [UInt8]) { state.withLock { $0.bytes += lines } }
  func close() { state.withLock { $0.isClosed = true } }
  var isClosed: Bool { state.withLock { $0.isClosed } }

  /// What came since it was last asked for.
  func take() -> String {
    state.withLock { state in
      defer { state.bytes = [] }
      return String(decoding: state.bytes, as: UTF8.self)
    }
  }

  func takeLines() -> [String] { take().split(separator: "\n").map(String.init) }
}

/// One process of the coach, as far as lines are concerned, with any number of clients.
struct Bench {
  static let folder = "/home/ada/coach"
  let disk: StoreDisk
  let workers = HeldWorkers()
  let timers = HeldTimers()
  let service: Service
  let person: Person

  init(
    _ program: CoachProgram, disk: StoreDisk = StoreDisk(), limits: Limits = Limits(), isSaved: Bool = true,
    first: Int = 1
  ) {
    self.disk = disk
    let made = Mutex(first)
    let timers = timers
    service = Service(
      program: program, version: "1.2.3", limits: limits, workers: workers, timers: timers,
      log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, home: "/home/ada",
      clock: { StoreSample.moment(timers.now / 60_000) }, milliseconds: { timers.now }
    ) {
      let number = made.withLock { number in
        defer { number += 1 }
        return number
      }
      return StoreSample.opening(number, minutes: number)
    }
    person = Person(store: Store(paths: StorePaths(folder: Self.folder), files: disk), isSaved: isSaved)
  }

  /// Another process over the same files.
  func again(_ program: CoachProgram? = nil, first: Int = 100) -> Bench {
    Bench(program ?? service.program, disk: StoreDisk(copying: disk), first: first)
  }

  func acp(_ number: Int = 1) -> ACPClient {
    let client = Client()
    return ACPClient(connection: ACPConnection(service, People(person), out: client, number: number), client: client)
  }

  func plain() -> PlainClient {
    let client = Client()
    let connection = PlainConnection(service, People(person), out: client, number: 9)
    connection.start()
    return PlainClient(connection: connection, client: client)
  }
}

/// A client that speaks the Agent Client Protocol.
struct ACPClient {
  let connection: ACPConnection
  let client: Client

  func send(_ line: String) { connection.receive(.whole(Array(line.utf8))) }

  /// Sends a line and gives the objects that come back.
  func ask(_ line: String) throws -> [[String: Any]] {
    send(line)
    return try answers()
  }

  func answers() throws -> [[String: Any]] {
    try client.takeLines().map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
    }
  }

  /// Sends a request and gives its result; what comes before it goes to `updates`.
  @discardableResult
  func call(_ method: String, _ params: [String: Any] = [:], id: Int = 7) throws -> [String: Any] {
    let lines = try request(method, params, id: id)
    return try #require(lines.last?["result"] as? [String: Any], "\(lines)")
  }

  /// The code and the reason of the error that a request meets.
  func failure(_ method: String, _ params: [String: Any] = [:]) throws -> Failure? {
    try request(method, params, id: 7).last.flatMap(Failure.init)
  }

  func request(_ method: String, _ params: [String: Any], id: Int) throws -> [[String: Any]] {
    let message: [String: Any] = ["jsonrpc": "2.0", "id": id, "method": method, "params": params]
    return try ask(String(decoding: try JSONSerialization.data(withJSONObject: message), as: UTF8.self))
  }

  func initialise() throws { try call("initialize", ["protocolVersion": 1]) }

  /// A new session's id, after the first request.
  func newSession() throws -> String {
    try initialise()
    let result = try call("session/new", ["cwd": "/home/ada", "mcpServers": [Any]()])
    return try #require(result["sessionId"] as? String)
  }

  /// Says something and gives all that comes back.
  @discardableResult
  func say(_ text: String, in session: String) throws -> [[String: Any]] {
    try request("session/prompt", Self.prompt(text, session), id: 8)
  }

  static func prompt(_ text: String, _ session: String) -> [String: Any] {
    ["sessionId": session, "prompt": [["type": "text", "text": text]]]
  }

  struct Failure: Equatable {
    var code: Int
    var reason: String

    init(_ code: Int, _ reason: String) { (self.code, self.reason) = (code, reason) }

    init?(_ message: [String: Any]) {
      guard let error = message["error"] as? [String: Any], let code = error["code"] as? Int,
        let reason = (error["data"] as? [String: Any])?["reason"] as? String
      else { return nil }
      self.init(code, reason)
    }
  }
}

/// What a message says of a session, in one word, with its text.
struct Update: Equatable {
  var kind: String
  var text = ""

  init(_ kind: String, _ text: String = "") { (self.kind, self.text) = (kind, text) }

  static func all(_ messages: [[String: Any]]) -> [Update] {
    messages.compactMap { message in
      guard let params = message["params"] as? [String: Any], let update = params["update"] as? [String: Any],
        let kind = update["sessionUpdate"] as? String
      else { return nil }
      return Update(kind, (update["content"] as? [String: Any])?["text"] as? String ?? "")
    }
  }

  /// What was said, by whom.
  static func said(_ messages: [[String: Any]]) -> [Update] { all(messages).filter { $0.kind.hasSuffix("_chunk") } }
}

/// Somebody who types lines.
struct PlainClient {
  let connection: PlainConnection
  let client: Client

  /// Types a line and gives what comes back.
  func type(_ line: String) -> String {
    connection.receive(.whole(Array(line.utf8)))
    return client.take()
  }
}

enum Programs {
  /// The shipped scripts and rules.
  static let real: CoachProgram? = {
    guard let scripts = try? Program(decoding: Dialogs.compiledScripts) else { return nil }
    return CoachProgram(
      scripts: scripts, fingerprint: Dialogs.fingerprint,
      helpLines: HelpLines(Dialogs.text(of: "safety/help-lines.csv") ?? ""),
      sources: Sources(Dialogs.text(of: "sources.csv") ?? "")
    ) { try? RuleBook(decoding: Dialogs.compiledRules) }
  }()

  /// A script of a few lines, so that what is said here does not change with what writers write.
  static func small(_ fingerprint: String = "small") throws -> CoachProgram {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
    let script = try String(contentsOf: root.appending(path: "small.yarn"), encoding: .utf8)
    let definitions = try String(
      contentsOf: root.appending(path: "../../Dialogs/coach.ysls.json").standardizedFileURL, encoding: .utf8)
    let compilation = Compiler.compile(
      [SourceFile(path: "small.yarn", text: script)],
      options: CompilerOptions(functions: try ScriptDefinitions(json: definitions).signatures))
    let scripts = try #require(
      compilation.program, "\(compilation.diagnostics.map { $0.rendered(in: script) })")
    let lines = "country,name,kind,sure,seen,text\nGB,UK,emergency,O,2026-01,999\nIE,Ireland,emergency,O,2026-01,112\n"
    return CoachProgram(
      scripts: scripts, fingerprint: fingerprint, helpLines: HelpLines(lines),
      sources: Sources("id,what\nrow1,A study of ducks.")
    ) { nil }
  }
}

extension StoreDisk {
  /// What a loss of power would leave, to be looked at by another process.
  func afterPowerLoss() -> StoreDisk {
    let disk = StoreDisk(copying: self)
    disk.losePower()
    disk.restart()
    return disk
  }

  func text(at path: String) -> String? { bytes(path).map { String(decoding: $0, as: UTF8.self) } }
}
