/// Turns a line's text, values already put in, into what a person reads and the attributes in it.
///
/// ```swift
/// let line = MarkupParser(locale: "en").parse("Ada: I am [b]glad[/b]!")
/// line.text                      // "Ada: I am glad!"
/// line.character                 // "Ada"
/// line.attribute(named: "b")     // position 10, length 4
/// ```
/// Parsing takes time linear in the length of the text and never fails: a line whose markup is
/// wrong comes back as it was typed, with the errors.
public struct MarkupParser: Sendable {
  /// The language by whose rules `plural` and `ordinal` choose, as a BCP 47 tag.
  public let locale: String

  /// How many markers may be open at once.
  public static let maximumDepth = 256

  /// Makes a parser for a language.
  public init(locale: String = "en") {
    self.locale = locale
  }

  /// Parses a line.
  public func parse(_ text: String) -> MarkedUpLine {
    text.withBytes { parse($0, of: text, locale: locale) }
  }

  /// Parses a line of a script with the values for its places.
  ///
  /// No String is made of the line before its markup is read.
  func parse(_ template: String, values: [String]) -> MarkedUpLine {
    guard let expanded = Substitution.expanded(template, values) else { return parse(template) }
    return expanded.withBytes { parse($0, of: nil, locale: locale) }
  }

  /// The errors in a line of a script, whose expressions still stand as `{0}`.
  ///
  /// What depends on values is not judged: `select`, `plural` and `ordinal` are taken as they are.
  public static func errors(inTemplate text: String) -> [MarkupError] {
    text.withBytes { MarkupParser().parse($0, of: text, locale: nil) }.errors
  }

  /// The text with a backslash before each bracket and colon, so that none of it is markup or a
  /// character's name; for words that a person typed.
  public static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == .openBracket || $0 == .closeBracket || $0 == .colon })
    else { return text }
    var output: [UInt8] = []
    for byte in text.utf8 {
      if byte == .openBracket || byte == .closeBracket || byte == .colon {
        output.append(.backslash)
      }
      output.append(byte)
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Parses the bytes of a text, which is given when there is one, to be the result if it is plain.
  private func parse(_ bytes: Span<UInt8>, of text: String?, locale: String?) -> MarkedUpLine {
    let marks = LineMarks(bytes)
    guard marks.isPlainlyComposed || CanonicalForm.isPlainlyComposed(bytes) else {
      let composed = CanonicalForm.composed(text ?? bytes.text(bytes.indices))
      return composed.withBytes { parseComposed($0, of: composed, LineMarks($0), locale: locale) }
    }
    return parseComposed(bytes, of: text, marks, locale: locale)
  }

  private func parseComposed(
    _ bytes: Span<UInt8>, of text: String?, _ marks: LineMarks, locale: String?
  ) -> MarkedUpLine {
    let name = marks.hasColon ? ImplicitCharacter(in: bytes) : nil
    guard marks.hasMarkers else {
      return MarkedUpLine(plain: text ?? bytes.text(bytes.indices), name, in: bytes)
    }
    var scanner = MarkupScanner(
      isASCII: marks.isASCII, implicit: name, locale: locale, capacity: bytes.count)
    scanner.scan(bytes)
    return scanner.line(bytes)
  }
}

extension MarkedUpLine {
  /// A line without brackets or backslashes: its text stays as it is.
  fileprivate init(plain text: String, _ name: ImplicitCharacter?, in bytes: Span<UInt8>) {
    guard let name else {
      self.init(text: text)
      return
    }
    let attribute = MarkupAttribute(
      name: MarkupAttribute.characterName, position: 0, length: bytes.utf16Length(0..<name.end),
      properties: [MarkupProperty("name", .string(name.name))])
    self.init(
      text: text, attributes: [attribute], character: name.name.isEmpty ? nil : name.name)
  }
}
