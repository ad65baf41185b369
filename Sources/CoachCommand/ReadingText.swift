import Understanding

/// A reading in words, for `coach understand`.
enum ReadingText {
  static func paragraphs(_ reading: Reading) -> String {
    var lines = ["\"\(reading.utterance)\""]
    for topic in reading.topics.prefix(3) {
      lines.append("  \(topic.topic)  \(percent(topic.score))")
      lines += topic.evidence.prefix(4).map(because)
    }
    for feeling in reading.feelings {
      lines.append("  feeling: \(feeling.word), \(feeling.strength) of 10")
    }
    if reading.safety.level != .none {
      lines.append("  safety: \(reading.safety.level.rawValue) (\(reading.safety.topic ?? ""))")
      lines += reading.safety.evidence.prefix(4).map(because)
    }
    for cue in reading.cues {
      lines.append("  cue: \(cue.name)")
      lines += cue.evidence.prefix(2).map(because)
    }
    if let answer = reading.answer { lines.append("  answer: \(answer.rawValue)") }
    if let number = reading.number { lines.append("  number: \(number)") }
    if let about = reading.about { lines.append("  about: \(about.rawValue)") }
    if let mirror = reading.mirror { lines.append("  turned round: \(mirror)") }
    for topic in reading.nearMisses.prefix(3) {
      lines.append("  nearly: \(topic.topic)  \(percent(topic.score))")
    }
    return lines.joined(separator: "\n")
  }

  private static func because(_ evidence: Evidence) -> String {
    "    \"\(evidence.words)\" by \(evidence.file):\(evidence.line)  \(evidence.rule)"
  }

  private static func percent(_ score: Double) -> String {
    "\(Int((score * 100).rounded())) %"
  }
}
