import Coach
import Replay
import TestSupport
import Testing

@Suite struct RedactorTests {
  private let common: Set<String> = [
    "the", "we", "never", "my", "will", "nothing", "argued", "and", "said", "he", "mark", "one", "rose", "i",
  ]

  private func redacted(_ lines: [String]) -> [String] {
    let all = lines.map { TimedEvent(at: StoreSample.moment(), event: .typed($0)) }
    let redactor = Redactor(all, commonWords: common)
    return lines.map { redactor.redacted($0, isTyped: true) }
  }

  @Test func theSameNameHasTheSameMark() {
    #expect(
      redacted(["I told Sam and then Tom's sister", "Sam said: Tom? no, SAM", "sam again"]) == [
        "I told [name 1] and then [name 2]'s sister", "[name 1] said: [name 2]? no, [name 1]",
        "[name 1] again",
      ])
  }

  @Test func whatAnySentenceBeginsWithIsNoName() {
    #expect(redacted(["We argued. Nothing helps on Monday, I said"]) == ["We argued. Nothing helps on Monday, I said"])
    #expect(redacted(["WE NEVER ARGUED"]) == ["WE NEVER ARGUED"])
    #expect(redacted(["Anouk never said it"]) == ["[name 1] never said it"])
  }

  @Test func aNameThatIsAlsoAWordKeepsTheWord() {
    #expect(redacted(["then Will said he will"]) == ["then [name 1] said he will"])
  }

  @Test func namesInSmallLettersGoWhereverTheyStand() {
    #expect(
      redacted(["i told anna that my sister never said it", "Anna's brother and anna, ANNA"]) == [
        "i told [name 1] that my sister never said it", "[name 1]'s brother and [name 1], [name 1]",
      ])
    // A name of no list, where a name is likely; then everywhere.
    #expect(
      redacted(["my friend anouk and he", "anouk, again", "a man called zbigniew"]) == [
        "my friend [name 1] and he", "[name 1], again", "a man called [name 2]",
      ])
  }

  @Test func whoSomebodyIsAndWhatTheyDoStays() {
    for line in ["my sister shouted", "my brother argued and my friend said nothing", "my wife's mother",
      "my husband always phones", "my boss, fuming", "my ex never will", "my partner. quietly"]
    {
      #expect(redacted([line]) == [line])
    }
  }

  /// What it cannot do, as its documentation says.
  @Test func aNameOfNoListInSmallLettersIsMissed() {
    #expect(redacted(["i met zbigniew"]) == ["i met zbigniew"])
    #expect(redacted(["i met mark and rose"]) == ["i met mark and rose"])
  }

  @Test func addressesAndNumbersGo() {
    #expect(
      redacted(["write to ada.l@example.org. or +44 (0)20 7946 0000, at 12 o'clock", "see https://x.example/ada!", "@ada_92 here"]) == [
        "write to [address 1]. or [number], at [number] o'clock", "see [address 2]!", "[address 3] here",
      ])
  }

  @Test func anAnswerThatIsASmallNumberStays() {
    #expect(redacted(["3", " 10 ", "123", "3 times"]) == ["3", " 10 ", "[number]", "[number] times"])
  }

  @Test func theCoachSaysMarksToo() {
    var start = SessionStart(
      session: StoreSample.session(1), at: StoreSample.moment(), seed: 1, scripts: "s", country: "GB",
      memory: Memory())
    for (key, value) in [("contact_ada", "Ada, 020 7946 0000"), ("country", "GB")] {
      start.memory.apply(.fact(key: key, value: value), at: start.at, session: "s")
    }
    let all: [TimedEvent] = [
      .started(start), .said(Said(text: "Someone you named: Ada, 020 7946 0000")),
      .said(Said(text: "Samaritans: 116 123, day and night")), .typed("/forget ada"),
      .remembered(.forgot("contact_ada")), .remembered(.plan(condition: "If Ada calls", action: "I answer")),
      .offered([Choice(number: 1, text: "Ring Ada", line: "l", isAvailable: true)]),
    ].map { TimedEvent(at: start.at, event: $0) }
    let redacted = Redactor(all, commonWords: common).redacted(all)
    #expect(redacted.allSatisfy { !"\($0.event)".lowercased().contains("ada") && !"\($0.event)".contains("7946") })
    #expect(redacted[2].event == all[2].event)
    #expect(redacted[4].event == .remembered(.forgot("contact_name_1")))
    if case .started(let start) = redacted[0].event { #expect(start.memory.country == "GB") }
  }

  @Test func everyTextIsCutAndJoinedWithoutLoss() {
    var random = StoreRandom(seed: 5)
    let parts = ["Ada", "'", "s", "12", "+", "(", "@", ".", " ", "\n", "é", "https://", "\u{1F469}", "-", "a@b.c", "\u{2019}"]
    for _ in 0..<400 {
      let text = (0..<12).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
      let nothing = Redactor([], commonWords: common)
      // With nothing learned, a coach's sentence comes out as it went in.
      #expect(nothing.redacted(text, isTyped: false) == text)
    }
  }
}
