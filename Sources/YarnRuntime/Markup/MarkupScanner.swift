/// One pass over a line: text is copied to the output, markers open and close attributes.
///
/// Upstream builds a tree, repairs misnested closes by cloning nodes, and joins the clones again.
/// The joined result is that a close ends the innermost open marker of its name and leaves the
/// others open, which is what this scanner does directly.
struct MarkupScanner {
  /// The length of an attribute whose end has not been seen.
  static let open = -1

  var output: [UInt8] = []
  var outputUnits = 0
  /// In the order of their markers; one that is still open has the length `MarkupScanner.open`.
  var attributes: [MarkupAttribute] = []
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
  private var counted = (bytes: 0, units: 0)

  init(isASCII: Bool, implicit: ImplicitCharacter?, locale: String?, capacity: Int) {
    self.isASCII = isASCII
    self.implicit = implicit
    self.locale = locale
    output.reserveCapacity(capacity)
    attributes.reserveCapacity(implicit == nil ? 2 : 3)
  }

  /// Scans the whole line, or up to the first error inside a marker.
  mutating func scan(_ bytes: Span<UInt8>) {
    var position = 0
    if let implicit {
      let name = MarkupProperty("name", .string(implicit.name))
      openMarker(
        MarkupAttribute(
          name: MarkupAttribute.characterName, position: 0, length: 0, properties: [name]),
        byteOffset: 0)
      position = scan(bytes, from: 0, to: implicit.end)
      if errors.isEmpty { close(at: 0, in: bytes) }
    }
    if errors.isEmpty { _ = scan(bytes, from: position, to: bytes.count) }
    if errors.isEmpty { finish(bytes) }
  }

  /// The line once all is scanned.
  func line(_ bytes: Span<UInt8>) -> MarkedUpLine {
    guard errors.isEmpty else {
      let errors = errors.map { error in
        var error = error
        error.position = bytes.utf16Length(0..<min(error.byteOffset, bytes.count))
        return error
      }
      return MarkedUpLine(text: withoutColonEscapes(bytes), errors: errors)
    }
    let character = attributes.first { $0.name == MarkupAttribute.characterName }
    let name: String? =
      if case .string(let name)? = character?.property("name"), !name.isEmpty { name } else { nil }
    return MarkedUpLine(
      text: String(decoding: output, as: UTF8.self), attributes: attributes, character: name)
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
    while position < end, bytes[position] != .openBracket {
      if bytes[position] == .backslash, position + 1 < end, bytes[position + 1].isEscapable {
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
    bytes.extracting(range).withUnsafeBufferPointer { output.append(contentsOf: $0) }
    outputUnits += isASCII ? range.count : bytes.utf16Length(range)
  }

  /// The UTF-16 offset of a byte of the line; the bytes asked for never go back.
  mutating func sourcePosition(_ byte: Int, _ bytes: Span<UInt8>) -> Int {
    if isASCII { return byte }
    if byte > counted.bytes {
      counted.units += bytes.utf16Length(counted.bytes..<byte)
      counted.bytes = byte
    }
    return counted.units
  }

  mutating func fail(_ kind: MarkupError.Kind, at byteOffset: Int) {
    errors.append(MarkupError(kind: kind, position: 0, byteOffset: byteOffset))
  }

  /// The line as it was typed, save that `\:` has done its work.
  private func withoutColonEscapes(_ bytes: Span<UInt8>) -> String {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    for index in bytes.indices {
      let isEscape =
        bytes[index] == .backslash && index + 1 < bytes.count && bytes[index + 1] == .colon
      if !isEscape { kept.append(bytes[index]) }
    }
    return String(decoding: kept, as: UTF8.self)
  }

  private mutating func finish(_ bytes: Span<UInt8>) {
    guard openCount > 0 else { return }
    // Upstream forgives one close too many at the very end, but only if nothing is left open.
    refuseStray(bytes)
    for attribute in attributes where attribute.length == MarkupScanner.open {
      fail(.unclosed(attribute.name), at: bytes.byteOffset(ofUnit: attribute.sourcePosition))
    }
  }
}

extension UInt8 {
  /// Whether a backslash before this byte is dropped from the text.
  fileprivate var isEscapable: Bool {
    self == .openBracket || self == .closeBracket || self == .colon
  }
}
