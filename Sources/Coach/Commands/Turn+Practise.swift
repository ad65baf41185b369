import YarnProgram
import YarnRuntime

/// `/practise`: what can be practised, or going there and coming back.
extension Turn {
  mutating func practise(_ words: String) {
    guard state.place.safety == nil else {
      isAside = true
      stayWithSafety()
      return
    }
    guard !words.isEmpty else {
      isAside = true
      answer(with: Wording.practiseList(exercisesNow.map(\.name)))
      return
    }
    switch program.exercises.match(words) {
    case .one(let entry) where state.place.openNodes.contains(entry.node):
      isAside = true
      answer(with: [Wording.alreadyPractising(entry.name)])
    case .one(let entry):
      startTurn(after: state.place)
      note("the exercise you named", [words])
      leave(toNode: entry.node)
    case .several(let entries):
      isAside = true
      answer(with: [Wording.whichExercise(entries.map(\.name))])
    case .none:
      isAside = true
      answer(with: [Wording.noSuchExercise(words.oneLine)] + Wording.practiseList(exercisesNow.map(\.name)))
    }
  }

  /// What is for two is not listed where the other one may be feared.
  private var exercisesNow: [PractiseIndex.Entry] {
    program.exercises.entries.filter { !$0.isForTwo || !state.place.locks.contains("partner") }
  }
}
