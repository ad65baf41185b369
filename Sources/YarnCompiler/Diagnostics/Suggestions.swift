/// Finds names like a mistyped one. The number of searches is bounded, so that a file full of
/// mistakes stays linear.
package struct Suggestions {
  private static let searches = 64
  private static let namesPerSearch = 20_000
  private var remaining = Suggestions.searches

  package init() {}

  /// `Did you mean ‘…’?` for the nearest of some names, or an empty text.
  package mutating func hint(
    for name: String, among names: some Sequence<String>, otherwise: String = ""
  ) -> String {
    nearest(to: name, among: names).map { "Did you mean ‘\($0)’?" } ?? otherwise
  }

  /// The name that differs in the fewest letters, at most a third of them; nil when none is near.
  package mutating func nearest(to name: String, among names: some Sequence<String>) -> String? {
    guard remaining > 0 else { return nil }
    remaining -= 1
    let wanted = Array(name.lowercased().utf8)
    guard wanted.count <= 64 else { return nil }
    var best: (distance: Int, name: String)?
    for candidate in names.prefix(Self.namesPerSearch) where candidate != name {
      let limit = min(best.map { $0.distance - 1 } ?? .max, max(1, wanted.count / 3))
      let other = Array(candidate.lowercased().utf8)
      guard abs(other.count - wanted.count) <= limit else { continue }
      let distance = Self.distance(wanted, other)
      if distance <= limit { best = (distance, candidate) }
    }
    return best?.name
  }

  /// Insertions, deletions, replacements and swaps of neighbours between two words.
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in right.indices {
        let isSame = left[row] == right[column]
        var cost = min(
          previous[column] + (isSame ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforePrevious[column - 1] + 1)
        }
        current.append(cost)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[right.count]
  }
}
