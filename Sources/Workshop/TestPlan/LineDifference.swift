/// The difference of two short lists of lines, in the form that diff tools show.
enum LineDifference {
  /// Lists longer than this are shown whole, one after the other.
  private static let limit = 200

  /// Each line with ` `, `-` or `+` before it: common lines, lines of the first, lines of the second.
  static func lines(from old: [String], to new: [String]) -> [String] {
    guard old.count <= limit, new.count <= limit else {
      return old.map { "- " + $0 } + new.map { "+ " + $0 }
    }
    // lengths[i][j]: the longest common sequence of old[i...] and new[j...].
    var lengths = [[Int]](
      repeating: [Int](repeating: 0, count: new.count + 1), count: old.count + 1)
    for i in old.indices.reversed() {
      for j in new.indices.reversed() {
        lengths[i][j] =
          old[i] == new[j]
          ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
      }
    }
    var (i, j) = (0, 0)
    var lines: [String] = []
    while i < old.count || j < new.count {
      if i < old.count, j < new.count, old[i] == new[j] {
        lines.append("  " + old[i])
        (i, j) = (i + 1, j + 1)
      } else if i < old.count, j == new.count || lengths[i + 1][j] >= lengths[i][j + 1] {
        lines.append("- " + old[i])
        i += 1
      } else {
        lines.append("+ " + new[j])
        j += 1
      }
    }
    return lines
  }
}
