/// The JSON form: one flat object whose field `event` names the case.
extension SessionEvent: Codable {
  /// The value of `event` for each case.
  package enum Name: String, Codable, CaseIterable, Sendable {
    case started, resumed, said, offered, asked, typed, journal, heard, remembered
    case tookBack = "took-back"
    case privatePart = "private"
    case ended
  }

  private enum Key: String, CodingKey {
    case event, text, choices, turn, turns, reason
  }

  package var name: Name {
    switch self {
    case .started: .started
    case .resumed: .resumed
    case .said: .said
    case .offered: .offered
    case .asked: .asked
    case .typed: .typed
    case .journal: .journal
    case .heard: .heard
    case .remembered: .remembered
    case .tookBack: .tookBack
    case .privatePart: .privatePart
    case .ended: .ended
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(name, forKey: .event)
    switch self {
    case .started(let start): try start.encode(to: encoder)
    case .resumed: break
    case .said(let said): try said.encode(to: encoder)
    case .offered(let choices): try container.encode(choices, forKey: .choices)
    case .asked(let asked): try asked.encode(to: encoder)
    case .typed(let text), .journal(let text): try container.encode(text, forKey: .text)
    case .heard(let heard): try heard.encode(to: encoder)
    case .remembered(let change): try change.encode(to: encoder)
    case .tookBack(let turn): try container.encode(turn, forKey: .turn)
    case .privatePart(let turns): try container.encode(turns, forKey: .turns)
    case .ended(let reason): try container.encode(reason, forKey: .reason)
    }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch try container.decode(Name.self, forKey: .event) {
    case .started: self = .started(try SessionStart(from: decoder))
    case .resumed: self = .resumed
    case .said: self = .said(try Said(from: decoder))
    case .offered: self = .offered(try container.decode([Choice].self, forKey: .choices))
    case .asked: self = .asked(try Asked(from: decoder))
    case .typed: self = .typed(try container.decode(String.self, forKey: .text))
    case .journal: self = .journal(try container.decode(String.self, forKey: .text))
    case .heard: self = .heard(try Heard(from: decoder))
    case .remembered: self = .remembered(try MemoryChange(from: decoder))
    case .tookBack: self = .tookBack(turn: try container.decode(Int.self, forKey: .turn))
    case .privatePart: self = .privatePart(turns: try container.decode(Int.self, forKey: .turns))
    case .ended: self = .ended(try container.decode(Ending.self, forKey: .reason))
    }
  }
}
