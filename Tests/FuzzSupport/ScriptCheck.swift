import YarnCompiler
import YarnProgram

/// What holds for every script: it compiles or says why not, with places, in linear work.
enum ScriptCheck {
  private static let bound = Work.Bound(requestsPerByte: 30, bytesPerByte: 2_500, start: 500_000)
  /// Each rendering reads the text up to its place, so not all of many are tried.
  private static let renderings = 40

  static func check(_ text: String) throws(BrokenPromise) -> Bool {
    let file = SourceFile(path: "fuzz.yarn", text: text)
    let compilation = try Work.bounded(bound, length: text.utf8.count, "Compiling") {
      Compiler.compile([file])
    }
    try check(compilation, of: file)
    guard let program = compilation.program else { return false }
    try check(compilation.strings)
    try ProgramCheck.check(program, isCompiled: true)
    return true
  }

  private static func check(
    _ compilation: Compilation, of file: SourceFile
  ) throws(BrokenPromise) {
    let hasError = compilation.diagnostics.contains { $0.severity == .error }
    try BrokenPromise.unless(
      (compilation.program == nil) == hasError, "There is a program in spite of errors, or neither."
    )
    let lines = TextLines(file.text)
    for diagnostic in compilation.diagnostics {
      let range = diagnostic.range
      try lines.require(range.start, diagnostic.message)
      try lines.require(range.end, diagnostic.message)
      try BrokenPromise.unless(range.start <= range.end, "A range ends before it starts.")
      try BrokenPromise.unless(diagnostic.file == file.path, "A diagnostic is of no file.")
    }
    for diagnostic in compilation.diagnostics.prefix(renderings) {
      for source in [file.text, nil] {
        let rendered = diagnostic.rendered(in: source)
        try BrokenPromise.unless(
          rendered.contains(diagnostic.code.rawValue) && rendered.hasPrefix(file.path + ":"),
          "A rendered diagnostic lacks its code or its place.")
        try BrokenPromise.unless(
          source == nil || rendered.contains("^"), "A rendered diagnostic lacks its caret.")
      }
    }
  }

  /// The lines of a sound script can be written for translators and read again.
  private static func check(_ strings: StringTable) throws(BrokenPromise) {
    let translation = strings.translation(language: "de")
    let again: Translation
    let rows: Int
    do throws(DataFileError) {
      again = try Translation(csv: translation.csv(), language: "de")
      rows = try CSVReader.rows(strings.linesCSV()).count
    } catch {
      throw BrokenPromise("The file of lines cannot be read: \(error)")
    }
    try BrokenPromise.unless(again == translation, "A translation is read as another one.")
    try BrokenPromise.unless(
      rows == strings.entries.count + 1, "The file of lines has another number of rows.")
    _ = strings.metadataCSV()
  }
}
