import Foundation
import Testing

@testable import Understanding

/// The shipped rules read what people type.
@Suite struct ReadingTests {
  static let book: RuleBook? = {
    let folder = URL(filePath: #filePath).appending(path: "../../../Dialogs/rules")
      .standardizedFileURL
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let files = names.sorted().filter { $0.hasSuffix(".rules") }.compactMap { name in
      (try? String(contentsOf: folder.appending(path: name), encoding: .utf8))
        .map { RuleText(path: name, text: $0) }
    }
    return RuleBook.compile(files).book
  }()

  private func read(_ text: String, asked: ReadingContext.Asked = .open) throws -> Reading {
    try #require(Self.book).read(text, in: ReadingContext(asked: asked))
  }

  @Test(arguments: [
    ("went through his phone again while he was in the shower", "trust"),
    ("I never tell Sam what I want, I just drop hints", "asking-for-needs"),
    ("are you a real person?", "meta-who-are-you"),
    ("how long will this take me", "faq-how-long"),
  ])
  func aTopicIsHeardWithoutItsOwnWords(_ text: String, _ topic: String) throws {
    #expect(try read(text).topic == topic)
  }

  @Test(arguments: [
    "i want to die", "I WANT TO END IT ALL", "theyd be better off without me",
    "my husband hits me when he drinks", "i took all my pills",
  ])
  func dangerIsNoticed(_ text: String) throws {
    #expect(try read(text).safety.level != .none)
  }

  @Test(arguments: [
    "I could kill for a coffee", "I was dying of embarrassment", "the printer will be the death of me",
    "he killed it on stage last night",
  ])
  func idiomsAreNotTakenForActing(_ text: String) throws {
    #expect(try read(text).safety.level != .act)
  }

  @Test(arguments: [("7", 7.0), ("about a 7", 7), ("7/10", 7), ("seven", 7)])
  func numbersAreRead(_ text: String, _ number: Double) throws {
    #expect(try read(text, asked: .number).number == number)
  }

  @Test(arguments: [
    ("yeah", Reading.Answer.yes), ("nope", .no), ("i dont know", .unsure),
  ])
  func answersAreRead(_ text: String, _ answer: Reading.Answer) throws {
    #expect(try read(text, asked: .yesNo).answer == answer)
  }

  @Test func wordsAreTurnedRound() throws {
    #expect(
      try read("my partner ignores me when I talk about work").mirror
        == "your partner ignores you when you talk about work")
    #expect(try read("I am a worthless idiot").mirror == nil)
  }

  @Test(arguments: UInt64(0)..<40)
  func anyTextIsReadWithoutATrap(_ seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    var bytes: [UInt8] = []
    for _ in 0..<400 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      bytes.append(UInt8(truncatingIfNeeded: state >> 33))
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let reading = try read(text)
    for evidence in reading.topics.flatMap(\.evidence) + reading.safety.evidence {
      #expect(evidence.span[0] <= evidence.span[1])
      #expect(evidence.span[1] <= text.utf8.count)
    }
  }

  @Test func aMistakeInARuleFileHasItsPlace() throws {
    let problems = RuleBook.compile([
      RuleText(path: "bad.rules", text: "topic trust\n  @nosuchconcept\n")
    ]).problems
    #expect(problems.contains { "\($0)".contains("nosuchconcept") || $0.file == "bad.rules" })
  }
}
