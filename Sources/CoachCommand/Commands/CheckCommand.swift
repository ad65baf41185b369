import ArgumentParser
import SessionStore
import Workshop
import YarnCompiler
import YarnProgram

/// `coach check FILE…`: every mistake in scripts, each with its place.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check scripts; all mistakes in one run.",
    usage: "coach check [options] <files> ...",
    discussion: """
      A script that a .yarnproject further up names is checked together with the
      whole project, and what is wrong in it alone is shown. In a folder, rules
      (.rules) and tables (.csv) are checked as well, and the string tables in its
      folder `strings`.
      A comment switches codes off, above the first node for the file, in a node
      for the node:
        // check: off SB0305 the help lines belong together
      Exit codes: 0 no error, 1 errors found (with --strict: warnings as well),
      2 a file could not be read.

      Examples:
        coach check talk.yarn
        coach check --strict Dialogs
        coach check --json Dialogs/SecureBase.yarnproject
        coach check --disable SB0306,SB0308 Dialogs
        coach check --sarif Dialogs > findings.sarif
        coach check - < talk.yarn
        coach explain SB0305       what a code means
      """)

  @Flag(help: "One JSON object a line.")
  var json = false

  @Flag(help: "One SARIF 2.1.0 document, for editors and code review.")
  var sarif = false

  @Flag(help: "Warnings count as mistakes.")
  var strict = false

  @Option(
    help: ArgumentHelp("Leave out codes; several divided by commas.", valueName: "codes"))
  var disable: [String] = []

  @Argument(help: ArgumentHelp(
      "Files, projects, or folders whose .yarn files are checked together; - is the standard input."))
  var files: [String]

  func validate() throws {
    if json, sarif { throw ValidationError("Choose one of --json and --sarif.") }
    for code in disabled where Explanations.all[code] == nil {
      throw ValidationError("There is no code \(code); coach explain lists all codes.")
    }
  }

  private var disabled: [String] {
    disable.flatMap { $0.split(separator: ",") }.map { String($0).uppercased() }
  }

  func run() throws {
    let scripts = try CheckedScripts(files)
    let compilation = Compiler.compile(scripts.sources, options: scripts.options)
    let found = scripts.findings(
      of: compilation, disabled: Set(disabled.map { DiagnosticCode(rawValue: $0) }))
    if sarif {
      Platform.write(SARIF.document(found, scripts.texts), to: 1)
    } else {
      show(found, scripts)
    }
    let tables = scripts.stringTables.flatMap { TableFindings($0, of: compilation.strings).findings }
    if !sarif {
      for finding in tables {
        Platform.write((json ? JSONText.line(finding) : finding.rendered) + "\n", to: 1)
      }
      if !json { Platform.write(CheckSummary.line(found, files: scripts.sources.count) + "\n", to: 2) }
    }
    let severities = found.map(\.severity.rawValue) + tables.map(\.severity)
    if severities.contains("error") || strict && severities.contains("warning") {
      throw Failure("", status: 1)
    }
  }

  private func show(_ found: [Diagnostic], _ scripts: CheckedScripts) {
    let texts = json ? [:] : scripts.texts
    var output = ""
    for diagnostic in found {
      if json {
        output += DiagnosticJSON.line(diagnostic) + "\n"
      } else if let source = texts[diagnostic.file] {
        output += diagnostic.rendered(in: source) + "\n"
      } else {
        output += diagnostic.rendered(in: nil) + "\n"
      }
    }
    Platform.write(output, to: 1)
  }
}

/// The last line of a check: how much of what was found.
enum CheckSummary {
  static func line(_ found: [Diagnostic], files: Int) -> String {
    let parts = [("error", Diagnostic.Severity.error), ("warning", .warning), ("note", .info)]
      .compactMap { word, severity -> String? in
        let count = found.count { $0.severity == severity }
        return count == 0 ? nil : "\(count) \(word)\(count == 1 ? "" : "s")"
      }
    let scripts = files == 1 ? "1 script" : "\(files) scripts"
    return "\(scripts): " + (parts.isEmpty ? "nothing to say" : parts.joined(separator: ", ")) + "."
  }
}
