/// One pass over a line: text is copied to the output, markers open and close attributes.
///
/// Upstream builds a tree, repairs misnested closes by cloning nodes, and joins the clones again.
/// The joined result is that a close ends the innermost open marker of its name and leaves the
/// others open, which is what this scanner does directly.
///
/// It is never copied, so that passing it on costs nothing.
struct MarkupScanner: ~Copyable {
  /// The length of an attribute whose end has not been seen.
  static let open = -1

  private var output: TextBuffer
  var outputUnits = 0
  /// In the order of their markers; one that is still open has the length `MarkupScanner.open`.
  ///
  /// While the line is read, their source positions are bytes.
  var attributes: [MarkupAttribute] = []
  /// Those of the marker that is being read.
  var properties: [ScannedProperty] = []
  var openCount = 0
  var errors: [MarkupError] = []
  /// A close that found no opening; forgiven when only closes follow it to the end.
  var stray: (name: Range<Int>, byteOffset: Int)?
  /// Whether the last thing seen removes one white-space character from the text that follows.
  var trimsNext = false
  /// The outermost attribute that the closes just seen have ended: of several closes without text
  /// between them, its property decides what is trimmed, in whatever order they stand.
  var outermostClosed = Int.max
  let isASCII: Bool
  let implicit: ImplicitCharacter?
  /// The language for replacement markers; nil when they are not to be replaced.
  let locale: String?

  init(isASCII: Bool, implicit: ImplicitCharacter?, locale: String?, capacity: Int) {
    self.isASCII = isASCII
    self.implicit = implicit
    self.locale = locale
    output = TextBuffer(capacity: capacity)
  }

  /// Scans the whole line, or up to the first error inside a marker.
  mutating func scan(_ bytes: Span<UInt8>) {
    var position = 0
    if let implicit {
      let name = MarkupProperty("name", .string(implicit.name))
      openMarker(
        MarkupAttribute(
          name: MarkupAttribute.characterName, position: 0, length: 0, properties: [name]))
      position = scan(bytes, from: 0, to: implicit.end)
      if errors.isEmpty { close(at: 0, in: bytes) }
    }
    if errors.isEmpty { _ = scan(bytes, from: position, to: bytes.count) }
    if errors.isEmpty { finish(bytes) }
  }

  /// The line once all is scanned.
  mutating func line(_ bytes: Span<UInt8>) -> MarkedUpLine {
    guard errors.isEmpty else { return brokenLine(bytes) }
    if !isASCII { countSourcePositions(in: bytes) }
    return MarkedUpLine(text: output.text, attributes: attributes, character: character)
  }

  /// The line as it was typed, save that `\:` has done its work.
  private mutating func brokenLine(_ bytes: Span<UInt8>) -> MarkedUpLine {
    for index in errors.indices {
      let end = min(errors[index].byteOffset, bytes.count)
      errors[index].position = bytes.utf16Length(0..<end)
    }
    return MarkedUpLine(text: withoutColonEscapes(bytes), errors: errors)
  }

  private func withoutColonEscapes(_ bytes: Span<UInt8>) -> String {
    guard var escape = colonEscape(in: bytes, from: 0) else { return bytes.text(bytes.indices) }
    var kept = TextBuffer(capacity: bytes.count)
    var copied = 0
    while true {
      kept.append(bytes, copied..<escape)
      copied = escape + 1
      guard let next = colonEscape(in: bytes, from: copied) else { break }
      escape = next
    }
    kept.append(bytes, copied..<bytes.count)
    return kept.text
  }

  private func colonEscape(in bytes: Span<UInt8>, from start: Int) -> Int? {
    var position = start
    while let backslash = bytes.firstIndex(of: .backslash, from: position) {
      if backslash + 1 < bytes.count, bytes[backslash + 1] == .colon { return backslash }
      position = backslash + 1
    }
    return nil
  }

  /// What the first attribute for a character gives as its name.
  private var character: String? {
    if let implicit { return implicit.name.isEmpty ? nil : implicit.name }
    let name = MarkupAttribute.characterName
    // Lengths are compared first because that is quick, and most names are something else.
    let attribute = attributes.first { $0.name.utf8.count == name.utf8.count && $0.name == name }
    guard case .string(let name)? = attribute?.property("name"), !name.isEmpty else { return nil }
    return name
  }

  /// Turns the source positions, which are in order, from bytes into UTF-16 units.
  private mutating func countSourcePositions(in bytes: Span<UInt8>) {
    var byte = 0
    var units = 0
    for index in attributes.indices {
      let next = attributes[index].sourcePosition
      units += bytes.utf16Length(byte..<next)
      byte = next
      attributes[index].sourcePosition = units
    }
  }

  private mutating func scan(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var position = start
    while position < end, errors.isEmpty {
      position =
        bytes[position] == .openBracket
        ? scanMarker(at: position, in: bytes)
        : scanText(from: position, to: end, in: bytes)
    }
    return position
  }

  /// Copies text up to a marker; a backslash before a bracket or a colon is dropped.
  private mutating func scanText(from start: Int, to end: Int, in bytes: Span<UInt8>) -> Int {
    endCloses(bytes)
    var position = start
    if trimsNext { position += bytes.spaceLength(at: position) }
    trimsNext = false
    var runStart = position
    while true {
      position = bytes.firstIndex(of: .openBracket, or: .backslash, in: position..<end)
      guard position < end, bytes[position] == .backslash else { break }
      if position + 1 < end, bytes[position + 1].isEscapable {
        append(bytes, runStart..<position)
        runStart = position + 1
        position += 2
      } else {
        position += 1
      }
    }
    append(bytes, runStart..<position)
    return position
  }

  /// Copies bytes of the line to the output.
  mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    output.append(bytes, range)
    outputUnits += isASCII ? range.count : bytes.utf16Length(range)
  }

  mutating func fail(_ kind: MarkupError.Kind, at byteOffset: Int) {
    errors.append(MarkupError(kind, at: byteOffset))
  }

  private mutating func finish(_ bytes: Span<UInt8>) {
    guard openCount > 0 else { return }
    // Upstream forgives one close too many at the very end, but only if nothing is left open.
    refuseStray(bytes)
    for attribute in attributes where attribute.length == MarkupScanner.open {
      fail(.unclosed(attribute.name), at: attribute.sourcePosition)
    }
  }
}

extension UInt8 {
  /// Whether a backslash before this byte is dropped from the text.
  fileprivate var isEscapable: Bool {
    self == .openBracket || self == .closeBracket || self == .colon
  }
}
