import Foundation
import Understanding
import YarnCompiler
import YarnProgram

/// `embed-dialogs FOLDER OUTPUT FILE…`: compiles the scripts and the rules and writes one Swift file.
///
/// `embed-dialogs --pages OUTPUT FILE…` embeds files as they are, by their names.
///
/// What does not compile stops the build, with the compiler's own words and places.
@main
enum EmbedDialogsTool {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2 else {
      fail("usage: embed-dialogs FOLDER OUTPUT FILE…")
    }
    do {
      if arguments[0] == "--pages" {
        let pages = try arguments.dropFirst(2).map { try read($0, under: "") }
        return try self.pages(pages).write(toFile: arguments[1], atomically: true, encoding: .utf8)
      }
      let files = try arguments.dropFirst(2).map { try read($0, under: arguments[0]) }
      let program = try compile(files, folder: arguments[0])
      let swift = source(files, program, rules(files, folder: arguments[0]))
      try swift.write(toFile: arguments[1], atomically: true, encoding: .utf8)
    } catch {
      fail("\(error)")
    }
  }

  private static func read(_ path: String, under folder: String) throws -> SourceFile {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    guard let text = String(validating: data, as: UTF8.self) else {
      fail("\(path): error: this file is not valid UTF-8")
    }
    guard !text.utf8.contains(0), !text.utf8.contains(13) else {
      fail("\(path): error: this file has a NUL or a carriage return; save it with Unix line ends")
    }
    return SourceFile(path: String(path.dropFirst(folder.count).drop { $0 == "/" }), text: text)
  }

  private static func compile(_ files: [SourceFile], folder: String) throws -> [UInt8] {
    let scripts = files.filter { $0.path.hasSuffix(".yarn") }
    var options = CompilerOptions()
    for file in files where file.path.hasSuffix(".ysls.json") {
      options.functions += try ScriptDefinitions(json: file.text).signatures
    }
    let compilation = Compiler.compile(scripts, options: options)
    for diagnostic in compilation.diagnostics where diagnostic.severity != .info {
      let text = scripts.first { $0.path == diagnostic.file }?.text
      FileHandle.standardError.write(Data((diagnostic.rendered(in: text) + "\n").utf8))
    }
    guard let program = compilation.program else {
      fail("\(folder): error: the scripts do not compile")
    }
    return program.encoded()
  }

  private static func rules(_ files: [SourceFile], folder: String) -> [UInt8] {
    let rules = files.filter { $0.path.hasSuffix(".rules") }
    let (book, problems) = RuleBook.compile(rules.map { RuleText(path: $0.path, text: $0.text) })
    for problem in problems {
      FileHandle.standardError.write(Data("\(folder)/\(problem)\n".utf8))
    }
    guard let bytes = book?.encoded(), String(validating: bytes, as: UTF8.self) != nil else {
      fail("\(folder): error: the rules do not compile")
    }
    return bytes
  }

  /// Learned weights are read by nobody, so they are embedded in compiled form alone.
  private static let learnedRules = "rules/learned.rules"

  private static func source(
    _ files: [SourceFile], _ program: [UInt8], _ rules: [UInt8]
  ) -> String {
    var lines = ["// Made by embed-dialogs at each build.", "extension Dialogs {"]
    lines.append("  static let embeddedFiles: [(path: StaticString, text: StaticString)] = [")
    for file in files where file.path != learnedRules {
      lines.append("    (\"\(file.path)\", \(literal(file.text))),")
    }
    lines.append("  ]")
    lines.append("  static let embeddedFingerprint: StaticString = \"\(files.fingerprint)\"")
    lines.append("  static let embeddedProgram: StaticString = \(escaped(program))")
    lines.append("  static let embeddedRules: StaticString = \(escaped(rules))")
    lines.append("}")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func pages(_ files: [SourceFile]) -> String {
    var lines = ["// Made by embed-dialogs at each build.", "enum EmbeddedDocuments {"]
    for file in files {
      let name = file.path.split(separator: "/").last?.split(separator: ".").first ?? "page"
      lines.append("  static let \(name.lowercased()): StaticString = \(literal(file.text))")
    }
    return lines.joined(separator: "\n") + "\n}\n"
  }

  /// A raw string literal with enough number signs that the text cannot end it.
  private static func literal(_ text: String) -> String {
    var signs = "#"
    while text.contains("\"" + signs) || text.contains("\\" + signs) { signs += "#" }
    return "\(signs)\"\"\"\n\(text)\n\"\"\"\(signs)"
  }

  /// A literal of a stored form, which is UTF-8; what a person cannot see is written as an escape.
  private static func escaped(_ stored: [UInt8]) -> String {
    var literal = "\""
    for scalar in String(decoding: stored, as: UTF8.self).unicodeScalars {
      literal += scalar.escaped(asASCII: false)
    }
    return literal + "\""
  }

  private static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(1)
  }
}
