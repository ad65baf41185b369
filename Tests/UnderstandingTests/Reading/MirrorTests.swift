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
    ("my wife says i shut down when she cries", "your wife says you shut down when she cries"),
    ("not much. she says i go quiet", "she says you go quiet"),
    ("he told me i am too much", "he told you that you are too much"),
    ("she keeps saying that i dont care", "she keeps saying that you don't care"),
    ("my mum reckons im too soft", "your mum reckons you're too soft"),
    ("i guess she thinks im cold", "you guess she thinks you're cold"),
    ("he says he loves me but he never calls", "he says he loves you but he never calls"),
  ])
  func wordsOfOthersStayTheirs(text: String, expected: String) throws {
    #expect(try Shipped.read(text).mirror == expected)
  }

  @Test(arguments: [
    ("the dog died and he didnt even call", "the dog died and he didn't even call"),
    ("mum rang and i didnt pick up", "your mum rang and you didn't pick up"),
    ("our son wont talk to me anymore", "your son won't talk to you anymore"),
    ("my wife and i argue about money", "you and your wife argue about money"),
    ("our Karen never rings me", "your Karen never rings you"),
    ("i keep checking if he was online", "you keep checking if he was online"),
    ("cant put it into words", "you can't put it into words"),
    ("i would of told him", "you would have told him"),
    ("she said no, i cried, my belly hurt", "she said no, you cried, your belly hurt"),
  ])
  func manySubjectsAndWholeEnds(text: String, expected: String) throws {
    #expect(try Shipped.read(text).mirror == expected)
  }

  @Test func theHeartOfAStoryComesBeforeItsScenery() throws {
    let text =
      "my husband has been doing the school run. on Thursday I forgot our anniversary completely and he said nothing, "
      + "just put the card back in the drawer"
    #expect(try Shipped.read(text).mirror == "you forgot your anniversary completely and he said nothing")
  }

  @Test(arguments: [
    "I'm such an idiot", "I want to die", "asdf qwer zxcv", "why does he do that?", "can you help me with my partner",
    "I want that my husband say something", "she say me always tomorrow", "he don't want talk about money", "they was very far from me",
    "he called me a bitch", "yes", "ok", "I hate you", "I am worthless and disgusting",
    "I think he is leaving me if I say anything",
  ])
  func none(text: String) throws { #expect(try Shipped.read(text).mirror == nil) }

  @Test(arguments: [
    // A guess, a condition, another's words as they were said.
    "maybe he hates me", "if he leaves i will cry", "i argue like a lawyer, she says", "he said i need space",
    "she must be seeing someone from my office", "in my head he has left me",
    // Hard words about oneself, a number, a thing half said.
    "I am worthless", "im such a burden to everyone", "she called me from 07700900123 and i cried",
    "i cried and said", "i put it in the",
    // What would mock who wrote it.
    "my boyfriend he not answer since yesterday", "he didn't came to my party", "i am agree with my husband",
    "it was on me mind all day", "i would ask how was the trip", "i work there since two years",
  ])
  func nothingFalseOrClumsy(text: String) throws { #expect(try Shipped.read(text).mirror == nil) }

  @Test func mirrorsAreShortAndSpeakOfYou() throws {
    for example in try Shipped.examples("development/first.tsv") {
      let reading = try Shipped.read(example.utterance)
      guard let mirror = reading.mirror else { continue }
      let words = mirror.split(separator: " ").map { $0.lowercased() }
      // "You're seventy-two" is the shortest.
      #expect(words.count >= 2 && words.count <= 17)
      #expect(!words.contains("i") && !words.contains("my") && !words.contains("me"))
      #expect(reading.safety.level == .none)
    }
  }
}
