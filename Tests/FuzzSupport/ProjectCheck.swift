import YarnCompiler

/// What holds for project and definition files: read, or refused with a place.
enum ProjectCheck {
  private static let bound = Work.Bound(requestsPerByte: 3, bytesPerByte: 200, start: 64_000)

  /// A project is written as it was read.
  static func checkProject(_ text: String) throws(BrokenPromise) -> Bool {
    let read = try Work.bounded(bound, length: text.utf8.count, "Reading a project of") {
      Result { () throws(DataFileError) in try YarnProject(json: text) }
    }
    guard let project = try sound(read, text) else { return false }
    let again = try? YarnProject(json: project.json())
    try BrokenPromise.unless(again == project, "A project is written as another one.")
    let paths = ["a.yarn", "Chapters/One/b.yarn", "../c.yarn", "/d.ysls.json", ""]
    _ = project.sourceFiles(among: paths)
    _ = project.definitionFiles(among: paths, workspaceRoot: "/work")
    return true
  }

  static func checkDefinitions(_ text: String) throws(BrokenPromise) -> Bool {
    let read = try Work.bounded(bound, length: text.utf8.count, "Reading definitions of") {
      Result { () throws(DataFileError) in try ScriptDefinitions(json: text) }
    }
    guard let definitions = try sound(read, text) else { return false }
    // The compiler is told of anything a file may say.
    let script = SourceFileSamples.callingFunctions
    _ = Compiler.compile([script], options: CompilerOptions(functions: definitions.signatures))
    return true
  }

  private static func sound<File>(
    _ read: Result<File, DataFileError>, _ text: String
  ) throws(BrokenPromise) -> File? {
    switch read {
    case .success(let file): return file
    case .failure(let error):
      try TextLines(text).require(error.position, error.rendered(file: "fuzz.json"))
      return nil
    }
  }
}
