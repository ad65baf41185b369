/// Learned weights as a table for reading and as a text for people.
package struct LearnedWeights: Sendable {
  struct Feature: Sendable {
    var name: String
    var key: UInt64
    var rarity: Float
    var row: [LearnedTable.Weight]
  }

  var features: [Feature]
  var handScale: Float
  /// The topics, then the judgements.
  var heads: [String]

  /// Entries on one line of the file.
  static let perLine = 8

  /// The weights as `learned` blocks, one a topic.
  package var text: String {
    var result = """
      // Learned from the development set by a fixed, repeatable computation; do not edit by hand.
      // Under each topic, under "danger" (against all harmless words) and "act" (clear danger against all
      // else) stand words and the points that each adds to it: a word's stem, two stems in a row (a_b), a
      // concept (@name), the stem it begins with (^a) or ends with (a$), how long it is (#0 to #7),
      // whether it asks (?), or * (always). The rarer the words, the more they count: "learned rarity"
      // lists them by it. "learned rules" says what one point of a rule counts.
      learned rules
        * \(Self.number(handScale))

      """
    result += rarities
    for (index, head) in heads.enumerated() {
      let entries = features.compactMap { feature in
        feature.row.first { Int($0.topic) == index }.map { (name: feature.name, value: $0.value) }
      }
      guard !entries.isEmpty else { continue }
      result += "learned \(head)\n"
      for (place, entry) in entries.enumerated() {
        result += (place % Self.perLine == 0 ? "  " : " ") + entry.name + " " + Self.number(entry.value)
        if place % Self.perLine == Self.perLine - 1 || place == entries.count - 1 { result += "\n" }
      }
    }
    return result
  }

  /// A block of lines that begin with a rarity and list its words.
  private var rarities: String {
    var result = "learned rarity\n"
    for rarity in Set(features.map(\.rarity)).sorted() {
      let names = features.filter { $0.rarity == rarity && $0.name != "*" }.map(\.name)
      for start in stride(from: 0, to: names.count, by: Self.perLine * 2) {
        let line = names[start..<min(start + Self.perLine * 2, names.count)]
        result += "  \(Self.number(rarity)) " + line.joined(separator: " ") + "\n"
      }
    }
    return result
  }

  /// Two decimals at most.
  private static func number(_ value: Float) -> String {
    let hundredths = Int((value * 100).rounded())
    let whole = abs(hundredths) / 100
    let rest = abs(hundredths) % 100
    let tail = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    return (hundredths < 0 ? "-" : "") + "\(whole)" + tail
  }

  var table: LearnedTable {
    var table = LearnedTable()
    table.handScale = handScale
    var rows = Rows<LearnedTable.Weight>()
    for feature in features {
      table.index.insert(feature.key, Int32(rows.count))
      rows.append(feature.row)
      table.rarity.append(feature.rarity)
    }
    // Two decimals of a number of this size never differ in more ways.
    _ = table.fill(rows)
    return table
  }
}

extension RuleBook {
  /// The same rules with other learned weights.
  package func with(_ weights: LearnedWeights?) -> RuleBook {
    RuleBook(tables: tables, learned: weights?.table ?? LearnedTable())
  }
}
