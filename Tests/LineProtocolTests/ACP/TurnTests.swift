import Coach
import Foundation
import SessionStore
import TestSupport
import Testing

@testable import LineProtocol

/// Turns over the Agent Client Protocol: in order, cancelled, kept, and what stands beside the words.
@Suite struct TurnTests {
  private func stopReason(_ message: [String: Any]) -> String? {
    (message["result"] as? [String: Any])?["stopReason"] as? String
  }

  private func commands(_ messages: [[String: Any]]) -> [String]? {
    let updates = messages.compactMap { ($0["params"] as? [String: Any])?["update"] as? [String: Any] }
    let list = updates.last { $0["availableCommands"] != nil }?["availableCommands"] as? [[String: Any]]
    return list?.compactMap { $0["name"] as? String }
  }

  @Test func theOpenChoicesAreCommandsAndOnlyThose() throws {
    let client = try Bench(Programs.small()).acp()
    let session = try client.newSession()
    let opened = try client.say("/nonsense", in: session)
    #expect(commands(opened)?.prefix(3) == ["1", "2", "safety"])
    #expect(commands(opened)?.count == 2 + SessionCommand.entries.count)
    #expect(commands(try client.say("/1", in: session))?.first == "safety")
    // Nothing new, so nothing is said of it.
    #expect(commands(try client.say("/why", in: session)) == nil)
  }

