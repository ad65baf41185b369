import Foundation
import SessionStore
import TestSupport
import Testing

@testable import LineProtocol

/// What the page of the protocol says is what happens.
@Suite struct PageTests {
  private static let page = URL(filePath: #filePath).appending(
    path: "../../../../Sources/LineProtocol/Protocol.md"
  ).standardizedFileURL

  private func text() throws -> String { try String(contentsOf: Self.page, encoding: .utf8) }

  private func block(_ name: String) throws -> String {
    let text = try text()
    let start = try #require(text.range(of: "```\(name)\n"))
    let end = try #require(text.range(of: "```", range: start.upperBound..<text.endIndex))
    return String(text[start.upperBound..<end.lowerBound])
  }

  /// Lists of commands and options without what comes behind the first two.
  private func cut(_ line: String) -> String {
    var line = line
    for name in ["availableCommands", "options"] {
      var from = line.startIndex
      while let start = line.range(of: "\"\(name)\":[", range: from..<line.endIndex) {
        guard let two = end(ofTwo: line, from: start.upperBound) else { break }
        let close = line.range(of: "}]", range: two..<line.endIndex)?.upperBound ?? line.endIndex
        if line[two] == "," { line.replaceSubrange(two..<close, with: ",…]") }
        from = start.upperBound
      }
    }
    return line
  }

  /// Where the second of a list of flat objects ends.
  private func end(ofTwo line: String, from start: String.Index) -> String.Index? {
    var (depth, count, place) = (0, 0, start)
    while place < line.endIndex {
      if line[place] == "{" { depth += 1 }
      if line[place] == "]", depth == 0 { return nil }
      if line[place] == "}" {
        depth -= 1
        if depth == 0 { count += 1 }
        if count == 2 { return line.index(after: place) }
      }
      place = line.index(after: place)
    }
    return nil
  }

  @Test func theExampleIsWhatHappens() throws {
    let bench = try Bench(Programs.small())
    let client = bench.acp()
    let id = StoreSample.session(1)
    var result = ""
    let written = try block("acp")
    for line in written.split(separator: "\n") where !line.hasPrefix("<") {
      result += line + "\n"
      if line.hasPrefix("= ") {
        bench.timers.pass(milliseconds: try #require(Int(line.split(separator: " ")[1])))
      } else {
        client.send(String(line.dropFirst(2)).replacing("SESSION", with: id))
      }
      for answer in client.client.takeLines() {
        result += "< " + cut(answer).replacing(id, with: "SESSION") + "\n"
      }
    }
    if result != written, ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      let page = try text().replacing(written, with: result)
      try page.write(to: Self.page, atomically: true, encoding: .utf8)
    }
    #expect(result == written)
  }

  @Test func thePlainExampleIsWhatHappens() throws {
    let person = try Bench(Programs.small()).plain()
    var result = person.client.take()
    let written = try block("plain")
    for line in written.split(separator: "\n") where line.hasPrefix("> ") {
      result += line + "\n" + person.type(String(line.dropFirst(2)))
    }
    #expect(result == written)
  }

  @Test func everyMethodReasonAndUpdateIsOnThePage() throws {
    let page = try text()
    let sources = try FileManager.default.subpathsOfDirectory(
      atPath: Self.page.deletingLastPathComponent().path
    ).filter { $0.hasSuffix(".swift") }.map {
      try String(contentsOf: Self.page.deletingLastPathComponent().appending(path: $0), encoding: .utf8)
    }.joined()
    var names: Set<String> = []
    for pattern in [#/"((?:session|_securebase)/[a-z_]+)"/#, #/"([a-z_]+_(?:chunk|update))"/#, #/ProtocolError\(\s*-\d+, "([a-z-]+)"/#] {
      for match in sources.matches(of: pattern) { names.insert(String(match.1)) }
    }
    #expect(names.count > 40)
    for name in names.sorted() { #expect(page.contains("`\(name)`"), "\(name)") }
  }
}
