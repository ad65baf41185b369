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
      Exit codes: 0 no mistake, 1 mistakes found, 2 a file could not be read.
      Examples:
        coach check talk.yarn
        coach check --json Dialogs
        coach check Dialogs/SecureBase.yarnproject
      String tables in a folder `strings` are checked with the scripts beside them.
      """)

  @Flag(help: "One JSON object a line.")
  var json = false

  @Argument(help: ArgumentHelp(
      "Files, projects, or folders whose .yarn files are checked together; - is the standard input."))
  var files: [String]

  func run() throws {
    var scripts = try CheckedScripts()
    for file in files { try scripts.add(file) }
    let compilation = Compiler.compile(scripts.sources, options: scripts.options)
    let found = scripts.seen(
      compilation.diagnostics
        + MarkupCheck.diagnostics(of: compilation.strings, in: scripts.sources))
    for diagnostic in found {
      let text = scripts.sources.first { $0.path == diagnostic.file }?.text
      let shown = json ? DiagnosticJSON.line(diagnostic) : diagnostic.rendered(in: text)
      Platform.write(shown + "\n", to: 1)
    }
    let tables = scripts.tables.map { TableFindings($0, of: compilation.strings) }
    for finding in tables.flatMap(\.findings) {
      Platform.write((json ? JSONText.line(finding) : finding.rendered) + "\n", to: 1)
    }
    let hasBadTable = tables.contains { $0.findings.contains { $0.severity == "error" } }
    if hasBadTable || found.contains(where: { $0.severity == .error }) { throw Failure("", status: 1) }
  }
}
