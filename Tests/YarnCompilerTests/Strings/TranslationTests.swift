import Testing
import YarnCompiler
import YarnProgram

@Suite struct TranslationTests {
  private func entry(
    _ id: String, _ text: String?, line: Int = 1, metadata: [String] = [], shadow: String? = nil
  ) -> StringTableEntry {
    StringTableEntry(
      id: id, text: text, file: "tea.yarn", node: "Tea", lineNumber: line, isImplicit: false,
      metadata: metadata, shadowID: shadow)
  }

  private var table: StringTable {
    StringTable([
      entry("line:1", "Tea, or coffee?", line: 3, metadata: ["line:1", "lastline"]),
      entry("line:2", "Tea", line: 4, metadata: ["line:2"]),
      entry("line:3", "Say \"when\"", line: 6, metadata: ["line:3", "warm", "slow"]),
      entry("line:sh_4", nil, line: 9, metadata: ["shadow:2"], shadow: "line:2"),
    ])
  }

  @Test func writesTheLines() {
    #expect(
      table.linesCSV() == """
        id,text,file,node,lineNumber\r
        line:1,"Tea, or coffee?",tea.yarn,Tea,3\r
        line:2,Tea,tea.yarn,Tea,4\r
        line:3,"Say ""when""\",tea.yarn,Tea,6\r
        line:sh_4,,tea.yarn,Tea,9\r

        """)
  }

  @Test func writesTheMetadata() {
    #expect(
      table.metadataCSV() == """
        id,node,lineNumber,tags\r
        line:1,Tea,3,lastline\r
        line:3,Tea,6,warm,slow\r
        line:sh_4,Tea,9,shadow:2\r

        """)
  }

  @Test func writesATranslation() throws {
    // The locks are the first eight digits of each text's SHA-256.
    let csv = table.translation(language: "en").csv()
    #expect(
      csv == """
        language,id,text,file,node,lineNumber,lock,comment\r
        en,line:1,"Tea, or coffee?",tea.yarn,Tea,3,969eb7ec,Line metadata: lastline\r
        en,line:2,Tea,tea.yarn,Tea,4,017979e8,\r
        en,line:3,"Say ""when""\",tea.yarn,Tea,6,35462e0e,Line metadata: warm slow\r

        """)
    let back = try Translation(csv: csv)
    #expect(back == table.translation(language: "en"))
  }

  @Test(arguments: [
    ("", "e3b0c442"), ("abc", "ba7816bf"), (String(repeating: "a", count: 1_000), "41edece4"),
    ("naïve", "f86fd89d"), (String(repeating: "x", count: 55), "d5e28568"),
    (String(repeating: "x", count: 56), "04c26261"),
    (String(repeating: "x", count: 64), "7ce10097"),
  ])
  func locksAreSHA256(_ text: String, _ lock: String) {
    let row = StringTable([entry("line:1", text)]).translation(language: "en").rows.first
    #expect(row?.lock == lock)
  }

  @Test func readsColumnsInAnyOrder() throws {
    let csv = "text,extra,ID,line\nTee,x,line:2,4\n,,,\nKaffee,,line:9,\n"
    let translation = try Translation(csv: csv, language: "de")
    #expect(translation.language == "de")
    #expect(translation.rows.map(\.id) == ["line:2", "line:9"])
    #expect(translation.rows.map(\.lineNumber) == [4, nil])
    #expect(translation.texts == ["line:2": "Tee", "line:9": "Kaffee"])
  }

  @Test(arguments: [
    ("", DataFileError.Kind.missingColumn("id"), 1, 1),
    ("id,words\n", .missingColumn("text"), 1, 1),
    ("id,text\na,b,c\n", .rowTooLong(cells: 3, columns: 2), 2, 5),
    ("id,text\n,b\n", .emptyID, 2, 1),
    ("id,text\na,b\nc,d\na,e\n", .duplicateID("a", firstLine: 2), 4, 1),
    ("id,text,lineNumber\na,b,x\n", .badLineNumber("x"), 2, 5),
  ])
  func refuses(_ csv: String, _ kind: DataFileError.Kind, _ line: Int, _ column: Int) {
    let error = DataFileError(kind: kind, position: SourcePosition(line: line, column: column))
    #expect(throws: error) { try Translation(csv: csv) }
    #expect(!error.description.isEmpty)
    #expect(error.rendered(file: "x.csv").hasPrefix("x.csv:\(line):\(column): error: "))
  }

  @Test func mergingFollowsTheScripts() throws {
    var german = Translation(language: "de")
    let locks = table.translation(language: "en").rows.map(\.lock)
    german.rows = [
      TranslationRow(id: "line:9", text: "Weg"),
      TranslationRow(id: "line:3", text: "Sag Stopp", lock: "00000000", comment: "friendly"),
      TranslationRow(id: "line:1", text: "Tee oder Kaffee?", lineNumber: 99, lock: locks[0]),
    ]
    let merge = table.merging(german)
    #expect(merge.translation.rows.map(\.id) == ["line:1", "line:2", "line:3"])
    #expect(merge.translation.rows.map(\.text) == ["Tee oder Kaffee?", "", "Sag Stopp"])
    #expect(merge.translation.rows.map(\.lineNumber) == [3, 4, 6])
    #expect(merge.translation.rows.map(\.lock) == [locks[0], locks[1], "00000000"])
    #expect(merge.translation.rows[2].comment == "friendly")
    #expect(merge.missing == ["line:2"])
    #expect(merge.stale == ["line:3"])
    #expect(merge.removed.map(\.id) == ["line:9"])
    #expect(!merge.isComplete)
  }

  @Test func mergingTwiceChangesNothing() {
    var german = table.translation(language: "de")
    german.rows.reverse()
    let once = table.merging(german)
    #expect(once.isComplete && once.removed.isEmpty)
    #expect(table.merging(once.translation) == once)
  }

  @Test func anEmptyLockIsFilled() {
    let german = Translation(language: "de", rows: [TranslationRow(id: "line:2", text: "Tee")])
    let merge = table.merging(german)
    #expect(merge.stale.isEmpty)
    #expect(merge.translation.rows[1].lock == table.translation(language: "en").rows[1].lock)
  }

  @Test func languagesFallBack() {
    let austrian = Translation(
      language: "de-AT", rows: [TranslationRow(id: "line:1", text: "AT 1")])
    let german = Translation(
      language: "de",
      rows: [
        TranslationRow(id: "line:1", text: "DE 1"), TranslationRow(id: "line:2", text: "DE 2"),
      ])
    let lines = Localisation(base: table, baseLanguage: "en", translations: [austrian, german])
    func text(_ id: String, _ language: String) -> String? {
      lines.text(of: id, in: language).map { "\($0.language) \($0.text)" }
    }
    #expect(lines.languages == ["en", "de", "de-at"])
    #expect(text("line:1", "de-AT") == "de-at AT 1")
    #expect(text("line:2", "de_AT") == "de DE 2")
    #expect(text("line:1", "de-CH") == "de DE 1")
    #expect(text("line:3", "de") == "en Say \"when\"")
    #expect(text("line:1", "en-GB") == "en Tea, or coffee?")
    #expect(text("line:1", "fr") == "en Tea, or coffee?")
    #expect(text("line:sh_4", "de") == "de DE 2")
    #expect(text("line:sh_4", "en") == "en Tea")
    #expect(text("line:404", "de") == nil)
  }
}
