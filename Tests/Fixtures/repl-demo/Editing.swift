import LineEditor

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs the external editor on the text and tells what came of it.
func runExternalEditor(_ editor: LineEditor, initial: String) {
  let external = ExternalEditor(environment: [
    "EDITOR": getenv("EDITOR").map { String(cString: $0) } ?? "",
    "TMPDIR": getenv("TMPDIR").map { String(cString: $0) } ?? "",
    "TERM": "xterm",
  ])
  do {
    let text = try editor.lendingTerminal { () throws(LineEditorError) in
      try external.edit(initial: initial)
    }
    say("edited[\(text.map(told) ?? "nothing")]\n")
  } catch {
    say("failed: \(error)\n")
  }
}
