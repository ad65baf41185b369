/// What a client is told when a request cannot be done: a number and a word for programs, a sentence
/// for people. None of them holds anything that a person typed.
struct ProtocolError: Error, Equatable {
  let code: Int64
  /// A word that stays the same from version to version.
  let reason: String
  let message: String

  init(_ code: Int64, _ reason: String, _ message: String) {
    (self.code, self.reason, self.message) = (code, reason, message)
  }

  func response(to id: RequestID?) -> JSONValue {
    [
      "jsonrpc": "2.0", "id": id?.json ?? .null,
      "error": [
        "code": .number(code), "message": .text(message), "data": ["reason": .text(reason)],
      ],
    ]
  }
}

/// Every error there is; the page of the protocol lists them.
extension ProtocolError {
  static let notJSON = ProtocolError(-32700, "not-json", "That line is not JSON.")
  static let notACP = ProtocolError(
    -32700, "not-acp",
    "That line is not JSON. This end speaks the Agent Client Protocol, one JSON message a line; "
      + "coach serve --plain takes lines as a person types them.")
  static let notUTF8 = ProtocolError(-32700, "not-utf-8", "That line is not UTF-8 text.")
  static let tooDeep = ProtocolError(
    -32700, "too-deep",
    "That line has more than \(JSONScan.maximumDepth) objects and lists in one another.")

  static let notAMessage = ProtocolError(-32600, "not-a-message", "That line is no JSON-RPC 2.0 message.")
  static let badID = ProtocolError(
    -32600, "bad-id", "The id of a request is a string, a whole number of 64 bits, or null.")
  static let repeatedField = ProtocolError(
    -32600, "repeated-field", "A field of the message stands there twice, so it is not clear what is meant.")
  static let noBatches = ProtocolError(
    -32600, "no-batches", "Version 1 has no batches. Send one message a line.")
  static func tooLong(_ limit: Int) -> ProtocolError {
    ProtocolError(
      -32600, "line-too-long", "That line has more than \(limit) bytes. Nothing of it was taken.")
  }
  static let notInitialised = ProtocolError(
    -32600, "not-initialised", "The first request must be initialize.")

  static let unknownMethod = ProtocolError(-32601, "unknown-method", "There is no such method here.")

  static func badParameter(_ name: String) -> ProtocolError {
    ProtocolError(-32602, "bad-parameter", "\(name) is missing, or not what it should be.")
  }
  static let repeatedParameter = ProtocolError(
    -32602, "repeated-parameter", "A parameter stands there twice, so it is not clear what is meant.")
  static let badParameters = ProtocolError(-32602, "bad-parameters", "params must be an object.")
  static let notTaken = ProtocolError(
    -32602, "not-taken", "A prompt may hold text and links to resources, and nothing else.")
  static let badCursor = ProtocolError(
    -32602, "bad-cursor", "That cursor is none that session/list gave. Begin again without one.")
  static let unknownMode = ProtocolError(-32602, "unknown-mode", "There is no such mode.")
  static let unknownOption = ProtocolError(
    -32602, "unknown-option", "There is no such option, or it has no such value.")
  static let noAuthentication = ProtocolError(
    -32602, "no-authentication", "Nothing is asked for here: authMethods is empty.")
  static let unknownMessage = ProtocolError(
    -32602, "unknown-message", "There is no message of the coach with that id, or it is not kept.")
  static let unknownFormat = ProtocolError(-32602, "unknown-format", "The formats are md, text and html.")

  static let wrongToken = ProtocolError(-32000, "wrong-token", "That is not the token of anyone here.")
  static let tokenNeeded = ProtocolError(
    -32000, "token-needed", "Give your token first, by authenticate.")
  static let unknownSession = ProtocolError(-32002, "unknown-session", "There is no session with that id.")
  static let cancelled = ProtocolError(-32800, "cancelled", "The request was cancelled.")

  static let inUse = ProtocolError(-32010, "in-use", "That session is open in another window.")
  static func tooManySessions(_ limit: Int) -> ProtocolError {
    ProtocolError(
      -32011, "too-many-sessions",
      "\(limit) sessions are open, and that is as many as may be. Close one, and try again.")
  }
  static func tooManyWaiting(_ limit: Int) -> ProtocolError {
    ProtocolError(
      -32012, "too-many-waiting", "\(limit) requests of that session wait for their answers. Wait for one of them.")
  }
  static let tooFast = ProtocolError(
    -32013, "too-fast", "Messages come faster than is allowed here. Wait a second, and send it again.")
  static let tooManyConnections = ProtocolError(
    -32015, "too-many-connections", "As many connections as may be are open. Try again later.")
  static let stopping = ProtocolError(
    -32014, "stopping", "The coach is stopping. All that was answered is kept.")
  /// The sentence is the store's own.
  static func store(_ sentence: String) -> ProtocolError { ProtocolError(-32603, "store", sentence) }
}
