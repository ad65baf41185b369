extension YarnProject {
  fileprivate enum Key {
    static let version = "projectFileVersion"
    static let name = "projectName"
    static let authors = "authorName"
    static let sources = "sourceFiles"
    static let excludes = "excludeFiles"
    static let language = "baseLanguage"
    static let localisation = "localisation"
    static let definitions = "definitions"
    static let options = "compilerOptions"
    static let severities = "diagnosticsSeverity"
    static let preview = "allowPreviewFeatures"
    static let declarations = "requireVariableDeclarations"
    static let project = [
      version, name, authors, sources, excludes, language, localisation, definitions, options,
    ]
    static let compiler = [severities, preview, declarations]
  }

  /// Reads a project file; comments and trailing commas are allowed, unknown fields are kept.
  public init(json text: String) throws(DataFileError) {
    let fields = try JSONFields(try JSONReader.read(text), field: "project")
    guard let (version, place) = try fields.integer(Key.version) else {
      throw fields.missing(Key.version)
    }
    guard YarnProject.supportedVersions.contains(version) else {
      throw DataFileError(
        kind: .unknownVersion(version, supported: YarnProject.supportedVersions), position: place)
    }
    guard let language = try fields.string(Key.language) else { throw fields.missing(Key.language) }
    self.init()
    fileVersion = version
    baseLanguage = language
    name = try fields.string(Key.name)
    authors = try fields.stringOrStrings(Key.authors) ?? []
    sourcePatterns = try fields.strings(Key.sources) ?? sourcePatterns
    excludePatterns = try fields.strings(Key.excludes) ?? []
    definitionPatterns = try fields.stringOrStrings(Key.definitions) ?? []
    localisation = try YarnProject.localisation(fields.node(Key.localisation))
    if let node = fields.node(Key.options) { compilerOptions = try CompilerSettings(node) }
    unknownFields = fields.others(than: Key.project)
  }

  private static func localisation(
    _ node: JSONNode?
  ) throws(DataFileError) -> [String: LanguageFiles] {
    guard let node else { return [:] }
    var languages: [String: LanguageFiles] = [:]
    for field in try JSONFields(node, field: Key.localisation).all {
      let files = try JSONFields(field.node, field: field.name)
      languages[field.name] = LanguageFiles(
        strings: try files.string("strings"), assets: try files.string("assets"))
    }
    return languages
  }

  /// The project as the text of its file.
  public func json() -> String {
    var fields: [(String, JSONValue)] = [(Key.version, .number(String(fileVersion)))]
    if let name { fields.append((Key.name, .string(name))) }
    if !authors.isEmpty { fields.append((Key.authors, .list(authors))) }
    fields.append((Key.sources, .list(sourcePatterns)))
    fields.append((Key.excludes, .list(excludePatterns)))
    let languages = localisation.sorted { $0.key < $1.key }.map { language, files in
      let paths = [("strings", files.strings), ("assets", files.assets)]
      let fields = paths.compactMap { name, path in path.map { (name, JSONValue.string($0)) } }
      return (language, JSONValue.fields(fields))
    }
    fields.append((Key.localisation, .fields(languages)))
    fields.append((Key.language, .string(baseLanguage)))
    if !definitionPatterns.isEmpty { fields.append((Key.definitions, .list(definitionPatterns))) }
    fields.append((Key.options, compilerOptions.value))
    fields += unknownFields.map { ($0.name, $0.node.value) }
    return JSONWriter.text(.fields(fields)) + "\n"
  }
}

extension YarnProject.CompilerSettings {
  fileprivate init(_ node: JSONNode) throws(DataFileError) {
    self.init()
    let fields = try JSONFields(node, field: YarnProject.Key.options)
    allowsPreviewFeatures = try fields.bool(YarnProject.Key.preview) ?? false
    requiresDeclarations = try fields.bool(YarnProject.Key.declarations) ?? false
    unknownFields = fields.others(than: YarnProject.Key.compiler)
    guard let node = fields.node(YarnProject.Key.severities) else { return }
    for field in try JSONFields(node, field: YarnProject.Key.severities).all {
      guard field.name.hasPrefix("YS"), field.name.utf8.count == 6,
        Int(field.name.dropFirst(2)) != nil
      else { throw DataFileError(kind: .badCode(field.name), position: field.position) }
      let word = try field.node.string(field.name)
      guard let severity = YarnProject.SeverityOverride(rawValue: word.lowercased()) else {
        throw DataFileError(kind: .unknownSeverity(word), position: field.node.position)
      }
      severities[DiagnosticCode(rawValue: field.name)] = severity
    }
  }

  fileprivate var value: JSONValue {
    let codes = severities.sorted { $0.key.rawValue < $1.key.rawValue }
    var fields: [(String, JSONValue)] = []
    if !codes.isEmpty {
      let values = codes.map { ($0.key.rawValue, JSONValue.string($0.value.rawValue)) }
      fields.append((YarnProject.Key.severities, .fields(values)))
    }
    if allowsPreviewFeatures { fields.append((YarnProject.Key.preview, .bool(true))) }
    if requiresDeclarations { fields.append((YarnProject.Key.declarations, .bool(true))) }
    fields += unknownFields.map { ($0.name, $0.node.value) }
    return .fields(fields)
  }
}

extension JSONValue {
  private static let nowhere = SourcePosition(line: 1, column: 1)

  fileprivate static func list(_ texts: [String]) -> JSONValue {
    .array(texts.map { JSONNode(value: .string($0), position: nowhere) })
  }

  fileprivate static func fields(_ fields: [(String, JSONValue)]) -> JSONValue {
    .object(
      fields.map { name, value in
        JSONField(name: name, position: nowhere, node: JSONNode(value: value, position: nowhere))
      })
  }
}
