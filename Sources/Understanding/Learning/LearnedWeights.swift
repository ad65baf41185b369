/// Learned weights as a table for reading and as a text for people.
package struct LearnedWeights: Sendable {
  struct Feature: Sendable {
    var name: String
    var key: UInt64
    var row: [LearnedTable.Weight]
  }

  var features: [Feature]
  var handScale: Float
  var topics: [String]

  /// The weights as a `learned` block.
  package var text: String {
    var result = """
      // Learned from the development set by a fixed, repeatable computation; do not edit by hand.
      // A line: a word's stem, two stems in a row (a_b), a concept (@name),
      // a topic whose hand-written rules matched (=topic) or * (always); then topics
      // with the points that it adds to them. "rules" is what one point of a hand-written rule counts.
      learned
        * rules \(Self.number(handScale))

      """
    for feature in features {
      result += "  " + feature.name
      for weight in feature.row.sorted(by: { $0.value > $1.value }) {
        result += " " + topics[Int(weight.topic)] + " " + Self.number(weight.value)
      }
      result += "\n"
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
    for feature in features {
      table.index.insert(feature.key, Int32(table.rows.count))
      table.rows.append(feature.row)
      table.lines.append(1)
    }
    return table
  }
}

extension RuleBook {
  /// The same rules with other learned weights.
  package func with(_ weights: LearnedWeights?) -> RuleBook {
    RuleBook(tables: tables, learned: weights?.table ?? LearnedTable())
  }
}
