import YarnCompiler

/// How much a set of scripts says, and how hard it is to read.
package struct ScriptStatistics: Sendable, Equatable {
  package struct Row: Sendable, Equatable {
    package var name: String
    package var file: String
    package var nodes = 0
    package var lines = 0
    package var choices = 0
    package var words = 0
    package var longestSentence = 0
    /// Lines whose words stand somewhere else as well.
    package var repeats = 0
    /// In years; nil where nothing is said.
    package var readingAge: Double?
  }

  package enum Grouping: String, Sendable, CaseIterable { case file, node }

  package let rows: [Row]
  package let total: Row

  /// Counts by node or by file, in the order of the scripts. Choices are not in words and age: they are
  /// the person's.
  package init(_ manuscript: Manuscript, by grouping: Grouping) {
    var rows: [Row] = []
    var ages: [ReadingAge] = []
    var rowOfNode: [Int] = []
    var rowOfFile: [Int: Int] = [:]
    for node in manuscript.nodes {
      let path = manuscript.scripts[node.file].source.path
      if grouping == .node || rowOfFile[node.file] == nil {
        rowOfFile[node.file] = rows.count
        rows.append(Row(name: grouping == .node ? node.title : path, file: path))
        ages.append(ReadingAge())
      }
      let row = rowOfFile[node.file] ?? 0
      rows[row].nodes += 1
      rowOfNode.append(row)
    }
    var places: [String: Int] = [:]
    for line in manuscript.lines where line.role != .option {
      places[line.plain.words.joined(separator: " "), default: 0] += 1
    }
    var all = ReadingAge()
    var total = Row(name: "all", file: "")
    for line in manuscript.lines {
      let row = rowOfNode[line.node]
      if line.role == .option {
        rows[row].choices += 1
        continue
      }
      rows[row].lines += 1
      rows[row].words += line.plain.said.count
      rows[row].longestSentence = max(rows[row].longestSentence, line.plain.sentences.max() ?? 0)
      let isLongEnough = line.plain.said.count >= RepeatedWording.leastWords
      if isLongEnough, places[line.plain.words.joined(separator: " "), default: 0] > 1 {
        rows[row].repeats += 1
      }
      ages[row].add(line.plain)
      all.add(line.plain)
    }
    for index in rows.indices {
      rows[index].readingAge = ages[index].years
      total.nodes += rows[index].nodes
      total.lines += rows[index].lines
      total.choices += rows[index].choices
      total.words += rows[index].words
      total.repeats += rows[index].repeats
      total.longestSentence = max(total.longestSentence, rows[index].longestSentence)
    }
    total.readingAge = all.years
    self.rows = rows
    self.total = total
  }
}
