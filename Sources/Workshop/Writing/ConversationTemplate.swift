package import YarnProgram

/// The beginning of a new conversation: a script that runs, and the test that it passes.
package enum ConversationTemplate {
  /// Whether a name can be that of a new conversation: small letters, digits and hyphens.
  package static func isName(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    return !bytes.isEmpty && bytes[0] != UInt8(ascii: "-")
      && bytes.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
      }
  }

  /// The script and its test plan.
  package static func files(named name: String) -> [SourceFile] {
    [
      SourceFile(path: name + ".yarn", text: script.replacing("NAME", with: name)),
      SourceFile(path: name + ".testplan", text: plan),
    ]
  }

  private static let script = """
    // A small conversation to begin from. Lines that begin with // are notes for writers.
    // Try it: coach test NAME.testplan, and look for mistakes with coach check NAME.yarn.

    title: Start
    kind: session
    ---
    // What the coach says. Each line is a paragraph; #line: gives it a name of its own.
    It sounds as if today was long. #line:NAME-001
    Would you like to put one thing down here? #line:NAME-002
    // What the person can choose. #yes, #no and #skip let them type it in their own way.
    -> Yes, one thing #yes #line:NAME-003
        <<jump OneThing>>
    -> Not now #no #skip #line:NAME-004
        // Of lines with =>, one is picked, so that the talk does not repeat itself.
        => That is fine. It can wait. #line:NAME-005
    ===

    title: OneThing
    kind: session
    ---
    <<declare $things = 0>>
    <<set $things += 1>>
    You put it down. That makes {$things} today. #line:NAME-006
    ===

    """

  private static let plan = """
    # Lines between backquotes must be said word for word. Runs are parted by ---.
    line: `It sounds as if today was long.`
    line: `Would you like to put one thing down here?`
    option: `Yes, one thing`
    option: `Not now`
    select: 1
    line: `You put it down. That makes 1 today.`
    stop
    ---
    line: *
    line: *
    option: `Yes, one thing`
    option: `Not now`
    select: 2
    line: `That is fine. It can wait.`
    stop

    """
}
