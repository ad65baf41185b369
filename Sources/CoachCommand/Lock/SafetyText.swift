import Coach
import Replay

/// The people to ring, without a session: own contacts first, then the lines of the country.
enum SafetyText {
  /// `memory` is what can be read of the person's own; a broken script must not stand between a person
  /// and a number.
  static func text(_ lines: HelpLines, memory: Memory?, country: String?, language: Language? = nil) -> String {
    let code = Country.code(flag: country ?? memory?.country, environment: Platform.environment)
    var shown = (memory?.contacts ?? []).map { VisibleText.of(HelpText.own($0)) }
    for kind in [HelpLines.Kind.crisis, .abuse] {
      for line in lines.shown(kind, country: code) where !shown.contains(line) {
        shown.append(line)
      }
    }
    return HelpText.order(shown).map { language?.text($0) ?? $0 }.joined(separator: "\n\n")
  }
}
