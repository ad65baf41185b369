import Dialogs
import Foundation
import Testing
import YarnProgram

/// Every part of the article is talked about, and the table that says where is true.
@Suite struct PartTests {
  private struct Part {
    let id: String
    /// Topics whose talk stands for the part where no node names it in a header yet.
    let topics: [String]
  }

  private static let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  private func parts() throws -> [Part] {
    let text = try String(contentsOf: Self.here.appending(path: "Data/parts.tsv"), encoding: .utf8)
    return text.split(separator: "\n").map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Part(id: cells[0], topics: cells[2].split(separator: " ").map(String.init))
    }
  }

  /// The nodes in each part's row.
  private func table() throws -> [String: Set<String>] {
    let path = Self.here.appending(path: "../../Dialogs/README.md").standardized
    var rows: [String: Set<String>] = [:]
    for line in try String(contentsOf: path, encoding: .utf8).split(separator: "\n") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 3 else { continue }
      let nodes = cells[2].split(separator: ",").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
      rows[cells[0].trimmingCharacters(in: CharacterSet(charactersIn: "`"))] = Set(nodes)
    }
    return rows
  }

  private func nodes() throws -> [(name: String, parts: [String], topics: [String])] {
    try Program(decoding: Dialogs.compiledScripts).nodes.map { node in
      func words(_ header: String) -> [String] { (node.header(header) ?? "").split(separator: " ").map(String.init) }
      return (node.name, words("part"), words("topic"))
    }
  }

  @Test func everyPartHasANode() throws {
    let parts = try parts()
    let nodes = try nodes()
    #expect(parts.count == 33)
    #expect(Set(parts.map(\.id)).count == 33)
    for part in parts {
      let found = nodes.filter { $0.parts.contains(part.id) || !part.topics.filter($0.topics.contains).isEmpty }
      #expect(!found.isEmpty, "\(part.id)")
    }
  }

  @Test func noNodeNamesAPartThatThereIsNot() throws {
    let known = Set(try parts().map(\.id))
    for node in try nodes() { #expect(known.isSuperset(of: node.parts), "\(node.name): \(node.parts)") }
  }

  @Test func theTableSaysWhatTheHeadersSay() throws {
    let table = try table()
    let nodes = try nodes()
    let parts = try parts()
    #expect(Set(table.keys) == Set(parts.map(\.id)))
    for part in parts {
      let listed = table[part.id] ?? []
      let named = Set(nodes.filter { $0.parts.contains(part.id) }.map(\.name))
      #expect(named.isSubset(of: listed), "\(part.id): \(named.subtracting(listed)) should stand in Dialogs/README.md")
      for name in listed {
        let node = nodes.first { $0.name == name }
        let isOfPart = node.map { !part.topics.filter($0.topics.contains).isEmpty } ?? false
        #expect(named.contains(name) || isOfPart, "\(part.id): \(name)")
      }
    }
  }
}
