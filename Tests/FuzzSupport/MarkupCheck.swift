import YarnRuntime

/// What holds for every line: attributes lie in its text, and an error leaves it as it was typed.
enum MarkupCheck {
  private static let bound = Work.Bound(requestsPerByte: 2, bytesPerByte: 200, start: 1_000_000)

  static func check(_ text: String) throws(BrokenPromise) -> Bool {
    let line = try Work.bounded(bound, length: text.utf8.count, "Reading markup of") {
      MarkupParser(locale: "ar").parse(text)
    }
    try BrokenPromise.unless(
      line.errors.isEmpty || line.attributes.isEmpty, "A line has errors and attributes.")
    try checkAttributes(of: line)
    for error in line.errors + MarkupParser.errors(inTemplate: text) {
      // Normalising may make a text longer, but never by more than this.
      try BrokenPromise.unless(
        (0...text.utf8.count * 3 + 3).contains(error.byteOffset)
          && (0...error.byteOffset).contains(error.position), "An error is outside of its line.")
      try BrokenPromise.unless(!error.description.isEmpty, "An error has no words.")
    }
    try checkEscaping(text)
    _ = line.textWithoutCharacter
    return line.errors.isEmpty
  }

  private static func checkAttributes(of line: MarkedUpLine) throws(BrokenPromise) {
    let length = line.text.utf16.count
    for attribute in line.attributes {
      try BrokenPromise.unless(
        attribute.position >= 0 && attribute.length >= 0
          && attribute.position + attribute.length <= length, "An attribute is outside of its line."
      )
    }
    // Each of these costs a pass over the text.
    for attribute in line.attributes.prefix(40) {
      _ = line.text(of: attribute)
      _ = line.deleting(attribute)
    }
    let sources = line.attributes.map(\.sourcePosition)
    try BrokenPromise.unless(sources == sources.sorted(), "Attributes are not in order.")
  }

  /// Escaped words mean themselves, but for backslashes, which may have meant something before.
  private static func checkEscaping(_ text: String) throws(BrokenPromise) {
    guard !text.utf8.contains(UInt8(ascii: "\\")),
      !text.unicodeScalars.contains(where: turningAround.contains)
    else { return }
    let line = MarkupParser().parse(MarkupParser.escaped(text))
    try BrokenPromise.unless(
      line.text == text && line.attributes.isEmpty && line.errors.isEmpty,
      "Escaped words are read as something else.")
  }

  /// The letters that stand for marks alone, whose order changes in the composed form; the standard
  /// library does not hold two of them for equal to their marks.
  private static let turningAround: Set<Unicode.Scalar> = ["\u{F73}", "\u{F75}", "\u{F81}"]
}
