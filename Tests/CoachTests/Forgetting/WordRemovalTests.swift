import Coach
import Testing

/// Whole words, however they are written, and nothing else.
@Suite struct WordRemovalTests {
  @Test(arguments: [
    ("Sam", "I told sam that SAM'S sister knows Sam.", "I told [redacted] that [redacted]'S sister knows [redacted].", 3),
    ("Sam", "Samantha, Samuel and Sams are others, sampling too.", nil, 0),
    ("Sam", "(Sam) Sam’s \"Sam\" Sam-Lee", "([redacted]) [redacted]’s \"[redacted]\" [redacted]-Lee", 4),
    ("Ada Lovelace", "Ada  Lovelace and ada,lovelace, not Ada", "[redacted] and [redacted], not Ada", 2),
    ("020 7946 0000", "Ring 020-7946-0000 or 020 7946 000", "Ring [redacted] or 020 7946 000", 1),
    ("Zoë", "ZOË and Zoe\u{308} but not Zoe", "[redacted] and [redacted] but not Zoe", 2),
    ("O'Brien", "o’brien and O'Brien's, not Brien", "[redacted] and [redacted]'s, not Brien", 2),
    ("James", "James' house, James's too", "[redacted]' house, [redacted]'s too", 2),
    ("小明", "我和小明吵架了", "我和[redacted]吵架了", 1),
    ("Олег", "олега нет, ОЛЕГ есть", "олега нет, [redacted] есть", 1),
    ("Will", "Will will go if Will's free", "[redacted] will go if [redacted]'s free", 2),
    ("don", "I don't know Don", "I don't know [redacted]", 1),
    ("🦊", "my 🦊 left", "my [redacted] left", 1),
    ("redacted", "[redacted] is redacted", "[redacted] is [redacted]", 1),
  ] as [(String, String, String?, Int)])
  func wordsGoAndNothingElse(_ word: String, _ text: String, _ rest: String?, _ count: Int) {
    let result = WordRemoval([word]).applied(to: text)
    #expect(result.text == rest ?? text)
    #expect(result.places == count)
    #expect(WordRemoval([word]).applied(to: result.text).places == 0)
  }

  @Test func aLongerPhraseGoesFirst() {
    let result = WordRemoval(["Ada", "Ada Lovelace"]).applied(to: "Ada Lovelace, Ada")
    #expect(result.text == "[redacted], [redacted]")
  }

  @Test func nothingAndTheMarkTakeNothingOut() {
    #expect(WordRemoval(["", "  ", WordRemoval.mark]).isEmpty)
  }
}
