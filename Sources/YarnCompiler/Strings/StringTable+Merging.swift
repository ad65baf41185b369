public import YarnProgram

/// What brings a translation up to date with the scripts.
public struct TranslationMerge: Sendable, Equatable {
  /// The translation in script order, with an empty row for each new line.
  public var translation: Translation
  /// The ids of lines that the translation did not have, or had without text.
  public var missing: [String] = []
  /// The ids of lines whose text has changed since they were translated.
  ///
  /// Their rows keep the translated text and the old lock until somebody empties the lock.
  public var stale: [String] = []
  /// The rows of lines that the scripts no longer have; they are not in `translation`.
  public var removed: [TranslationRow] = []

  /// Whether every line is translated from its present text.
  public var isComplete: Bool { missing.isEmpty && stale.isEmpty }
}

extension StringTable {
  /// Brings a translation up to date: script order, new lines, places, and which texts are stale.
  ///
  /// A row whose lock is empty counts as translated from the present text. Linear in both sizes.
  public func merging(_ translation: Translation) -> TranslationMerge {
    var merge = TranslationMerge(translation: Translation(language: translation.language))
    var old: [String: TranslationRow] = [:]
    for row in translation.rows where old[row.id] == nil { old[row.id] = row }
    var seen: Set<String> = []
    for entry in entries {
      guard var row = entry.row, seen.insert(row.id).inserted else { continue }
      let known = old[row.id]
      row.text = known?.text ?? ""
      if let comment = known?.comment, !comment.isEmpty { row.comment = comment }
      if row.text.isEmpty {
        merge.missing.append(row.id)
      } else if let lock = known?.lock, !lock.isEmpty, lock != row.lock {
        merge.stale.append(row.id)
        row.lock = lock
      }
      merge.translation.rows.append(row)
    }
    merge.removed = translation.rows.filter { !seen.contains($0.id) }
    return merge
  }
}
