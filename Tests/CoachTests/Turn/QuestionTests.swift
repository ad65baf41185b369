import Testing

@testable import Coach

@Suite struct QuestionTests {
  private func script(_ ask: String, _ declare: String = "<<declare $v = \"\">>") -> String {
    """
    title: Start
    ---
    \(declare)
    Well?
    <<\(ask)>>
    Heard {$v}.
    <<jump Menu>>
    ===
    """
  }

  @Test func wordsAreKeptAsTheyAre() throws {
    var session = try Rehearsal(script("ask text $v"))
    #expect(session.type("  We said: \"no\" {0} [b]\n twice ").first == "Heard We said: \"no\" {0} [b] twice.")
  }

  @Test(arguments: [
    ("Ada", "Ada"), ("my name is Ada Lovelace", "Ada Lovelace"), ("I'm Jo.", "Jo"), ("no", ""),
    ("call me \"Bee\"!", "Bee"),
  ])
  func aNameIsFoundInTheAnswer(_ typed: String, _ name: String) throws {
    var session = try Rehearsal(script("ask name $v"))
    #expect(session.type(typed).first == "Heard \(name).")
  }

  @Test(arguments: [("7", "7"), ("7/10", "7"), ("10", "10"), ("0", "0")])
  func aNumberIsTaken(_ typed: String, _ number: String) throws {
    var session = try Rehearsal(script("ask number $v 0 10", "<<declare $v = 0>>"))
    #expect(session.type(typed).first == "Heard \(number).")
  }

  @Test func aNumberOutsideIsAskedForAgain() throws {
    var session = try Rehearsal(script("ask number $v 0 10", "<<declare $v = 0>>"))
    #expect(session.type("11").first?.contains("from 0 to 10") == true)
    #expect(session.type("/skip").first == "Heard -1.")
  }

  @Test(arguments: [("yes", "yes"), ("nope", "no"), ("not sure", "unsure")])
  func yesAndNoAreHeard(_ typed: String, _ answer: String) throws {
    var session = try Rehearsal(script("ask yesno $v"))
    #expect(session.type(typed).first == "Heard \(answer).")
  }

  @Test func whatFitsNothingIsSaidSoAndNeverTwiceRunning() throws {
    var session = try Rehearsal(script("ask yesno $v"))
    var last: [String] = []
    for _ in 0..<6 {
      let said = session.type("zzgrmbl")
      #expect(said != last)
      last = said
    }
    #expect(session.type("yes").first == "Heard yes.")
  }

  @Test func anEmptyLineIsNoAnswer() throws {
    var session = try Rehearsal(script("ask text $v"))
    #expect(session.type("   ").count == 1)
    #expect(session.type("here").first == "Heard here.")
  }
}
