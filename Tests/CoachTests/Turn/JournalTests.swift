import Coach
import Testing

/// An entry is written line by line, kept as a whole, and danger in it is answered when it is done.
@Suite struct JournalTests {
  private static let script = """
    title: Start
    kind: session
    ---
    <<declare $entry = "">>
    What happened?
    <<ask open>>
    Go on.
    <<ask journal $entry>>
    You wrote {$entry}.
    <<ask open>>
    ===
    title: Journal
    kind: session
    ---
    <<declare $text = "">>
    Write. A full stop ends it.
    <<ask journal $text>>
    <<if $text == "">>
        Nothing written.
    <<else>>
        Kept.
    <<endif>>
    ===
    title: LifeAsk
    kind: safety
    topic: safety-suicide
    ---
    Are you thinking of ending your life?
    -> Yes #yes
        Here are people.
        <<ask open>>
    -> No #no
        Thank you.
    ===

    """
  private static let rules = """
    topics
      safety-suicide out-of-scope
    safety safety-suicide ask
      end my life

    """

  private func session() throws -> Rehearsal { try Rehearsal(Self.script) }

  private func entries(_ session: Rehearsal) -> [String] {
    session.events.compactMap { if case .journal(let text) = $0 { text } else { nil } }
  }

  @Test func linesBecomeOneEntryAndTheQuestionComesBack() throws {
    var session = try session()
    #expect(session.type("/journal") == ["Write. A full stop ends it."])
    for line in ["", "It rained.", "back", "", "  I slept 2 hours"] {
      #expect(session.type(line) == [], "\(line)")
      #expect(session.events.last == .asked(Asked(kind: .journal, node: "Journal")))
    }
    #expect(session.type(" . ") == ["Kept.", "What happened?"])
    #expect(entries(session) == ["It rained.\nback\n\n  I slept 2 hours"])
  }

  @Test func anEmptyEntryIsNone() throws {
    var session = try session()
    session.type("/journal")
    session.type("")
    #expect(session.type(".").first == "Nothing written.")
    #expect(entries(session) == [])
  }

  @Test func aWholeEntryComesBehindTheCommand() throws {
    var session = try session()
    session.type("/journal It rained.\nI slept.\n")
    #expect(entries(session) == ["It rained.\nI slept."])
    #expect(session.said == ["Kept as a journal entry, with this session.", "What happened?"])
  }

  @Test func manyLinesAtOnceAreTakenToo() throws {
    var session = try session()
    session.type("/journal")
    session.type("one\ntwo\n.\nthree")
    #expect(entries(session) == ["one\ntwo"])
  }

  @Test func aScriptMayAskForOne() throws {
    var session = try session()
    session.type("we argued")
    session.type("It rained.")
    #expect(session.type(".").first == "You wrote It rained..")
  }

  @Test func undoTakesALineBackAndNoOther() throws {
    var session = try session()
    session.type("/journal")
    session.type("one")
    session.type("two")
    session.type("/undo")
    session.type("three")
    session.type(".")
    #expect(entries(session) == ["one\nthree"])
  }

  @Test(arguments: ["/menu", "/quit", "/skip", "/stop"])
  func whoLeavesKeepsWhatIsWritten(_ command: String) throws {
    var session = try session()
    session.type("/journal")
    session.type("one")
    session.type(command)
    #expect(entries(session) == ["one"])
  }

  @Test func helpIsAnsweredAndTheEntryGoesOn() throws {
    var session = try session()
    session.type("/journal")
    session.type("one")
    #expect(session.type("help now").contains { $0.contains("999") })
    session.type("two")
    session.type(".")
    #expect(entries(session) == ["one\ntwo"])
  }

  @Test func dangerIsSaidToBeReadAndAnsweredAfterTheEntry() throws {
    var session = try Rehearsal(Self.script, rules: Self.rules)
    session.type("/journal")
    session.type("It rained.")
    #expect(session.type("I want to end my life.").first?.hasPrefix("I read that") == true)
    #expect(session.type("I mean it, I want to end my life").isEmpty)
    #expect(session.type("The cat is here.").isEmpty)
    #expect(session.type(".").contains("Are you thinking of ending your life?"))
    #expect(entries(session).first?.hasSuffix("The cat is here.") == true)
    #expect(session.state.isSafetyOpen)
    #expect(session.type("no") == ["Thank you.", "Kept.", "What happened?"])
    #expect(!session.state.isSafetyOpen)
  }

  @Test(arguments: ["/menu", "/quit"])
  func nobodyLeavesAnEntryWithDangerUnanswered(_ command: String) throws {
    var session = try Rehearsal(Self.script, rules: Self.rules)
    session.type("/journal")
    session.type("I want to end my life")
    #expect(session.type(command).contains("Are you thinking of ending your life?"))
    #expect(entries(session).count == 1)
  }

  @Test func aDangerousLineInAPastedEntryIsFound() throws {
    var session = try Rehearsal(Self.script, rules: Self.rules)
    let lines = (1...40).map { "Line \($0) is about the garden and the weather." }
    session.type("/journal " + (lines + ["I want to end my life."] + lines).joined(separator: "\n"))
    #expect(session.state.isSafetyOpen)
  }
}
