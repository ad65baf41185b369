import YarnProgram
import YarnRuntime

extension Turn {
  /// The node that asks whether to remove what was written of this part; a script may lack it.
  static let privateNode = "PrivatePart"

  /// `/private`: keeps nothing from here on, or keeps everything again.
  mutating func togglePrivate() {
    guard isKept else {
      answer(with: [Wording.nothingIsKept])
      return
    }
    guard let unkept = state.unkept else {
      beginPrivate()
      if removableTurns > 0, program.scripts.node(named: Self.privateNode) != nil {
        leave(toNode: Self.privateNode)
      } else {
        ask(again: state.place.question)
      }
      return
    }
    guard !unkept.isForGood else {
      answer(with: [Wording.staysPrivate])
      return
    }
    state.unkept = nil
    say(Wording.keptAgain)
  }

  /// From this turn on nothing is kept. Says so, whoever asked for it.
  mutating func beginPrivate() {
    guard isKept else {
      say(Wording.nothingIsKept)
      return
    }
    guard state.unkept == nil else {
      say(state.unkept?.isForGood == true ? Wording.staysPrivate : Wording.stillPrivate)
      return
    }
    state.unkept = Unkept(
      keptTurns: state.turns - 1, isForGood: state.place.safety != nil,
      partTurn: state.place.partTurn)
    say(state.place.safety == nil ? Wording.privateNow : Wording.privateForGood)
  }

  /// How many turns of this part are written down and could still be removed.
  var removableTurns: Int { state.unkept?.removable ?? 0 }

  /// Has what was written of this part, or of the whole session, removed; the recorder does it before
  /// the answer is shown.
  mutating func removeWritten(all: Bool = false) {
    guard let unkept = state.unkept, all ? unkept.keptTurns > 0 : unkept.removable > 0 else { return }
    state.unkept?.keptTurns = all ? 0 : unkept.keptTurns - unkept.removable
    // The log would no longer know what closed the way to what is meant for two.
    if state.place.isWatchful { state.unkept?.isForGood = true }
  }

  /// Notes danger in a part that is not kept: nothing more of this session will be.
  mutating func keepDangerUnwritten() {
    state.unkept?.isForGood = true
  }
}
