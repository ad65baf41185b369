import ArgumentParser
import Workshop
import YarnCompiler
import YarnProgram

/// `coach strings …`: the lines of scripts for translators, in Yarn Spinner's own CSV.
struct StringsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "strings",
    abstract: "Lines for translators: tag, extract, merge, stale.",
    discussion: """
      Examples:
        coach strings tag Dialogs                  an id for every line
        coach strings extract Dialogs > en.csv     all lines, for a translator
        coach strings merge de.csv Dialogs         bring a translation up to date
        coach strings stale de.csv Dialogs         what is missing or out of date
      """,
    subcommands: [Tag.self, Extract.self, Merge.self, Stale.self])

  /// Scripts whose lines are wanted.
  struct Scripts: ParsableArguments {
    @Argument(help: "Scripts, projects or folders; without any, the folder you are in.")
    var files: [String] = []

    func table() throws -> StringTable {
      let scripts = try CheckedScripts(files.isEmpty ? ["."] : files)
      let compilation = scripts.compilation()
      let errors = compilation.diagnostics.filter { $0.severity == .error }
      guard errors.isEmpty else {
        throw Failure(
          ScriptLoader.report(errors, scripts.sources) + "\nThe scripts have mistakes; mend them first.")
      }
      return compilation.strings
    }
  }

  struct Tag: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give every line without an id one of its own.",
      discussion: "Ids that are there stay. Exit codes: 0 all lines have one, 1 with --check: some have not.")

    @Flag(help: "Change nothing; name the files that would change.")
    var check = false

    @OptionGroup var scripts: Scripts

    func run() throws {
      let given = try CheckedScripts(scripts.files.isEmpty ? ["."] : scripts.files)
      var changed = 0
      // Ids are unique in the whole project, also where one script alone is tagged.
      for (old, new) in zip(given.sources, LineTagger.tag(given.sources)) where old.text != new.text {
        if let wanted = given.wanted, !wanted.contains(old.path) { continue }
        changed += 1
        Platform.write(check ? old.path + "\n" : "\(old.path): tagged\n", to: 1)
        if !check { try ScriptFiles.rewrite(old.path, new.text) }
      }
      if check, changed > 0 { throw Failure("", status: 1) }
    }
  }

  struct Extract: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write all lines as CSV to the standard output.",
      discussion: """
        Columns: language,id,text,file,node,lineNumber,lock,comment.
        """)

    @Option(help: ArgumentHelp("The language of the scripts.", valueName: "tag"))
    var language = "en"

    @OptionGroup var scripts: Scripts

    func run() throws {
      let csv = try scripts.table().translation(language: language).csv()
      // Byte for byte: its lines end as RFC 4180 wants.
      Platform.write(Array(csv.utf8), to: 1)
    }
  }

  struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Bring a translation up to date with the scripts.",
      discussion: """
        Lines stand in the order of the scripts, new ones with an empty text. Texts
        that are translated stay, also those whose original has changed: they are
        named, and keep their lock until somebody empties it. Rows of lines that are
        gone are written to FILE.removed.csv and leave the file.
        """)

    @Argument(help: ArgumentHelp("The translation, a CSV file.", valueName: "translation"))
    var translation: String

    @OptionGroup var scripts: Scripts

    func run() throws {
      let merge = try StringsCommand.merge(translation, try scripts.table())
      if !merge.removed.isEmpty {
        let removed = Translation(language: merge.translation.language, rows: merge.removed)
        try ScriptFiles.rewrite(translation + ".removed.csv", removed.csv())
      }
      try ScriptFiles.rewrite(translation, merge.translation.csv())
      Platform.write(
        "\(merge.translation.rows.count == 1 ? "1 line" : "\(merge.translation.rows.count) lines"): \(merge.missing.count) to translate,"
          + " \(merge.stale.count) to look at again, \(merge.removed.count) gone.\n", to: 1)
    }
  }

  struct Stale: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Name the lines that are missing or out of date.",
      discussion: "Exit codes: 0 the translation is complete, 1 it is not.")

    @Argument(help: ArgumentHelp("The translation, a CSV file.", valueName: "translation"))
    var translation: String

    @OptionGroup var scripts: Scripts

    func run() throws {
      let table = try scripts.table()
      let merge = try StringsCommand.merge(translation, table)
      func show(_ ids: [String], _ word: String) {
        for id in ids {
          let entry = table[id]
          let place = entry.map { "\($0.file):\($0.lineNumber)" } ?? translation
          Platform.write("\(place): \(word): \(id): \(entry?.text ?? "")\n", to: 1)
        }
      }
      show(merge.missing, "missing")
      show(merge.stale, "changed")
      for row in merge.removed { Platform.write("\(translation): gone: \(row.id): \(row.text)\n", to: 1) }
      if !merge.isComplete || !merge.removed.isEmpty { throw Failure("", status: 1) }
    }
  }

  fileprivate static func merge(_ path: String, _ table: StringTable) throws -> TranslationMerge {
    let text = try CommandText.file(path)
    do throws(DataFileError) {
      return table.merging(try Translation(csv: text))
    } catch {
      throw Failure(error.rendered(file: path))
    }
  }
}
