import FoundationEssentials
import Workshop
import YarnCompiler

/// Findings as a SARIF 2.1.0 document, which editors and code reviews read.
enum SARIF {
  private struct Document: Encodable {
    var schema = "https://json.schemastore.org/sarif-2.1.0.json"
    var version = "2.1.0"
    var runs: [Run]

    enum CodingKeys: String, CodingKey {
      case schema = "$schema"
      case version, runs
    }
  }

  private struct Run: Encodable {
    var tool: Tool
    var columnKind = "unicodeCodePoints"
    var results: [Result]
  }

  private struct Tool: Encodable { var driver: Driver }

  private struct Driver: Encodable {
    var name = "coach check"
    var version: String
    var rules: [Rule]
  }

  private struct Rule: Encodable {
    var id: String
    var shortDescription: Text
    var fullDescription: Text
  }

  private struct Text: Encodable { var text: String }

  private struct Result: Encodable {
    var ruleId: String
    var ruleIndex: Int?
    var level: String
    var message: Text
    var locations: [Location]
  }

  private struct Location: Encodable { var physicalLocation: Physical }

  private struct Physical: Encodable {
    var artifactLocation: Artifact
    var region: Region
  }

  private struct Artifact: Encodable { var uri: String }

  private struct Region: Encodable {
    var startLine: Int
    var startColumn: Int
    var endLine: Int
    var endColumn: Int
  }

  static func document(_ found: [Diagnostic], _ texts: [String: SourceText]) -> String {
    let codes = Set(found.map(\.code.rawValue)).sorted()
    let rules = codes.map { code in
      let known = Explanations.all[code]
      return Rule(
        id: code, shortDescription: Text(text: known?.title ?? code),
        fullDescription: Text(text: known?.text ?? code))
    }
    let results = found.map { finding in
      Result(
        ruleId: finding.code.rawValue, ruleIndex: codes.firstIndex(of: finding.code.rawValue),
        level: finding.severity == .info ? "note" : finding.severity.rawValue,
        message: Text(
          text: finding.hint.isEmpty ? finding.message : finding.message + " " + finding.hint),
        locations: [
          Location(
            physicalLocation: Physical(
              artifactLocation: Artifact(uri: uri(finding.file)),
              region: region(finding.range, texts[finding.file])))
        ])
    }
    let document = Document(
      runs: [Run(tool: Tool(driver: Driver(version: Version.text, rules: rules)), results: results)])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(document)).map { String(decoding: $0, as: UTF8.self) + "\n" } ?? ""
  }

  /// Columns of ours count bytes; SARIF's, as said in the document, count characters of Unicode.
  private static func region(_ range: SourceRange, _ source: SourceText?) -> Region {
    func column(_ position: SourcePosition) -> Int {
      guard let line = source?.bytes(ofLine: position.line) else { return position.column }
      return line.prefix(position.column - 1).count { $0 & 0xC0 != 0x80 } + 1
    }
    return Region(
      startLine: range.start.line, startColumn: column(range.start), endLine: range.end.line,
      endColumn: max(column(range.end), range.end.line == range.start.line ? column(range.start) : 1))
  }

  /// A path as a URI reference: what may not stand in one is written as `%` and two digits.
  private static func uri(_ path: String) -> String {
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/".utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      if plain.contains(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
