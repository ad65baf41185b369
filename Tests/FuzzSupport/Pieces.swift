/// The pieces of each kind that matter to those who read it.
enum Pieces {
  static func of(_ kind: FuzzKind) -> [String] {
    switch kind {
    case .script: script + characters
    case .program, .book: []
    case .markup: markup + characters
    case .table: table + characters
    case .project, .definitions: json + characters
    case .rules: rules + characters
    case .plan: plan + characters
    case .log: json + ["\"n\":", "\"crc\":\"", "\"last\":true", "\"event\":\"typed\"", "\n"]
    case .utterance: utterance + characters
    case .lines: lines + json + characters
    }
  }

  private static let characters = [
    "\n", "\r", "\r\n", "\t", " ", "\0", "é", "e\u{301}", "🌙", "\u{FEFF}", "\u{200F}", "\u{2028}",
    "\"", "\\", "'", "1", "-", ".", ",", ":", "9999999999999999999999", "1e39", "0x1F",
  ]

  private static let script = [
    "<<", ">>", "{", "}", "->", "=>", "    ", "===\n", "---\n", "title: X\n", "when: once\n",
    "when: always\n", "subtitle: a\n", "tags: a b\n", "$x", "(", ")", "#", "#line:a", "#shadow:a",
    "#once", "<<if ", "<<elseif true>>\n", "<<endif>>\n", "<<else>>\n", "<<once>>\n",
    "<<once if $x>>", "<<endonce>>\n", "<<declare $a = $b>>\n", "<<declare $a = 1 as string>>\n",
    "<<enum A>>\n", "<<case B = 1>>\n", "<<case B>>\n", "<<endenum>>\n", "<<set $x = ",
    "<<set $x += 1>>\n",
    "<<jump Start>>\n", "<<jump {\"Start\"}>>\n", "<<detour Start>>\n", "<<return>>\n",
    "<<stop>>\n",
    "<<call ", "<<local $y = 1>>\n", "not ", " and ", " or ", " xor ", " == ", " != ", " <= ",
    " > ",
    " * ", " / ", " % ", " + ", " - ", "visited(\"Start\")", "random()", "dice(6)", "string(",
    "number(", "format_invariant(", "format(\"{0:X}\", ", "round_places(", ".B", "A.B", "true",
    "[b]", "[/]", "[select value=1 1=a/]", "// ", "Ada: ", "\\{", "\\<<", "\\#", "_", "…",
  ]

  private static let markup = [
    "[", "]", "/", "=", "[a]", "[/a]", "[/]", "[c/]", "[b=1]", "[nomarkup]", "[/nomarkup]",
    "[select value=1 1=x/]", "[plural value=2 one=\"%\" other=\"% s\"/]",
    "[ordinal value=3 other=x/]",
    "{0}", "{", "}", "[character name=\"A\"]", "[a p=\"", "\"]", "true", "|", "_",
    "trimwhitespace=true", "%", "\\[", "\\]", "\\:", "[a b=-1.5 c=true d={$x}]", "\u{3000}",
  ]

  private static let table = [
    ",", "\"", "\"\"", "\",\"", "id", "text", "language", "lineNumber", "lock", "comment", "line:a",
    "GB,", "emergency,", "crisis,O,2026-01-01,", "#",
  ]

  private static let json = [
    "{", "}", "[", "]", ",", ":", "null", "true", "false", "//", "/*", "*/", "\\u00e9", "\\ud83c",
    "\\udf19", "-0", "1.5e3", "\"projectFileVersion\": ", "\"baseLanguage\": \"en\"",
    "\"sourceFiles\": ", "\"version\": 1", "\"yarnName\": ", "\"parameters\": ", "\"return\": ",
    "\"type\": ", "\"**/*\"", "[[[[[[[[[[", "YS0012",
  ]

  private static let rules = [
    "topic ", "topics\n", "concept ", "forms\n", "rewrite\n", "common\n", "feeling ", "answer ",
    "about ", "tense ", "safety ", "shield ", "frame ", "learned ", "trust", "  ", "@device", "@",
    "~", "*", "..", " & ", " | ", "(", ")", "[", "]", "^", "$", "=3", "=-1", "!", "->", "#1-10",
    "// ", ";", "\n  ",
  ]

  private static let plan = [
    "line: ", "option: ", "select: ", "command: ", "stop\n", "set: ", "saliency: ", "node: ",
    "---\n", "`", "*", "=", "[disabled]", "#tag", "`Tea?`", "Start", "$count", "best", "true",
    "# note\n",
  ]

  private static let lines = [
    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"", "\"params\":{", "\"sessionId\":\"SESSION\"", "\"id\":null",
    "\"prompt\":[{\"type\":\"text\",\"text\":\"", "session/prompt", "session/load", "session/close", "session/new",
    "session/cancel", "session/delete", "session/list", "_securebase/why", "$/cancel_request", "\"cwd\":\"/\"",
    "\"_meta\":{\"a\":1}", "\"result\":{}", "/private", "/quit", "/undo", "/load 1", "/sessions", "/new", "# ", "! ",
    "\n\n", "\\u2028", "\\u0000", "]]]]", "}}}}",
  ]

  private static let utterance = [
    "not ", "never ", "don't ", "I ", "me ", "he ", "yes", "no", "?", "!", "…", "seven", "10", "½",
    "kill", "hurt", "scared", "my name is ", "/", "…”", "’", "ＡＢ", "😀", "ß", "İ", "ﬁ",
  ]
}
