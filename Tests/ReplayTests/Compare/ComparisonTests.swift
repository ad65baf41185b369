import Coach
import Foundation
import Replay
import TestSupport
import Testing

@Suite struct ComparisonTests {
  private let inputs = ["name Ada", "we argued", "/undo", "/quit"]

  private func compare(_ all: [TimedEvent], wording: String = "You said") throws -> Comparison {
    try #require(Comparison(all, engine: StoreEngine.engine(scripts: "scripts-2", wording: wording)))
  }

  @Test func theSameScriptsDifferNowhere() throws {
    for place in [nil, 0, 2, 3] as [Int?] {
      let comparison = try compare(events(inputs, resumesBefore: place))
      #expect(comparison.different == 0)
      #expect(Transcript(comparison.events).turns == Transcript(events(inputs, resumesBefore: place)).turns)
    }
    let same = try compare(events(inputs))
    #expect(ComparisonText.summary(same) == "No difference in 5 turns, the opening counted.")
  }

  @Test func eachTurnThatDiffersIsShown() throws {
    let comparison = try compare(events(inputs), wording: "I heard")
    #expect(comparison.turns.filter(\.differs).map(\.number) == [1, 2, 3])
    #expect(
      ComparisonText.turns(comparison)[1] == """
        Turn 2, you typed: we argued
          in Talk
        - You said: we argued
        + I heard: we argued
          Line 1 for 1 facts.
          1. Go on  2. Stop / halt
        """)
    #expect(ComparisonText.summary(comparison) == "3 of 5 turns differ, first in turn 1.")
  }

  @Test func whatComesAfterANewEndIsCounted() throws {
    var all = events(["we argued", "again", "more"])
    // The recording says that turn 2 did not end the session; typed now, it does.
    let index = try #require(all.firstIndex { $0.event == .typed("again") })
    all[index].event = .typed("/quit")
    let comparison = try compare(all)
    #expect(comparison.notRun == 1)
    #expect(comparison.different == 2)
    #expect(ComparisonText.turns(comparison).last?.contains("1 recorded turn comes after it") == true)
  }

  @Test func whatTheStoreNotesIsPassedOver() throws {
    var all = events(inputs, resumesBefore: 2)
    let index = try #require(all.firstIndex { $0.event == .resumed })
    all.insert(TimedEvent(at: all[index].at, event: .privatePart(turns: 4)), at: index)
    #expect(try compare(all).different == 0)
  }

  @Test func theJSONNamesWhatDiffers() throws {
    let line = ComparisonJSON.line(try compare(events(inputs), wording: "I heard"), session: "abc")
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(object["different"] as? Int == 3)
    let first = (object["differences"] as? [[String: Any]])?.first
    #expect(first?["typed"] as? String == "name Ada")
    #expect((first?["now"] as? [String])?.contains("I heard: name Ada") == true)
    #expect(!line.contains("\n"))
  }

  @Test func withoutAStartThereIsNothingToCompare() {
    #expect(Comparison([], engine: StoreEngine.engine()) == nil)
  }
}
