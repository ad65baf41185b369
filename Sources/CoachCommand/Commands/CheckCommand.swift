import ArgumentParser
import Dialogs
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
      """)

  @Flag(help: "One JSON object a line.")
  var json = false

  @Argument(help: "Files, or folders whose .yarn files are checked together; - is the standard input.")
  var files: [String]

  func run() throws {
    var sources: [SourceFile] = []
    for file in files { sources += try read(file) }
    let compilation = Compiler.compile(sources, options: try options())
    let found =
      compilation.diagnostics + MarkupCheck.diagnostics(of: compilation.strings, in: sources)
    for diagnostic in found {
      let text = sources.first { $0.path == diagnostic.file }?.text
      let shown = json ? DiagnosticJSON.line(diagnostic) : diagnostic.rendered(in: text)
      Platform.write(shown + "\n", to: 1)
    }
    if found.contains(where: { $0.severity == .error }) { throw Failure("", status: 1) }
  }

  /// Our own functions are known by their types; others are inferred from their use.
  private func options() throws -> CompilerOptions {
    do throws(LoadError) {
      return try ScriptLoader.options(Dialogs.text(of: ScriptLoader.definitionsPath) ?? "")
    } catch {
      throw Failure(error.sentence)
    }
  }

  private func read(_ path: String) throws -> [SourceFile] {
    if path == "-" { return [SourceFile(path: "-", text: try text(Platform.contents(of: 0), path))] }
    if let names = Platform.files(under: path) {
      let scripts = names.filter { $0.hasSuffix(".yarn") }
      guard !scripts.isEmpty else { throw Failure("There is no .yarn file in \(path).", status: 2) }
      return try scripts.map { name in
        let whole = path + "/" + name
        return SourceFile(path: whole, text: try text(Platform.contents(of: whole), whole))
      }
    }
    return [SourceFile(path: path, text: try text(Platform.contents(of: path), path))]
  }

  private func text(_ bytes: [UInt8]?, _ path: String) throws -> String {
    guard let bytes else { throw Failure("\(path) cannot be read.", status: 2) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure("\(path) is not UTF-8 text. Save it as UTF-8 and try again.", status: 2)
    }
    return text
  }
}
