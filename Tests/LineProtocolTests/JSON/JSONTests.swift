import Foundation
import Testing

@testable import LineProtocol

@Suite struct JSONTests {
  /// Each line of the file is one text that is no JSON: `"…"` in JSON's own escapes, or bytes in hexadecimal.
  static let refused: [[UInt8]] = lines(of: "refused.txt")
  static let taken: [[UInt8]] = lines(of: "taken.txt")

  private static func lines(of name: String) -> [[UInt8]] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("//") }.map { line in
      guard line.hasPrefix("hex ") else { return Array(line.utf8) }
      return line.dropFirst(4).split(separator: " ").compactMap { UInt8($0, radix: 16) }
    }
  }

  @Test func whatIsNoJSONIsRefused() {
    #expect(Self.refused.count > 150)
    for text in Self.refused {
      #expect((try? JSONSlice(text[...])) == nil, "\(String(decoding: text, as: UTF8.self))")
    }
  }

  @Test func whatIsJSONIsTakenAsFoundationTakesIt() throws {
    #expect(Self.taken.count > 60)
    for text in Self.taken {
      let name = String(decoding: text, as: UTF8.self)
      #expect((try? JSONSlice(text[...])) != nil, "\(name)")
      #expect((try? JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed)) != nil, "\(name)")
    }
  }

  @Test(arguments: [UInt8(ascii: "["), UInt8(ascii: "{")])
  func nestingEndsWhereTheLimitIsAndNowhereElse(_ sign: UInt8) {
    func nested(_ depth: Int) -> [UInt8] {
      let isList = sign == UInt8(ascii: "[")
      let (open, close) = isList ? ("[", "]") : ("{\"a\":", "}")
      return Array((String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)).utf8)
    }
    #expect(throws: Never.self) { try JSONSlice(nested(JSONScan.maximumDepth)[...]) }
    #expect(throws: JSONFault.tooDeep) { try JSONSlice(nested(JSONScan.maximumDepth + 1)[...]) }
    #expect(throws: JSONFault.tooDeep) { try JSONSlice(nested(100_000)[...]) }
    #expect(throws: JSONFault.self) { try JSONSlice([UInt8](repeating: sign, count: 100_000)[...]) }
  }

  @Test func valuesAreFoundWhereTheyStand() throws {
    let json = try JSONSlice(
      Array(#" {"a" : [1, "x]}\"", {"b":-0}] , "t":true,"n":null,"e\u0061":9007199254740993,"f":1.0} "#.utf8)[...])
    let fields = json.fields("a", "t", "n", "ea", "f", "missing")
    #expect(!fields.isAmbiguous)
    let list = try #require(fields["a"]?.elements(limit: 9))
    #expect(list.count == 3)
    #expect(list[0].integer == 1)
    #expect(list[1].text == "x]}\"")
    #expect(list[2].fields("b")["b"]?.integer == 0)
    #expect(fields["t"]?.bool == true)
    #expect(fields["n"]?.kind == .null)
    #expect(fields["ea"]?.integer == 9_007_199_254_740_993)
    #expect(fields["f"]?.integer == nil)
    #expect(fields["missing"] == nil)
    #expect(fields["a"]?.elements(limit: 2).count == 2)
  }

  @Test func aFieldThatStandsTwiceIsNoticed() throws {
    let json = try JSONSlice(Array(#"{"a":1,"\u0061":2,"b":1,"b":2}"#.utf8)[...])
    #expect(json.fields("a").isAmbiguous)
    #expect(!json.fields("c").isAmbiguous)
  }

  @Test(arguments: [
    (#""\ud83c\udf19 é \u00e9 \n\t\b\f\r\/\\\"""#, "🌙 é é \n\t\u{8}\u{C}\r/\\\""), (#""\ud800""#, "\u{FFFD}"),
    (#""\ud800\u0041""#, "\u{FFFD}A"), (#""\udc00x""#, "\u{FFFD}x"), (#""\u0000""#, "\0"), (#""""#, ""),
    ("\"a\u{2028}b\u{85}c\"", "a\u{2028}b\u{85}c"),
  ])
  func stringsAreReadToTheLastEscape(_ raw: String, _ text: String) throws {
    #expect(try JSONSlice(Array(raw.utf8)[...]).text == text)
  }

  @Test func whatIsWrittenIsOneLineThatFoundationReadsBack() throws {
    let text = "a\n\r\t\"\\\u{0}\u{1B}\u{7F}\u{85}\u{2028}\u{2029}é🌙"
    let value: JSONValue = ["t": .text(text), "l": [1, true, .null, .raw([0x7B, 0x7D])], "o": [:]]
    let bytes = value.bytes
    #expect(!bytes.contains { $0 < 0x20 || $0 == 0x7F })
    let line = String(decoding: bytes, as: UTF8.self)
    #expect(!line.unicodeScalars.contains { [0x85, 0x2028, 0x2029].contains($0.value) })
    let back = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(back["t"] as? String == text)
    #expect(try JSONSlice(bytes[...]).fields("t")["t"]?.text == text)
    #expect(line.hasSuffix(#""l":[1,true,null,{}],"o":{}}"#))
  }
}
