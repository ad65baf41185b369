import Testing

@testable import Coach

/// A person's own contacts and country: typed, shown first, changed, forgotten.
@Suite struct OwnHelpTests {
  private let script = """
    title: Start
    ---
    <<declare $name = "">>
    What shall I call you?
    <<ask name $name>>
    <<remember name $name>>
    How are you?
    <<ask open>>
    <<jump Menu>>
    ===
    """

  @Test(arguments: [
    ("Ada 020 7946 0000", "Ada, 020 7946 0000"),
    ("my sister Bo: +44 (0)20-7946", "my sister Bo, +44 (0)20-7946"),
    ("Dr. Li 555", "Dr. Li, 555"),
  ])
  func aContactIsANameAndANumber(_ typed: String, _ text: String) {
    #expect(OwnContact(typed)?.text == text)
  }

  @Test(arguments: [
    "", "Ada", "020 7946 0000", "Ada 02", "12 34 567", String(repeating: "x", count: 60) + " 12345",
  ])
  func anythingElseIsNone(_ typed: String) {
    #expect(OwnContact(typed) == nil)
  }

  @Test func marksThatActOnATerminalAreLeftOut() {
    #expect(OwnContact("A\u{1B}d\u{202E}a 12345")?.text == "Ada, 12345")
  }

  @Test func aContactComesBeforeTheLines() throws {
    var session = try Rehearsal(script)
    session.type("/contact Ada 020 7946 0000")
    #expect(session.remembered == [.fact(key: "contact_ada", value: "Ada, 020 7946 0000")])
    let said = session.type("help now")
    let own = try #require(said.firstIndex(of: "Someone you named: Ada, 020 7946 0000"))
    let line = try #require(said.firstIndex { $0.contains("116 123") })
    #expect(own < line)
    #expect(session.type("/memory").contains("Your contact: Ada, 020 7946 0000."))
  }

  @Test func contactsAreForgottenOneByOneOrAllTogether() throws {
    var session = try Rehearsal(script)
    session.type("/contact Ada 020 7946 0000")
    session.type("/contact Bo 12345")
    session.type("/forget contact ada")
    #expect(session.state.memory.contacts == ["Bo, 12345"])
    session.type("/contact Cy 67890")
    session.type("/forget contacts")
    #expect(session.state.memory.contacts == [])
    #expect(!session.type("help now").contains { $0.hasPrefix("Someone you named") })
  }

  @Test func anUndoNeitherTakesThemNorBringsThemBack() throws {
    var session = try Rehearsal(script)
    session.type("Bee")
    session.type("/contact Ada 12345")
    session.type("/undo")
    #expect(session.state.memory.contacts == ["Ada, 12345"])
    session.type("Bee")
    session.type("/forget contact")
    session.type("/undo")
    #expect(session.state.memory.contacts == [])
  }

  @Test func thereIsALimitAndItSaysSo() throws {
    var session = try Rehearsal(script)
    for number in 0...Memory.Limit.contacts { session.type("/contact P\(number)x 1234\(number)") }
    #expect(session.state.memory.contacts.count == Memory.Limit.contacts)
    #expect(session.said.first?.contains("at most 9") == true)
  }

  @Test func otherFactsNeverPushThemOut() {
    var memory = Memory()
    let noon = Rehearsal.noon
    memory.apply(.fact(key: "contact_ada", value: "Ada, 1"), at: noon, session: "s")
    memory.apply(.fact(key: "country", value: "IE"), at: noon, session: "s")
    for number in 0...Memory.Limit.facts {
      memory.apply(.fact(key: "k\(number)", value: "v"), at: noon, session: "s")
    }
    #expect(memory.contacts == ["Ada, 1"])
    #expect(memory.country == "IE")
  }

  @Test(arguments: [
    ("IE", "IE"), ("uk", "GB"), ("United states", nil), ("ireland", "IE"), ("zz", "ZZ"), ("4", nil),
  ])
  func aCountryIsTwoLettersOrAName(_ typed: String, _ code: String?) {
    let lines = HelpLines("head\nIE,Ireland,emergency,K,-,112 or 999\n")
    #expect(lines.country(typed) == code)
  }

  @Test func theCountryChangesTheLinesAndCanBeForgotten() throws {
    var session = try Rehearsal(script, country: nil)
    #expect(session.type("/country").first?.contains("do not know your country") == true)
    session.type("/country UK")
    #expect(session.state.country == "GB")
    #expect(session.remembered == [.fact(key: "country", value: "GB")])
    #expect(session.type("help now").contains("In danger now (UK): 999"))
    session.type("/country Atlantis")
    #expect(session.state.country == "GB")
    session.type("/forget country")
    #expect(session.state.country == nil)
    #expect(session.state.memory.country == nil)
  }

  @Test func theRealTalksShowContactsExceptAboutAbuse() throws {
    var memory = Memory()
    memory.apply(.done("first-run"), at: Rehearsal.noon, session: "s")
    memory.apply(
      .fact(key: "contact_ada", value: "Ada, 12345"), at: Rehearsal.noon, session: "s")
    var talk = try RealTalk(memory: memory)
    talk.type("I want to kill myself")
    #expect(
      talk.said.firstIndex { $0.contains("Ada, 12345") } ?? 99 < talk.said.firstIndex {
        $0.contains("999")
      } ?? 0)
    var other = try RealTalk(memory: memory)
    other.type("my husband hits me")
    #expect(!other.text.contains("Ada"))
    try other.pick("Yes, it is safe")
    #expect(!other.text.contains("Ada"))
    other.type("help now")
    #expect(!other.text.contains("Ada"))
    var later = try RealTalk(memory: memory)
    later.type(["my husband hits me", "it is not like that", "help now"])
    #expect(!later.text.contains("Ada"))
  }
}
