import Coach
import Testing

/// `/remember` keeps the person's own words until they say otherwise.
@Suite struct NotesTests {
  private let script = """
    title: Start
    ---
    What happened?
    <<ask open>>
    Go on.
    <<ask open>>
    ===

    """

  @Test func aNoteIsKeptAndShownWithItsDate() throws {
    var session = try Rehearsal(script)
    #expect(session.type("/remember  my interview\tis on Monday ").first?.hasPrefix("Kept as note 1.") == true)
    #expect(session.remembered == [.fact(key: "note_1", value: "my interview is on Monday")])
    #expect(session.type("/memory").contains("Note 1, 25 November 2025: my interview is on Monday"))
    session.type("/note two")
    session.type("/forget note 1")
    session.type("/remember three")
    #expect(session.state.memory.notes.map(\.number) == [2, 3])
  }

  @Test func undoTakesANoteBackAndNothingElse() throws {
    var session = try Rehearsal(script)
    session.type("we argued")
    session.type("/remember one")
    let before = session.said.suffix(1)
    session.type("/undo")
    #expect(session.state.memory.notes.isEmpty)
    #expect(session.events.contains(.tookBack(turn: 2)))
    #expect(session.said.suffix(1) == before)
    session.type("/undo")
    #expect(session.said.contains("What happened?"))
  }

  @Test func againSaysTheQuestionAndNotTheNote() throws {
    var session = try Rehearsal(script)
    session.type("/remember one")
    #expect(session.type("/again").contains("What happened?"))
  }

  @Test func anEmptyOrEndlessNoteIsNotKept() throws {
    var session = try Rehearsal(script)
    session.type("/remember")
    session.type("/remember " + String(repeating: "x", count: 501))
    #expect(session.remembered.isEmpty)
    #expect(session.state.memory.notes.isEmpty)
  }

  @Test func memoryNamesNothingByAnInternalName() throws {
    var memory = Memory()
    for what in ["topic-repair", "exercise-E2", "exercise-E99", "first-run", "reflection"] {
      memory.apply(.done(what), at: Rehearsal.noon, session: "s")
      memory.apply(.declined(what), at: Rehearsal.noon, session: "s")
    }
    memory.apply(.fact(key: "numbers_first", value: "unsure"), at: Rehearsal.noon, session: "s")
    memory.apply(.opened("faq-how-long"), at: Rehearsal.noon, session: "s")
    let session = try Rehearsal(script)
    let text = MemoryText.paragraphs(memory, at: Rehearsal.noon, in: session.program).joined(separator: "\n")
    for name in ["topic-", "exercise-", "first-run", "numbers_first", "unsure", "faq-", "E2"] {
      #expect(!text.contains(name), "\(text)")
    }
  }

  @Test func whatIsForgottenIsNotSaidAgain() throws {
    var session = try Rehearsal(
      """
      title: Start
      ---
      What is your name?
      <<declare $name = "">>
      <<ask name $name>>
      <<remember name $name>>
      Hello {$name}.
      -> I am {$name}
          Yes, {$name}.
          <<ask open>>
      ===

      """)
    session.type("Zorka")
    let said = session.type("/forget Zorka")
    #expect(said.contains("1. I am [redacted]"))
    #expect(session.state.forgetting == Forgetting(facts: ["name"], words: ["Zorka"], isByWords: true))
    let later = session.type("/again") + session.type("1") + session.type("/why") + session.type("/memory")
    #expect(!later.joined().contains("Zorka"))
    #expect(later.contains("Yes, [redacted]."))
    session.type("/undo")
    #expect(!session.said.joined().contains("Zorka"))
    #expect(session.state.memory.facts.isEmpty)
    #expect(session.state.forgetting == nil)
  }
}
