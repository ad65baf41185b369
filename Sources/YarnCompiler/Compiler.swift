public import YarnProgram

/// Turns scripts into a program.
///
/// In: files as text. Out: a program, or diagnostics that say what prevents it, and the string table.
/// Linear in the size of the scripts, whatever they hold.
///
///     let file = SourceFile(path: "a.yarn", text: "title: Start\n---\nHello!\n===\n")
///     let compilation = Compiler.compile([file])
///     for diagnostic in compilation.diagnostics { print(diagnostic.rendered(in: file.text)) }
///     let program = compilation.program
public enum Compiler {
  /// Compiles files as one program; their nodes, variables, enums and functions are shared.
  public static func compile(_ files: [SourceFile], options: CompilerOptions = .init())
    -> Compilation
  {
    let parsed = files.map { Parser.parse($0) }
    var analysis = Analysis(scripts: parsed.map(\.0), bags: parsed.map(\.1), options: options)
    analysis.run()
    let names = NodeNames(analysis)
    let lines = LineTable.make(&analysis, names)
    var program: Program?
    if !analysis.hasErrors {
      do throws(ProgramError) {
        program = try Generator.generate(analysis, names, lines)
      } catch {
        let place = Place(file: 0, range: ByteRange(0, 0))
        analysis.error(.limit, place, "The program is too large: \(error)")
      }
    }
    return Compilation(
      program: program, diagnostics: analysis.sortedDiagnostics(),
      strings: StringTable(lines.entries))
  }

  /// Reads one file into its tree, without looking at names and types.
  public static func parse(_ file: SourceFile) -> (script: ScriptSyntax, diagnostics: [Diagnostic])
  {
    let (script, bag) = Parser.parse(file)
    return (script, bag.diagnostics)
  }
}

/// What compiling gives.
public struct Compilation: Sendable {
  /// nil when there is any error.
  public let program: Program?
  /// In the order of files and places.
  public let diagnostics: [Diagnostic]
  /// The lines that could be read, even when there are errors.
  public let strings: StringTable
}

/// What the compiler is told besides the scripts.
public struct CompilerOptions: Sendable {
  /// The host's functions; a standard function keeps its meaning.
  public var functions: [FunctionSignature]
  /// Whether a function that nobody declares is inferred from its use; otherwise it is an error.
  public var allowsUnknownFunctions: Bool

  /// Whether a variable that is used without a `<<declare>>` is an error; otherwise it is warned about.
  public var requiresDeclarations: Bool

  /// The version of the language; below 3, what came with 3 is an error.
  public var languageVersion: Int

  public init(
    functions: [FunctionSignature] = [], allowsUnknownFunctions: Bool = true,
    requiresDeclarations: Bool = false, languageVersion: Int = 4
  ) {
    self.functions = functions
    self.allowsUnknownFunctions = allowsUnknownFunctions
    self.requiresDeclarations = requiresDeclarations
    self.languageVersion = languageVersion
  }
}

extension Analysis {
  /// The passes between parsing and code, in order.
  fileprivate mutating func run() {
    collectEnums()
    collectFunctions()
    collectTitles()
    collectDeclarations()
    checkDeclarations()
    checkStatements()
    solve()
    reportUndetermined()
    reportUnused()
    checkSmartLoops()
    checkJumps()
    checkEmptyNodes()
    checkStyle()
    checkLanguageVersion()
  }

  fileprivate func sortedDiagnostics() -> [Diagnostic] {
    bags.flatMap { bag in
      bag.diagnostics.enumerated().sorted {
        ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset)
      }.map(\.element)
    }
  }
}
