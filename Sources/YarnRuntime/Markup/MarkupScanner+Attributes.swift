// Opening and closing attributes, and the replacement markers.

extension MarkupScanner {
  /// Opens a marker at the end of the output.
  mutating func openMarker(_ attribute: MarkupAttribute) {
    guard openCount < MarkupParser.maximumDepth else {
      return fail(.tooDeep, at: attribute.sourcePosition)
    }
    var attribute = attribute
    attribute.length = MarkupScanner.open
    append(attribute)
    openCount += 1
  }

  /// Adds an attribute, with room for a few at once: most lines have no more.
  mutating func append(_ attribute: MarkupAttribute) {
    if attributes.isEmpty { attributes.reserveCapacity(4) }
    attributes.append(attribute)
  }

  /// Adds a self-closing marker at the end of the output.
  mutating func insert(_ attribute: MarkupAttribute) {
    var attribute = attribute
    let trims = attribute.trims
    if trims == nil {
      attribute.properties.append(MarkupProperty(MarkupAttribute.trimWhitespace, .bool(true)))
    }
    append(attribute)
    trimsNext = trims ?? true
  }

  /// Closes the innermost open marker of a name.
  ///
  /// The search passes over closed attributes, each at most once for every marker around it, of which
  /// there are at most `MarkupParser.maximumDepth`.
  mutating func close(_ name: Range<Int>, byteOffset: Int, in bytes: Span<UInt8>) {
    if openCount > firstCloseable {
      for index in stride(from: attributes.count - 1, through: firstCloseable, by: -1)
      where attributes[index].length == MarkupScanner.open {
        if bytes.equals(attributes[index].name, in: name) { return close(at: index, in: bytes) }
      }
    }
    if openCount == 0 || stray != nil {
      fail(.notOpened(bytes.text(name)), at: byteOffset)
    } else {
      stray = (name, byteOffset)
    }
  }

  /// Closes all open markers, innermost first.
  mutating func closeAll(_ bytes: Span<UInt8>) {
    refuseStray(bytes)
    guard openCount > firstCloseable else { return }
    for index in stride(from: attributes.count - 1, through: firstCloseable, by: -1)
    where attributes.indices.contains(index) && attributes[index].length == MarkupScanner.open {
      close(at: index, in: bytes)
    }
  }

  /// The implicit character's end is not for a script to set: while it is open, the first attribute
  /// cannot be closed.
  private var firstCloseable: Int {
    implicit != nil && attributes.first?.length == MarkupScanner.open ? 1 : 0
  }

  /// Ends a row of closes, because something else follows.
  mutating func endCloses(_ bytes: Span<UInt8>) {
    outermostClosed = Int.max
    refuseStray(bytes)
  }

  /// A close without an opening is an error once anything but a close of a name follows it.
  mutating func refuseStray(_ bytes: Span<UInt8>) {
    guard let stray else { return }
    fail(.notOpened(bytes.text(stray.name)), at: stray.byteOffset)
    self.stray = nil
  }

  /// Closes an open attribute at the end of the output.
  mutating func close(at index: Int, in bytes: Span<UInt8>) {
    openCount -= 1
    let length = outputUnits - attributes[index].position
    let isImplicit = implicit != nil && index == 0
    if locale != nil, !isImplicit, let name = ReplacementMarker.Name(attributes[index].name) {
      return replaceOpened(index, name, length: length, in: bytes)
    }
    attributes[index].length = length
    guard index < outermostClosed else { return }
    outermostClosed = index
    trimsNext = attributes[index].properties.isEmpty ? false : attributes[index].trims ?? false
  }

  /// Copies the content of `[nomarkup]`.
  mutating func copyPlainText(_ range: Range<Int>, in bytes: Span<UInt8>) {
    var position = range.lowerBound
    if trimsNext, position < range.upperBound { position += bytes.spaceLength(at: position) }
    var runStart = position
    while position + 1 < range.upperBound {
      let next = bytes[position + 1]
      if bytes[position] == .backslash,
        next == .openBracket || next == .closeBracket || next == .colon
      {
        append(bytes, runStart..<position)
        runStart = position + 1
        position += 1
      }
      position += 1
    }
    append(bytes, min(runStart, range.upperBound)..<range.upperBound)
  }
}
