import Foundation
import Testing
import YarnCompiler
import YarnProgram

@testable import Coach

/// The definition file, which writers' editors and the build read, names what the engine answers.
@Suite struct VocabularyTests {
  private func definitions() throws -> ScriptDefinitions {
    let file = URL(filePath: #filePath).appending(path: "../../../../Dialogs/coach.ysls.json")
    return try ScriptDefinitions(
      json: String(contentsOf: file.standardizedFileURL, encoding: .utf8))
  }

  @Test func everyFunctionIsDefinedAndAnswered() throws {
    #expect(Set(try definitions().functions.map(\.name)) == Set(ScriptFunction.allCases.map(\.rawValue)))
  }

  @Test func everyCommandIsDefinedAndDone() throws {
    #expect(Set(try definitions().commands.map(\.name)) == Set(ScriptCommand.allCases.map(\.rawValue)))
  }

  @Test func everyDefinitionIsExplained() throws {
    let all = try definitions()
    #expect(all.commands.allSatisfy { $0.documentation?.isEmpty == false })
    #expect(all.functions.allSatisfy { $0.documentation?.isEmpty == false })
  }

  @Test func everyFunctionGivesTheTypeItPromises() throws {
    var session = try Rehearsal("title: Start\n---\nHello.\n<<ask open>>\n===\n")
    session.type("hm")
    let turn = Turn(session.program, session.state, at: session.at)
    for function in try definitions().functions {
      let known = try #require(ScriptFunction(rawValue: function.name))
      let value = turn.answer(known, Arguments(values: []))
      #expect("\(value.kind)" == "\(function.returns)".lowercased(), "\(function.name)")
    }
  }
}
