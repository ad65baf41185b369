import Coach
import Replay
import TestSupport
import Testing

/// A session of the small engine, as events with the given answers.
func events(
  _ inputs: [String], seed: UInt64 = 3, wording: String = "You said", resumesBefore: Int? = nil
) -> [TimedEvent] {
  let start = SessionStart(
    session: StoreSample.session(1), at: StoreSample.moment(), seed: seed, scripts: "scripts-1",
    country: nil, memory: Memory())
  let (opening, begun) = StoreEngine.begin(start)
  var state = begun
  var all = opening.map { TimedEvent(at: start.at, event: $0) }
  for (index, input) in inputs.enumerated() {
    let at = StoreSample.moment(index + 1)
    if index == resumesBefore {
      if !state.isOver { all.append(TimedEvent(at: at, event: .ended(.paused))) }
      all += state.resume(at: at).map { TimedEvent(at: at, event: $0) }
    }
    all += state.advance(CoachInput(text: input, at: at), wording: wording)
      .map { TimedEvent(at: at, event: $0) }
  }
  return all
}

@Suite struct TranscriptTests {
  @Test func turnsAreWhatWasTypedAndWhatCameOfIt() {
    let transcript = Transcript(events(["name Ada", "we argued", "/undo", "/quit"]))
    #expect(transcript.turns.map(\.number) == [0, 1, 2, 3, 4])
    #expect(transcript.turns.map(\.typed) == [nil, "name Ada", "we argued", "/undo", "/quit"])
    #expect(transcript.turns.map(\.isTakenBack) == [false, false, true, false, false])
    #expect(transcript.ending == .finished)
    #expect(transcript.nodes == ["Start", "Talk"])
    #expect(transcript.start?.seed == 3)
  }

  @Test func aComingBackStandsForItself() {
    let transcript = Transcript(events(["one", "/pause", "two"], resumesBefore: 2))
    #expect(transcript.turns.map(\.isReturn) == [false, false, false, true, false])
    #expect(transcript.turns.map(\.number) == [0, 1, 2, 2, 3])
    #expect(transcript.ending == nil)
  }

  @Test func theTextIsExactlyThis() {
    let all = events(["we argued\nagain", "/undo", "/quit"])
    #expect(
      TranscriptText.plain(Transcript(all)) == """
        Session 9e3779b9, 24 November 2026, 04:40

        Coach: Hello, friend.

        You: we argued
        again [taken back]

        Coach: You said: we argued
        again

        Line 2 for 0 facts.

          1. Go on
          2. Stop / halt [not available]

        You: /undo

        Coach: You said: /undo

        Line 1 for 0 facts.

          1. Go on
          2. Stop / halt

        You: /quit

        Coach: Goodbye.

        [end of the session]

        """)
  }

  @Test func timesAreShownWhenAskedFor() {
    let text = TranscriptText.plain(Transcript(events(["hello"])), showsTimes: true)
    #expect(text.contains("You (04:41): hello"))
    #expect(text.contains("Coach (04:40): Hello, friend."))
  }

  @Test func withoutAStartTheRestIsShown() {
    let transcript = Transcript(Array(events(["hello", "/quit"]).dropFirst(2)))
    #expect(transcript.start == nil)
    #expect(TranscriptText.plain(transcript).hasPrefix("You: hello"))
    #expect(TranscriptText.plain(Transcript([])) == "\n")
  }

  @Test func noControlCharacterGetsThrough() {
    let words = "a\u{1B}[2Jb\u{7}c\u{9B}d\u{202E}e\rf\tg\u{2028}h\u{7F}\u{FEFF}"
    let text = TranscriptText.plain(Transcript(events([words])))
    #expect(text.contains("a\u{241B}[2Jb\u{2407}c\u{FFFD}de\u{240D}f g\nh\u{2421}"))
    #expect(
      text.unicodeScalars.allSatisfy {
        $0 == "\n"
          || !$0.properties.isBidiControl && $0.value >= 0x20 && $0.value != 0x7F
            && !(0x80...0x9F).contains($0.value)
      })
  }
}
