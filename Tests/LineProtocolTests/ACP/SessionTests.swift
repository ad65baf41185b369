import Coach
import Foundation
import SessionStore
import TestSupport
import Testing

@testable import LineProtocol

/// Sessions over the Agent Client Protocol: begun, gone on with, taken up, listed, removed.
@Suite struct SessionTests {
  @Test func theGreetingComesBehindTheResponseAndAfterAWhile() throws {
    let bench = try Bench(Programs.small())
    let client = bench.acp()
    _ = try client.newSession()
    #expect(try client.answers().isEmpty)
    bench.timers.pass(milliseconds: 49)
    #expect(try client.answers().isEmpty)
    bench.timers.pass(milliseconds: 50)
    let updates = Update.all(try client.answers())
    #expect(updates.map(\.kind) == ["agent_message_chunk", "available_commands_update"])
    #expect(
      updates.first?.text
        == "Hello. I am a program.\n\nWhat would help most right now?\n\n1. Talk something through\n"
        + "2. Plan a next step\n\nA number, or your own words.")
    bench.timers.pass(milliseconds: 1000)
    #expect(try client.answers().isEmpty)
  }

  @Test func aPromptThatIsQuickerIsAnsweredBehindTheGreeting() throws {
    let bench = try Bench(Programs.small())
    let client = bench.acp()
    let session = try client.newSession()
    let answers = try client.say("/1", in: session)
    #expect(Update.said(answers).map(\.text).first?.hasPrefix("Hello. ") == true)
    #expect(Update.said(answers).map(\.text).last == "I am listening.")
    #expect((answers.last?["result"] as? [String: Any])?["stopReason"] as? String == "end_turn")
    bench.timers.pass(milliseconds: 100)
    #expect(try client.answers().isEmpty)
  }

  @Test func everythingMayBeSentBeforeTheFirstAnswerIsRead() throws {
    let client = try Bench(Programs.small()).acp()
    for line in [
      #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":1}}"#,
      #"{"jsonrpc":"2.0","id":2,"method":"session/new","params":{"cwd":"C:\\Users\\ada"}}"#,
      #"{"jsonrpc":"2.0","id":3,"method":"session/list"}"#,
    ] { client.send(line) }
    #expect(try client.answers().compactMap { $0["id"] as? Int } == [1, 2, 3])
  }

  @Test func whatIsLoadedIsWhatWasShownByteForByte() throws {
    let bench = try Bench(Programs.small())
    let client = bench.acp()
    let session = try client.newSession()
    var shown = Update.said(try client.say("1", in: session))
    shown.insert(Update("user_message_chunk", "1"), at: 1)
    for words in ["I don't *trust* him, <b>ever</b>.\n# No\u{0}\u{2028}", "", "/why", "2", "bogus", "/bogus"] {
      shown.append(Update("user_message_chunk", words))
      shown += Update.said(try client.say(words, in: session))
    }
    #expect(shown.count == 15)
    // Another process, without a word of warning to this one.
    let other = bench.again().acp()
    try other.initialise()
    let loaded = try other.request(
      "session/load", ["sessionId": session, "cwd": "/elsewhere", "mcpServers": [Any]()], id: 3)
    let place = try #require(loaded.firstIndex { $0["id"] as? Int == 3 })
    #expect(Update.said(Array(loaded[..<place])) == shown)
    #expect(loaded[place]["result"] is [String: Any])
    #expect(Update.all(Array(loaded[place...])).map(\.kind) == ["available_commands_update", "session_info_update"])
    // It goes on where it was.
    let next = Update.said(try other.say("on Sunday", in: session))
    #expect(next.count == 1)
  }

  @Test func aSecondLoadShowsItOnceMoreAndOnceOnly() throws {
    let bench = try Bench(Programs.small())
    let client = bench.acp()
    let session = try client.newSession()
    try client.say("1", in: session)
    let parameters: [String: Any] = ["sessionId": session, "cwd": "/", "mcpServers": [Any]()]
    let first = Update.said(try client.request("session/load", parameters, id: 3))
    #expect(first.map(\.kind) == ["agent_message_chunk", "user_message_chunk", "agent_message_chunk"])
    #expect(Update.said(try client.request("session/load", parameters, id: 4)) == first)
    try client.call("session/close", ["sessionId": session])
    #expect(Update.said(try client.request("session/load", parameters, id: 5)) == first)
    try client.say("I trust her", in: session)
    try client.call("session/close", ["sessionId": session])
    // A coming back repeats the question, and is not shown again.
    let longer = Update.said(try client.request("session/load", parameters, id: 6))
    #expect(longer.count == 5)
    #expect(Array(longer.prefix(3)) == first)
  }

  @Test func resumingShowsNothingOfThePast() throws {
    let bench = try Bench(Programs.small())
    let session = try bench.acp().newSession()
    let client = bench.acp(2)
    try client.initialise()
    // What was never said is nowhere.
    #expect(try client.failure("session/resume", ["sessionId": session, "cwd": "/"]) == .init(-32010, "in-use"))
    let talker = bench.acp(3)
    let own = try talker.newSession()
    try talker.say("1", in: own)
    try talker.call("session/close", ["sessionId": own])
    let answers = try client.request("session/resume", ["sessionId": own, "cwd": "/"], id: 1)
    #expect(Update.said(answers).isEmpty)
    #expect(Update.all(answers).map(\.kind) == ["available_commands_update", "session_info_update"])
    #expect(Update.said(try client.say("I trust you", in: own)).count == 1)
  }

  @Test func aSessionBelongsToOneConnectionAtATime() throws {
    let bench = try Bench(Programs.small())
    let (one, two) = (bench.acp(1), bench.acp(2))
    let session = try one.newSession()
    try one.say("1", in: session)
    try two.initialise()
    let parameters: [String: Any] = ["sessionId": session, "cwd": "/"]
    #expect(try two.failure("session/load", parameters) == .init(-32010, "in-use"))
    #expect(try two.failure("session/delete", parameters) == .init(-32010, "in-use"))
    #expect(try two.failure("session/prompt", ACPClient.prompt("x", session)) == .init(-32002, "unknown-session"))
    one.connection.end {}
    #expect(Update.said(try two.request("session/load", parameters, id: 1)).count == 3)
    #expect(bench.service.sessionCount == 1)
  }

  @Test func closingKeepsAndDeletingForgets() throws {
    let bench = try Bench(Programs.small())
    let client = bench.acp()
    let session = try client.newSession()
    try client.say("1", in: session)
    let named = ["sessionId": session]
    try client.call("session/close", named)
    #expect(bench.service.sessionCount == 0)
    for method in ["session/close", "session/set_mode", "_securebase/why"] {
      #expect(try client.failure(method, named.merging(["modeId": "kept"]) { $1 })?.code == -32002, "\(method)")
    }
    #expect(try client.failure("session/prompt", ACPClient.prompt("x", session))?.code == -32002)
    #expect((try client.call("session/list")["sessions"] as? [Any])?.count == 1)
    try client.call("session/delete", named)
    #expect((try client.call("session/list")["sessions"] as? [Any])?.isEmpty == true)
    #expect(bench.disk.paths.contains { $0.hasSuffix(".jsonl") } == false)
    // Once more, or one that never was: it is gone, and that is what was wanted.
    try client.call("session/delete", named)
    try client.call("session/delete", ["sessionId": "../../etc/passwd"])
    #expect(try client.failure("session/load", named.merging(["cwd": "/"]) { $1 }) == .init(-32002, "unknown-session"))
  }

  @Test func anOpenSessionCanBeDeleted() throws {
    let bench = try Bench(Programs.small())
    let client = bench.acp()
    let session = try client.newSession()
    try client.say("1", in: session)
    try client.call("session/delete", ["sessionId": session])
    #expect(bench.disk.paths.contains { $0.hasSuffix(".jsonl") } == false)
    #expect(bench.service.sessionCount == 0)
  }

  @Test func sessionsAreListedNewestFirstByPagesAndWithoutWords() throws {
    let bench = try Bench(Programs.small())
    let client = bench.acp()
    try client.initialise()
    var made: [String] = []
    for number in 0..<53 {
      let session = try #require(try client.call("session/new", ["cwd": "/a"])["sessionId"] as? String)
      // One in which nothing was said is no session.
      if number != 20 {
        try client.say(number == 52 ? "I trust nobody, said Zebedee" : "1", in: session)
        made.insert(session, at: 0)
      }
      try client.call("session/close", ["sessionId": session])
    }
    let first = try client.call("session/list", ["cwd": "/b"])
    let sessions = try #require(first["sessions"] as? [[String: Any]])
    #expect(sessions.count == 50)
    #expect(sessions.allSatisfy { $0["cwd"] as? String == "/b" })
    #expect(sessions.first?["title"] as? String == "24 Nov, morning")
    #expect(sessions.last?["title"] as? String == "24 Nov, night")
    let cursor = try #require(first["nextCursor"] as? String)
    let second = try client.call("session/list", ["cursor": cursor])
    let rest = try #require(second["sessions"] as? [[String: Any]])
    #expect(second["nextCursor"] == nil)
    #expect((sessions + rest).compactMap { $0["sessionId"] as? String } == made)
    #expect(rest.first?["cwd"] as? String == "/home/ada")
    for bad in ["x", "../../etc", cursor + ".jsonl", ""] {
      #expect(try client.failure("session/list", ["cursor": bad]) == .init(-32602, "bad-cursor"))
    }
  }

  @Test func titlesNameADayAndATopicAndNothingOfDanger() throws {
    let program = try #require(Programs.real)
    func title(_ events: [SessionEvent], _ moment: Moment = StoreSample.moment()) -> String {
      SessionTitle(events.map { TimedEvent(at: moment, event: $0) }, startedAt: moment, program).text
    }
    func heard(_ topic: String, _ score: Double) -> SessionEvent {
      .heard(Heard(topics: [.init(topic: topic, score: score)], feelings: [], about: nil))
    }
    let said = SessionEvent.typed("My sister Zebedee")
    #expect(title([said]) == "24 Nov, night")
    #expect(title([said, heard("trust", 0.9)]) == "24 Nov, night: " + program.title(ofTopic: "trust"))
    #expect(title([said, heard("trust", 0.9), said, heard("conflict", 0.9)]) == title([said, heard("trust", 0.9)]))
    #expect(title([said, heard("trust", 0.2)]) == "24 Nov, night")
    #expect(title([heard("trust", 0.9), heard("safety-life", 0.9)]) == "24 Nov, night")
    #expect(title([heard("meta-greeting", 0.9)], StoreSample.moment(8 * 60)) == "24 Nov, afternoon")
    #expect(title([], StoreSample.moment(15 * 60)) == "24 Nov, evening")
  }

  @Test func wrongParametersAreNamed() throws {
    let client = try Bench(Programs.small()).acp()
    let session = try client.newSession()
    let cases: [(String, [String: Any], Int)] = [
      ("session/new", [:], -32602), ("session/new", ["cwd": 7], -32602), ("session/new", ["cwd": "relative"], -32602),
      ("session/new", ["cwd": "/", "mcpServers": "x"], -32602), ("session/list", ["cwd": "x"], -32602),
      ("session/prompt", [:], -32602), ("session/prompt", ["sessionId": session], -32602),
      ("session/prompt", ["sessionId": session, "prompt": "text"], -32602),
      ("session/prompt", ["sessionId": session, "prompt": [["type": "image", "data": ""]]], -32602),
      ("session/prompt", ["sessionId": session, "prompt": [["type": "text"]]], -32602),
      ("session/prompt", ["sessionId": session, "prompt": [7]], -32602),
      ("session/prompt", ["sessionId": 7, "prompt": [Any]()], -32602),
      ("session/prompt", ACPClient.prompt("x", "nowhere"), -32002),
      ("session/load", ["sessionId": String(repeating: "a", count: 32), "cwd": "/"], -32002),
      ("session/load", ["sessionId": "../x", "cwd": "/"], -32002), ("session/load", ["sessionId": session], -32602),
      ("session/set_mode", ["sessionId": session, "modeId": "bold"], -32602),
      ("session/set_config_option", ["sessionId": session, "configId": "x", "value": "y"], -32602),
      ("session/set_config_option", ["sessionId": session, "configId": "country", "value": "XX"], -32602),
      ("session/set_config_option", ["sessionId": session, "configId": "country", "value": true], -32602),
      ("_securebase/why", ["sessionId": session, "messageId": "a9"], -32602),
      ("_securebase/export", ["sessionId": session, "format": "pdf"], -32602),
      ("_securebase/export", ["sessionId": session], -32002),
    ]
    for (method, params, code) in cases {
      #expect(try client.failure(method, params)?.code == code, "\(method) \(params)")
    }
    // None of it has hurt.
    #expect(Update.said(try client.say("1", in: session)).count == 2)
  }

  @Test func promptsAreTextAndTheNamesOfLinks() throws {
    let client = try Bench(Programs.small()).acp()
    let session = try client.newSession()
    try client.say("2", in: session)
    _ = try client.request(
      "session/prompt",
      [
        "sessionId": session,
        "prompt": [
          ["type": "text", "text": "when"], ["type": "resource_link", "name": "notes.md", "uri": "file:///etc/passwd"],
          ["type": "text", "text": " comes"],
        ],
      ], id: 2)
    let loaded = Update.said(try client.request("session/load", ["sessionId": session, "cwd": "/"], id: 3))
    #expect(loaded.contains(Update("user_message_chunk", "when notes.md comes")))
    _ = try client.request("session/prompt", ["sessionId": session, "prompt": [Any]()], id: 4)
    #expect(Update.said(try client.request("session/load", ["sessionId": session, "cwd": "/"], id: 5)).suffix(2).first?.text == "")
  }

  @Test func ofAVeryLongTextTheBeginningIsTakenAndThatIsSaid() throws {
    var limits = Limits()
    limits.prompt = 10
    let client = try Bench(Programs.small(), limits: limits).acp()
    let session = try client.newSession()
    try client.say("1", in: session)
    let answer = try client.say("trust 🌙🌙🌙", in: session)
    #expect((answer.last?["result"] as? [String: Any])?["stopReason"] as? String == "end_turn")
    #expect(Update.said(answer).last?.text.contains("only the first 10 bytes") == true)
    let loaded = Update.said(try client.request("session/load", ["sessionId": session, "cwd": "/"], id: 5))
    #expect(loaded.contains(Update("user_message_chunk", "trust 🌙")))
  }

  @Test func metaComesBackAsItWas() throws {
    let client = try Bench(Programs.small()).acp()
    client.send(
      #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":99,"_meta":{ "traceparent":"00-1\u0031", "z":1.50 }}}"#)
    #expect(client.client.take().hasSuffix(#","_meta":{ "traceparent":"00-1\u0031", "z":1.50 }}}"# + "\n"))
  }
}
