import Coach
import Dialogs
import Foundation
import Understanding
import YarnCompiler
import YarnProgram

@testable import Workshop

/// The page of findings, with its examples.
enum FindingsPage {
  struct Example {
    let code: String
    let isMended: Bool
    let language: String
    let text: String
  }

  static let text: String = {
    let file = URL(filePath: #filePath).appending(
      path: "../../../../Sources/Workshop/Documentation/Findings.md")
    return (try? String(contentsOf: file.standardizedFileURL, encoding: .utf8)) ?? ""
  }()

  static let examples: [Example] = {
    var found: [Example] = []
    var code = ""
    var open: (language: String, isMended: Bool, lines: [Substring])?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("## ") { code = String(line.dropFirst(3).prefix(6)) }
      if line.hasPrefix("```") {
        if let block = open {
          found.append(
            Example(
              code: code, isMended: block.isMended, language: block.language,
              text: block.lines.joined(separator: "\n") + "\n"))
          open = nil
        } else {
          let words = line.dropFirst(3).split(separator: " ").map(String.init)
          open = (words[0], words.contains("mended"), [])
        }
      } else {
        open?.lines.append(line)
      }
    }
    return found
  }()
}

/// Scripts against the tables of this project.
enum CheckRun {
  static let topics = RuleText(
    path: "topics.rules", text: Dialogs.text(of: "rules/topics.rules") ?? "")

  /// Enough to hear what the examples wait for.
  static let hearing = RuleText(
    path: "hearing.rules",
    text: "cue advocate\n  advocate\ntopic trust\n  trust~\nsafety safety-self-harm ask\n  hurt myself\n")

  private static let sources = Sources(Dialogs.text(of: "sources.csv") ?? "")
  private static let wording = WordingTable(
    path: "wording.csv", text: Dialogs.text(of: "wording.csv") ?? "")
  private static let exercises = ExerciseTable(
    path: "exercises.csv", text: Dialogs.text(of: "exercises/exercises.csv") ?? "")

  static func tables(rules: [RuleText] = [topics, hearing], checksRules: Bool = false) -> CheckTables {
    CheckTables(
      rules: rules, checksRules: checksRules, sources: sources, wording: wording,
      exercises: exercises)
  }

  /// What the checks find in one script, switches heeded, in the order of places.
  static func findings(_ text: String, tables: CheckTables? = nil) -> [Diagnostic] {
    findings([SourceFile(path: "talk.yarn", text: text)], tables ?? self.tables())
  }

  static func findings(_ files: [SourceFile], _ tables: CheckTables) -> [Diagnostic] {
    let switches = CheckSwitches(files) { Explanations.all[$0.rawValue] != nil }
    return (Check.findings(in: Manuscript(files, tables: tables)) + switches.unknown)
      .filter { !switches.silence($0) }.sorted { $0.range.start < $1.range.start }
  }

  static func findings(of example: FindingsPage.Example) -> [Diagnostic] {
    let head = "title: Start\nkind: session\n---\nGood morning.\n===\n"
    switch example.language {
    case "rules":
      let rules = [topics, RuleText(path: "talk.rules", text: example.text)]
      return findings(head, tables: tables(rules: rules, checksRules: true))
    case "csv":
      var tables = tables()
      tables.wording = WordingTable(path: "wording.csv", text: example.text)
      return findings(head, tables: tables)
    default: return findings(example.text)
    }
  }
}
