import Coach
import Dialogs
import Understanding
import Workshop
import YarnCompiler
import YarnProgram

/// What `coach check` is given: scripts that are compiled together, what stands beside them, and how a
/// project wants them seen.
struct CheckedScripts {
  private(set) var sources: [SourceFile] = []
  private(set) var options: CompilerOptions
  /// Rule files and tables of the folders, by path.
  private(set) var companions: [SourceFile] = []
  private var severities: [DiagnosticCode: YarnProject.SeverityOverride] = [:]
  /// The files that findings are wanted of; nil is all.
  private(set) var wanted: Set<String>?

  /// Our own functions are known by their types; others are inferred from their use.
  init() throws {
    do throws(LoadError) {
      options = try ScriptLoader.options(Dialogs.text(of: ScriptLoader.definitionsPath) ?? "")
    } catch {
      throw Failure(error.sentence)
    }
  }

  /// Reads scripts, folders of scripts, `.yarnproject` files with what they name, or `-` for the input.
  ///
  /// A script that belongs to a project further up is read with all of it, and alone looked at.
  init(_ paths: [String]) throws {
    try self.init()
    for path in paths {
      if let project = Self.project(of: path) {
        try addProject(project)
      } else {
        try add(path)
      }
    }
    // Of a project that a script brought along, the script alone is wanted.
    if paths.allSatisfy({ $0.hasSuffix(".yarn") || $0 == "-" }) { wanted = Set(paths) }
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
      try addCompanions(names, in: path)
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
    let folder = Self.folder(of: path)
    let names = Platform.files(under: folder.isEmpty ? "." : folder) ?? []
    let scripts = project.sourceFiles(among: names)
    guard !scripts.isEmpty else {
      throw Failure("\(path) names no script that is there.", status: 2)
    }
    for name in project.definitionFiles(among: names) {
      let file = Self.joined(folder, name)
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
    try addCompanions(names, in: folder)
  }

  private mutating func add(_ names: [String], in folder: String) throws {
    for name in names {
      let whole = Self.joined(folder, name)
      guard !sources.contains(where: { $0.path == whole }) else { continue }
      sources.append(SourceFile(path: whole, text: try CommandText.file(whole)))
    }
  }

  private mutating func addCompanions(_ names: [String], in folder: String) throws {
    for name in names where name.hasSuffix(".rules") || name.hasSuffix(".csv") {
      let whole = Self.joined(folder, name)
      guard !companions.contains(where: { $0.path == whole }) else { continue }
      companions.append(SourceFile(path: whole, text: try CommandText.file(whole)))
    }
  }

  // MARK: paths

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  private static func joined(_ folder: String, _ name: String) -> String {
    folder.isEmpty || folder == "." ? name : folder + "/" + name
  }

  /// How far up a project is looked for.
  private static let mostFolders = 4

  /// The project that a script belongs to: the nearest one above it that names it.
  private static func project(of path: String) -> String? {
    guard path.hasSuffix(".yarn") else { return nil }
    var folder = self.folder(of: path)
    for _ in 0..<mostFolders {
      let place = folder.isEmpty ? "." : folder
      for name in Platform.names(in: place) ?? [] where name.hasSuffix(".yarnproject") {
        let file = joined(folder, name)
        guard let text = Platform.contents(of: file).map({ String(decoding: $0, as: UTF8.self) }),
          let project = try? YarnProject(json: text)
        else { continue }
        let own = folder.isEmpty ? path : String(path.dropFirst(folder.utf8.count + 1))
        if !project.sourceFiles(among: [own]).isEmpty { return file }
      }
      guard !folder.isEmpty, folder != "/", folder.split(separator: "/").last != ".." else {
        return nil
      }
      folder = self.folder(of: folder)
    }
    return nil
  }

  /// String tables of other languages, from the folder `strings` beside the scripts.
  var stringTables: [SourceFile] {
    wanted == nil
      ? companions.filter { file in
        file.path.hasSuffix(".csv") && self.folder(ofName: file.path) == "strings"
      } : []
  }

  private func folder(ofName path: String) -> Substring? { path.split(separator: "/").dropLast().last }

  // MARK: what is found

  /// Everything that the compiler and the checks find, in the order of files and places.
  func findings(of compilation: Compilation, disabled: Set<DiagnosticCode>) -> [Diagnostic] {
    let manuscript = Manuscript(sources, tables: tables)
    let switches = CheckSwitches(sources + companions.filter { $0.path.hasSuffix(".rules") }) {
      Explanations.all[$0.rawValue] != nil
    }
    let found =
      compilation.diagnostics + MarkupCheck.diagnostics(of: compilation.strings, in: sources)
      + Check.findings(in: manuscript) + switches.unknown
    return ordered(seen(found).filter { !disabled.contains($0.code) && !switches.silence($0) })
  }

  /// The tables of the folder; what it lacks is taken from this build.
  var tables: CheckTables {
    let rules = companions.filter { $0.path.hasSuffix(".rules") }
    func table(_ path: String) -> SourceFile {
      companions.first { $0.path == path || $0.path.hasSuffix("/" + path) }
        ?? SourceFile(path: path, text: Dialogs.text(of: path) ?? "")
    }
    let helpLines = companions.first { $0.path.hasSuffix("help-lines.csv") }
    let wording = table("wording.csv")
    let exercises = table("exercises/exercises.csv")
    return CheckTables(
      rules: (rules.isEmpty ? Self.builtInRules : rules).map { RuleText(path: $0.path, text: $0.text) },
      checksRules: !rules.isEmpty && wanted == nil,
      sources: Sources(table("sources.csv").text),
      helpLines: helpLines.map { ($0.path, $0.text) },
      wording: WordingTable(path: wording.path, text: wording.text),
      exercises: ExerciseTable(path: exercises.path, text: exercises.text))
  }

  private static var builtInRules: [SourceFile] {
    Dialogs.files(withEnding: "rules").map { SourceFile(path: $0.path, text: $0.text) }
  }

  /// Diagnostics with the severities that a project gives them; what stops a script stays an error.
  private func seen(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let given = wanted ?? Set((sources + companions).map(\.path))
    return diagnostics.compactMap { diagnostic in
      guard given.contains(diagnostic.file) else { return nil }
      guard diagnostic.severity != .error, let wanted = severities[diagnostic.code] else {
        return diagnostic
      }
      guard let severity = Diagnostic.Severity(rawValue: wanted.rawValue) else { return nil }
      var diagnostic = diagnostic
      diagnostic.severity = severity
      return diagnostic
    }
  }

  private func ordered(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var order: [String: Int] = [:]
    for file in sources + companions where order[file.path] == nil { order[file.path] = order.count }
    return diagnostics.enumerated().sorted { left, right in
      let first = (order[left.element.file] ?? .max, right.element.range.start)
      let second = (order[right.element.file] ?? .max, left.element.range.start)
      if first.0 != second.0 { return first.0 < second.0 }
      if first.1 != second.1 { return second.1 < first.1 }
      return left.offset < right.offset
    }.map(\.element)
  }

  /// The text of a file that findings may be in.
  var texts: [String: SourceText] {
    Dictionary((sources + companions).map { ($0.path, SourceText($0)) }) { first, _ in first }
  }
}
