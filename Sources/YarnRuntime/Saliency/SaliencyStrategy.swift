/// A way to pick one of several passing candidates.
public enum SaliencyStrategy: String, Sendable, CaseIterable, Codable {
  /// The first in the script.
  case first
  /// The most complex condition, then the first.
  case best
  /// The fewest views, then the most complex, then the first.
  case bestLeastRecentlySeen = "best_least_recently_seen"
  /// The fewest views, then the most complex, then at random.
  case randomBestLeastRecentlySeen = "random_best_least_recently_seen"

  /// What a host without an opinion uses.
  public static let `default` = SaliencyStrategy.randomBestLeastRecentlySeen

  /// Whether this way keeps count of what has been picked.
  public var countsViews: Bool {
    self == .bestLeastRecentlySeen || self == .randomBestLeastRecentlySeen
  }

  /// The place of the pick in the list; nil when the list is empty. Linear in its length.
  public func choose(
    from candidates: [SaliencyCandidate], random: inout SeededGenerator
  ) -> Int? {
    guard !candidates.isEmpty else { return nil }
    switch self {
    case .first: return 0
    case .best: return Self.firstBest(candidates) { $0.complexity > $1.complexity }
    case .bestLeastRecentlySeen: return Self.firstBest(candidates, Self.isBetter)
    case .randomBestLeastRecentlySeen:
      guard let best = Self.firstBest(candidates, Self.isBetter) else { return nil }
      let ties = candidates.indices.filter { !Self.isBetter(candidates[best], candidates[$0]) }
      return ties[random.below(ties.count)]
    }
  }

  private static func isBetter(_ left: SaliencyCandidate, _ right: SaliencyCandidate) -> Bool {
    left.views != right.views ? left.views < right.views : left.complexity > right.complexity
  }

  private static func firstBest(
    _ candidates: [SaliencyCandidate], _ isBetter: (SaliencyCandidate, SaliencyCandidate) -> Bool
  ) -> Int? {
    var best = 0
    for index in candidates.indices where isBetter(candidates[index], candidates[best]) {
      best = index
    }
    return best
  }
}
