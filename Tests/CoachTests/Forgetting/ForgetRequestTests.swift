import Coach
import Testing

/// What `/forget` and some words mean.
@Suite struct ForgetRequestTests {
  private static let memory: Memory = {
    var memory = Memory()
    let at = Rehearsal.noon
    for (key, value) in [
      ("name", "Ada"), ("contact_bob", "Bob, 020 7946 0000"), ("note_1", "my interview is on Monday"),
      ("note_12", "Sam likes tea"), ("numbers_first", "yes"),
    ] {
      memory.apply(.fact(key: key, value: value), at: at, session: "s")
    }
    memory.apply(.plan(condition: "it is Sunday", action: "ring Sam"), at: at, session: "s")
    return memory
  }()

  @Test(arguments: [
    ("name", Forgetting(facts: ["name"])), ("my name", Forgetting(facts: ["name"])),
    ("Ada", Forgetting(facts: ["name"])), ("ada", Forgetting(facts: ["name"])),
    ("1", Forgetting(facts: ["note_1"])), ("note 12", Forgetting(facts: ["note_12"])),
    ("notes", Forgetting(facts: ["note_1", "note_12"])),
    ("interview", Forgetting(facts: ["note_1"])), ("my interview", Forgetting(facts: ["note_1"])),
    ("Sam", Forgetting(words: ["Sam"])), ("sam likes", Forgetting(facts: ["note_12"])),
    ("interview everywhere", Forgetting(words: ["interview"])),
    ("contact bob", Forgetting(facts: ["contact_bob"])), ("bob", Forgetting(facts: ["contact_bob"])),
    ("contacts", Forgetting(facts: ["contact_bob"])),
    ("plans", Forgetting(kinds: [.plans])), ("my plan", Forgetting(kinds: [.plans])),
    ("paused", Forgetting(kinds: [.paused])), ("my exercises", Forgetting(kinds: [.paused])),
    ("everything", Forgetting(kinds: [.everything])), ("all", Forgetting(kinds: [.everything])),
    ("this session", Forgetting(session: .this)), ("the last session", Forgetting(session: .last)),
    ("session 9f86d081", Forgetting(session: .named("9f86d081"))),
    ("session of 2026-11-24", Forgetting(session: .named("2026-11-24"))),
    ("Will", Forgetting(words: ["Will"])), ("Max Miller", Forgetting(words: ["Max Miller"])),
  ])
  func theWordsMeanThis(_ words: String, _ wanted: Forgetting) {
    guard case .forget(let forgetting, _) = ForgetRequest(words, in: Self.memory) else {
      Issue.record("\(words) means nothing.")
      return
    }
    var plain = forgetting
    plain.isByWords = false
    #expect(plain == wanted)
  }

  @Test(arguments: ["the", "will", "it is", "you", "a"])
  func wordsThatStandEverywhereAreRefused(_ words: String) {
    #expect(ForgetRequest(words, in: Self.memory) == .tooCommon)
  }

  @Test func anAnswerLikeYesIsNoTextToLookFor() {
    #expect(Forgetting(facts: ["numbers_first"]).texts(in: Self.memory).isEmpty)
    #expect(
      Forgetting(facts: ["contact_bob"]).texts(in: Self.memory)
        == ["Bob, 020 7946 0000", " 020 7946 0000"])
    #expect(Forgetting(kinds: [.plans]).texts(in: Self.memory) == ["it is Sunday", "ring Sam"])
  }
}
