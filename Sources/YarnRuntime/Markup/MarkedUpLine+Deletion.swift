extension MarkedUpLine {
  /// The line without an attribute and the text it covers; the other attributes move and shrink.
  ///
  /// An attribute that covered only deleted text goes as well; one of no length goes only when it
  /// stood inside the deleted text.
  public func deleting(_ deleted: MarkupAttribute) -> MarkedUpLine {
    var line = self
    guard deleted.length > 0 else {
      line.attributes.removeAll { $0 == deleted }
      return line
    }
    let units = text.utf16
    guard deleted.position >= 0,
      let start = units.index(
        units.startIndex, offsetBy: deleted.position, limitedBy: units.endIndex),
      let end = units.index(start, offsetBy: deleted.length, limitedBy: units.endIndex)
    else { return self }
    line.text = String(text[..<start]) + String(text[end...])
    line.attributes = attributes.compactMap { $0 == deleted ? nil : $0.afterDeletion(of: deleted) }
    if deleted.name == MarkupAttribute.characterName { line.character = nil }
    return line
  }
}

extension MarkupAttribute {
  /// This attribute once the text of another is gone, or nil when nothing of it is left.
  fileprivate func afterDeletion(of deleted: MarkupAttribute) -> MarkupAttribute? {
    let gap = deleted.position..<deleted.position + deleted.length
    let end = position + length
    var changed = self
    if position >= gap.upperBound {
      changed.position -= gap.count
    } else if position <= gap.lowerBound {
      if end <= gap.lowerBound { return self }
      changed.length -= min(end, gap.upperBound) - gap.lowerBound
      if changed.length <= 0 { return nil }
    } else {
      if end <= gap.upperBound { return nil }
      changed.length = end - gap.upperBound
      changed.position = gap.lowerBound
    }
    return changed
  }
}
