import Coach
import Dialogs
import Understanding
import YarnCompiler
import YarnProgram

/// Makes the coach's program, from what is built in or from a writer's folder.
enum ScriptLoader {
  /// The scripts, rules and tables of this build. Rules are loaded when first needed.
  static func builtIn() throws(LoadError) -> CoachProgram {
    let scripts: Program
    do {
      scripts = try Program(decoding: Dialogs.compiledScripts)
    } catch {
      throw .builtIn("\(error)")
    }
    return CoachProgram(
      scripts: scripts, fingerprint: Dialogs.fingerprint,
      helpLines: HelpLines(Dialogs.text(of: helpLinesPath) ?? ""),
      sources: Sources(Dialogs.text(of: sourcesPath) ?? ""),
      translations: Translations { texts(Dialogs.text(of: stringsPath($0))) }
    ) { try? RuleBook(decoding: Dialogs.compiledRules) }
  }

  /// The scripts, rules and tables of a folder; what the folder lacks is taken from this build.
  static func folder(_ path: String) throws(LoadError) -> CoachProgram {
    guard let names = Platform.files(under: path) else { throw .noFolder(path) }
    var files: [SourceFile] = []
    for name in names where [".yarn", ".rules", ".csv", ".ysls.json"].contains(where: name.hasSuffix) {
      let text = try text(Platform.contents(of: path + "/" + name), name)
      files.append(SourceFile(path: name, text: text))
    }
    let scripts = files.filter { $0.path.hasSuffix(".yarn") }
    guard !scripts.isEmpty else { throw .noScripts(path) }
    let definitions =
      files.first { $0.path.hasSuffix(".ysls.json") }?.text ?? Dialogs.text(of: definitionsPath) ?? ""
    let compilation = Compiler.compile(scripts, options: try options(definitions))
    guard let program = compilation.program else {
      throw .mistakes(report(compilation.diagnostics, scripts))
    }
    let own = files.filter { $0.path.hasSuffix(".rules") }
      .map { RuleText(path: $0.path, text: $0.text) }
    func table(_ path: String) -> String {
      files.first { $0.path == path }?.text ?? Dialogs.text(of: path) ?? ""
    }
    let helpLines = table(helpLinesPath)
    let sources = table(sourcesPath)
    let strings = Dictionary(
      uniqueKeysWithValues: Language.allCases.map { ($0, table(stringsPath($0))) })
    return CoachProgram(
      scripts: program, fingerprint: files.fingerprint, helpLines: HelpLines(helpLines),
      sources: Sources(sources), translations: Translations { texts(strings[$0]) }
    ) {
      own.isEmpty
        ? try? RuleBook(decoding: Dialogs.compiledRules) : RuleBook.compile(own).book
    }
  }

  /// The lines of a string table; none where it cannot be read, so that English is said.
  private static func texts(_ table: String?) -> [String: String] {
    table.flatMap { try? Translation(csv: $0) }?.texts ?? [:]
  }

  static func stringsPath(_ language: Language) -> String { "strings/\(language.rawValue).csv" }

  /// The bytes of a file as text; nil are bytes that could not be read.
  static func text(_ bytes: [UInt8]?, _ name: String) throws(LoadError) -> String {
    guard let bytes else { throw .unreadable(name) }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notText(name) }
    return text
  }

  /// The functions that scripts may use, from a definition file.
  static func options(_ definitions: String) throws(LoadError) -> CompilerOptions {
    do {
      return CompilerOptions(functions: try ScriptDefinitions(json: definitions).signatures)
    } catch {
      throw .mistakes("\(definitionsPath): \(error)")
    }
  }

  /// Diagnostics as a person reads them, each with its line and caret.
  static func report(_ diagnostics: [Diagnostic], _ files: [SourceFile]) -> String {
    diagnostics.map { diagnostic in
      diagnostic.rendered(in: files.first { $0.path == diagnostic.file }?.text)
    }.joined(separator: "\n")
  }

  private static let helpLinesPath = "safety/help-lines.csv"
  static let definitionsPath = "coach.ysls.json"
  private static let sourcesPath = "sources.csv"
}

/// Why there are no scripts to run.
enum LoadError: Error {
  case builtIn(String)
  case noFolder(String)
  case noScripts(String)
  case unreadable(String)
  case notText(String)
  case mistakes(String)

  var sentence: String {
    switch self {
    case .builtIn(let reason):
      "The scripts inside this program do not load (\(reason)). Please install it again."
    case .noFolder(let path): "There is no folder at \(path)."
    case .noScripts(let path): "There is no .yarn file in \(path)."
    case .unreadable(let name): "\(name) cannot be read."
    case .notText(let name): "\(name) is not UTF-8 text. Save it as UTF-8 and try again."
    case .mistakes(let report): report + "\nThe scripts have mistakes, so there is no session."
    }
  }
}
