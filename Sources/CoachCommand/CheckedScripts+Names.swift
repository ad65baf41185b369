import Workshop
import YarnCompiler
import YarnProgram

/// What the other commands of the workshop ask of a set of scripts.
extension CheckedScripts {
  func compilation() -> Compilation { Compiler.compile(sources, options: options) }

  func statistics(by grouping: ScriptStatistics.Grouping) -> ScriptStatistics {
    let counted = sources.filter { wanted?.contains($0.path) ?? true }
    return ScriptStatistics(Manuscript(counted, tables: tables), by: grouping)
  }

  func names() -> NameIndex {
    NameIndex(Manuscript(sources, tables: tables), files: sources + rules)
  }

  /// A name that was perhaps meant.
  func near(_ name: String, _ index: NameIndex) -> String? {
    var suggestions = Suggestions()
    return suggestions.nearest(to: name, among: NameKind.allCases.flatMap { index.names($0) })
  }

  func rename(_ old: String, to new: String, kind: NameKind?) throws(Renaming.Refusal)
    -> Renaming.Result
  {
    try Renaming.rename(
      old, to: new, kind: kind, in: sources + rules, tables: tables, options: options)
  }

  /// The rule files of the folders.
  private var rules: [SourceFile] { companions.filter { $0.path.hasSuffix(".rules") } }
}
