/// A project file (`.yarnproject`): which scripts belong together, and how they are compiled.
///
/// ```swift
/// let project = try YarnProject(json: text)
/// let scripts = project.sourceFiles(among: pathsBesideTheProjectFile)
/// ```
public struct YarnProject: Sendable, Equatable {
  /// The versions of the file format that can be read.
  public static let supportedVersions = 2...4

  /// The version of the file's format.
  public var fileVersion = 4
  /// The project's name for people.
  public var name: String?
  /// Who wrote it.
  public var authors: [String] = []
  /// The patterns of scripts that belong to the project, relative to its folder.
  public var sourcePatterns = ["**/*.yarn"]
  /// The patterns of scripts that do not, though a source pattern matches them.
  public var excludePatterns: [String] = []
  /// The language in which the scripts are written, as a BCP 47 tag.
  public var baseLanguage = "en"
  /// The files of other languages, by BCP 47 tag.
  public var localisation: [String: LanguageFiles] = [:]
  /// The patterns of definition files (`.ysls.json`).
  public var definitionPatterns: [String] = []
  /// How the scripts are compiled.
  public var compilerOptions = CompilerSettings()
  /// Fields that this version does not know, kept when the file is written.
  var unknownFields: [JSONField] = []

  /// Makes a project of all scripts below its folder.
  public init() {}

  /// Where the translation and the recordings of a language are found.
  public struct LanguageFiles: Sendable, Equatable {
    /// The path of the CSV file of the lines.
    public var strings: String?
    /// The path of the folder of other files.
    public var assets: String?

    /// Makes an entry.
    public init(strings: String? = nil, assets: String? = nil) {
      self.strings = strings
      self.assets = assets
    }
  }

  /// What a project asks of the compiler.
  public struct CompilerSettings: Sendable, Equatable {
    /// The severity of each diagnostic that does not keep its own.
    public var severities: [DiagnosticCode: SeverityOverride] = [:]
    /// Whether features that are not finished may be used.
    public var allowsPreviewFeatures = false
    /// Whether every variable must be declared.
    public var requiresDeclarations = false
    var unknownFields: [JSONField] = []

    /// Makes settings that change nothing.
    public init() {}
  }

  /// A severity that a project gives to a diagnostic.
  public enum SeverityOverride: String, Sendable, CaseIterable {
    /// The diagnostic is not shown.
    case none
    case info, warning, error
  }
}
