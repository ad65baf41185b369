import Testing
import YarnCompiler

@Suite struct CSVTests {
  private func texts(_ csv: String) throws -> [[String]] {
    try CSVReader.rows(csv).map { $0.map(\.text) }
  }

  @Test(arguments: [
    ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
    ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
    ("a\rb", [["a"], ["b"]]),
    ("a,,c", [["a", "", "c"]]),
    (",", [["", ""]]),
    ("\"\"", [[""]]),
    ("\"a,b\",c", [["a,b", "c"]]),
    ("\"say \"\"hi\"\"\",x", [["say \"hi\"", "x"]]),
    ("\"two\nlines\",x\ny", [["two\nlines", "x"], ["y"]]),
    ("\"two\r\nlines\"", [["two\r\nlines"]]),
    ("\u{FEFF}id,text\n", [["id", "text"]]),
    ("a\n\n\r\nb\n", [["a"], ["b"]]),
    (" a , b ", [[" a ", " b "]]),
    ("5\" nails,x", [["5\" nails", "x"]]),
    ("é,🙂", [["é", "🙂"]]),
    ("", []),
    ("a,\"b\"", [["a", "b"]]),
  ])
  func reads(_ csv: String, _ expected: [[String]]) throws {
    #expect(try texts(csv) == expected)
  }

  @Test func saysWhereACellBegins() throws {
    let rows = try CSVReader.rows("é,b\n\"x\ny\",\"z\"\r\nlast")
    #expect(
      rows.map { $0.map(\.position) } == [
        [SourcePosition(line: 1, column: 1), SourcePosition(line: 1, column: 4)],
        [SourcePosition(line: 2, column: 1), SourcePosition(line: 3, column: 4)],
        [SourcePosition(line: 4, column: 1)],
      ])
  }

  @Test(arguments: [
    ("a,\"b", DataFileError.Kind.unclosedQuote, 1, 3),
    ("a\nb,\"c\nd", .unclosedQuote, 2, 3),
    ("\"a\"b", .textAfterQuote, 1, 4),
    ("x\n\"a\" ,b", .textAfterQuote, 2, 4),
  ])
  func refuses(_ csv: String, _ kind: DataFileError.Kind, _ line: Int, _ column: Int) {
    let position = SourcePosition(line: line, column: column)
    #expect(throws: DataFileError(kind: kind, position: position)) { try CSVReader.rows(csv) }
  }

  @Test(arguments: [
    (["plain", ""], "plain,\r\n"),
    (["a,b"], "\"a,b\"\r\n"),
    (["say \"hi\""], "\"say \"\"hi\"\"\"\r\n"),
    ([" lead", "trail "], "\" lead\",\"trail \"\r\n"),
    (["two\nlines", "a\rb"], "\"two\nlines\",\"a\rb\"\r\n"),
    (["in ner", "tab\t"], "in ner,tab\t\r\n"),
    (["\u{FEFF}a", "b\u{FEFF}"], "\"\u{FEFF}a\",b\u{FEFF}\r\n"),
  ])
  func writes(_ row: [String], _ expected: String) {
    #expect(CSVWriter.text([row]) == expected)
  }

  @Test func whatIsWrittenReadsBack() throws {
    let signs = ["a", ",", "\"", "\n", "\r", " ", "é", "🙂", ";", "\t", "=", "'", "\u{FEFF}"]
    var random = Seeded(state: 7)
    for _ in 0..<300 {
      let rows = (0..<3).map { _ in
        (0..<3).map { _ in
          (0..<Int.random(in: 1...5, using: &random)).map { _ in
            signs.randomElement(using: &random) ?? ""
          }.joined()
        }
      }
      #expect(try texts(CSVWriter.text(rows)) == rows)
    }
  }

  @Test func randomBytesNeverTrap() {
    var random = Seeded(state: 11)
    let signs = ["\"", ",", "\n", "\r", "a", "\"\"", "\u{FEFF}"]
    for _ in 0..<2_000 {
      let csv = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        signs.randomElement(using: &random) ?? ""
      }.joined()
      _ = try? CSVReader.rows(csv)
      _ = try? Translation(csv: "id,text\n" + csv)
    }
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
