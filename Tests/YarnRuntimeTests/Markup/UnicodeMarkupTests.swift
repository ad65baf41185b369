import Foundation
import Testing

@testable import YarnRuntime

@Suite struct UnicodeMarkupTests {
  @Test(arguments: [
    "e\u{301} [a]S[/a]", "e\u{301} [e\u{301}]S[/e\u{301}]", "\u{E9} [a]e\u{301}[/a]",
    "S [a]\u{E9}[/a]",
    "S [\u{E9}]S[/e\u{301}]",
  ])
  func accentsCountAsOneUnit(_ source: String) {
    let line = MarkupParser().parse(source)
    #expect(line.attributes.map(\.position) == [2])
    #expect(line.attributes.map(\.length) == [1])
  }

  @Test func pairsOfSurrogatesCountAsTwo() {
    #expect(shape("🙂[a]🙂x[/a]") == "🙂🙂x | a@2+3")
    let line = MarkupParser().parse("🙂 [a]🙂x[/a]")
    #expect(line.attributes.first?.sourcePosition == 3)
    #expect(line.attributes.first.map { line.text(of: $0) } == "🙂x")
  }

  @Test(arguments: [
    "e\u{301}", "a\u{323}\u{307}", "\u{1E0B}\u{323}", "\u{212B}", "\u{1100}\u{1161}\u{11A8}",
    "\u{F900}",
    "plain", "naïve “quotes” … — 🙂", "\u{0958}", "q\u{307}\u{323}",
  ])
  func textIsComposed(_ source: String) {
    let expected = source.precomposedStringWithCanonicalMapping
    let text = MarkupParser().parse(source).text
    #expect(Array(text.unicodeScalars) == Array(expected.unicodeScalars))
    let marked = MarkupParser().parse("[b]\(source)[/b]").text
    #expect(Array(marked.unicodeScalars) == Array(expected.unicodeScalars))
  }

  /// A scalar that is taken as composed must stay so alone, after a letter, and after its like.
  @Test func scalarsTakenAsComposedAreSo() {
    var count = 0
    for value in UInt32(0)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value), CanonicalForm.isAlwaysComposed(scalar) else {
        continue
      }
      count += 1
      for text in ["\(scalar)", "a\(scalar)", "\(scalar)\(scalar)"] {
        let composed = text.precomposedStringWithCanonicalMapping
        #expect(composed.utf8.elementsEqual(text.utf8), "U+\(String(value, radix: 16))")
      }
    }
    #expect(count > 30_000)
  }
}
