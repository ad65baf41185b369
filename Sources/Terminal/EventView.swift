import Coach

extension TurnView {
  /// What of a turn's events is shown: paragraphs and choices.
  init(_ events: [SessionEvent], notice: String? = nil) {
    self.init(notice: notice)
    for event in events {
      switch event {
      case .said(let said): paragraphs.append(said.text)
      case .offered(let offered):
        choices = offered.map {
          ChoiceView(number: $0.number, text: $0.text, isAvailable: $0.isAvailable)
        }
      default: break
      }
    }
  }
}
