import Coach
import Testing

@testable import SessionStore

@Suite struct LogLineTests {
  let at = Moment(milliseconds: 1_795_491_659_120, offsetMinutes: 60)

  private func line(_ event: SessionEvent, n: Int = 3, last: Bool = false) -> String {
    String(decoding: LogLine(n: n, at: at, event: event, last: last).bytes, as: UTF8.self)
  }

  @Test func theLayoutIsExactlyThis() {
    #expect(
      line(.typed("Hi / \"you\""), last: true)
        == #"{"crc":"c52a8de5","at":"2026-11-24T04:40:59.120+01:00","event":"typed","last":true,"#
        + #""n":3,"text":"Hi / \"you\""}"# + "\n")
  }

  @Test func onlyTheFirstLineCarriesTheFormat() {
    #expect(line(.resumed, n: 0).contains(#""format":1"#))
    #expect(!line(.resumed, n: 1).contains("format"))
  }

  @Test(arguments: [
    ("", "00000000"), ("123456789", "cbf43926"), ("The quick brown fox", "b74574de"),
  ])
  func theChecksumIsTheCommonOne(_ text: String, _ expected: String) {
    #expect(hexadecimal(Checksum.of(Array(text.utf8))) == expected)
  }

  @Test(arguments: [
    "\u{7F}", "\u{80}", "\u{85}", "\u{9F}", "\u{61C}", "\u{200E}", "\u{200F}", "\u{2028}",
    "\u{2029}", "\u{202A}", "\u{202E}", "\u{2066}", "\u{2069}", "\u{FEFF}",
  ])
  func whatCouldActOnATerminalIsEscaped(_ character: String) throws {
    let code = try #require(character.unicodeScalars.first).value
    let hex = String(code, radix: 16)
    let escape = "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    #expect(line(.typed("a\\\(character)b")).contains(#""text":"a\\"# + escape + #"b""#))
  }

  @Test(arguments: ["\u{A0}", "é", "ж", "世界", "😀", "\u{2027}", "\u{200D}", "\u{10FFFF}"])
  func allElseStandsAsItIs(_ character: String) {
    #expect(line(.typed("a\(character)b")).contains("a\(character)b"))
  }
}
