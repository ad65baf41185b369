import Coach
import Replay
import TestSupport
import Testing

@Suite struct TimelineTests {
  private func timeline(_ minutes: [Int], _ words: [String]) -> Timeline {
    var all: [TimedEvent] = []
    for (minute, text) in zip(minutes, words) {
      let at = StoreSample.moment(minute)
      if !text.isEmpty { all.append(TimedEvent(at: at, event: .typed(text))) }
      all.append(TimedEvent(at: at, event: .said(Said(text: "Yes."))))
    }
    return Timeline(Transcript(all))
  }

  @Test func wordsAppearLetterByLetterAndTheReplyAtOnce() {
    let timeline = timeline([0, 1], ["", "abc"])
    #expect(timeline.steps.map(\.characters) == [0, 1, 2, 3, 3])
    #expect(timeline.steps.map(\.isWhole) == [true, false, false, false, true])
    #expect(timeline.steps.map(\.pause) == [0, 59_480, 60, 60, 400])
    #expect(timeline.wholes == [0, 4])
  }

  @Test func aTurnTakesTheTimeThatItTook() {
    let timeline = timeline([0, 2, 5, 9], ["", "one", "two words", "three"])
    #expect(timeline.steps.reduce(0) { $0 + $1.pause } == 9 * 60_000)
  }

  @Test func aClockThatWentBackGivesNoPause() {
    let timeline = timeline([5, 1], ["", "ab"])
    #expect(timeline.steps.map(\.pause) == [0, 60, 60, 400])
  }

  @Test func aLongMessageIsTypedInSixSeconds() {
    let timeline = timeline([0], [String(repeating: "x", count: 4000)])
    #expect(timeline.steps.reduce(0) { $0 + $1.pause } == 6000 + 400)
    #expect(timeline.steps.dropLast().last?.characters == 4000)
    #expect(timeline.steps.count == 301)
  }

  @Test func whatCountsAsOneCharacterIsNeverCut() {
    let family = "\u{1F469}\u{200D}\u{1F467}e\u{301}"
    #expect(timeline([0], [family]).steps.map(\.characters) == [1, 2, 2])
  }

  @Test func anEmptyTranscriptHasNoSteps() {
    #expect(Timeline(Transcript([])).steps.isEmpty)
  }

  /// The pause is limited first, then divided: at most `maxPause / speed`.
  @Test(arguments: [
    (10_000, 1.0, 3000, 3000), (10_000, 2.0, 3000, 1500), (2000, 2.0, 3000, 1000),
    (10_000, 0.5, 3000, 6000), (0, 3.0, 3000, 0), (-5, 1.0, 3000, 0), (10_000, 4.0, 0, 0),
  ])
  func aPauseIsLimitedFirstAndThenDivided(_ pause: Int, _ speed: Double, _ most: Int, _ wait: Int) {
    #expect(Pace(speed: speed, maxPause: most).wait(pause) == wait)
  }

  @Test func everyWaitFitsWhateverTheNumbers() {
    var random = StoreRandom(seed: 8)
    for _ in 0..<500 {
      let speed = Double.random(in: 0.001...1000, using: &random)
      let most = Int.random(in: 0...100_000, using: &random)
      let pause = Int(truncatingIfNeeded: random.next())
      let wait = Pace(speed: speed, maxPause: most).wait(pause)
      #expect(wait >= 0 && Double(wait) <= Double(most) / speed + 0.5)
      #expect(Pace(speed: speed, maxPause: nil).wait(pause) >= 0)
    }
  }
}
