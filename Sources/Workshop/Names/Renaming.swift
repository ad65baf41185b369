internal import Coach
package import YarnCompiler
package import YarnProgram

/// Gives a node, a variable or a topic another name everywhere.
package enum Renaming {
  /// Why a name stays as it is.
  package enum Refusal: Error, Sendable, Equatable {
    case unknown(String, near: String?)
    case ambiguous(String)
    case sameName
    case badName(String, NameKind)
    case taken(String, NameKind, file: String, line: Int)
    case nameOfTheEngine(String)
    case mistakes([Diagnostic])

    package var sentence: String {
      switch self {
      case .unknown(let name, let near):
        "Nothing is named \(name)." + (near.map { " Did you mean \($0)?" } ?? "")
      case .ambiguous(let name):
        "\(name) is a node and a topic; say which with --kind node or --kind topic."
      case .sameName: "Both names are the same."
      case .badName(let name, .variable):
        "\(name) cannot name a variable: write $ and then letters, digits and _."
      case .badName(let name, .node):
        "\(name) cannot name a node: use letters, digits and _, beginning with a letter."
      case .badName(let name, .topic):
        "\(name) cannot name a topic: use small letters, digits and hyphens."
      case .taken(let name, let kind, let file, let line):
        "There is already a \(kind.rawValue) \(name), at \(file):\(line)."
      case .nameOfTheEngine(let name):
        "The engine enters \(name) by its name, so it cannot have another."
      case .mistakes(let found):
        "The scripts have \(found.count == 1 ? "a mistake" : "\(found.count) mistakes"); mend"
          + " \(found.count == 1 ? "it" : "them") first. coach check shows"
          + " \(found.count == 1 ? "it" : "them")."
      }
    }
  }

  /// The files that change, with their new texts, and how many places that are.
  package struct Result: Sendable, Equatable {
    package var kind: NameKind
    package var files: [SourceFile]
    package var places: Int
  }

  /// Renames in scripts and rules; nothing is changed where the result would have a new mistake.
  package static func rename(
    _ old: String, to new: String, kind: NameKind?, in files: [SourceFile], tables: CheckTables,
    options: CompilerOptions
  ) throws(Refusal) -> Result {
    let scripts = files.filter { !$0.path.hasSuffix(".rules") }
    let errors = Compiler.compile(scripts, options: options).diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else { throw .mistakes(errors) }
    let manuscript = Manuscript(scripts, tables: tables)
    let index = NameIndex(manuscript, files: files)
    let known: NameKind
    if let kind { known = kind } else { known = try self.kind(of: old, index) }
    return try replace(old, new, known, index, manuscript, files, options)
  }

  private static func replace(
    _ old: String, _ new: String, _ kind: NameKind, _ index: NameIndex, _ manuscript: Manuscript,
    _ files: [SourceFile], _ options: CompilerOptions
  ) throws(Refusal) -> Result {
    let scripts = files.filter { !$0.path.hasSuffix(".rules") }
    let uses = index.uses(of: old, kind: kind)
    guard !uses.isEmpty else { throw .unknown(old, near: near(old, index)) }
    guard old != new else { throw .sameName }
    guard isName(new, kind) else { throw .badName(new, kind) }
    if kind == .node, manuscript.entries.contains(old) { throw .nameOfTheEngine(old) }
    if let clash = index.uses(of: new, kind: kind).first {
      throw .taken(new, kind, file: clash.file, line: clash.position.line)
    }
    let changed = files.compactMap { file -> SourceFile? in
      let here = uses.filter { $0.file == file.path }
      return here.isEmpty ? nil : SourceFile(path: file.path, text: replaced(file.text, here, new))
    }
    let after = scripts.map { script in changed.first { $0.path == script.path } ?? script }
    let broken = Compiler.compile(after, options: options).diagnostics.filter { $0.severity == .error }
    guard broken.isEmpty else { throw .mistakes(broken) }
    return Result(kind: kind, files: changed, places: uses.count)
  }

  private static func kind(of name: String, _ index: NameIndex) throws(Refusal) -> NameKind {
    let kinds = Set(index.uses(of: name).map(\.kind))
    guard let kind = kinds.first else { throw .unknown(name, near: near(name, index)) }
    guard kinds.count == 1 else { throw .ambiguous(name) }
    return kind
  }

  private static func near(_ name: String, _ index: NameIndex) -> String? {
    var suggestions = Suggestions()
    return suggestions.nearest(to: name, among: NameKind.allCases.flatMap { index.names($0) })
  }

  private static func isName(_ name: String, _ kind: NameKind) -> Bool {
    switch kind {
    case .variable: name.hasPrefix("$") && isIdentifier(String(name.dropFirst()))
    case .node: isIdentifier(name)
    case .topic:
      !name.isEmpty
        && name.utf8.allSatisfy {
          (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
        }
    }
  }

  /// Whether the compiler takes a text for one name.
  private static func isIdentifier(_ name: String) -> Bool {
    let file = SourceFile(path: "", text: "title: \(name)\n---\nx\n===\n")
    let (script, diagnostics) = Compiler.parse(file)
    return diagnostics.isEmpty && script.nodes.first?.title?.text == name
  }

  private static func replaced(_ text: String, _ uses: [NameUse], _ new: String) -> String {
    var bytes = Array(text.utf8)
    // Places are counted without a mark of byte order.
    let lead = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for use in uses.sorted(by: { $0.bytes.lowerBound > $1.bytes.lowerBound }) {
      bytes.replaceSubrange(use.bytes.lowerBound + lead..<use.bytes.upperBound + lead, with: new.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
