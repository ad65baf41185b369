import Coach
import Foundation
@testable import Replay
import TestSupport
import Testing

/// Each form of export, byte for byte.
@Suite struct ExportTests {
  private let hostile = "we *argued* <b>again</b> & `so`\n# 1. \"loud\" 'and' [long](x)\u{1B}[2J"

  private func session(help: [String] = []) -> ExportedSession {
    let all = events(
      ["name Ada", "felt sad", "plan call", hostile, "/undo", "/pause", "/quit"], resumesBefore: 6)
    let transcript = Transcript(all)
    return ExportedSession(
      transcript: transcript, allTurns: transcript.typedTurns, help: help, isRedacted: false)
  }

  private let help = ["In danger now (UK): 999", "Samaritans: 116 123"]

  private func wrap(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

  private func check(_ text: String, _ name: String) throws {
    let difference = try Golden.difference(text, from: name, in: "../Goldens")
    #expect(difference == nil)
  }

  @Test func markdown() throws { try check(MarkdownExport.text([session(help: help)]), "session.md") }
  @Test func html() throws { try check(HTMLExport.text([session(help: help)]), "session.html") }
  @Test func plainText() throws { try check(TextExport.text([session(help: help)]), "session.txt") }
  @Test func tape() throws { try check(TapeExport.text(session(help: help)), "session.tape") }

  @Test(arguments: [2, 3])
  func asciicast(_ version: Int) throws {
    let text = Asciicast(version: version, wrap: wrap).text(session(help: help))
    try check(text, "session.v\(version).cast")
  }

  @Test func everyLineOfARecordingIsJSONAndNoControlCharacterIsRaw() throws {
    for version in Asciicast.versions {
      let text = Asciicast(version: version, wrap: wrap).text(session())
      #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
      var last = 0.0
      for (index, line) in text.split(separator: "\n").enumerated() {
        let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
        guard index > 0, let event = value as? [Any] else { continue }
        let time = try #require(event[0] as? Double)
        #expect(version == 3 ? time >= 0 : time >= last)
        last = time
        let data = try #require(event[2] as? String)
        #expect(!data.replacingOccurrences(of: "\r\n", with: "").contains { $0.isNewline })
        #expect(!data.contains("\u{1B}"))
      }
    }
  }

  /// What rounding takes from one interval comes back in the next.
  @Test func intervalsNeverDriftFromTheTimes() throws {
    var random = StoreRandom(seed: 3)
    var time = 0
    let events = (0..<300).map { _ in
      time += Int.random(in: 0..<3000, using: &random)
      return Asciicast.Event(time: time, code: "o", data: "x")
    }
    let lines = Asciicast(version: 3, wrap: wrap).lines(events)
    var sum = 0.0
    for (line, event) in zip(lines, events) {
      sum += try #require(Double(line.dropFirst().prefix { $0 != "," }))
      #expect(abs(sum - Double(event.time) / 1_000_000) <= 0.000_500_1)
    }
  }

  @Test func theMarkdownOfAnyWordsHoldsNoMarkupOfTheirs() {
    let text = MarkdownExport.escaped("# a\n- b\n+ c\n12. d\n*e* _f_ <g> [h]")
    #expect(text == "\\# a  \n\\- b  \n\\+ c  \n12\\. d  \n\\*e\\* \\_f\\_ \\<g\\> \\[h\\]")
  }

  @Test func aTapeTypesAnyWordsWithoutEscapes() {
    var random = StoreRandom(seed: 4)
    for _ in 0..<200 {
      let text = (0..<9).map { _ in ["\"", "'", "`", "a", " "].randomElement(using: &random) ?? "" }.joined()
      let back = TapeExport.typed(text).map { command in
        let quoted = command.dropFirst("Type ".count)
        #expect(!quoted.dropFirst().dropLast().contains(quoted.first ?? " "))
        return quoted.dropFirst().dropLast()
      }.joined()
      #expect(back == text)
    }
  }

  @Test func aPartSaysThatItIsAPart() {
    var session = session()
    session.transcript = TurnSelection(turns: 2...3).applied(to: session.transcript)
    #expect(session.contents.hasPrefix("This holds 2 of 7 turns"))
    #expect(MarkdownExport.text([session]).contains("\\[2 turns left out\\]"))
  }

  @Test func aSessionWithoutItsStartIsWrittenAsFarAsItGoes() {
    let transcript = Transcript(Array(events(["hello", "/quit"]).dropFirst(2)))
    let session = ExportedSession(transcript: transcript, allTurns: 2, faults: ["Line 3 is gone."])
    for text in [MarkdownExport.text([session]), HTMLExport.text([session]), TextExport.text([session])] {
      #expect(text.contains("A session whose beginning is gone"))
      #expect(text.contains("Line 3 is gone."))
    }
    #expect(TapeExport.text(session).contains("Type \"hello\""))
    #expect(Asciicast(wrap: wrap).text(session).hasPrefix("{\"version\": 2"))
  }

  @Test func severalSessionsStandInOneFile() {
    let html = HTMLExport.text([session(), session()])
    #expect(html.contains("<h1>2 sessions</h1>"))
    #expect(html.contains("id=\"s2-t1\""))
    #expect(MarkdownExport.text([session(), session()]).split(separator: "\n").count { $0.hasPrefix("# ") } == 2)
  }
}
