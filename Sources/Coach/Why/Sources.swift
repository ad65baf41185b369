/// What the `#src:` and `#review:` hashtags of the scripts stand for.
///
/// Read from `sources.csv`: `id,what` a line; the text may hold commas.
package struct Sources: Sendable {
  private var texts: [String: String] = [:]

  package init(_ text: String = "") {
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      guard let comma = line.firstIndex(of: ",") else { continue }
      let what = line[line.index(after: comma)...]
      texts[String(line[..<comma])] = String(what.drop { $0 == "\"" }.trimmedEnd("\""))
    }
  }

  /// The sentence for a source, or nil when the table has none.
  package subscript(id: String) -> String? { texts[id] }

  package var ids: [String] { texts.keys.sorted() }
}

extension Substring {
  fileprivate func trimmedEnd(_ character: Character) -> Substring {
    last == character ? dropLast() : self
  }
}
