/// The help that is in the binary: shown even when every script, rule and file has failed.
package enum HelpText {
  static let emergencyAnywhere =
    "In danger now: your local emergency number. 112 works in much of the world, 911 in North"
    + " America, 999 in the UK, 000 in Australia, 111 in New Zealand."

  static let emergencyInShort = "your emergency number, in many places 112, 911 or 999"

  static func directory(for kind: HelpLines.Kind) -> String {
    switch kind {
    case .abuse: "Lines for people hurt or frightened by someone close: nomoredirectory.org"
    case .child: "Lines for people under 18: childhelplineinternational.org"
    default: "Crisis lines in most countries: findahelpline.com"
    }
  }

  static let ifItDoesNotWork =
    "Numbers change. If this number does not work, try your local emergency number or"
    + " findahelpline.com."

  /// What the coach says when its scripts fail while someone may be in danger.
  package static let whenAllElseFails = [
    "Something in this program has failed, and that must not keep you from help.",
    emergencyAnywhere,
    directory(for: .crisis),
    "If there is someone near you whom you trust, please tell them now.",
  ]

  /// A person's own contact, before all lines.
  package static func own(_ contact: String) -> String { "Someone you named: \(contact)" }

  static let someoneNear = "And someone near you, if there is anyone you trust."

  static let limits =
    "I am a program on this computer. I cannot call anyone, and nothing is sent to anyone."

  /// Whether a paragraph begins a list of people to ring.
  static func isPersonToRing(_ text: String) -> Bool {
    text.hasPrefix("In danger now") || text.hasPrefix("Si hay peligro ahora")
  }

  /// Lines of several kinds in one list: the sentence about wrong numbers comes once, at the end.
  package static func order(_ lines: [String]) -> [String] {
    lines.filter { $0 != ifItDoesNotWork } + [ifItDoesNotWork]
  }
}
