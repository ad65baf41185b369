/// The id of a request: the very bytes that came, and what they mean.
struct RequestID: Sendable, Equatable {
  enum Meaning: Sendable, Hashable {
    case number(Int64)
    case text(String)
    case null
  }

  let raw: ArraySlice<UInt8>
  let meaning: Meaning

  /// Nil for anything but a string, a whole number of 64 bits, or null.
  init?(_ json: JSONSlice) {
    switch json.kind {
    case .string: meaning = .text(json.text ?? "")
    case .null: meaning = .null
    case .number:
      guard let number = json.integer else { return nil }
      meaning = .number(number)
    default: return nil
    }
    raw = json.bytes
  }

  static func == (left: RequestID, right: RequestID) -> Bool { left.meaning == right.meaning }

  /// The id as it goes back.
  var json: JSONValue { .raw(raw) }
}