  @Test func promptsOfASessionAreAnsweredInOrderAndCancelled() throws {
    let bench = try Bench(Programs.small())
    let client = bench.acp()
    let session = try client.newSession()
    bench.workers.hold()
    for id in 10..<14 {
      let line = #"{"jsonrpc":"2.0","id":\#(id),"method":"session/prompt","params":{"sessionId":"\#(session)","prompt":[{"type":"text","text":"1"}]}}"#
      client.send(line)
    }
    // While nothing is answered, an unknown method is.
    #expect(try client.failure("_ping") == .init(-32601, "unknown-method"))
    bench.workers.doOne()
    #expect(try client.answers().last?["id"] as? Int == 10)
    client.send(#"{"jsonrpc":"2.0","method":"$/cancel_request","params":{"requestId":12}}"#)
    #expect(try client.answers().compactMap(ACPClient.Failure.init) == [.init(-32800, "cancelled")])
    client.send(#"{"jsonrpc":"2.0","method":"session/cancel","params":{"sessionId":"\#(session)"}}"#)
    let cancelled = try client.answers()
    #expect(cancelled.map { $0["id"] as? Int } == [11, 13])
    #expect(cancelled.map(stopReason) == ["cancelled", "cancelled"])
    bench.workers.doAll()
    #expect(try client.answers().isEmpty)
    // Idle, it does nothing, and what comes next is not hit.
    client.send(#"{"jsonrpc":"2.0","method":"session/cancel","params":{"sessionId":"\#(session)"}}"#)
    #expect(try client.say("hello", in: session).last.flatMap(stopReason) == "end_turn")
    // What was cancelled was never taken.
    let loaded = Update.said(try client.request("session/load", ["sessionId": session, "cwd": "/"], id: 5))
    #expect(loaded.filter { $0.kind == "user_message_chunk" }.map(\.text) == ["1", "hello"])
  }

  @Test func manyRequestsOfOneSessionHaveALimitAndOthersGoOn() throws {
    var limits = Limits()
    limits.waiting = 3
    let bench = try Bench(Programs.small(), limits: limits)
    let client = bench.acp()
    let session = try client.newSession()
    let other = try #require(try client.call("session/new", ["cwd": "/"])["sessionId"] as? String)
    bench.workers.hold()
    for _ in 0..<3 { _ = try client.request("session/prompt", ACPClient.prompt("1", session), id: 1) }
    #expect(try client.failure("session/prompt", ACPClient.prompt("1", session)) == .init(-32012, "too-many-waiting"))
    _ = try client.request("session/prompt", ACPClient.prompt("1", other), id: 2)
    bench.workers.doAll()
    #expect(try client.answers().filter { $0["id"] != nil }.count == 4)
  }

  @Test func theSameIDTwiceIsAnsweredTwice() throws {
    let client = try Bench(Programs.small()).acp()
    let session = try client.newSession()
    for words in ["1", "hm"] { try client.say(words, in: session) }
    #expect(try client.request("session/prompt", ACPClient.prompt("x", session), id: 8).last?["id"] as? Int == 8)
  }

  @Test func whatIsAnsweredIsOnTheDisk() throws {
    let bench = try Bench(Programs.small())
    let client = bench.acp()
    let session = try client.newSession()
    for words in ["1", "I trust him", "2"] {
      try client.say(words, in: session)
      // As after a kill: nothing is closed, and only what was synced is there.
      let survivor = Bench(bench.service.program, disk: bench.disk.afterPowerLoss(), first: 50).acp()
      try survivor.initialise()
      let loaded = Update.said(try survivor.request("session/load", ["sessionId": session, "cwd": "/"], id: 1))
      #expect(loaded.last { $0.kind == "user_message_chunk" }?.text == words)
      #expect(loaded.last?.kind == "agent_message_chunk")
    }
  }

  @Test func whatCannotBeKeptIsAskedAbout() throws {
    let bench = try Bench(Programs.small())
    let client = bench.acp()
    let session = try client.newSession()
    try client.say("1", in: session)
    bench.disk.arm(1, .fail(.full), isLasting: true)
    let stuck = Update.said(try client.say("I trust him", in: session))
    #expect(stuck.last?.text.contains("The disk is full") == true)
    #expect(stuck.last?.text.contains("1. Try to keep it again") == true)
    bench.disk.arm(nil)
    #expect(Update.said(try client.say("1", in: session)).last?.text.contains("Thank you for telling me.") == true)
    let loaded = Update.said(try client.request("session/load", ["sessionId": session, "cwd": "/"], id: 1))
    #expect(loaded.filter { $0.kind == "user_message_chunk" }.map(\.text) == ["1", "I trust him"])
  }

  @Test func withoutADiskThePersonIsAskedFirst() throws {
    let bench = try Bench(Programs.small())
    bench.disk.arm(1, .fail(.denied), isLasting: true)
    let client = bench.acp()
    let session = try client.newSession()
    bench.timers.pass(milliseconds: 100)
    #expect(Update.said(try client.answers()).first?.text.contains("nothing will be kept") == true)
    #expect(Update.said(try client.say("what?", in: session)).first?.text.contains("1 or 2") == true)
    #expect(Update.said(try client.say("1", in: session)).first?.text.contains("Hello.") == true)
    #expect(Update.said(try client.say("1", in: session)).first?.text == "I am listening.")
  }

  @Test func aPlanIsAnEntryUntilItIsDone() throws {
    let bench = try Bench(Programs.small())
    let client = bench.acp()
    let session = try client.newSession()
    func entries(_ messages: [[String: Any]]) -> [[String: String]]? {
      let updates = messages.compactMap { ($0["params"] as? [String: Any])?["update"] as? [String: Any] }
      return updates.first { $0["sessionUpdate"] as? String == "plan" }?["entries"] as? [[String: String]]
    }
    try client.say("2", in: session)
    try client.say("it is Sunday", in: session)
    let made = try client.say("ring Ada", in: session)
    let open = [["content": "If it is Sunday, then I will ring Ada.", "priority": "medium", "status": "pending"]]
    #expect(entries(made) == open)
    #expect(entries(try client.say("/undo", in: session)) == [])
    #expect(entries(try client.say("ring Ada", in: session)) == open)
    // After a load, and in the next session, it is there.
    try client.call("session/close", ["sessionId": session])
    #expect(entries(try client.request("session/load", ["sessionId": session, "cwd": "/"], id: 2)) == open)
    let next = try #require(try client.call("session/new", ["cwd": "/"])["sessionId"] as? String)
    #expect(entries(try client.say("/why", in: next)) == open)
    let done = try client.say("1", in: session)
    #expect(entries(done)?.first?["status"] == "completed")
  }

  @Test func aSessionThatIsOverGoesOnAsANewOne() throws {
    let bench = try Bench(Programs.small())
    let client = bench.acp()
    let session = try client.newSession()
    try client.say("1", in: session)
    #expect(Update.said(try client.say("/quit", in: session)).last?.text == "Goodbye for now.")
    let again = Update.said(try client.say("I trust you", in: session))
    #expect(again.first?.text.hasPrefix("Hello. I am a program.") == true)
    #expect(again.last?.text.contains("had come to its close") == true)
    try client.call("session/close", ["sessionId": session])
    #expect((try client.call("session/list")["sessions"] as? [Any])?.count == 2)
    // Loaded, it is what it was.
    let loaded = Update.said(try client.request("session/load", ["sessionId": session, "cwd": "/"], id: 1))
    #expect(loaded.last?.text == "Goodbye for now.")
    #expect(Update.said(try client.say("hm", in: session)).count >= 2)
  }

  @Test func aPausedSessionGoesOnAtItsQuestion() throws {
    let client = try Bench(Programs.small()).acp()
    let session = try client.newSession()
    try client.say("1", in: session)
    try client.say("/pause", in: session)
    #expect(Update.said(try client.say("I trust him", in: session)).first?.text.contains("Thank you for telling me.") == true)
    #expect((try client.call("session/list")["sessions"] as? [Any])?.count == 1)
  }

  @Test func changedScriptsShowThePastAndBeginAnew() throws {
    let bench = try Bench(Programs.small())
    let client = bench.acp()
    let session = try client.newSession()
    let shown = Update.said(try client.say("1", in: session))
    let real = try #require(Programs.real)
    let other = bench.again(real).acp()
    try other.initialise()
    let loaded = Update.said(try other.request("session/load", ["sessionId": session, "cwd": "/"], id: 1))
    #expect(loaded.filter { $0.kind == "agent_message_chunk" } == shown)
    let next = Update.said(try other.say("hello", in: session))
    #expect(next.contains { $0.text.contains("scripts have changed") })
    #expect(next.first?.text.contains("Secure Base") == true)
  }

  @Test func modesAndOptionsAreTheSameAsTheCommands() throws {
    let bench = try Bench(Programs.real ?? Programs.small())
    let client = bench.acp()
    let session = try client.newSession()
    try client.say("1", in: session)
    func current(_ result: [String: Any]) -> [String: String] {
      let options = result["configOptions"] as? [[String: Any]] ?? []
      return Dictionary(uniqueKeysWithValues: options.compactMap { option in
        (option["id"] as? String).map { ($0, option["currentValue"] as? String ?? "?") }
      })
    }
    let set = try client.request("session/set_mode", ["sessionId": session, "modeId": "private"], id: 1)
    #expect(Update.all(set).map(\.kind).filter { $0.contains("mode") } == ["current_mode_update"])
    let result = try client.call(
      "session/set_config_option", ["sessionId": session, "configId": "country", "value": "IE"])
    #expect(current(result) == ["keeping": "private", "country": "IE"])
    // By words, too.
    let typed = Update.all(try client.say("/private", in: session)).map(\.kind)
    #expect(typed.contains("current_mode_update") && typed.contains("config_option_update"))
    // Set to what it is, nothing happens.
    let same = try client.request("session/set_mode", ["sessionId": session, "modeId": "kept"], id: 2)
    #expect(same.count == 1)
    let log = bench.disk.paths.filter { $0.hasSuffix(".jsonl") }.compactMap { bench.disk.text(at: $0) }.joined()
    #expect(!log.contains("/country"))
  }

  @Test func dangerIsAnsweredInTheTurnAndStandsAtTheTopAfterwards() throws {
    let bench = Bench(try #require(Programs.real))
    let client = bench.acp()
    let session = try client.newSession()
    let answer = try client.say("i want to die", in: session)
    #expect(Update.said(answer).last?.text.isEmpty == false)
    try client.say("yes", in: session)
    let shown = try client.say("help now", in: session)
    #expect(Update.said(shown).last?.text.contains("116 123") == true)
    #expect(commands(answer)?.first == "safety")
    #expect((shown.last?["result"] as? [String: Any])?["stopReason"] as? String == "end_turn")
    let other = bench.again().acp()
    try other.initialise()
    let loaded = try other.request("session/load", ["sessionId": session, "cwd": "/"], id: 3)
    let place = try #require(loaded.firstIndex { $0["id"] as? Int == 3 })
    // Behind the response, so that what was shown is what it was.
    #expect(Update.said(Array(loaded[place...])).map { $0.text.contains("116 123") } == [true])
    let list = try other.call("session/list")["sessions"] as? [[String: Any]]
    #expect(list?.first?["title"] as? String == "24 Nov, night")
  }

  @Test func reasonsAreToldOfAnyMessageAndExportsAreWhole() throws {
    let bench = try Bench(Programs.small())
    let client = bench.acp()
    let session = try client.newSession()
    try client.say("1", in: session)
    try client.say("I trust him", in: session)
    let last = try client.call("_securebase/why", ["sessionId": session])
    #expect(last["messageId"] as? String == "a2")
    let earlier = try client.call("_securebase/why", ["sessionId": session, "messageId": "a0"])
    let lines = try #require(earlier["lines"] as? [[String: Any]])
    #expect(lines.last?["line"] as? String == "line:what")
    #expect(lines.last?["sources"] as? [String] == ["src:row1"])
    #expect((earlier["reasons"] as? [String])?.contains { $0.contains("A study of ducks.") } == true)
    for (format, sign) in ["md": "# ", "text": "I am listening.", "html": "<!DOCTYPE html>"] {
      let text = try client.call("_securebase/export", ["sessionId": session, "format": format])["text"] as? String
      #expect(text?.contains(sign) == true, "\(format)")
      #expect(text?.contains("I trust him") == true)
    }
  }

  @Test func aSessionOfTheTerminalGoesOnHereAndTheOtherWayRound() throws {
    let program = try Programs.small()
    let disk = StoreDisk()
    let store = Store(paths: StorePaths(folder: Bench.folder), files: disk)
    let engine = SessionEngine(program)
    let talk = try RecordedSession.begin(
      in: store, engine: engine, opening: StoreSample.opening(40), memory: Memory())
    _ = try talk.answer("1", at: StoreSample.moment(1))
    talk.setAside(at: StoreSample.moment(2))
    let client = Bench(program, disk: disk).acp()
    try client.initialise()
    let id = StoreSample.session(40)
    #expect(Update.said(try client.request("session/load", ["sessionId": id, "cwd": "/"], id: 1)).count == 3)
    try client.say("I trust him", in: id)
    client.connection.end {}
    let file = try #require(try store.file(ofSession: id))
    guard case .ready(let back) = try RecordedSession.resume(
      file, in: store, engine: engine, at: StoreSample.moment(9))
    else {
      Issue.record("It cannot be gone on with.")
      return
    }
    #expect(back.position.events.first == .resumed)
    #expect(try store.log(file).turns == 2)
  }

  @Test func withoutAStoreNothingIsWritten() throws {
    let bench = try Bench(Programs.small(), isSaved: false)
    let client = bench.acp()
    let session = try client.newSession()
    try client.say("1", in: session)
    client.connection.end {}
    #expect(bench.disk.paths.filter { $0.hasPrefix(Bench.folder) }.isEmpty)
  }
}
