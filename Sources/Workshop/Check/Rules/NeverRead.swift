import YarnCompiler

/// SB0102: a variable is set and nothing reads it.
enum NeverRead: CheckRule {
  static let code = FindingCode.neverRead

  static func findings(in manuscript: Manuscript, _ graph: NodeGraph) -> [Diagnostic] {
    let all = VariableUses(manuscript).byName
    var suggestions = Suggestions()
    return all.filter { $0.value.reads == 0 && $0.value.sets > 0 }.sorted { $0.key < $1.key }
      .compactMap { name, uses in
        guard let (file, range) = uses.firstSet else { return nil }
        let source = manuscript.scripts[file].source
        // A slip of the pen is near a name that is read.
        let near = suggestions.nearest(
          to: name, among: all.filter { $0.value.reads > 0 }.keys.sorted())
        return Diagnostic(
          code: code.code, severity: code.severity, file: source.path, range: source.range(range),
          message: uses.sets == 1
            ? "\(name) is set only here and read nowhere."
            : "\(name) is set in \(uses.sets) places and read nowhere.",
          hint: near.map { "Did you mean ‘\($0)’?" } ?? "Use it, or leave it out.")
      }
  }
}
