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
    parse(text, replacing: true)
  }

  /// The errors in a line of a script, whose expressions still stand as `{0}`.
  ///
  /// What depends on values is not judged: `select`, `plural` and `ordinal` are taken as they are.
  public static func errors(inTemplate text: String) -> [MarkupError] {
    MarkupParser().parse(text, replacing: false).errors
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

  private func parse(_ text: String, replacing: Bool) -> MarkedUpLine {
    let marks = Marks(text)
    let text = marks.isASCII ? text : CanonicalForm.composed(text)
    if !marks.hasMarkers {
      guard marks.hasColon else { return MarkedUpLine(text: text) }
      return namedLine(text)
    }
    return text.withBytes { bytes in
      let name = marks.hasColon ? ImplicitCharacter(in: bytes) : nil
      var scanner = MarkupScanner(
        isASCII: marks.isASCII, implicit: name, locale: replacing ? locale : nil,
        capacity: bytes.count)
      scanner.scan(bytes)
      return scanner.line(bytes)
    }
  }

  /// A line without brackets or backslashes: its text stays as it is.
  private func namedLine(_ text: String) -> MarkedUpLine {
    guard let name = text.withBytes({ ImplicitCharacter(in: $0) }) else {
      return MarkedUpLine(text: text)
    }
    let units = text.utf16
    let end = text.utf8.index(text.startIndex, offsetBy: name.end)
    let attribute = MarkupAttribute(
      name: MarkupAttribute.characterName, position: 0,
      length: units.distance(from: text.startIndex, to: end),
      properties: [MarkupProperty("name", .string(name.name))])
    return MarkedUpLine(
      text: text, attributes: [attribute], character: name.name.isEmpty ? nil : name.name)
  }
}

/// Which bytes that matter to markup a text has, found in one pass.
private struct Marks {
  var isASCII = true
  var hasMarkers = false
  var hasColon = false

  init(_ text: String) {
    var all: UInt8 = 0
    var markers: UInt8 = 0
    var colons: UInt8 = 0
    var text = text
    // Without branches and checks, so that the compiler takes many bytes at once.
    text.withUTF8 { buffer in
      for byte in buffer {
        all |= byte
        markers |= (byte == .openBracket ? 1 : 0) | (byte == .backslash ? 1 : 0)
        colons |= byte == .colon ? 1 : 0
      }
    }
    isASCII = all < 0x80
    hasMarkers = markers != 0
    hasColon = colons != 0
  }
}

extension UInt8 {
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let backslash = UInt8(ascii: "\\")
  static let slash = UInt8(ascii: "/")
  static let colon = UInt8(ascii: ":")
  static let quote = UInt8(ascii: "\"")
  static let equals = UInt8(ascii: "=")
}
