import Dialogs
import Testing

@testable import Workshop

/// The tables of this project that the checks read.
@Suite struct DialogsTablesTests {
  @Test func theyHaveNoMistake() {
    let wording = WordingTable(path: "", text: Dialogs.text(of: "wording.csv") ?? "")
    let exercises = ExerciseTable(
      path: "", text: Dialogs.text(of: "exercises/exercises.csv") ?? "")
    #expect(wording.mistakes.map(\.message) == [])
    #expect(exercises.mistakes.map(\.message) == [])
    #expect(exercises.rows.count == 23)
    #expect(exercises.rows.filter { $0.value.hasFearGate }.keys.sorted() == ["E2", "E22", "E3", "E4", "E5"])
  }

  @Test func whatMustNeverBeSaidIsFound() {
    let wording = WordingTable(path: "", text: Dialogs.text(of: "wording.csv") ?? "")
    for words in [
      "You will feel better soon.", "You are healed.", "That is proven.", "Research proves it.",
      "They are a narcissist.", "It is toxic.", "I care about you.", "I am always here.",
      "I understand exactly.", "Well done!",
    ] {
      #expect(wording.forbidden(in: PlainText(words).ownWords) != nil, "\(words)")
    }
    #expect(wording.forbidden(in: PlainText("I missed you there. Sorry.").ownWords) == nil)
  }
}
