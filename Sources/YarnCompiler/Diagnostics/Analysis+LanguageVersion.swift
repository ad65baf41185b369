/// Features that came with version 3 of the language, for projects that ask for an older one.
extension Analysis {
  private static let versionOfNewFeatures = 3

  mutating func checkLanguageVersion() {
    guard options.languageVersion < Self.versionOfNewFeatures else { return }
    var found: [(Int, ByteRange, String)] = []
    forEachStatement { file, statement in
      switch statement {
      case .enumeration(let syntax): found.append((file, syntax.name.range, "Enums"))
      case .once(let syntax): found.append((file, syntax.range.start, "`<<once>>`"))
      case .line(let line): found += Self.once(in: [line], file)
      case .options(let items): found += Self.once(in: items.map(\.line), file)
      case .lineGroup(let items):
        found.append((file, items[0].line.range, "Line groups"))
        found += Self.once(in: items.map(\.line), file)
      default: break
      }
    }
    for symbol in variables where symbol.isSmart {
      found.append((symbol.place.file, symbol.place.range, "Smart variables"))
    }
    for (file, range, feature) in found {
      error(
        .languageVersion, Place(file: file, range: range),
        "\(feature) need version \(Self.versionOfNewFeatures) of the language; this project asks for version \(options.languageVersion).",
        hint: "Set `projectFileVersion` to \(Self.versionOfNewFeatures) or more.")
    }
  }

  private static func once(in lines: [LineSyntax], _ file: Int) -> [(Int, ByteRange, String)] {
    lines.compactMap { line in
      guard let condition = line.condition, condition.isOnce else { return nil }
      return (file, condition.range, "`<<once>>`")
    }
  }
}
