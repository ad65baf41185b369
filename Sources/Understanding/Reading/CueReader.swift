/// Finds the cues that the scripts wait for; whom they are about and in what light does not matter.
enum CueReader {
  static func read(_ utterance: Utterance, _ hits: [Hit], _ tables: RuleTables) -> [CueReading] {
    var result: [CueReading] = []
    for hit in hits where !hit.isQuoted {
      let pattern = tables.patterns[Int(hit.pattern)]
      guard pattern.head >= 0, case .cue = tables.heads[Int(pattern.head)] else { continue }
      let name = String(tables.headNames[Int(pattern.head)].dropFirst(4))
      let evidence = utterance.evidence(
        tables.ruleText(hit.pattern), file: tables.files[Int(pattern.file)], line: Int(pattern.line),
        tokens: Int(hit.start)..<Int(hit.end))
      if let known = result.firstIndex(where: { $0.name == name }) {
        result[known].weight += Double(pattern.weight)
        if result[known].evidence.count < 3 { result[known].evidence.append(evidence) }
      } else {
        result.append(
          CueReading(name: name, weight: Double(pattern.weight), evidence: [evidence]))
      }
    }
    // Stable for equal weights: what was said first comes first.
    return result.enumerated().sorted {
      ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
    }.map(\.element)
  }
}
