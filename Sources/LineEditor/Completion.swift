/// What Tab does to the text before the cursor.
package struct Completion: Sendable, Equatable {
  /// How many Unicode scalars before the cursor go away.
  package var removed: Int
  /// What is inserted.
  package var inserted: String
  /// Candidates to show, when there is nothing sure to insert.
  package var listed: [String]

  /// Works out the completion of a text from whole-text candidates, without regard to case.
  ///
  /// One candidate replaces the text; several extend it as far as they agree, and are listed when
  /// that adds nothing.
  package init(of text: String, from candidates: [String]) {
    removed = 0
    inserted = ""
    listed = []
    let folded = Array(text.lowercased())
    let fitting = candidates.filter { $0.lowercased().starts(with: folded) }
    guard let first = fitting.first else { return }
    var common = Array(first)
    for candidate in fitting.dropFirst() {
      let other = Array(candidate)
      let agreed = zip(common, other).prefix { $0.0.lowercased() == $0.1.lowercased() }.count
      common = Array(common.prefix(agreed))
    }
    if fitting.count == 1 || common.count > folded.count {
      removed = text.unicodeScalars.count
      inserted = String(common) + (fitting.count == 1 && first.hasPrefix("/") ? " " : "")
    } else {
      listed = fitting
    }
  }

  /// The candidates in columns, at most so wide, each line ending in a newline.
  package func listing(columns: Int) -> String {
    let cell = (listed.map(\.count).max() ?? 0) + 2
    let perLine = max(1, (columns - 1) / cell)
    var text = ""
    for start in stride(from: 0, to: listed.count, by: perLine) {
      let row = listed[start..<min(start + perLine, listed.count)]
      let line = row.dropLast().map { $0 + String(repeating: " ", count: cell - $0.count) }
      text += line.joined() + (row.last ?? "") + "\n"
    }
    return text
  }
}
