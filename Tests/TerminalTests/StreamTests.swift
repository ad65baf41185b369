import Testing

@testable import Terminal

@Suite struct OutputTests {
  @Test(arguments: [1, 2, 3, 7, 1000])
  func shortWritesLoseNothing(atOnce: Int) {
    var written: [UInt8] = []
    var calls = 0
    let output = Output { bytes in
      calls += 1
      if calls % 3 == 0 { return .wrote(0) }
      written += bytes.prefix(atOnce)
      return .wrote(min(atOnce, bytes.count))
    }
    output.write(SafeText("words é 世\nmore"))
    output.write(SafeText("!"))
    #expect(String(decoding: written, as: UTF8.self) == "words é 世\nmore!")
    #expect(output.end == nil)
  }

  @Test func aReaderThatLeavesIsAQuietEnd() {
    var calls = 0
    let output = Output { _ in
      calls += 1
      return calls == 1 ? .wrote(1) : .closed
    }
    output.write(SafeText("words"))
    output.write(SafeText("more"))
    #expect(output.end == .readerLeft)
    #expect(calls == 2)
  }

  @Test func aFailureIsKept() {
    let output = Output { _ in .failed("disk full") }
    output.write(SafeText("words"))
    #expect(output.end == .failed("disk full"))
  }
}

@Suite struct ByteLineReaderTests {
  /// All lines of the bytes, given in pieces of a size.
  private func lines(_ bytes: [UInt8], pieces: Int = 4096) -> [String] {
    let reader = reader(bytes, pieces: pieces)
    var lines: [String] = []
    while let line = reader.next() { lines.append(line) }
    return lines
  }

  private func reader(_ bytes: [UInt8], pieces: Int = 4096) -> ByteLineReader {
    var rest = bytes[...]
    return ByteLineReader { buffer in
      let part = rest.prefix(min(pieces, buffer.count))
      buffer.copyBytes(from: part)
      rest = rest.dropFirst(part.count)
      return part.count
    }
  }

  @Test(arguments: [
    ("", []), ("one", ["one"]), ("one\n", ["one"]), ("one\ntwo", ["one", "two"]),
    ("one\r\ntwo\r\n", ["one", "two"]), ("\n\n", ["", ""]), ("one\rtwo\n", ["one\rtwo"]),
    ("a\u{0}b\n", ["ab"]), ("\u{FEFF}one\n\u{FEFF}two", ["one", "\u{FEFF}two"]),
    ("café 世界 😀\n", ["café 世界 😀"]), ("a\u{85}b\u{2028}c\u{B}d\n", ["a\u{85}b\u{2028}c\u{B}d"]),
    ("\r\n", [""]), ("\r", [""]),
  ])
  func lines(text: String, expected: [String]) {
    for pieces in [1, 2, 3, 4096] {
      #expect(
        lines(Array(text.utf8), pieces: pieces).map { Array($0.utf8) }
          == expected.map { Array($0.utf8) })
    }
  }

  @Test func badBytesAreRepaired() {
    #expect(lines([0x61, 0xFF, 0x62, 0x0A, 0xC3, 0x0A]) == ["a\u{FFFD}b", "\u{FFFD}"])
  }

  @Test func aLineAtTheLimitIsWholeAndOneMoreIsCut() {
    let limit = ByteLineReader.longestLine
    for end in ["\n", "\r\n", ""] {
      let whole = reader([UInt8](repeating: 0x61, count: limit) + Array(end.utf8))
      #expect(whole.next()?.utf8.count == limit)
      #expect(!whole.wasCut)
    }
    let cut = reader([UInt8](repeating: 0x61, count: limit + 1) + [0x0A, 0x62])
    #expect(cut.next()?.utf8.count == limit)
    #expect(cut.wasCut)
    #expect(cut.next() == "b")
    #expect(!cut.wasCut)
    #expect(cut.next() == nil)
  }

  @Test func aCutLineEndsInAWholeCharacter() {
    let limit = ByteLineReader.longestLine
    for extra in 0...3 {
      let text = String(repeating: "a", count: limit - extra) + "😀😀😀"
      let line = reader(Array(text.utf8)).next() ?? ""
      #expect(line.utf8.allSatisfy { $0 == 0x61 })
      #expect(line.utf8.count == limit - extra)
    }
  }
}
