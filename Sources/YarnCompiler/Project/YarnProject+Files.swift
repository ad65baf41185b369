extension YarnProject {
  /// What stands in a pattern for the folder that the person has open.
  public static let workspaceRoot = "${workspaceRoot}"

  /// Whether a script at a path relative to the project's folder belongs to the project.
  public func includes(_ path: String) -> Bool {
    let path = PathPattern.components(path)
    return sourcePatterns.contains { PathPattern($0).matches(path) }
      && !excludePatterns.contains { PathPattern($0).matches(path) }
  }

  /// Those of some paths, relative to the project's folder, that belong to the project.
  public func sourceFiles(among paths: [String]) -> [String] {
    let included = sourcePatterns.map { PathPattern($0) }
    let excluded = excludePatterns.map { PathPattern($0) }
    return paths.filter { path in
      let path = PathPattern.components(path)
      return included.contains { $0.matches(path) } && !excluded.contains { $0.matches(path) }
    }
  }

  /// Those of some paths that are definition files of this project.
  ///
  /// Paths are relative to the project's folder, or absolute when a pattern begins with
  /// `${workspaceRoot}`; such a pattern matches nothing when the root is not known.
  public func definitionFiles(among paths: [String], workspaceRoot: String? = nil) -> [String] {
    let patterns = definitionPatterns.compactMap { pattern -> PathPattern? in
      guard let place = pattern.range(of: YarnProject.workspaceRoot) else {
        return PathPattern(pattern)
      }
      return workspaceRoot.map { PathPattern(pattern.replacingCharacters(in: place, with: $0)) }
    }
    return paths.filter { path in
      let path = PathPattern.components(path)
      return patterns.contains { $0.matches(path) }
    }
  }
}

extension String {
  /// Where a text first stands in this one.
  fileprivate func range(of text: String) -> Range<Index>? {
    self.firstRange(of: text)
  }

  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
