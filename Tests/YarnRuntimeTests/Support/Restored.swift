import Foundation
import Testing
import YarnProgram
import YarnRuntime

extension Dialogue {
  /// The same dialogue after its state went through JSON.
  func restored(from program: Program) throws -> Dialogue {
    let data = try JSONEncoder().encode(state)
    let state = try JSONDecoder().decode(DialogueState.self, from: data)
    let restored = try Dialogue(program: program, restoring: state)
    #expect(restored.state == self.state)
    return restored
  }
}
