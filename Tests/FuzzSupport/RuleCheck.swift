import Understanding
import YarnCompiler

/// What holds for every rule file: a book, or problems with places; the book reads anything.
enum RuleCheck {
  private static let bound = Work.Bound(requestsPerByte: 60, bytesPerByte: 5_000, start: 10_000_000)
  private static let stored = Work.Bound(requestsPerByte: 4, bytesPerByte: 1_000, start: 1_000_000)

  static func check(_ text: String) throws(BrokenPromise) -> Bool {
    let (book, problems) = try Work.bounded(bound, length: text.utf8.count, "Compiling rules of") {
      RuleBook.compile([RuleText(path: "fuzz.rules", text: text)])
    }
    try BrokenPromise.unless(
      (book == nil) == !problems.isEmpty, "There are rules in spite of problems, or neither.")
    let lines = TextLines(text, carriageReturnsEndLines: false)
    for problem in problems {
      let place = SourcePosition(line: problem.line, column: problem.column)
      try lines.require(place, problem.message)
      try BrokenPromise.unless(
        problem.description.hasPrefix("fuzz.rules:"), "A problem is of no file.")
    }
    guard let book else { return false }
    try checkReadings(book)
    let stored = book.encoded()
    let loaded = try? RuleBook(decoding: stored)
    try BrokenPromise.unless(loaded?.encoded() == stored, "A rule book is read as another one.")
    return true
  }

  /// Bytes load or are refused; what loads reads anything, though it may make no sense.
  static func check(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
    let book = try Work.bounded(stored, length: bytes.count, "Loading") {
      try? RuleBook(decoding: bytes)
    }
    guard let book else { return false }
    try checkReadings(book)
    return true
  }

  private static func checkReadings(_ book: RuleBook) throws(BrokenPromise) {
    for utterance in ["I keep checking his phone", "no", "7", "", "not good enough, never was."] {
      try UtteranceCheck.check(utterance, book)
    }
  }
}
