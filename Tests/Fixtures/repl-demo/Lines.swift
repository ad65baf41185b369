import LineEditor

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

func say(_ text: String) {
  var text = text
  text.withUTF8 { bytes in
    var rest = UnsafeRawBufferPointer(bytes)
    while rest.count > 0 {
      let written = write(1, rest.baseAddress, rest.count)
      if written < 0, errno != EINTR { return }
      if written > 0 { rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written)) }
    }
  }
}

/// The text in one line, or its length and a checksum when it is long.
func told(_ text: String) -> String {
  let bytes = Array(text.utf8)
  if bytes.count > 400 {
    return "count=\(bytes.count) sum=\(bytes.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF_FFFF })"
  }
  return text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "|")
}

func openEditor(isPlain: Bool = false) -> LineEditor {
  do {
    return try LineEditor(program: "repl-demo", isPlain: isPlain)
  } catch {
    say("cannot open: \(error)\n")
    exit(1)
  }
}

/// Opens the editor and ends: for measuring.
func runOpening() { openEditor().close() }

/// Lines come back as `got[…]`; some words do things.
func runLines(_ arguments: [String]) {
  let editor = openEditor(isPlain: arguments.contains("--plain"))
  let prompt = arguments.first { !$0.hasPrefix("--") } ?? "> "
  editor.candidates = { _ in ["/help", "/help now", "/quit", "Something else"] }
  say(editor.showsUnicode ? "" : "no UTF-8\n")
  loop: while true {
    switch editor.read(prompt: prompt) {
    case .line("quit"): break loop
    case .line("exit"): exit(3)
    case .line("trap"): preconditionFailure("on purpose")
    case .line("busy"): while true { say("words of the coach\n") }
    case .line("wait"): say("waiting\n"); while true { pause() }
    case .line("insert"): editor.insert("from before ")
    case .line("forget"): editor.forgetHistory()
    case .line("secret"): say("secret: \(editor.readSecret(prompt: "Passphrase: "))\n")
    case .line("key"): sayKeys(editor)
    case .line("edit"): runExternalEditor(editor, initial: "as it was")
    case .line("lend"):
      editor.lendingTerminal {
        say("lent\n"); _ = system("stty -a; read line; echo they said $line")
      }
    case .line(let text):
      editor.remember(text)
      say("got[\(told(text))]\n")
    case .interrupted(let discarded): say("interrupted(\(discarded))\n")
    case .endOfInput: say("end\n"); break loop
    }
  }
  editor.close()
  say("closed\n")
}

/// Names keys until `q`.
func sayKeys(_ editor: LineEditor) {
  say("keys\n")
  while true {
    switch editor.readKey() {
    case .success(.character("q")): return
    case .success(let key): say("key(\(key.map { "\($0)" } ?? "none"))\n")
    case .failure(let reason): say("key stopped: \(reason)\n"); return
    }
  }
}
