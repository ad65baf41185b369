import Foundation
import Testing

@testable import Coach

/// Progress is told in words, from memory alone, and is never a mark.
@Suite struct ProgressTests {
  private static let day: Int64 = 86_400_000
  private static func at(_ daysAgo: Int) -> Moment {
    Moment(milliseconds: Rehearsal.noon.milliseconds - Int64(daysAgo) * day)
  }

  private static let script = """
    title: Start
    ---
    Hello.
    <<ask open>>
    ===
    title: Ride
    exercise: E6
    name: ride the wave
    ---
    Ride.
    ===

    """

  private func progress(_ changes: (Int, MemoryChange)...) throws -> Coach.Progress {
    var memory = Memory()
    for (days, change) in changes { memory.apply(change, at: Self.at(days), session: "s") }
    return Coach.Progress(memory, at: Rehearsal.noon, in: try Rehearsal(Self.script).program)
  }

  @Test func nothingIsSaidKindlyWhenThereIsNothing() throws {
    #expect(try progress().paragraphs.count == 1)
    #expect(try Rehearsal(Self.script).state.memory.plans.isEmpty)
  }

  @Test func plansAreSentences() throws {
    let said = try progress(
      (20, .plan(condition: "it is Sunday", action: "ring Sam")), (15, .planResult(.kept)),
      (14, .plan(condition: "I worry", action: "walk")), (9, .planResult(.partly)),
      (8, .plan(condition: "I am late", action: "write")), (7, .planResult(.not)),
      (6, .plan(condition: "it rains", action: "read")), (5, .planResult(.dropped)),
      (1, .plan(condition: "it is Friday", action: "rest"))
    ).paragraphs
    #expect(said.contains("Of the plans you told me about, one was kept, one was kept in part and one did not happen."))
    #expect(said.contains("The last one you kept: if it is Sunday, then I will ring Sam."))
    #expect(said.contains("One is open, made yesterday: if it is Friday, then I will rest."))
  }

  @Test func whatHelpedHasItsName() throws {
    let said = try progress((3, .done("helped-E6")), (2, .done("helped-E6")), (2, .done("exercise-E6"))).paragraphs
    #expect(said.contains("You said that this helped: ride the wave, twice."))
    #expect(said.contains("You practised: ride the wave."))
  }

  @Test func feelingsAreASentenceAndThenSigns() throws {
    // Noon is a Tuesday.
    let said = try progress(
      (22, .felt(word: "sad", strength: 8)), (15, .felt(word: "Sad", strength: nil)), (8, .felt(word: "sad", strength: 5)),
      (7, .felt(word: "sad", strength: 6)), (0, .felt(word: "sad", strength: 2)), (0, .felt(word: "proud", strength: 7))
    ).paragraphs
    let sentence = "You named \"sad\" 5 times. Its strength was about 8 in the week of 3 November, 6 last week and 2 this week."
    let place = try #require(said.firstIndex(of: sentence), "\(said)")
    #expect(said[place + 1] == "sad ▇·▅▂, week by week, the oldest first")
    #expect(said.contains("You named \"proud\" once, with a strength of about 7 of 10."))
  }

  @Test(arguments: [(2.0, 1.21, "maybe a little lower"), (2.0, 1.2, "a possible shift"), (1.0, 1.8, "a possible shift"), (1.0, 1.79, "maybe a little higher"), (1.0, 1.0, "the same as then")])
  func aShiftIsWordedAsItsSizeAllows(_ then: Double, _ now: Double, _ words: String) throws {
    let said = try progress(
      (40, .reflected(worry: then, distance: 1)), (5, .reflected(worry: now, distance: 1))
    ).paragraphs.joined(separator: " ")
    #expect(said.contains(words), "\(said)")
    for word in ["progress", "better", "worse", "failure", "secure", "anxious", "avoidant", "score", "streak", "in a row"] {
      #expect(!said.contains(word), "\(word)")
    }
  }

  @Test(arguments: [(0.0, "lower"), (0.99, "lower"), (1.0, "lower to middle"), (1.6, "lower to middle"), (1.7, "middle"), (2.3, "middle"), (2.4, "middle to higher"), (3.0, "middle to higher"), (3.1, "higher"), (4.0, "higher")])
  func aMeanIsAWord(_ mean: Double, _ word: String) {
    #expect(Coach.Progress.band(mean) == word)
  }

  @Test func jsonHoldsTheSame() throws {
    let progress = try progress(
      (2, .felt(word: "sad", strength: 4)), (1, .done("helped-E6")), (1, .plan(condition: "a", action: "b")))
    let data = try JSONEncoder().encode(progress)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["plans"] as? [String: Int] == ["open": 1])
    #expect(object["helped"] as? [String: Int] == ["E6": 1])
    #expect((object["sentences"] as? [String])?.count == progress.paragraphs.count)
  }

  @Test func itIsSaidInASession() throws {
    var session = try Rehearsal(Self.script)
    #expect(session.type("/progress").first?.hasPrefix("There is nothing to look back on yet.") == true)
    #expect(session.said.last == "Hello.")
  }
}
