import Coach
import YarnCompiler

/// What holds for every CSV file: it is read or refused with a place, and written as it was read.
enum TableCheck {
  private static let bound = Work.Bound(requestsPerByte: 4, bytesPerByte: 300, start: 64_000)

  static func check(_ text: String) throws(BrokenPromise) -> Bool {
    let read = try Work.bounded(bound, length: text.utf8.count, "Reading a table of") {
      Result { () throws(DataFileError) in try CSVReader.rows(text) }
    }
    _ = HelpLines(text).shown(.crisis, country: "GB")
    _ = Sources(text).ids
    switch read {
    case .failure(let error):
      try TextLines(text).require(error.position, error.rendered(file: "fuzz.csv"))
      return false
    case .success(let rows):
      try checkWriting(rows.map { $0.map(\.text) })
      return try checkTranslation(text)
    }
  }

  private static func checkWriting(_ rows: [[String]]) throws(BrokenPromise) {
    // A row of one empty cell is an empty line, which is none when it is read.
    let rows = rows.filter { $0 != [""] }
    let again = try? CSVReader.rows(CSVWriter.text(rows)).map { $0.map(\.text) }
    try BrokenPromise.unless(again == rows, "A table is written as another one.")
  }

  private static func checkTranslation(_ text: String) throws(BrokenPromise) -> Bool {
    let translation: Translation
    do throws(DataFileError) {
      translation = try Translation(csv: text)
    } catch {
      try TextLines(text).require(error.position, error.rendered(file: "fuzz.csv"))
      return false
    }
    let again = try? Translation(csv: translation.csv(), language: translation.language)
    try BrokenPromise.unless(again == translation, "A translation is written as another one.")
    return true
  }
}
