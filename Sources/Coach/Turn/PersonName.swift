import Understanding

/// The name in an answer to "what shall I call you?", or "" when the person would rather not say.
struct PersonName: Equatable {
  let text: String

  /// Nil when the answer reads like anything but a name.
  init?(in typed: String, reading: Reading?) {
    let plain = typed.plainWords
    let refusals = ["no", "nope", "skip", "none", "nothing", "n", "pass", "anonymous"]
    if plain.isEmpty || reading?.answer == .no || refusals.contains(plain[0])
      || reading?.wantsToSkip == true
    {
      text = ""
      return
    }
    let words = typed.split(whereSeparator: \.isWhitespace).map(String.init)
    let lead = Self.leads.first { plain.starts(with: $0) }
    let name = words.dropFirst(lead?.count ?? 0).joined(separator: " ")
      .trimmed(of: [".", "!", ",", "\"", "'"])
    guard !name.isEmpty, name.wordCount <= (lead == nil ? 3 : 4), name.count <= 40,
      name.contains(where: \.isLetter), !name.contains("?")
    else { return nil }
    text = name
  }

  private static let leads = [
    ["my", "name", "is"], ["my", "name's"], ["i'm", "called"], ["you", "can", "call", "me"],
    ["please", "call", "me"], ["just", "call", "me"], ["call", "me"], ["i", "am"], ["i'm"],
    ["it's"], ["it", "is"], ["im"], ["just"],
  ]
}

extension String {
  fileprivate func trimmed(of characters: [Character]) -> String {
    var part = Substring(self)
    while let last = part.last, characters.contains(last) { part.removeLast() }
    while let first = part.first, characters.contains(first) { part.removeFirst() }
    return String(part)
  }
}
