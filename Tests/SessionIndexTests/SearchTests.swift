import Coach
import SessionStore
import Testing

@testable import SessionIndex

@Suite struct SearchTests {
  private let home: IndexedStore

  init() throws { home = try IndexedStore() }

  private func turn(_ typed: String, _ said: String = "Go on.", node: String = "Talk") -> [SessionEvent] {
    IndexedStore.turn(typed, said, node: node)
  }

  @Test func allWordsMustStandInOneTextAndTheNewestPlaceComesFirst() throws {
    try home.write(1, [turn("We went on holiday with Sam"), turn("Sam was late", "Was the holiday good?")])
    try home.write(2, [turn("no"), turn("Another HOLIDAY, without sam")])
    let hits = try home.search("sam holiday")
    #expect(hits.map(\.session.number) == [1, 2])
    #expect(hits.map(\.turn) == [2, 1])
    #expect(hits.map(\.marked) == ["Another [HOLIDAY], without [sam]", "We went on [holiday] with [Sam]"])
    #expect(try home.search("holiday sam late").isEmpty)
  }

  @Test func speakersAreToldApart() throws {
    try home.write(1, [turn("trust", "Trust grows."), turn("no", "trust")])
    #expect(try home.search("trust").count == 3)
    #expect(try home.search("trust", by: .you).map(\.turn) == [1])
    #expect(try home.search("trust", by: .coach).map(\.turn) == [2, 1])
  }

  @Test(arguments: [
    ("\"never tell\"", "I never tell Sam"), ("jealous*", "All that jealousy"), ("cafe", "At the Café again"),
    ("ZOË", "with zoe there"), ("can't", "I can\u{2019}t say it"), ("🙂", "fine 🙂"), ("不想", "今天很累，不想说话"),
    ("грустно", "Мне ГРУСТНО"), ("\u{201C}never tell\u{201D}", "I never tell Sam"), ("\"tell sa\"*", "I never tell Sam"),
    ("e\u{301}te\u{301}", "un été"), ("a\"b", "so a b it was"),
  ])
  func whatAPersonTypesIsFound(_ words: String, _ text: String) throws {
    try home.write(1, [turn(text), turn("something else altogether")])
    #expect(try home.search(words).map(\.turn) == [1])
  }

  @Test(arguments: ["\"tell never\"", "jealous", "NEAR(a b)", "fine AND NOT", "-fine", "content: x", "(", "a* b* zz*"])
  func whatIsNoneOfItIsNot(_ words: String) throws {
    try home.write(1, [turn("I never tell Sam of jealousy"), turn("🙂")])
    #expect(try home.search(words).isEmpty)
  }

  @Test(arguments: ["", "   ", "\"\"", "\" \""])
  func nothingToLookForIsNothing(_ words: String) { #expect(SearchWords(words) == nil) }

  @Test func aTalkAboutDangerIsNamedOnceAndNotShown() throws {
    try home.write(
      1,
      [
        turn("the river was calm"), turn("I think of the river", "Are you safe?", node: "Danger"),
        turn("the river again", "The river.", node: "Danger"), turn("yes the river"), turn("the river path"),
      ])
    let hits = try home.search("river")
    #expect(hits.map(\.turn) == [5, 4, 1])
    #expect(hits.map { $0.text == nil } == [false, true, false])
    let digest = try #require(try home.listed().first?.digest)
    #expect(digest.touchesSafety)
    #expect(digest.firstWords == "the river was calm")
  }

  @Test func aListingShowsNothingOfDanger() throws {
    let heard = Heard(
      topics: [.init(topic: "safety-suicide", score: 0.9), .init(topic: "grief", score: 0.8)],
      feelings: [.init(word: "hopeless", strength: 9)], about: nil)
    try home.write(1, [[.typed("I want it to end"), .heard(heard), .said(Said(text: "Are you safe?", node: "Danger"))]])
    let digest = try #require(try home.listed().first?.digest)
    #expect(digest.firstWords.isEmpty)
    #expect(digest.topics.isEmpty)
    #expect(digest.feelings.isEmpty)
    #expect(try home.search("end").map(\.marked) == [nil])
  }

  @Test func whatWasTakenBackIsSaidToBe() throws {
    try home.write(1, [turn("my secret garden is here"), [.typed("/undo"), .tookBack(turn: 1)], turn("an open garden it is")])
    #expect(try home.search("garden").map(\.isTakenBack) == [false, true])
    #expect(try home.listed().first?.digest.firstWords == "an open garden it is")
  }

  @Test func filtersNarrowASearch() throws {
    try home.write(1, [turn("tea") + [.remembered(.opened("trust"))]])
    try home.write(40, [turn("tea")])
    #expect(try home.search("tea", SessionFilter(topic: "trust")).map(\.session.number) == [2])
    #expect(try home.search("tea", SessionFilter(since: "2027")).map(\.session.number) == [1])
    #expect(try home.search("tea", SessionFilter(until: "2026-11")).map(\.session.number) == [2])
    #expect(try home.search("tea", limit: 1).count == 1)
  }
}
