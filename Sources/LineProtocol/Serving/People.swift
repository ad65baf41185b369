/// Whose sessions a connection may see.
package struct People: Sendable {
  /// The one whose sessions these are, when no token tells them apart.
  let only: Person?
  private let byToken: [(token: [UInt8], person: Person)]

  /// Whoever connects is this person.
  package init(_ person: Person) {
    only = person
    byToken = []
  }

  /// Whoever connects says by a token who they are.
  package init(tokens: [(token: String, person: Person)]) {
    only = nil
    byToken = tokens.map { (Array($0.token.utf8), $0.person) }
  }

  /// Everyone, for what is done at the end.
  package var all: [Person] { (only.map { [$0] } ?? []) + byToken.map(\.person) }

  /// Compares with every token to its end, so that the time tells nothing.
  func person(token: String) -> Person? {
    let given = Array(token.utf8)
    var found: Person?
    for (token, person) in byToken {
      var difference = UInt8(truncatingIfNeeded: token.count ^ given.count) | (token.count == given.count ? 0 : 1)
      for (place, byte) in token.enumerated() { difference |= byte ^ (place < given.count ? given[place] : 0) }
      if difference == 0 { found = person }
    }
    return found
  }
}
