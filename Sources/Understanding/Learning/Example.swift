/// An utterance with what should be heard in it.
package struct Example: Sendable {
  /// Stands in place of a topic where the words speak for none: a piece of a story, a short reply.
  package static let neutral = "neutral"

  package var utterance: String
  package var topic: String
  /// "none", "ask", "act", "notice" (ask or act) or "light" (anything but act).
  package var safety: String
  package var note: String

  package init(utterance: String, topic: String, safety: String = "none", note: String = "") {
    self.utterance = utterance
    self.topic = topic
    self.safety = safety
    self.note = note
  }

  /// Reads tab-separated lines: utterance, topic, safety, note. The head line is skipped.
  package static func parse(_ text: String) -> [Example] {
    text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count >= 2, cells[0] != "utterance" else { return nil }
      return Example(
        utterance: cells[0], topic: cells[1], safety: cells.count > 2 ? cells[2] : "none",
        note: cells.count > 3 ? cells[3] : "")
    }
  }

  /// Danger that must be noticed.
  var isDanger: Bool { safety == "ask" || safety == "act" || safety == "notice" }
}
