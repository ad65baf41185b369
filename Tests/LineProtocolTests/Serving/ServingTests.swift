import Coach
import SessionStore
import Synchronization
import TestSupport
import Testing

@testable import LineProtocol

final class Flag: Sendable {
  private let value = Mutex(0)
  func set() { value.withLock { $0 += 1 } }
  var isSet: Bool { count > 0 }
  var count: Int { value.withLock { $0 } }
}

@Suite struct ServingTests {
  @Test func aPaceTakesABurstAndThenSoManyASecond() {
    var pace = Pace(rate: 5, now: 0)
    #expect((0..<20).count { _ in pace.takes(now: 0) } == 10)
    #expect((0..<20).count { _ in pace.takes(now: 1000) } == 5)
    #expect((0..<20).count { _ in pace.takes(now: 60_000) } == 10)
    var free = Pace(rate: 0, now: 0)
    #expect((0..<1000).allSatisfy { _ in free.takes(now: 0) })
  }

  @Test func whoIsTooFastIsToldSoAndMayAlwaysCancel() throws {
    var limits = Limits()
    limits.rate = 2
    let bench = try Bench(Programs.small(), limits: limits)
    let client = bench.acp()
    let session = try client.newSession()
    try client.say("1", in: session)
    _ = try client.failure("_ping")
    #expect(try client.failure("session/prompt", ACPClient.prompt("x", session)) == .init(-32013, "too-fast"))
    bench.timers.pass(milliseconds: 1000)
    #expect(Update.said(try client.say("I trust him", in: session)).isEmpty == false)
    let person = bench.plain()
    _ = person.client.take()
    for _ in 0..<4 { _ = person.type("1") }
    #expect(person.type("1").hasPrefix("! too-fast: "))
  }

  @Test func sessionsOfTheProcessHaveALimit() throws {
    var limits = Limits()
    limits.sessions = 2
    let bench = try Bench(Programs.small(), limits: limits)
    let client = bench.acp()
    let session = try client.newSession()
    try client.call("session/new", ["cwd": "/"])
    #expect(try client.failure("session/new", ["cwd": "/"]) == .init(-32011, "too-many-sessions"))
    let person = bench.plain()
    #expect(person.client.take().contains("\n! too-many-sessions: "))
    try client.call("session/close", ["sessionId": session])
    try client.call("session/new", ["cwd": "/"])
  }

  @Test func tokensTellPersonsAndTheirStoresApart() throws {
    let bench = try Bench(Programs.small())
    func person(_ name: String) -> Person {
      Person(name: name, store: Store(paths: StorePaths(folder: "/home/ada/\(name)"), files: bench.disk))
    }
    let people = People(tokens: [("aaa", person("ada")), ("bbb", person("bob"))])
    func client(_ number: Int) -> ACPClient {
      let client = Client()
      return ACPClient(connection: ACPConnection(bench.service, people, out: client, number: number), client: client)
    }
    let ada = client(1)
    try ada.initialise()
    #expect(try ada.failure("session/list") == .init(-32000, "token-needed"))
    let wrong: [String: Any] = ["methodId": "token", "_meta": ["securebase": ["token": "aab"]]]
    #expect(try ada.failure("authenticate", wrong) == .init(-32000, "wrong-token"))
    try ada.call("authenticate", ["methodId": "token", "_meta": ["securebase": ["token": "aaa"]]])
    let session = try #require(try ada.call("session/new", ["cwd": "/"])["sessionId"] as? String)
    try ada.say("1", in: session)
    let bob = client(2)
    try bob.call("initialize", ["protocolVersion": 1, "_meta": ["securebase": ["token": "bbb"]]])
    #expect((try bob.call("session/list")["sessions"] as? [Any])?.isEmpty == true)
    #expect(try bob.failure("session/load", ["sessionId": session, "cwd": "/"]) == .init(-32002, "unknown-session"))
    for token in ["", "aa", "aaaa", "AAA"] { #expect(people.person(token: token) == nil) }
    let out = Client()
    let plain = PlainConnection(bench.service, people, out: out, number: 3)
    plain.start()
    #expect(out.take().hasPrefix("# coach 1 plain\n! token-needed: "))
    #expect(PlainClient(connection: plain, client: out).type("/token bbb").hasPrefix("Hello."))
  }

  @Test func endingSetsEverythingAsideAndIsToldOnce() throws {
    let bench = try Bench(Programs.small())
    let client = bench.acp()
    let session = try client.newSession()
    let other = try #require(try client.call("session/new", ["cwd": "/"])["sessionId"] as? String)
    for session in [session, other] { try client.say("1", in: session) }
    let isDone = Flag()
    client.connection.end { isDone.set() }
    #expect(isDone.count == 1)
    #expect(bench.service.sessionCount == 0)
    #expect(try client.failure("session/list") == .init(-32014, "stopping"))
    let list = try bench.person.store.sessions()
    #expect(list.sessions.count == 2)
    #expect(list.notices.isEmpty)
    // The memory follows, once for both.
    bench.timers.pass(milliseconds: 1000)
    #expect(bench.disk.text(at: "\(Bench.folder)/memory.json")?.contains("\"sessions\"") == true)
  }

  @Test func theEndWaitsForWhatIsBeingClosedAndCountsEachSessionOnce() throws {
    let bench = try Bench(Programs.small())
    let client = bench.acp()
    let (closed, deleted) = (try client.newSession(), try #require(try client.call("session/new", ["cwd": "/"])["sessionId"] as? String))
    for session in [closed, deleted] { try client.say("1", in: session) }
    let gone = String(repeating: "a", count: 32)
    bench.workers.hold()
    for (method, session) in [("session/close", closed), ("session/delete", deleted), ("session/load", gone)] {
      #expect(try client.request(method, ["sessionId": session, "cwd": "/"], id: 1).isEmpty)
    }
    let isDone = Flag()
    client.connection.end { isDone.set() }
    bench.workers.doOne()
    #expect(!isDone.isSet)
    bench.workers.doAll()
    #expect(isDone.count == 1)
    #expect(try client.answers().count == 3)
    #expect(bench.service.sessionCount == 0)
  }

  @Test func aFarewellIsSaidInTheLanguageOfTheConnection() throws {
    let bench = try Bench(Programs.small())
    let client = bench.acp()
    client.connection.announce(.idle(minutes: 30))
    let line = try #require(try client.answers().first)
    #expect(line["method"] as? String == "_securebase/closing")
    #expect((line["params"] as? [String: String])?["reason"] == "idle")
    let person = bench.plain()
    _ = person.client.take()
    person.connection.announce(.stopping)
    #expect(person.client.take().hasPrefix("! stopping: "))
  }

  /// Threads: as many queues as there are side by side, each in its own order, nothing lost.
  @Test func threadsDoEverythingOnceAndEachQueueInItsOrder() {
    let workers = ThreadWorkers(most: 4)
    let seen = Mutex<[[Int]]>(Array(repeating: [], count: 20))
    let bell = Bell()
    let left = Mutex(20 * 50)
    for queue in 0..<20 {
      let jobs = JobQueue(workers)
      for number in 0..<50 {
        jobs.add { _ in
          seen.withLock { $0[queue].append(number) }
          let isLast = left.withLock { left in
            left -= 1
            return left == 0
          }
          if isLast { bell.held { bell.ring() } }
        }
      }
    }
    bell.held { while left.withLock({ $0 > 0 }) { bell.wait() } }
    #expect(seen.withLock { $0 } == Array(repeating: Array(0..<50), count: 20))
  }
}
