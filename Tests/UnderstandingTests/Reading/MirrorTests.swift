import Testing

@testable import Understanding

@Suite struct MirrorTests {
  @Test(arguments: [
    ("My partner ignores me when I talk about work", "your partner ignores you when you talk about work"),
    ("I can't stop checking his phone", "you can't stop checking his phone"),
    ("he never listens to me", "he never listens to you"),
    ("I was alone all weekend", "you were alone all weekend"),
    ("I'm worried about my job", "you're worried about your job"),
    ("I went out and was late again", "you went out and were late again"),
    ("I let him go home alone", "you let him go home alone"),
    ("and we argue every night about money", "you argue every night about money"),
  ])
  func turned(text: String, expected: String) throws { #expect(try Shipped.read(text).mirror == expected) }

  @Test(arguments: [
    "I'm such an idiot", "I want to die", "asdf qwer zxcv", "why does he do that?", "can you help me with my partner",
    "I want that my husband say something", "she say me always tomorrow", "he don't want talk about money", "they was very far from me",
    "he called me a bitch", "yes", "ok", "I hate you", "I am worthless and disgusting",
    "I think he is leaving me if I say anything",
  ])
  func none(text: String) throws { #expect(try Shipped.read(text).mirror == nil) }

  @Test func mirrorsAreShortAndSpeakOfYou() throws {
    for example in try Shipped.examples("development/first.tsv") {
      let reading = try Shipped.read(example.utterance)
      guard let mirror = reading.mirror else { continue }
      let words = mirror.split(separator: " ").map { $0.lowercased() }
      #expect(words.count >= 3 && words.count <= 14)
      #expect(!words.contains("i") && !words.contains("my") && !words.contains("me"))
      #expect(reading.safety.level == .none)
    }
  }
}
