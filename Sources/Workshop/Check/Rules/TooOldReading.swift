import YarnCompiler

/// SB0307: what a node says needs an older reader than the coach speaks to.
///
/// Measured over all lines of a node, and only where there are enough of them to measure.
enum TooOldReading: CheckRule {
  static let code = FindingCode.readingAge
  static let mostYears = 13.0
  static let leastWords = 80

  static func findings(in manuscript: Manuscript, _ graph: NodeGraph) -> [Diagnostic] {
    var ages = Array(repeating: ReadingAge(), count: manuscript.nodes.count)
    for line in manuscript.lines where line.role != .option { ages[line.node].add(line.plain) }
    return ages.enumerated().compactMap { index, age in
      guard age.words >= leastWords, let years = age.years, years > mostYears else { return nil }
      return manuscript.finding(
        code, index, manuscript.nodes[index].titleRange,
        "The lines of ‘\(manuscript.nodes[index].title)’ suit a reader of about \(Int(years.rounded())) years; the coach speaks to 11 to 13.",
        hint: "Shorter sentences and words of one or two syllables help most.")
    }
  }
}
