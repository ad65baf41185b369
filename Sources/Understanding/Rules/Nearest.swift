/// Suggests the name a writer most likely meant.
enum Nearest {
  /// The known name within a third of the letters, or nil.
  static func name(to wrong: String, among names: [String]) -> String? {
    var best: (name: String, distance: Int)?
    for name in names {
      let distance = distance(Array(wrong.utf8), Array(name.utf8))
      if distance <= max(wrong.utf8.count > 3 ? 2 : 1, max(wrong.utf8.count, name.utf8.count) / 3),
        distance < best?.distance ?? Int.max
      {
        best = (name, distance)
      }
    }
    return best?.name
  }

  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }
}
