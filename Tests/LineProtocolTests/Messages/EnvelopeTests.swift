import Foundation
import Testing

@testable import LineProtocol

/// What comes back for a line that is no request, and for requests that cannot be done.
@Suite struct EnvelopeTests {
  /// Each line with the answer: `null` ids are written as they are; nil for no answer at all.
  static let cases: [(line: String, answer: String?)] = [
    ("17", "null -32600 not-a-message"), ("\"x\"", "null -32600 not-a-message"), ("null", "null -32600 not-a-message"),
    ("{}", "null -32600 not-a-message"), ("[]", "null -32600 no-batches"),
    (#"{"jsonrpc":"1.0","id":1,"method":"initialize"}"#, "1 -32600 not-a-message"),
    (#"{"id":1,"method":"initialize"}"#, "1 -32600 not-a-message"),
    (#"{"jsonrpc":2.0,"id":1,"method":"initialize"}"#, "1 -32600 not-a-message"),
    (#"{"jsonrpc":"2.0","id":1}"#, "1 -32600 not-a-message"),
    (#"{"jsonrpc":"2.0","id":1,"method":7}"#, "1 -32600 not-a-message"),
    (#"{"jsonrpc":"2.0","id":1.5,"method":"x"}"#, "null -32600 bad-id"),
    (#"{"jsonrpc":"2.0","id":1e3,"method":"x"}"#, "null -32600 bad-id"),
    (#"{"jsonrpc":"2.0","id":true,"method":"x"}"#, "null -32600 bad-id"),
    (#"{"jsonrpc":"2.0","id":{},"method":"x"}"#, "null -32600 bad-id"),
    (#"{"jsonrpc":"2.0","id":9223372036854775808,"method":"x"}"#, "null -32600 bad-id"),
    (#"{"jsonrpc":"2.0","id":1,"id":2,"method":"x"}"#, "null -32600 repeated-field"),
    (#"{"jsonrpc":"2.0","id":1,"method":"x","m\u0065thod":"y"}"#, "null -32600 repeated-field"),
    (#"{"jsonrpc":"2.0","id":9223372036854775807,"method":"x"}"#, "9223372036854775807 -32601 unknown-method"),
    (#"{"jsonrpc":"2.0","id":9007199254740993,"method":"_a/b"}"#, "9007199254740993 -32601 unknown-method"),
    (#"{"jsonrpc":"2.0","id":-1,"method":"x"}"#, "-1 -32601 unknown-method"),
    (#"{"jsonrpc":"2.0","id":0,"method":"x"}"#, "0 -32601 unknown-method"),
    (#"{"jsonrpc":"2.0","id":null,"method":"x"}"#, "null -32601 unknown-method"),
    (#"{"jsonrpc":"2.0","id":"","method":"x"}"#, "\"\" -32601 unknown-method"),
    (#"{"jsonrpc":"2.0","id":"7","method":"x"}"#, "\"7\" -32601 unknown-method"),
    (#"{"jsonrpc":"2.0","id":"\u00e9\"","method":"x"}"#, "\"\\u00e9\\\"\" -32601 unknown-method"),
    (#"{"jsonrpc":"2.0","id":1,"method":"x","params":[1]}"#, "1 -32602 bad-parameters"),
    (#"{"jsonrpc":"2.0","id":1,"method":"x","params":7}"#, "1 -32602 bad-parameters"),
    (#"{"jsonrpc":"2.0","id":1,"method":"logout","params":null}"#, "1 -32601 unknown-method"),
    (#"{"jsonrpc":"2.0","id":1,"method":"fs/read_text_file"}"#, "1 -32601 unknown-method"),
    (#"{"jsonrpc":"2.0","id":1,"method":"initialize"}"#, "1 -32602 bad-parameter"),
    (#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"1"}}"#, "1 -32602 bad-parameter"),
    (#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":1.0}}"#, "1 -32602 bad-parameter"),
    (#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":-1}}"#, "1 -32602 bad-parameter"),
    (
      #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":1,"protocolVersion":2}}"#,
      "1 -32602 repeated-parameter"
    ),
    (#"{"jsonrpc":"2.0","id":1,"method":"authenticate","params":{"methodId":"x"}}"#, "1 -32602 no-authentication"),
    (#"{"jsonrpc":"2.0","id":1,"method":"session/new","params":{"cwd":"/"}}"#, "1 -32600 not-initialised"),
    // Notifications and responses are never answered, whatever they hold.
    (#"{"jsonrpc":"2.0","method":"x"}"#, nil), (#"{"jsonrpc":"2.0","method":"session/prompt","params":[]}"#, nil),
    (#"{"jsonrpc":"2.0","method":"session/cancel"}"#, nil),
    (#"{"jsonrpc":"2.0","method":"session/cancel","params":{"sessionId":7}}"#, nil),
    (#"{"jsonrpc":"2.0","method":"$/cancel_request","params":{"requestId":{}}}"#, nil),
    (#"{"jsonrpc":"2.0","method":"$/unknown"}"#, nil), (#"{"jsonrpc":"2.0","id":1,"result":{}}"#, nil),
    (#"{"jsonrpc":"2.0","id":null,"error":{"code":-32602,"message":"?"}}"#, nil), ("   \t", nil), ("", nil),
    (#"[{"jsonrpc":"2.0","method":"x"}]"#, nil),
  ]

  @Test func everyLineIsAnsweredAsItShould() throws {
    for (line, answer) in Self.cases {
      let client = try Bench(Programs.small()).acp()
      client.send(line)
      #expect(client.client.take() == answer.map(Self.line) ?? "", "\(line)")
    }
  }

  /// An answer, with whatever sentence belongs to its reason.
  private static func line(_ answer: String) -> String {
    let parts = answer.split(separator: " ").map(String.init)
    let known: [ProtocolError] = [
      .notAMessage, .noBatches, .badID, .repeatedField, .unknownMethod, .badParameters,
      .badParameter("protocolVersion"), .repeatedParameter, .noAuthentication, .notInitialised,
    ]
    let error = known.first { $0.reason == parts[2] }
    return "{\"jsonrpc\":\"2.0\",\"id\":\(parts[0]),\"error\":{\"code\":\(parts[1]),\"message\":\""
      + "\(error?.message ?? "?")\",\"data\":{\"reason\":\"\(parts[2])\"}}}\n"
  }

  @Test func noJSONIsAnsweredWithWhatIsSpokenHereOnce() throws {
    let client = try Bench(Programs.small()).acp()
    let answers = try client.ask("hello there") + client.ask("hello again") + client.ask("[1,2")
    #expect(answers.compactMap(ACPClient.Failure.init) == [
      .init(-32700, "not-acp"), .init(-32700, "not-json"), .init(-32700, "not-json"),
    ])
    client.connection.receive(.whole([0x22, 0xFF, 0x22]))
    client.connection.receive(.tooLong)
    client.send(String(repeating: "[", count: 100_000))
    #expect(try client.answers().compactMap(ACPClient.Failure.init) == [
      .init(-32700, "not-utf-8"), .init(-32600, "line-too-long"), .init(-32700, "too-deep"),
    ])
    // The connection lives.
    #expect(try client.failure("_ping") == .init(-32601, "unknown-method"))
  }

  @Test func aBatchIsAnsweredPartByPart() throws {
    let client = try Bench(Programs.small()).acp()
    client.send(#"[1,{"jsonrpc":"2.0","id":"b","method":"initialize"},{"jsonrpc":"2.0","method":"x"},{"id":3}]"#)
    let answers = try #require(
      try JSONSerialization.jsonObject(with: Data(client.client.take().utf8)) as? [[String: Any]])
    #expect(answers.compactMap(ACPClient.Failure.init) == [
      .init(-32600, "not-a-message"), .init(-32600, "no-batches"), .init(-32600, "not-a-message"),
    ])
    #expect(answers.map { $0["id"] as? NSObject } == [NSNull(), "b" as NSString, 3 as NSNumber])
    client.send("[" + Array(repeating: "1", count: 1000).joined(separator: ",") + "]")
    #expect(try client.answers().compactMap(ACPClient.Failure.init) == [.init(-32600, "no-batches")])
  }

  /// Nothing of a message comes back in an error: it may be what a person typed.
  @Test func errorsHoldNothingThatWasSent() throws {
    for (line, answer) in Self.cases where answer != nil {
      let client = try Bench(Programs.small()).acp()
      client.send(line.replacing("\"x\"", with: "\"secret\""))
      #expect(!client.client.take().contains("secret"))
    }
  }

  @Test func anySplittingOfTheBytesGivesTheSame() throws {
    let text = Self.cases.map(\.line).joined(separator: "\r\n") + "\n"
    func answers(by size: Int) throws -> String {
      let client = try Bench(Programs.small()).acp()
      var splitter = LineSplitter(limit: 1 << 20)
      let bytes = Array(text.utf8)
      for start in stride(from: 0, to: bytes.count, by: size) {
        for line in splitter.take(bytes[start..<min(start + size, bytes.count)]) { client.connection.receive(line) }
      }
      return client.client.take()
    }
    let whole = try answers(by: .max / 2)
    for size in [1, 7, 64] { #expect(try answers(by: size) == whole) }
  }
}
