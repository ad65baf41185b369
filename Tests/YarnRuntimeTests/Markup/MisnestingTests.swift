import Foundation
import Testing
import YarnRuntime

/// Random lines of misnested markers, with what a model of the tree-building reference makes of them.
@Suite struct MisnestingTests {
  @Test func agreesWithTheFixture() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/misnesting.tsv")
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    for row in rows {
      let cells = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      #expect(summary(of: cells[0]) == cells[1], "\(cells[0])")
    }
    #expect(rows.count >= 300)
  }

  /// `text|name@position+length{property=value}…`, or `ERR`.
  private func summary(of source: String) -> String {
    let line = MarkupParser(locale: "en").parse(source)
    guard line.errors.isEmpty else { return "ERR" }
    let attributes = line.attributes.map { attribute in
      let properties = attribute.properties.map { "\($0.name)=\($0.value)" }
      return "\(attribute.name)@\(attribute.position)+\(attribute.length)"
        + "{\(properties.joined(separator: ","))}"
    }
    return ([line.text] + attributes).joined(separator: "|")
  }
}
