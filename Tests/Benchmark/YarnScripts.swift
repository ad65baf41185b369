import YarnCompiler
import YarnProgram

/// Scripts that are written to be measured.
enum YarnScripts {
  /// The statements that `statements(jumps:)` runs for each jump, the jump included.
  static let statementsPerJump = 35

  /// A node of sums and conditions that jumps to itself.
  static func statements(jumps: Int) -> String {
    let block = """
      <<set $i = $i + 1>>
      <<set $j += $i>>
      <<if $i > 5>>
      <<set $k = $k * 1.5>>
      <<endif>>

      """
    return looping(String(repeating: block, count: 8), times: jumps)
  }

  /// The tightest circle: set, if, jump.
  static func loop(times: Int) -> String { looping("", times: times) }

  /// Four plain lines in a circle.
  static func lines(times: Int) -> String {
    looping(
      """
      This is a line of dialogue, of a usual length.
      And here is another one with more words in it.
      Third.
      Fourth, and last of them.

      """, times: times)
  }

  /// Four lines with one marker or a name each, as most lines with markup have, in a circle.
  static func markers(times: Int) -> String {
    looping(
      """
      Ada: This is a line of a usual length, with a name.
      This one has [b]one word[/b] that stands out.
      She waited[pause length=500/] and then she went.
      Ada: That is [i]not[/i] what I meant.

      """, times: times)
  }

  /// Four lines with names, values, several markers, plurals and choices in a circle.
  static func markup(times: Int) -> String {
    looping(
      """
      Ada: This is [b]important[/b], of a usual length.
      You have [plural value={$n} one="% apple" other="% apples"/] in the [colour=red]basket[/colour].
      [wave size=2]Hello [i]there[/i][/wave]!
      Grüße aus [select value={$n % 2} 0=Wien 1=Graz/] \\[nicht fett\\].

      """, times: times)
  }

  private static func looping(_ body: String, times: Int) -> String {
    """
    title: Start
    ---
    <<declare $i = 0>>
    <<declare $j = 0>>
    <<declare $k = 1>>
    <<declare $n = 0>>
    <<jump Loop>>
    ===
    title: Loop
    ---
    \(body)<<set $n = $n + 1>>
    <<if $n < \(times)>>
    <<jump Loop>>
    <<endif>>
    ===

    """
  }

  /// Nodes of about six lines, each with a choice that leads to the next.
  static func nodes(_ count: Int) -> String {
    var text = "title: Values\n---\n<<declare $gold = 1>>\nAll set.\n===\n"
    for index in 0..<count {
      text += """
        title: Node\(index)
        tags: a b
        ---
        This is the first line of node \(index). #line:a\(index)
        Ada: And another with {$gold + \(index)} coins.
        -> Take them <<if $gold > \(index)>>
            A good choice!
            <<set $gold += 1>>
        -> Leave them
            <<jump Node\((index + 1) % count)>>
        ===

        """
    }
    return text
  }
}

/// A script that does not compile, which is a mistake in this program.
struct ScriptMistake: Error, CustomStringConvertible {
  let description: String
}

extension Program {
  /// Compiles a script, or says what is wrong with it.
  init(script: String) throws {
    let file = SourceFile(path: "benchmark.yarn", text: script)
    let compilation = Compiler.compile([file])
    guard let program = compilation.program else {
      throw ScriptMistake(
        description: compilation.diagnostics.map { $0.rendered(in: script) }
          .joined(separator: "\n"))
    }
    self = program
  }
}
