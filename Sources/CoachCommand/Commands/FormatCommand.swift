import ArgumentParser
import Workshop
import YarnCompiler
import YarnProgram

/// `coach format FILE…`: one way of spacing and indentation for scripts.
struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format",
    abstract: "Space and indent scripts in one way.",
    usage: "coach format [--check] <files> ...",
    discussion: """
      Comments stay, and what a script means never changes. A script with mistakes
      is left as it is, and its mistakes are shown.
      Exit codes: 0 all well, 1 with --check: something would change; or a script
      has mistakes, 2 a file could not be read.

      Examples:
        coach format talk.yarn
        coach format --check Dialogs
        coach format - < talk.yarn     writes the result to the output
      """)

  @Flag(help: "Change nothing; name the files that would change.")
  var check = false

  @Argument(help: "Files, or folders whose .yarn files are meant; - is the standard input.")
  var files: [String]

  func run() throws {
    var changed = 0
    var broken = 0
    let paths = try ScriptFiles.paths(files)
    for path in paths {
      let text = path == "-" ? try CommandText.standardInput() : try CommandText.file(path)
      switch ScriptFormatter.format(SourceFile(path: path, text: text)) {
      case .mistakes(let mistakes):
        broken += 1
        for mistake in mistakes { Platform.write(mistake.rendered(in: text) + "\n", to: 2) }
      case .formatted(let formatted):
        if path == "-", !check { Platform.write(Array(formatted.utf8), to: 1) }
        guard formatted != text else { continue }
        changed += 1
        if check {
          Platform.write(path + "\n", to: 1)
        } else if path != "-" {
          try ScriptFiles.rewrite(path, formatted)
          Platform.write("\(path): formatted\n", to: 1)
        }
      }
    }
    if broken > 0 {
      let subject = broken == 1 ? "1 script has" : "\(broken) scripts have"
      throw Failure("\(subject) mistakes and stays as it is.", status: 1)
    }
    if check, changed > 0 { throw Failure("", status: 1) }
  }
}

/// Scripts of a writer that commands read and change.
enum ScriptFiles {
  /// Files as they are named, and the scripts of folders.
  static func paths(_ names: [String]) throws -> [String] {
    var paths: [String] = []
    for name in names {
      if name != "-", let inner = Platform.files(under: name) {
        let scripts = inner.filter { $0.hasSuffix(".yarn") }
        guard !scripts.isEmpty else { throw Failure("There is no .yarn file in \(name).", status: 2) }
        paths += scripts.map { name + "/" + $0 }
      } else {
        paths.append(name)
      }
    }
    return paths
  }

  /// Puts a new text in the place of a file in one step.
  static func rewrite(_ path: String, _ text: String) throws {
    if let reason = Platform.rewrite(path, Array(text.utf8)) {
      throw Failure("\(path) could not be written: \(reason). It is as it was.", status: 2)
    }
  }
}
