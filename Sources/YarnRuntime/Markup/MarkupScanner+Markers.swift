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
    if MarkupScanner.noMarkupContent(at: start, in: bytes) != nil {
      return scanNoMarkup(at: start, in: bytes)
    }
    var attribute = MarkupAttribute(
      name: bytes.text(nameStart..<nameEnd), position: 0, length: 0,
      sourcePosition: sourcePosition(start, bytes))
    let (end, closesItself) = scanProperties(
      of: &attribute, nameStart: nameStart, nameEnd: nameEnd, in: bytes)
    guard errors.isEmpty else { return end }
    if closesItself {
      insert(attribute, byteOffset: start)
    } else {
      openMarker(attribute, byteOffset: start)
    }
    return end
  }

  /// Reads what follows a marker's name, and returns the position after the bracket.
  private mutating func scanProperties(
    of attribute: inout MarkupAttribute, nameStart: Int, nameEnd: Int, in bytes: Span<UInt8>
  ) -> (end: Int, closesItself: Bool) {
    var position = bytes.skippingSpace(from: nameEnd)
    if position < bytes.count, bytes[position] == .equals {
      position = scanProperty(nameStart..<nameEnd, of: &attribute, in: bytes)
    }
    while errors.isEmpty {
      position = bytes.skippingSpace(from: position)
      guard position < bytes.count else {
        fail(.unfinishedMarker(attribute.name), at: nameStart)
        break
      }
      if bytes[position] == .closeBracket { return (position + 1, false) }
      if bytes[position] == .slash {
        let bracket = bytes.skippingSpace(from: position + 1)
        if bracket < bytes.count, bytes[bracket] == .closeBracket { return (bracket + 1, true) }
        fail(.straySlash(attribute.name), at: position)
        break
      }
      let propertyEnd = bytes.endOfName(from: position)
      guard propertyEnd > position else {
        let sign = String(bytes.scalar(at: position).scalar)
        fail(.badCharacter(sign, in: attribute.name), at: position)
        break
      }
      position = scanProperty(position..<propertyEnd, of: &attribute, in: bytes)
    }
    return (bytes.count, false)
  }

  /// Reads `= value` after a property's name, and returns the position after the value.
  private mutating func scanProperty(
    _ name: Range<Int>, of attribute: inout MarkupAttribute, in bytes: Span<UInt8>
  ) -> Int {
    let equals = bytes.skippingSpace(from: name.upperBound)
    guard equals < bytes.count, bytes[equals] == .equals else {
      fail(.missingValue(property: bytes.text(name)), at: name.lowerBound)
      return bytes.count
    }
    let start = bytes.skippingSpace(from: equals + 1)
    guard start < bytes.count, bytes[start] != .closeBracket else {
      fail(.missingValue(property: bytes.text(name)), at: name.lowerBound)
      return bytes.count
    }
    guard let (value, end) = scanValue(at: start, in: bytes) else { return bytes.count }
    attribute.properties.append(MarkupProperty(bytes.text(name), value))
    return end
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
      name: MarkupAttribute.noMarkup, position: outputUnits, length: 0,
      sourcePosition: sourcePosition(start, bytes))
    attributes.append(opening)
    let index = attributes.count - 1
    copyPlainText(content..<end.lowerBound, in: bytes)
    attributes[index].length = outputUnits - attributes[index].position
    trimsNext = false
    return end.upperBound
  }
}
