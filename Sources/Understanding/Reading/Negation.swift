extension Utterance {
  /// How many words a negation reaches over.
  static let negationReach = 6

  /// Marks the words that a negation covers: up to the end of its clause, or six words on.
  ///
  /// Phrases such as "can't stop" or "not only" (the concept `negation-cancel`) negate nothing.
  mutating func markNegation(_ range: Range<Int>, cancel: Int32, _ occurrences: Occurrences) {
    var cancelled: [Range<Int32>] = []
    if cancel >= 0 {
      var place = occurrences.head(cancel)
      while place >= 0 {
        let found = occurrences.places[Int(place)]
        cancelled.append(found.start..<found.end)
        place = found.next
      }
    }
    var by: Int32 = -1
    var left = 0
    for index in range {
      let flags = tokens[index].flags
      if tokens[index].startsClause || flags.contains(.clauseBreak) { by = -1 }
      if flags.contains(.negator) {
        let covered = cancelled.contains { $0.contains(Int32(index)) }
        by = covered ? -1 : Int32(index)
        left = Self.negationReach
        continue
      }
      guard by >= 0 else { continue }
      if left == 0 {
        by = -1
        continue
      }
      setNegation(index, by)
      if !flags.contains(.filler) { left -= 1 }
    }
  }
}
