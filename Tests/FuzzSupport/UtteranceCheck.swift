import Foundation
import Understanding

/// What holds for whatever a person types: a reading that can be written down, the same each time.
enum UtteranceCheck {
  private static let bound = Work.Bound(requestsPerByte: 8, bytesPerByte: 2_000, start: 2_000_000)

  @discardableResult
  static func check(_ text: String, _ rules: RuleBook) throws(BrokenPromise) -> Bool {
    let reading = try Work.bounded(bound, length: text.utf8.count, "Reading") { rules.read(text) }
    try BrokenPromise.unless(
      try json(reading) == json(rules.read(text)), "The same words are read in two ways.")
    let evidence =
      (reading.topics + reading.nearMisses).flatMap(\.evidence)
      + reading.feelings.flatMap(\.evidence) + reading.safety.evidence
    for item in evidence {
      try BrokenPromise.unless(
        item.span.count == 2 && 0 <= item.span[0] && item.span[0] <= item.span[1]
          && item.span[1] <= text.utf8.count, "Evidence is outside of the utterance.")
    }
    try BrokenPromise.unless(
      reading.topics.allSatisfy { $0.score.isFinite }, "A topic has no finite score.")
    _ = rules.read(text, in: ReadingContext(asked: .name))
    return !reading.topics.isEmpty
  }

  private static func json(_ reading: Reading) throws(BrokenPromise) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    do {
      return try encoder.encode(reading)
    } catch {
      throw BrokenPromise("A reading cannot be written: \(error)")
    }
  }
}
