import Testing
import YarnRuntime

@Suite struct HostileMarkupTests {
  /// Pieces from which random lines are put together; most of what can go wrong is among them.
  private static let pieces = [
    "[", "]", "/", "\\", ":", "\"", "=", " ", "a", "b", "[a]", "[/a]", "[b=1]", "[/b]", "[/]",
    "[c/]",
    "[nomarkup]", "[/nomarkup]", "[select value=1 1=x/]", "[plural value=2 other=\"%\"/]", "{0}",
    "{",
    "}", "-", "1", ".", "é", "e\u{301}", "🙂", "\u{3000}", "\n", "\\[", "\\]", "\\:", "[character",
    "[a p=\"", "\"]", "true", "|", "_", "trimwhitespace=true", "\0", "\u{200F}", "%",
  ]

  private static func check(_ source: String) {
    let line = MarkupParser().parse(source)
    let length = line.text.utf16.count
    #expect(line.errors.isEmpty || line.attributes.isEmpty, "\(source)")
    for attribute in line.attributes {
      #expect(attribute.position >= 0 && attribute.length >= 0, "\(source)")
      #expect(attribute.position + attribute.length <= length, "\(source)")
      _ = line.text(of: attribute)
      _ = line.deleting(attribute)
    }
    for error in line.errors {
      #expect(error.byteOffset >= 0 && error.position >= 0, "\(source)")
      _ = error.description
    }
    let sources = line.attributes.map(\.sourcePosition)
    #expect(sources == sources.sorted(), "\(source)")
    _ = line.textWithoutCharacter
  }

  @Test(arguments: 0..<20)
  func randomLinesKeepTheInvariants(_ seed: UInt64) {
    var random = Seeded(state: seed &* 7_919 &+ 1)
    for _ in 0..<500 {
      let count = Int.random(in: 0...14, using: &random)
      let source = (0..<count).map { _ in
        HostileMarkupTests.pieces.randomElement(using: &random) ?? ""
      }.joined()
      HostileMarkupTests.check(source)
    }
  }

  @Test func everyPrefixOfALineIsSafe() {
    let source =
      "Zoë\\:: [a p=\"q\\\"r\" n=-1.5 w={$x}]é🙂 [b/] x[nomarkup][c]\\[[/nomarkup][/a] [select value=1 1=%/]"
    for end in source.unicodeScalars.indices {
      HostileMarkupTests.check(String(source.unicodeScalars[..<end]))
    }
    HostileMarkupTests.check(source)
  }

  /// Inputs on which a careless parser takes quadratic time; each is a megabyte or so.
  @Test(arguments: [
    ("[", 500_000), ("[a]", 300_000), ("[/a]", 250_000), ("[a/]", 200_000), ("[a][/b]", 150_000),
    ("[a][/a]", 150_000), ("\\", 1_000_000), (":", 1_000_000), ("[nomarkup]", 100_000),
    ("[nomarkup][/nomarkup]", 50_000), ("[a p=\"", 150_000), ("[a p=\"\\\"] ", 100_000),
    ("\"", 500_000),
    ("[a b=1 ", 150_000), ("{0}", 300_000), ("[ / ", 250_000), ("é", 500_000), ("[é/]", 100_000),
    ("e\u{301}[a/]", 50_000), ("[select value=1 1=x/]", 50_000),
    ("é[select value=1 1=x][/select]", 30_000), ("[a][b][/a][/b]", 70_000), ("=", 500_000), ("[a =", 200_000), (" ", 1_000_000),
  ])
  func longLinesTakeLinearTime(_ piece: String, _ count: Int) {
    let source = String(repeating: piece, count: count)
    let line = MarkupParser().parse(source)
    #expect(line.errors.isEmpty || line.attributes.isEmpty)
    #expect(MarkupParser().parse("x: " + source).text.utf8.count >= 0)
  }

  @Test func manyValuesTakeLinearTime() {
    let values = Array(repeating: String(repeating: "{1}", count: 100), count: 1_000)
    let template = (0..<1_000).map { "{\($0)}" }.joined()
    #expect(Substitution.apply(template, values).utf8.count == 300_000)
  }
}

/// A small deterministic generator.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
