package import YarnRuntime
import YarnProgram
package typealias DialogueState = Dialogue
extension Dialogue {
  var state: Dialogue { self }
  init(program: Program, restoring: Dialogue) { self = restoring }
}
