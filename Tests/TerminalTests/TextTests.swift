import Testing

@testable import Terminal

@Suite struct SafeTextTests {
  @Test(arguments: [
    ("plain é 世", "plain é 世"),
    ("\u{1B}[31mred\u{1B}[0m", "␛[31mred␛[0m"),
    ("\u{9B}31m", "␛31m"),
    ("a\u{0}b\u{7}c\u{8}d\u{7F}e\u{84}f", "abcdef"),
    ("a\tb", "a b"),
    ("a\r\nb\rc\nd\u{2028}e\u{85}f", "a\nb\nc\nd\ne\nf"),
    ("a\u{202E}b\u{202D}c", "abc"),
    ("שלום \u{2068}a\u{2069}", "שלום \u{2068}a\u{2069}"),
    ("\u{1B}]0;title\u{7}", "␛]0;title"),
  ])
  func nothingIsObeyed(raw: String, shown: String) {
    #expect(SafeText(raw).string == shown)
    #expect(SafeText(shown).string == shown)
  }

  @Test func noByteOfAnyControlGetsThrough() {
    for value in (0..<0x20).map(UInt32.init) + (0x7F..<0xA0).map(UInt32.init) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = SafeText("a\(Character(scalar))b").string.unicodeScalars
      #expect(
        shown.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value)) })
    }
  }

  @Test func stylesAreDecoration() {
    #expect(SafeText("x").styled(.number, if: false).string == "x")
    #expect(SafeText("x").styled(.number, if: true).string == "\u{1B}[1mx\u{1B}[0m")
    #expect(SafeText("").styled(.number, if: true).string == "")
  }
}

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("世界", 4), ("ｱ", 1), ("Ａ", 2), ("한", 2),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("😀", 2), ("👋🏽", 2), ("👨‍👩‍👧‍👦", 2), ("🇬🇧", 2), ("❤️", 2), ("❤", 1),
    ("1️⃣", 2), ("क्षि", 3), ("\u{200B}", 0), ("\u{FEFF}", 0), ("–", 1), ("’", 1), ("☕", 2), ("›", 1),
    ("🏳️‍🌈", 2), ("ﷺ", 1), ("\u{AD}", 1),
  ])
  func columns(text: String, width: Int) {
    // A spacing vowel sign takes a column of its own in the common terminals.
    #expect(DisplayWidth.of(text) == width)
  }
}

@Suite struct WrappingTests {
  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]),
    ("one two three", 13, ["one two three"]),
    ("one two three", 1, ["one", "two", "three"]),
    ("", 5, [""]),
    ("   ", 5, [""]),
    ("  a   b  ", 10, ["a b"]),
    ("a\n\nb", 10, ["a", "", "b"]),
    (
      "see https://example.org/long/address now", 10,
      ["see", "https://example.org/long/address", "now"]
    ),
    ("no\u{A0}break here", 8, ["no\u{A0}break", "here"]),
    ("世界世界世", 4, ["世界", "世界", "世"]),
    ("世界。世", 4, ["世", "界。", "世"]),
    ("世界（世）", 6, ["世界", "（世）"]),
    ("a世界b", 3, ["a世", "界b"]),
    ("- one two three", 7, ["- one", "  two", "  three"]),
    ("12. one two", 8, ["12. one", "    two"]),
    ("- averyverylongword", 8, ["-", "  averyverylongword"]),
    ("e\u{301}e\u{301}e\u{301} e\u{301}", 5, ["e\u{301}e\u{301}e\u{301} e\u{301}"]),
    ("👨‍👩‍👧 👋🏽 ok", 5, ["👨‍👩‍👧 👋🏽", "ok"]),
  ])
  func lines(text: String, width: Int, lines: [String]) {
    #expect(wrapped(text, to: width) == lines)
  }

  @Test func everyWidthKeepsTheWordsAndTheLimit() {
    let text =
      "The quick brown fox 世界 jumps over – the lazy dog 😀 and “rests” for a_very_long_while."
    for width in 1...100 {
      let lines = wrapped(text, to: width)
      #expect(lines.allSatisfy { $0.last != " " && $0.first != " " })
      for line in lines where DisplayWidth.of(line) > width {
        #expect(!line.contains(" "))
      }
      if !lines.contains(where: { $0.hasPrefix("界") }) {
        #expect(lines.joined(separator: " ") == text)
      }
    }
  }
}

@Suite struct ColourTests {
  @Test(arguments: [
    (ColourChoice.auto, true, ["TERM": "xterm"], true),
    (.auto, false, ["TERM": "xterm"], false),
    (.auto, true, ["TERM": "xterm", "NO_COLOR": ""], true),
    (.auto, true, ["TERM": "xterm", "NO_COLOR": "1"], false),
    (.auto, true, ["TERM": "dumb"], false),
    (.auto, true, [:], false),
    (.always, false, ["NO_COLOR": "1", "TERM": "dumb"], true),
    (.never, true, ["TERM": "xterm"], false),
  ])
  func whoGetsColour(
    choice: ColourChoice, isTerminal: Bool, environment: [String: String], expected: Bool
  ) {
    #expect(choice.usesColour(isTerminal: isTerminal, environment: environment) == expected)
  }
}
