// Markers: `[a]`, `[a b=1]`, `[a/]`, `[/a]`, `[/]` and `[nomarkup]`.

extension MarkupScanner {
  /// Reads the marker at a position and returns the position after it.
  mutating func scanMarker(at start: Int, in bytes: Span<UInt8>) -> Int {
    let nameStart = bytes.skippingSpace(from: start + 1)
    guard nameStart < bytes.count else {
      fail(.expectedName, at: start)
      return bytes.count
    }
    if bytes[nameStart] == .slash { return scanClose(at: start, slash: nameStart, in: bytes) }
    let nameEnd = bytes.endOfName(from: nameStart)
    guard nameEnd > nameStart else {
      fail(.expectedName, at: start)
      return bytes.count
    }
    endCloses(bytes)
    let name = nameStart..<nameEnd
    if bytes.matches("nomarkup", in: name),
      MarkupScanner.noMarkupContent(at: start, in: bytes) != nil
    {
      return scanNoMarkup(at: start, in: bytes)
    }
    let reader = scanProperties(of: name, in: bytes)
    guard errors.isEmpty else { return bytes.count }
    if locale != nil, let replacement = ReplacementMarker.Name(name, in: bytes) {
      if reader.closesItself {
        replace(replacement, at: start, in: bytes)
      } else {
        // Its properties are read again when it is closed.
        openMarker(attribute(name, at: start, in: bytes))
      }
      return reader.position
    }
    var attribute = attribute(name, at: start, in: bytes)
    // Room for `trimwhitespace` is made at once.
    let count = properties.count + (reader.closesItself ? 1 : 0)
    if count > 0 { attribute.properties.reserveCapacity(count) }
    for property in properties { attribute.properties.append(property.property(in: bytes)) }
    if reader.closesItself { insert(attribute) } else { openMarker(attribute) }
    return reader.position
  }

  private func attribute(
    _ name: Range<Int>, at start: Int, in bytes: Span<UInt8>
  ) -> MarkupAttribute {
    MarkupAttribute(
      name: bytes.text(name), position: outputUnits, length: 0, sourcePosition: start)
  }

  /// Reads what follows a marker's name up to the bracket.
  mutating func scanProperties(of name: Range<Int>, in bytes: Span<UInt8>) -> MarkerReader {
    properties.removeAll(keepingCapacity: true)
    var reader = MarkerReader(name: name)
    do {
      if let property = try reader.nameProperty(in: bytes) { keep(property) }
      while errors.isEmpty, let property = try reader.next(in: bytes) { keep(property) }
    } catch {
      errors.append(error)
    }
    return reader
  }

  /// Adds a property of the marker that is being read, with room for a few at once.
  private mutating func keep(_ property: ScannedProperty) {
    if properties.capacity == 0 { properties.reserveCapacity(4) }
    properties.append(property)
  }

  private mutating func scanClose(at start: Int, slash: Int, in bytes: Span<UInt8>) -> Int {
    let nameStart = bytes.skippingSpace(from: slash + 1)
    let nameEnd = bytes.endOfName(from: nameStart)
    let bracket = bytes.skippingSpace(from: nameEnd)
    guard bracket < bytes.count, bytes[bracket] == .closeBracket else {
      fail(.badClose, at: start)
      return bytes.count
    }
    if nameEnd == nameStart {
      closeAll(bytes)
    } else {
      close(nameStart..<nameEnd, byteOffset: start, in: bytes)
    }
    return bracket + 1
  }
}

// MARK: - nomarkup

extension MarkupScanner {
  /// The position after `[nomarkup]` when it stands at a position.
  static func noMarkupContent(at start: Int, in bytes: Span<UInt8>) -> Int? {
    let name = bytes.skippingSpace(from: start + 1)
    guard bytes.matches("nomarkup", at: name) else { return nil }
    let bracket = bytes.skippingSpace(from: name + 8)
    return bracket < bytes.count && bytes[bracket] == .closeBracket ? bracket + 1 : nil
  }

  /// Where the next `[/nomarkup]` stands.
  static func noMarkupEnd(from start: Int, in bytes: Span<UInt8>) -> Range<Int>? {
    var position = start
    while position < bytes.count {
      defer { position += 1 }
      guard bytes[position] == .openBracket, position == start || bytes[position - 1] != .backslash
      else { continue }
      let slash = bytes.skippingSpace(from: position + 1)
      guard slash < bytes.count, bytes[slash] == .slash else { continue }
      let name = bytes.skippingSpace(from: slash + 1)
      guard bytes.matches("nomarkup", at: name) else { continue }
      let bracket = bytes.skippingSpace(from: name + 8)
      if bracket < bytes.count, bytes[bracket] == .closeBracket { return position..<bracket + 1 }
    }
    return nil
  }

  private mutating func scanNoMarkup(at start: Int, in bytes: Span<UInt8>) -> Int {
    guard let content = MarkupScanner.noMarkupContent(at: start, in: bytes),
      let end = MarkupScanner.noMarkupEnd(from: content, in: bytes)
    else {
      fail(.unclosedNoMarkup, at: start)
      return bytes.count
    }
    let opening = MarkupAttribute(
      name: MarkupAttribute.noMarkup, position: outputUnits, length: 0, sourcePosition: start)
    append(opening)
    let index = attributes.count - 1
    copyPlainText(content..<end.lowerBound, in: bytes)
    attributes[index].length = outputUnits - attributes[index].position
    trimsNext = false
    return end.upperBound
  }
}
