import Testing
import YarnCompiler
import YarnProgram
import YarnRuntime

/// What is worked out, and what is not, seen through a function that notes its calls.
@Suite("What is worked out when")
struct EvaluationOrderTests {
  /// Notes the argument of each `note("…")`, and answers true.
  struct NotingHost: DialogueHost {
    var notes: [String] = []

    mutating func call(_ function: String, _ arguments: [Value]) throws -> Value {
      guard function == "note", case .string(let text) = arguments.first else {
        throw UnknownFunction(name: function)
      }
      notes.append(text)
      return .bool(true)
    }
  }

  /// The notes up to the first stop.
  private func notes(_ body: String) throws -> [String] {
    let options = CompilerOptions(functions: [FunctionSignature("note", [.string], returns: .bool)])
    let file = SourceFile(path: "order.yarn", text: "title: Start\n---\n\(body)\n===\n")
    let program = try #require(Compiler.compile([file], options: options).program)
    var dialogue = Dialogue(program: program, seed: 1)
    var host = NotingHost()
    try dialogue.start(at: "Start")
    while true {
      switch try dialogue.resume(host: &host) {
      case .options, .dialogueCompleted: return host.notes
      default: continue
      }
    }
  }

  @Test(
    "both sides of a logical operator run, the left one first", arguments: ["and", "or", "xor"])
  func noShortCut(_ word: String) throws {
    #expect(try notes(#"<<if not note("a") \#(word) note("b")>><<endif>>"#.split) == ["a", "b"])
    #expect(try notes(#"{note("a") \#(word) note("b")}"#) == ["a", "b"])
  }

  @Test("conditions and texts of all options run before they are delivered")
  func options() throws {
    let body = """
      -> A {note("a text")} <<if not note("a")>>
      -> B {note("b text")} <<if note("b")>>
      """
    #expect(try Set(notes(body)) == ["a", "a text", "b", "b text"])
  }

  @Test("a line that is not shown does not work out its text")
  func skippedLine() throws {
    #expect(try notes(#"A {note("text")} <<if not note("condition")>>"#) == ["condition"])
  }

  @Test("conditions after the first true one are not worked out")
  func laterClauses() throws {
    let body = """
      <<if note("first")>>
      <<elseif note("second")>>
      <<endif>>
      """
    #expect(try notes(body) == ["first"])
  }

  @Test("all conditions of a line group run, and the text of the chosen item only")
  func lineGroup() throws {
    let body = """
      => A {note("a text")} <<if not note("a")>>
      => B {note("b text")} <<if note("b")>>
      => C {note("c text")} <<if not note("c")>>
      """
    #expect(try notes(body) == ["a", "b", "c", "b text"])
  }

  @Test("arguments run from left to right")
  func arguments() throws {
    #expect(try notes(#"{string(note("a")) + string(note("b"))} {note("c")}"#) == ["a", "b", "c"])
  }
}

extension String {
  /// Commands each on a line of its own.
  fileprivate var split: String { replacing(">><<", with: ">>\n<<") }
}
