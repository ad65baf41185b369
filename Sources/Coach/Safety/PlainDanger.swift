/// The words that are answered with help even when no rules could be loaded.
///
/// Deliberately few and plain: with the rules at hand, `Understanding` does this far better.
enum PlainDanger {
  private static let phrases = [
    "kill myself", "end my life", "want to die", "wanna die", "suicide", "suicidal",
    "hurt myself", "cut myself", "overdose", "took pills", "better off dead", "end it all",
    "kill him", "kill her", "kill them",
  ]
  private static let fromOthers = [
    "hits me", "hit me", "beats me", "beat me", "choked me", "raped", "kill me",
  ]

  /// Whether an utterance holds one of them as whole words.
  static func isIn(_ text: String) -> Bool { holds(text, phrases + fromOthers) }

  /// Whether it holds one about being hurt by somebody.
  static func isAbuse(_ text: String) -> Bool { holds(text, fromOthers) }

  private static func holds(_ text: String, _ phrases: [String]) -> Bool {
    let words = text.spacedWords
    return phrases.contains { words.contains(" " + $0 + " ") }
  }
}
