import Coach
import Replay
import TestSupport
import Testing

@Suite struct TurnSelectionTests {
  /// Turns at 04:40, 04:41 … on the person's clock.
  private let transcript = Transcript(events(["one", "two", "three", "four", "five"]))

  private func numbers(_ selection: TurnSelection) -> [Int] {
    selection.applied(to: transcript).turns.map(\.number)
  }

  @Test func turnsAreChosenByNumberTimeAndWord() {
    #expect(numbers(TurnSelection(turns: 2...3)) == [2, 3])
    #expect(numbers(TurnSelection(from: ClockTime("04:43"))) == [3, 4, 5])
    #expect(numbers(TurnSelection(from: ClockTime("4:41"), to: ClockTime("04:42"))) == [1, 2])
    #expect(numbers(TurnSelection(word: "THREE")) == [3])
    #expect(numbers(TurnSelection(word: "hello")) == [0])
    #expect(numbers(TurnSelection(turns: 9...12)) == [])
    #expect(TurnSelection().applied(to: transcript) == transcript)
  }

  @Test func whatIsLeftOutIsCountedWhereItWas() {
    let chosen = TurnSelection(word: "t").applied(to: Transcript(events(["a", "b"])))
    #expect(chosen.turns.isEmpty || chosen.leftOut == 0)
    let middle = TurnSelection(turns: 2...3).applied(to: transcript)
    #expect(middle.turns.map(\.leftOut) == [2, 0])
    #expect(middle.leftOut == 2)
    let text = TranscriptText.plain(middle)
    #expect(text.contains("[2 turns left out]\n\nYou: two"))
    #expect(text.hasSuffix("[2 turns left out]\n"))
  }

  @Test func aTopicLastsUntilTheNext() {
    func turn(_ topic: String?, score: Double = 0.9) -> [TimedEvent] {
      let topics = topic.map { [Heard.Topic(topic: $0, score: score)] } ?? []
      return [.typed("x"), .heard(Heard(topics: topics, feelings: [], about: nil))].map {
        TimedEvent(at: StoreSample.moment(), event: $0)
      }
    }
    let all = turn(nil) + turn("conflict") + turn("meta-yes") + turn("grief", score: 0.2) + turn("self-worth")
    let transcript = Transcript(all)
    #expect(transcript.topics == [nil, "conflict", "conflict", "conflict", "self-worth"])
    #expect(transcript.landmarks == [1, 4])
    #expect(TurnSelection(topic: "Conflict").applied(to: transcript).turns.map(\.number) == [2, 3, 4])
    #expect(TurnSelection(topic: "self worth").applied(to: transcript).turns.map(\.number) == [5])
  }

  @Test func aTimeAfterMidnightIsMeantWhereTheSessionGoesThere() {
    let all = [0, 30, 60].map { minutes in
      TimedEvent(
        at: Moment(milliseconds: 84_600_000 + Int64(minutes) * 60_000), event: .typed("at \(minutes)"))
    }
    let night = Transcript(all)
    #expect(TurnSelection(from: ClockTime("00:10")).applied(to: night).turns.map(\.number) == [3])
    #expect(TurnSelection(to: ClockTime("00:00")).applied(to: night).turns.map(\.number) == [1, 2])
    #expect(TurnSelection(from: ClockTime("23:00")).applied(to: night).turns.count == 3)
    #expect(TurnSelection(from: ClockTime("1970-01-02T00:10")).applied(to: night).turns.map(\.number) == [3])
  }

  @Test(arguments: ["", "25:00", "12", "12:60", "noon", "2026-13-01T12:00", "1T2T3"])
  func whatIsNoTimeIsRefused(_ text: String) {
    #expect(ClockTime(text) == nil)
  }
}
