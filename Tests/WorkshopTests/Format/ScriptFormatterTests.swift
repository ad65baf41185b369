import Dialogs
import Foundation
import Testing
import YarnCompiler
import YarnProgram

@testable import Workshop

@Suite struct ScriptFormatterTests {
  private func formatted(_ text: String) -> String? {
    if case .formatted(let text) = ScriptFormatter.format(SourceFile(path: "a.yarn", text: text)) {
      return text
    }
    return nil
  }

  @Test func aScriptIsSpacedAndIndentedInOneWay() {
    let text = """
      \u{FEFF}

      // About walks.
      title:Start   // the beginning
      tags :  a b
      ---

      <<  declare   $walks = 0 >>
      <<if $walks==0 >>
      First walk?   #line:one#tag   // a question
      ->Yes  <<if true>>   #yes
        Good.\u{20}\u{20}
        // still here
         <<if $walks > 1>>
         Again.
         <<else>>
         =>   One
            Inside.
         => Two
         <<endif>>
      ->   No
      // at the margin
      <<elseif $walks == 1>>
          \tSecond.
      <<endif>>



      Third. \\# not a tag //why
      <<host  with   words >>

      ===


      title: Next
      ---
      ===
      """.replacing("\n", with: "\r\n")
    let wanted = """
      // About walks.
      title: Start // the beginning
      tags: a b
      ---
      <<declare $walks = 0>>
      <<if $walks==0>>
          First walk? #line:one #tag // a question
          -> Yes <<if true>> #yes
              Good.
              // still here
              <<if $walks > 1>>
                  Again.
              <<else>>
                  => One
                      Inside.
                  => Two
              <<endif>>
          -> No
          // at the margin
      <<elseif $walks == 1>>
          Second.
      <<endif>>

      Third. \\# not a tag //why
      <<host  with   words >>
      ===

      title: Next
      ---
      ===

      """
    #expect(formatted(text) == wanted.replacing("tag //why", with: "tag //why"))
    #expect(formatted(wanted) == wanted)
  }

  @Test func whatEndsABodyStillEndsIt() {
    let text = "title: Start\n---\n-> A\n  One\n\nTwo\n-> B\n  Three\n// margin\nFour\n===\n"
    #expect(
      formatted(text)
        == "title: Start\n---\n-> A\n    One\n\nTwo\n-> B\n    Three\n// margin\nFour\n===\n")
  }

  @Test func aLineThatLooksAsIfItBelongedToAnOptionIsLeftToItsWriter() {
    let text = "title: Start\n---\n-> A\n    One\n\n    Two\n===\n"
    let file = SourceFile(path: "a.yarn", text: text)
    guard case .mistakes(let mistakes) = ScriptFormatter.format(file) else {
      Issue.record("formatted")
      return
    }
    #expect(mistakes.map(\.code) == ["YS0102"])
  }

  @Test func spacesThatPartTwoGroupsStay() {
    let text = "title: Start\n---\n-> A\n  -> B\n  \n  -> C\n===\n"
    #expect(formatted(text) == "title: Start\n---\n-> A\n    -> B\n    \n    -> C\n===\n")
  }

  @Test func aScriptWithMistakesIsLeftAlone() {
    let file = SourceFile(path: "a.yarn", text: "title: Start\n---\n  <<if true>>\n===\n")
    guard case .mistakes(let mistakes) = ScriptFormatter.format(file) else {
      Issue.record("formatted")
      return
    }
    #expect(mistakes.map(\.code) == ["YS0007"])
  }

  // MARK: every fixture

  private static let root = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL

  /// Every script under `Tests` and `Dialogs`.
  static func fixtures() -> [SourceFile] {
    ["Tests", "Dialogs"].flatMap { folder -> [SourceFile] in
      let place = root.appending(path: folder)
      let paths = FileManager.default.enumerator(atPath: place.path)?.compactMap { $0 as? String } ?? []
      return paths.filter { $0.hasSuffix(".yarn") }.sorted().compactMap { path in
        (try? String(contentsOf: place.appending(path: path), encoding: .utf8)).map {
          SourceFile(path: folder + "/" + path, text: $0)
        }
      }
    }
  }

  @Test func formattingChangesNoMeaningOfAnyFixture() {
    var formattedCount = 0
    var changedCount = 0
    for file in Self.fixtures() {
      guard case .formatted(let text) = ScriptFormatter.format(file) else { continue }
      formattedCount += 1
      let new = SourceFile(path: file.path, text: text)
      if text != file.text { changedCount += 1 }
      #expect(ScriptFormatter.format(new) == .formatted(text), "\(file.path) is not stable")
      let before = Compiler.compile([file])
      let after = Compiler.compile([new])
      #expect(before.diagnostics.map(\.code) == after.diagnostics.map(\.code), "\(file.path)")
      #expect(before.program.map(\.withoutPlaces) == after.program.map(\.withoutPlaces), "\(file.path)")
    }
    #expect(formattedCount > 120)
    #expect(changedCount > 20)
  }

  @Test func allOfDialogsIsOneProgramBeforeAndAfter() throws {
    let files = Dialogs.files(withEnding: "yarn").map { SourceFile(path: $0.path, text: $0.text) }
    let after = files.map { file -> SourceFile in
      guard case .formatted(let text) = ScriptFormatter.format(file) else { return file }
      return SourceFile(path: file.path, text: text)
    }
    let definitions = try ScriptDefinitions(json: try #require(Dialogs.text(of: "coach.ysls.json")))
    let options = CompilerOptions(functions: definitions.signatures)
    let old = try #require(Compiler.compile(files, options: options).program)
    let new = try #require(Compiler.compile(after, options: options).program)
    #expect(old.withoutPlaces == new.withoutPlaces)
  }
}

extension Program {
  /// The program's tables with every line number set to 0: formatting may move lines.
  var withoutPlaces: ProgramParts {
    var parts = storage.parts
    for index in parts.lines.indices { parts.lines[index].lineNumber = 0 }
    for index in parts.nodes.indices { parts.nodes[index].lineNumber = 0 }
    return parts
  }
}
