import Testing

@testable import SessionStore

/// What is not changed comes back as it was, whatever it is.
@Suite struct JSONTreeTests {
  @Test(arguments: [
    #"{"a":1.50,"b":[true,false,null,-0,1e9],"c":{"é":"\u202e\"\\ \/"},"d":[],"e":{}}"#,
    #""text""#, "[[[1]]]", "12",
  ])
  func bytesComeBackAsTheyWere(_ text: String) throws {
    let tree = try #require(JSONTree(text.utf8))
    #expect(String(decoding: tree.bytes, as: UTF8.self) == text)
  }

  @Test(arguments: ["", "{", "{\"a\"}", "[1,]", "\"open", "{} {}", "{\"a\":1,}", "\"\\"])
  func anythingElseIsRefused(_ text: String) {
    #expect(JSONTree(text.utf8) == nil)
  }

  @Test func depthHasALimit() {
    let deep = String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
    #expect(JSONTree(deep.utf8) == nil)
  }

  @Test func aNewFieldStandsWhereItSorts() throws {
    var tree = try #require(JSONTree(#"{"at":1,"n":2,"text":"x"}"#.utf8))
    tree["removed"] = .number(3)
    tree["text"] = .text("a\u{7}\"b\u{202E}")
    tree["at"] = nil
    #expect(String(decoding: tree.bytes, as: UTF8.self) == #"{"n":2,"removed":3,"text":"a\u0007\"b\u202e"}"#)
    #expect(tree["text"]?.text == "a\u{7}\"b\u{202E}")
  }
}
