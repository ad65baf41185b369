import Coach
import SessionStore

/// Why the coach said something, and the session in a form for reading.
extension Talk {
  struct Reasons: Sendable {
    var paragraphs: [String]
    var said: [Said]
  }

  /// Why a message of the coach was what it was; of the last one when none is named.
  ///
  /// Cost for an earlier one: that of the whole session, which is run again.
  func reasons(_ id: String?) throws(ProtocolError) -> (id: String, reasons: Reasons) {
    if case .open(let session) = stage, id == nil || id == lastID(session) {
      let said = session.position.events.compactMap(\.said)
      return (lastID(session), Reasons(paragraphs: session.position.reasons(), said: said))
    }
    guard let file, let log = try? person.store.log(file) else { throw .unknownMessage }
    let last = log.turns
    let wanted = try id.map { id throws(ProtocolError) in try Self.turn(id) } ?? last
    var found: Reasons?
    _ = Rerun(log.events, isCut: log.isTurnCut, engine: service.engine) { turn, position in
      guard turn == wanted else { return }
      found = Reasons(paragraphs: position.reasons(), said: position.events.compactMap(\.said))
    }
    guard let found else { throw .unknownMessage }
    return ("a\(wanted)", found)
  }

  /// The turn that a message answers.
  private static func turn(_ id: String) throws(ProtocolError) -> Int {
    guard id.hasPrefix("a"), let turn = Int(id.dropFirst()), turn >= 0 else { throw .unknownMessage }
    return turn
  }

  private func lastID(_ session: RecordedSession) -> String { currentID(isUnkept: session.isPrivate) }
}

extension SessionEvent {
  fileprivate var said: Said? { if case .said(let said) = self { said } else { nil } }
}
