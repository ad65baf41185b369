/// What each code of `coach check` means, from the pages about them.
package enum Explanations {
  /// A code with its title and its text, in Markdown.
  package struct Explanation: Sendable {
    package var code: String
    package var title: String
    package var text: String
  }

  /// In the order of the pages: the compiler's codes first.
  package static let list: [Explanation] = {
    sections(of: "\(EmbeddedDocuments.diagnostics)") + sections(of: "\(EmbeddedDocuments.findings)")
  }()

  package static let all: [String: Explanation] = Dictionary(
    list.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })

  /// The sections whose heads are `## CODE: Title`.
  static func sections(of page: String) -> [Explanation] {
    var found: [Explanation] = []
    var isOpen = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("## ") {
        let head = line.dropFirst(3)
        let code = head.prefix { $0 != ":" }
        isOpen = code.utf8.count == 6 && String(code).looksLikeCode
        if isOpen {
          found.append(
            Explanation(
              code: String(code), title: String(head.dropFirst(code.count + 1)).trimmed, text: ""))
        }
      } else if isOpen {
        found[found.count - 1].text += line + "\n"
      }
    }
    for index in found.indices { found[index].text = found[index].text.trimmed }
    return found
  }
}
