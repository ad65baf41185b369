import ArgumentParser
import FoundationEssentials
import Workshop

/// `coach stats FILE…`: how much scripts say, and how hard they are to read.
struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Count words, reading age and repeats of scripts.",
    usage: "coach stats [--by node] [--json] [<files> ...]",
    discussion: """
      Words, the longest sentence and the reading age are those of the coach's
      lines; choices are counted apart. The reading age is the grade of Flesch and
      Kincaid with five years added; below some 80 words it means little.

      Examples:
        coach stats Dialogs
        coach stats --by node Dialogs/topics/trust.yarn
        coach stats --json Dialogs
      """)

  @Option(help: ArgumentHelp("Count by file or by node.", valueName: "file|node"))
  var by = "file"

  @Flag(help: "One JSON object a line; the last one holds the sums.")
  var json = false

  @Argument(help: "Scripts, projects or folders; without any, the folder you are in.")
  var files: [String] = []

  private struct Shown: Encodable {
    let name: String
    let file: String
    let nodes: Int
    let lines: Int
    let choices: Int
    let words: Int
    let longestSentence: Int
    let repeats: Int
    let readingAge: Double?

    init(_ row: ScriptStatistics.Row) {
      name = row.name
      file = row.file
      nodes = row.nodes
      lines = row.lines
      choices = row.choices
      words = row.words
      longestSentence = row.longestSentence
      repeats = row.repeats
      readingAge = row.readingAge.map { ($0 * 10).rounded() / 10 }
    }
  }

  func validate() throws {
    if ScriptStatistics.Grouping(rawValue: by) == nil { throw ValidationError("--by is file or node.") }
  }

  func run() throws {
    let scripts = try CheckedScripts(files.isEmpty ? ["."] : files)
    let statistics = scripts.statistics(by: ScriptStatistics.Grouping(rawValue: by) ?? .file)
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      for row in statistics.rows + [statistics.total] {
        let line = (try? encoder.encode(Shown(row))).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
        Platform.write(line + "\n", to: 1)
      }
      return
    }
    let width = (statistics.rows + [statistics.total]).map(\.name.count).max() ?? 0
    Platform.write(
      "".padded(width) + "   words   lines choices longest repeats     age\n", to: 1)
    for row in statistics.rows + [statistics.total] {
      let numbers = [row.words, row.lines, row.choices, row.longestSentence, row.repeats]
      let age = row.readingAge.map { "\(Int($0.rounded()))" } ?? "-"
      let cells = numbers.map { "\($0)" } + [age]
      Platform.write(
        row.name.padded(width) + cells.map { String(repeating: " ", count: max(1, 8 - $0.count)) + $0 }.joined() + "\n",
        to: 1)
    }
  }
}

extension String {
  fileprivate func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
