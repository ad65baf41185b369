/// A line of JSON-RPC 2.0, sorted by what has to be done about it.
enum Envelope: Sendable {
  case request(RequestID, method: String, params: Params)
  case notification(method: String, params: Params)
  /// An answer to something; nothing was asked, so nothing is done.
  case response
  /// An answer has to say what is wrong.
  case faulty(ProtocolError, id: RequestID?)
  /// One answer for each part of a batch that wants one.
  case batch([(ProtocolError, RequestID?)])

  /// The most parts of a batch that are answered one by one.
  static let longestBatch = 256

  /// Sorts a line, which holds more than blanks.
  init(_ line: [UInt8]) {
    do throws(JSONFault) {
      self.init(try JSONSlice(line[...]))
    } catch {
      let fault: ProtocolError =
        switch error {
        case .notJSON: .notJSON
        case .notUTF8: .notUTF8
        case .tooDeep: .tooDeep
        }
      self = .faulty(fault, id: nil)
    }
  }

  private init(_ json: JSONSlice) {
    switch json.kind {
    case .object: self = Self.message(json)
    case .list:
      let parts = json.elements(limit: Self.longestBatch + 1)
      guard !parts.isEmpty, parts.count <= Self.longestBatch else {
        self = .faulty(.noBatches, id: nil)
        return
      }
      self = .batch(parts.compactMap(Self.refusal))
    default: self = .faulty(.notAMessage, id: nil)
    }
  }

  private static func message(_ json: JSONSlice) -> Envelope {
    let fields = json.fields("jsonrpc", "id", "method", "params", "result", "error")
    let id = fields["id"].map { RequestID($0) }
    // Flattened: an id that cannot be told counts as none, and the answer has null.
    let known = id ?? nil
    if fields.isAmbiguous { return .faulty(.repeatedField, id: nil) }
    guard fields["jsonrpc"]?.text == "2.0" else { return .faulty(.notAMessage, id: known) }
    guard let method = fields["method"] else {
      let answers = fields["result"] != nil || fields["error"] != nil
      return answers ? .response : .faulty(.notAMessage, id: known)
    }
    guard let name = method.text else { return .faulty(.notAMessage, id: known) }
    let params = Params(fields["params"])
    switch id {
    case .none: return .notification(method: name, params: params)
    case .some(.none): return .faulty(.badID, id: nil)
    case .some(.some(let id)): return .request(id, method: name, params: params)
    }
  }

  /// What is said to one part of a batch; nil for what wants no answer.
  private static func refusal(_ json: JSONSlice) -> (ProtocolError, RequestID?)? {
    guard json.kind == .object else { return (.notAMessage, nil) }
    switch message(json) {
    case .request(let id, _, _): return (.noBatches, id)
    case .notification, .response, .batch: return nil
    case .faulty(let error, let id): return (error, id)
    }
  }
}

/// The parameters of a message, with their types asked for as they are read.
struct Params: Sendable {
  private let json: JSONSlice?
  private let isAbsent: Bool

  init(_ json: JSONSlice?) {
    self.json = json
    isAbsent = json == nil || json?.kind == .null
  }

  /// Throws unless there are none, or an object.
  func check() throws(ProtocolError) {
    guard isAbsent || json?.kind == .object else { throw .badParameters }
  }

  /// A parameter, whatever it is; nil when it is missing or null.
  func value(_ name: String) throws(ProtocolError) -> JSONSlice? {
    try check()
    guard let fields = json?.fields(name) else { return nil }
    if fields.isAmbiguous { throw .repeatedParameter }
    return fields[name].flatMap { $0.kind == .null ? nil : $0 }
  }

  func text(_ name: String) throws(ProtocolError) -> String {
    guard let text = try value(name)?.text else { throw .badParameter(name) }
    return text
  }

  /// A text that may be missing, and nothing else instead of it.
  func textIfAny(_ name: String) throws(ProtocolError) -> String? {
    guard let value = try value(name) else { return nil }
    guard let text = value.text else { throw .badParameter(name) }
    return text
  }

  /// A folder: an absolute path of any system.
  func folder(_ name: String) throws(ProtocolError) -> String? {
    guard let path = try textIfAny(name) else { return nil }
    let bytes = Array(path.utf8.prefix(3))
    let hasDrive = bytes.count == 3 && bytes[1] == UInt8(ascii: ":") && [0x5C, 0x2F].contains(bytes[2])
    guard path.hasPrefix("/") || hasDrive || path.hasPrefix("\\\\") else { throw .badParameter(name) }
    return path
  }

  /// What the client put under `_meta`, to be sent back as it came; nil when there is too much of it.
  var meta: JSONValue? {
    guard let meta = json?.fields("_meta")["_meta"], meta.kind == .object, meta.bytes.count <= 4096 else {
      return nil
    }
    return .raw(meta.bytes)
  }

  /// A field of our own part of `_meta`.
  func own(_ name: String) -> String? {
    json?.fields("_meta")["_meta"]?.fields("securebase")["securebase"]?.fields(name)[name]?.text
  }
}
