import Foundation
import Testing

@testable import Understanding

@Suite struct ReadingTests {
  /// Whatever stands alone, after a letter or between two, is passed in the end.
  @Test func everyCharacterIsPassed() {
    let scalars = (0..<0x3_0000 as Range<UInt32>).compactMap(Unicode.Scalar.init)
    let bytes = scalars.flatMap { Array(" \($0) a\($0) a\($0)a".utf8) }
    #expect(TextScanner.scan(bytes).words.count > 2 * scalars.count)
    for byte in UInt8.min...UInt8.max { _ = TextScanner.scan([byte, 0x61, byte, byte]) }
  }

  @Test(arguments: [
    ("about a 7", 7), ("seven", 7), ("7/10", 7), ("3 out of 10", 3), ("6 or 7", 6.5), ("7.5", 7.5),
    ("seven and a half", 7.5), ("twenty five", 25), ("it was a 10, now 4", 10),
  ])
  func numbers(text: String, expected: Double) throws { #expect(try Shipped.read(text).number == expected) }

  @Test func noNumber() throws { #expect(try Shipped.read("quite bad").number == nil) }

  @Test(arguments: [
    ("yes", Reading.Answer.yes), ("Yeah, I think so", .yes), ("yep", .yes), ("no", .no), ("not really", .no), ("nope", .no),
    ("I don't know", .unsure), ("idk", .unsure), ("maybe", .unsure),
  ])
  func answers(text: String, expected: Reading.Answer) throws { #expect(try Shipped.read(text).answer == expected) }

  @Test func choices() throws {
    let context = ReadingContext(
      asked: .choice, choices: ["Just listen", "Help me understand", "Practise something"])
    for (text, index) in [("2", 1), ("the first one", 0), ("practise", 2), ("just listen please", 0), ("c", 2), ("option 3", 2), ("the last", 2)] {
      #expect(try Shipped.read(text, context).choice == index, "\(text)")
    }
    #expect(try Shipped.read("my mother called", context).choice == nil)
    #expect(try Shipped.read("9", context).choice == nil)
  }

  @Test(arguments: [("Sam", "Sam"), ("my name is Ana María", "Ana María"), ("just call me Jo please", "Jo")])
  func names(text: String, expected: String) throws {
    #expect(try Shipped.read(text, ReadingContext(asked: .name)).name == expected)
  }

  @Test(arguments: [
    ("I don't trust my husband", Reading.About.partner), ("my mum never listened", .parent), ("my ex texted", .ex),
    ("my boss snapped at me", .colleague), ("my best friend left", .friend), ("I hate myself", .`self`),
  ])
  func about(text: String, expected: Reading.About) throws { #expect(try Shipped.read(text).about == expected) }

  @Test func tenseQuestionAndNegation() throws {
    #expect(try Shipped.read("when I was little nobody listened").tense == .past)
    #expect(try Shipped.read("what if he leaves me").tense == .hypothetical)
    #expect(try Shipped.read("how long does it take").isQuestion)
    #expect(try Shipped.read("I don't feel sad").isNegated)
  }

  @Test func feelingsHaveStrengthAndOwner() throws {
    let strong = try #require(try Shipped.read("I'm so angry").feelings.first)
    let weak = try #require(try Shipped.read("I'm a bit angry").feelings.first)
    #expect(strong.topic == "feeling-angry" && strong.strength > weak.strength)
    #expect(try Shipped.read("he is angry").feelings.isEmpty)
    #expect(try #require(try Shipped.read("I am not sad").feelings.first).isNegated)
  }

  @Test(arguments: [
    ("went through his phone again while he was in the shower", "trust"), ("hello", "meta-greeting"),
    ("we keep having the same argument about money", "conflict"), ("how long will this take", "faq-how-long"),
    ("write me a python script", "out-of-scope"), ("are you a real person", "meta-who-are-you"),
    ("I feel so lonely tonight", "feeling-lonely"), ("what is secure attachment", "what-is-secure"),
  ])
  func topics(text: String, expected: String) throws { #expect(try Shipped.read(text).topic == expected) }

  @Test func gibberishAndSilenceAreOutOfScope() throws {
    #expect(try Shipped.read("zzkq wpf").topic == "out-of-scope")
    #expect(try Shipped.read("").safety.level == .none)
  }

  @Test func readingSurvivesJSON() throws {
    let reading = try Shipped.read("he hit me and I am scared")
    let data = try JSONEncoder().encode(reading)
    #expect(try JSONDecoder().decode(Reading.self, from: data) == reading)
  }

  @Test func spansOfEvidenceAreValidForTheWholeCorpus() throws {
    for example in try Shipped.examples("development/first.tsv").prefix(600) {
      let reading = try Shipped.read(example.utterance)
      let bytes = Array(example.utterance.utf8)
      let all = reading.topics.flatMap(\.evidence) + reading.feelings.flatMap(\.evidence) + reading.safety.evidence
      for evidence in all {
        #expect(evidence.span.count == 2 && evidence.span[0] < evidence.span[1] && evidence.span[1] <= bytes.count)
        #expect(String(decoding: bytes[evidence.span[0]..<evidence.span[1]], as: UTF8.self) == evidence.words)
        #expect(!evidence.rule.isEmpty && evidence.line >= 1)
      }
    }
  }

  @Test func anyTextIsRead() throws {
    var generator = Seeded(state: 3)
    let pieces = ["he", "hit", "me", "not", "\"", "?", "😢", "kill", "myself", ",", "\n", "…", "don't", "7", "/", "10", "é", "\u{0}", "my phone", "(", ":", "-"]
    for _ in 0..<400 {
      let text = (0..<Int(generator.next() % 30)).map { _ in pieces[Int(generator.next() % UInt64(pieces.count))] }
        .joined(separator: generator.next() % 2 == 0 ? " " : "")
      let reading = try Shipped.read(text)
      #expect(reading.topics.isEmpty == false)
    }
  }
}
