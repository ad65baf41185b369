#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A comparison as one line of JSON; fields are only ever added.
package enum ComparisonJSON {
  private struct Shown: Encodable {
    let session: String
    let turns: Int
    let different: Int
    let notRun: Int
    let differences: [Comparison.Turn]
  }

  /// The object, without a line feed.
  package static func line(_ comparison: Comparison, session: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let shown = Shown(
      session: session, turns: comparison.count, different: comparison.different,
      notRun: comparison.notRun, differences: comparison.turns.filter(\.differs))
    return (try? encoder.encode(shown)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
