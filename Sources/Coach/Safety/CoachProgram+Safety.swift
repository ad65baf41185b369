extension CoachProgram {
  /// Whether a session touched danger: a talk about it, a topic of it, or people to ring.
  ///
  /// Looks at the log as well as at the scripts, so that changed scripts hide nothing.
  package func touchesSafety(_ events: [TimedEvent]) -> Bool {
    events.contains { timed in
      switch timed.event {
      case .said(let said): isSafety(said) || HelpText.isPersonToRing(said.text)
      case .heard(let heard): heard.topics.contains { $0.topic.hasPrefix("safety-") && $0.score >= 0.5 }
      default: false
      }
    }
  }

  /// The people to ring that stand at the top of such a session: the person's own, then the lines
  /// of their country for a crisis and for abuse.
  package func helpLines(for start: SessionStart?, country: String? = nil) -> [String] {
    var shown = (start?.memory.contacts ?? []).map(HelpText.own)
    let code = start?.memory.country ?? start?.country ?? country
    for kind in [HelpLines.Kind.crisis, .abuse] {
      for line in helpLines.shown(kind, country: code) where !shown.contains(line) {
        shown.append(line)
      }
    }
    return HelpText.order(shown)
  }
}
