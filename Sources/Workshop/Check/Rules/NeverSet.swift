import YarnCompiler

/// SB0103: a variable is read and nothing sets it, so that it always has the value it begins with.
///
/// One that is declared and read in several places is taken for a value with a name.
enum NeverSet: CheckRule {
  static let code = FindingCode.neverSet

  static func findings(in manuscript: Manuscript, _ graph: NodeGraph) -> [Diagnostic] {
    let all = VariableUses(manuscript).byName
    var suggestions = Suggestions()
    return all.filter { _, uses in
      uses.sets == 0 && uses.reads > 0 && !uses.isSmart
        && (uses.declaration == nil || uses.reads == 1)
    }.sorted { $0.key < $1.key }.compactMap { name, uses in
      guard let (file, range) = uses.firstRead else { return nil }
      let source = manuscript.scripts[file].source
      let near = suggestions.nearest(
        to: name, among: all.filter { $0.value.sets > 0 }.keys.sorted())
      return Diagnostic(
        code: code.code, severity: code.severity, file: source.path, range: source.range(range),
        message: uses.reads == 1
          ? "\(name) is read only here and set nowhere."
          : "\(name) is read in \(uses.reads) places and set nowhere.",
        hint: near.map { "Did you mean ‘\($0)’?" } ?? "Set it somewhere, or write its value here.")
    }
  }
}
