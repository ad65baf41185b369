import YarnCompiler
package import YarnProgram

/// Gives every line without an id a `#line:` of its own, and changes nothing else.
///
/// Ids are the beginning that most ids of the file have, and a number that none has yet:
/// `#line:trust-047`. A file without ids takes its name for the beginning.
package enum LineTagger {
  /// The scripts with their ids; those that have mistakes stay as they are. Linear in the text.
  package static func tag(_ files: [SourceFile]) -> [SourceFile] {
    let scripts = files.map { Compiler.parse($0) }
    var taken: Set<String> = []
    for (script, _) in scripts {
      for node in script.nodes {
        node.body.forEachLine { line, _ in
          for tag in line.hashtags where tag.text.hasPrefix("line:") { taken.insert(tag.text) }
        }
      }
    }
    return files.indices.map { index in
      guard !scripts[index].diagnostics.contains(where: { $0.severity == .error }) else {
        return files[index]
      }
      return tagged(files[index], scripts[index].script, &taken)
    }
  }

  private static func tagged(
    _ file: SourceFile, _ script: ScriptSyntax, _ taken: inout Set<String>
  ) -> SourceFile {
    var bare: [Int] = []
    var beginnings: [String: Int] = [:]
    for node in script.nodes {
      node.body.forEachLine { line, _ in
        let tags = line.hashtags.filter { $0.text.hasPrefix("line:") || $0.text.hasPrefix("shadow:") }
        if tags.isEmpty { bare.append(line.end(in: script.source)) }
        for tag in tags {
          if let beginning = tag.text.beginning { beginnings[beginning, default: 0] += 1 }
        }
      }
    }
    guard !bare.isEmpty else { return file }
    let usual = beginnings.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? file.path.slug
    var number = taken.compactMap { $0.beginning == usual ? $0.number : nil }.max() ?? 0
    var insertions: [(offset: Int, id: String)] = []
    for offset in bare.sorted() {
      var id = ""
      repeat {
        number += 1
        let digits = String(number)
        id = "line:\(usual)-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
      } while !taken.insert(id).inserted
      insertions.append((offset, id))
    }
    var bytes = script.source.bytes
    for (offset, id) in insertions.reversed() {
      bytes.insert(contentsOf: " #\(id)".utf8, at: offset)
    }
    return SourceFile(path: file.path, text: String(decoding: bytes, as: UTF8.self))
  }
}

extension LineSyntax {
  /// Where a line's text, condition and hashtags end.
  fileprivate func end(in source: SourceText) -> Int {
    var end = Int(range.upper)
    while end > Int(range.lower), [32, 9].contains(source.bytes[end - 1]) { end -= 1 }
    if let condition { end = max(end, Int(condition.range.upper)) }
    for tag in hashtags { end = max(end, Int(tag.range.upper)) }
    return end
  }
}

extension String {
  /// `trust` of `line:trust-012`.
  fileprivate var beginning: String? {
    guard number != nil, let hyphen = lastIndex(of: "-"), hasPrefix("line:") else { return nil }
    return String(self[index(startIndex, offsetBy: 5)..<hyphen])
  }

  /// 12 of `line:trust-012`.
  fileprivate var number: Int? {
    lastIndex(of: "-").flatMap { Int(self[index(after: $0)...]) }
  }

  /// The name of a file without folders and ending, as an id may hold it.
  fileprivate var slug: String {
    let name = split(separator: "/").last?.split(separator: ".").first ?? "line"
    let kept = name.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" }
    return String(kept)
  }
}
