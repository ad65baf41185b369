import Testing

@testable import LineProtocol

@Suite struct LineSplitterTests {
  private func lines(_ bytes: [UInt8], by size: Int, limit: Int = 100) -> [LineSplitter.Line] {
    var splitter = LineSplitter(limit: limit)
    var lines: [LineSplitter.Line] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      lines += splitter.take(bytes[start..<min(start + size, bytes.count)])
    }
    return lines + [splitter.finish()].compactMap { $0 }
  }

  @Test(arguments: [1, 2, 3, 7, 1000])
  func onlyALineFeedEndsALine(_ size: Int) {
    let bytes = Array("\u{FEFF}a\u{2028}b\u{85}c\u{B}\u{C}\rd\r\n\n\u{FEFF}x\r\r\n\0\nlast".utf8)
    let expected = ["a\u{2028}b\u{85}c\u{B}\u{C}\rd", "", "\u{FEFF}x\r", "\0", "last"]
    #expect(lines(bytes, by: size) == expected.map { .whole(Array($0.utf8)) })
  }

  @Test(arguments: [1, 5, 1000])
  func aLineThatIsTooLongIsReadToItsEndAndTheNextIsWhole(_ size: Int) {
    let bytes = Array((String(repeating: "x", count: 10) + "\r\n" + String(repeating: "y", count: 11) + "\nz\n"
      + String(repeating: "q", count: 5000)).utf8)
    #expect(
      lines(bytes, by: size, limit: 10) == [
        .whole(Array(repeating: 0x78, count: 10)), .tooLong, .whole([0x7A]), .tooLong,
      ])
  }

  @Test func nothingAtTheEndIsNoLine() {
    #expect(lines([], by: 1) == [])
    #expect(lines(Array("a\n".utf8), by: 9) == [.whole([0x61])])
  }
}
