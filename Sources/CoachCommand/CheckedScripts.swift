import Dialogs
import YarnCompiler
import YarnProgram

/// What `coach check` is given: scripts that are compiled together, and how a project wants them seen.
struct CheckedScripts {
  var sources: [SourceFile] = []
  /// String tables of other languages, from the folder `strings` beside the scripts.
  private(set) var tables: [SourceFile] = []
  var options: CompilerOptions
  private var severities: [DiagnosticCode: YarnProject.SeverityOverride] = [:]

  /// Our own functions are known by their types; others are inferred from their use.
  init() throws {
    do throws(LoadError) {
      options = try ScriptLoader.options(Dialogs.text(of: ScriptLoader.definitionsPath) ?? "")
    } catch {
      throw Failure(error.sentence)
    }
  }

  /// Adds a script, a folder of scripts, a `.yarnproject` with what it names, or `-` for the input.
  mutating func add(_ path: String) throws {
    if path == "-" {
      sources.append(SourceFile(path: "-", text: try CommandText.standardInput()))
    } else if path.hasSuffix(".yarnproject") {
      try addProject(path)
    } else if let names = Platform.files(under: path) {
      let scripts = names.filter { $0.hasSuffix(".yarn") }
      guard !scripts.isEmpty else { throw Failure("There is no .yarn file in \(path).", status: 2) }
      try add(scripts, in: path)
      try addTables(names, in: path)
    } else {
      sources.append(SourceFile(path: path, text: try CommandText.file(path)))
    }
  }

  private mutating func addProject(_ path: String) throws {
    let text = try CommandText.file(path)
    let project: YarnProject
    do throws(DataFileError) {
      project = try YarnProject(json: text)
    } catch {
      throw Failure(error.rendered(file: path), status: 1)
    }
    let folder = path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) : "."
    let names = Platform.files(under: folder.isEmpty ? "/" : folder) ?? []
    let scripts = project.sourceFiles(among: names)
    guard !scripts.isEmpty else {
      throw Failure("\(path) names no script that is there.", status: 2)
    }
    for name in project.definitionFiles(among: names) {
      let file = folder + "/" + name
      let text = try CommandText.file(file)
      do throws(DataFileError) {
        options.functions += try ScriptDefinitions(json: text).signatures
      } catch {
        throw Failure(error.rendered(file: file), status: 1)
      }
    }
    options.languageVersion = min(options.languageVersion, project.fileVersion)
    if project.compilerOptions.requiresDeclarations { options.requiresDeclarations = true }
    severities.merge(project.compilerOptions.severities) { _, new in new }
    try add(scripts, in: folder)
    try addTables(names, in: folder)
  }

  private mutating func addTables(_ names: [String], in folder: String) throws {
    for name in names where name.hasPrefix("strings/") && name.hasSuffix(".csv") {
      let whole = folder + "/" + name
      tables.append(SourceFile(path: whole, text: try CommandText.file(whole)))
    }
  }

  private mutating func add(_ names: [String], in folder: String) throws {
    for name in names {
      let whole = folder + "/" + name
      sources.append(SourceFile(path: whole, text: try CommandText.file(whole)))
    }
  }

  /// Diagnostics with the severities that a project gives them; what stops a script stays an error.
  func seen(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.compactMap { diagnostic in
      guard diagnostic.severity != .error, let wanted = severities[diagnostic.code] else {
        return diagnostic
      }
      guard let severity = Diagnostic.Severity(rawValue: wanted.rawValue) else { return nil }
      var diagnostic = diagnostic
      diagnostic.severity = severity
      return diagnostic
    }
  }
}
