package import Foundation
import Understanding
import YarnCompiler
import YarnProgram

/// What inputs are made from: every file of the project that is of a kind, and what follows from it.
package struct Seeds: Sendable {
  /// Never empty for any kind.
  package private(set) var inputs: [FuzzKind: [[UInt8]]] = [:]
  /// Longer files are cut: much happens to short inputs in the time of a long one.
  private static let longest = 12_000

  /// The project's folder, which this file stands in.
  package static let project = URL(filePath: #filePath).appending(path: "../../..").standardized

  /// Reads the project's own files, and those of more folders, in the order of their paths.
  package static func load(_ folders: [String] = []) throws -> Seeds {
    var seeds = Seeds()
    for kind in FuzzKind.allCases { seeds.inputs[kind] = [Array(sample(of: kind).utf8)] }
    for path in ["Dialogs", "Tests"].map({ project.appending(path: $0).path }) + folders {
      for name in try FileManager.default.subpathsOfDirectory(atPath: path).sorted() {
        try seeds.add(file: path + "/" + name)
      }
    }
    let pages = project.appending(path: "Sources/YarnCompiler/Documentation").path
    for name in try FileManager.default.contentsOfDirectory(atPath: pages).sorted()
    where name.hasSuffix(".md") {
      seeds.add(page: try String(contentsOfFile: pages + "/" + name, encoding: .utf8))
    }
    seeds.addWhatFollows()
    return seeds
  }

  private mutating func add(_ bytes: some Sequence<UInt8>, _ kind: FuzzKind) {
    inputs[kind, default: []].append(Array(bytes.prefix(Self.longest)))
  }

  private mutating func add(file: String) throws {
    if file.hasSuffix(".tsv") {
      let examples = Example.parse(try String(contentsOfFile: file, encoding: .utf8))
      for example in examples { add(example.utterance.utf8, .utterance) }
    } else if let kind = FuzzKind(path: file) {
      add(try Data(contentsOf: URL(filePath: file)), kind)
    }
  }

  /// The fenced blocks of a page that are of a kind.
  private mutating func add(page: String) {
    let kinds = ["yarn": FuzzKind.script, "testplan": .plan, "json": .definitions]
    var open: (kind: FuzzKind?, text: String)?
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if let block = open {
        if line == "```" {
          if let kind = block.kind { add(block.text.utf8, kind) }
          open = nil
        } else {
          open = (block.kind, block.text + line + "\n")
        }
      } else if line.hasPrefix("```") {
        open = (line.dropFirst(3).split(separator: " ").first.flatMap { kinds[String($0)] }, "")
      }
    }
  }

  /// From rules that compile alone, their book; from scripts, the program, its lines, and their table.
  private mutating func addWhatFollows() {
    for rules in inputs[.rules] ?? [] {
      let text = RuleText(path: "a.rules", text: String(decoding: rules, as: UTF8.self))
      guard let bytes = RuleBook.compile([text]).book?.encoded() else { continue }
      if bytes.count <= Self.longest { add(bytes, .book) }
    }
    for script in inputs[.script] ?? [] {
      let file = SourceFile(path: "a.yarn", text: String(decoding: script, as: UTF8.self))
      let compilation = Compiler.compile([file])
      guard let program = compilation.program else { continue }
      // Scripts that compile are picked more often: what comes of them gets further.
      add(script, .script)
      add(script, .script)
      let bytes = program.encoded()
      if bytes.count <= Self.longest { add(bytes, .program) }
      let translation = compilation.strings.translation(language: "de")
      add(translation.csv().utf8, .table)
      for row in translation.rows { add(row.text.utf8, .markup) }
    }
  }

  /// A small input of each kind.
  private static func sample(of kind: FuzzKind) -> String {
    switch kind {
    case .script: SourceFileSamples.conversation.text
    case .program, .book: ""
    case .markup:
      "Ada: [b k=1 s=\"x\\\"y\"]é🙂[/b] [select value=1 1=% other=\"x\"/][nomarkup][a][/nomarkup]\\["
    case .table:
      "language,id,text,file,node,lineNumber,lock,comment\nde,line:a,\"H, \"\"i\"\"\",a,b,1,,x\n"
    case .project:
      """
      { "projectFileVersion": 4, "projectName": "Tea", "authorName": ["Ada"], // why
        "sourceFiles": ["**/*.yarn", "a/../b*c.yarn"], "excludeFiles": ["**/old/**"],
        "localisation": { "de": { "strings": "de.csv", "assets": "de" } }, "baseLanguage": "en",
        "definitions": "${workspaceRoot}/f.ysls.json", "extra": [1.5e3, null, true, "\\u00e9"],
        "compilerOptions": { "requireVariableDeclarations": true,
          "diagnosticsSeverity": { "YS0012": "warning" }, }, }
      """
    case .definitions:
      """
      { "version": 2, "functions": [ { "yarnName": "f", "return": { "type": "any" },
        "parameters": [ { "name": "a", "type": "number", "defaultValue": "1" },
          { "name": "b", "type": "bool", "isParamsArray": true } ] } ],
        "commands": [ { "yarnName": "pour", "parameters": [] } ] }
      """
    case .rules:
      """
      topics
        trust, love
      common
        the a of
      rewrite
        dont, don't -> do not
      forms
        go: goes going went gone
      concept device
        phone~, lap top, pad*
      topic trust =2
        go~ .. @device & not =3
        (check | read [my]) @device, ^ who $ =1.5
      answer yes
        yes, of course
      """
    case .plan:
      "saliency: first\nline: `Tea?`#warm\noption: `Yes`\noption: `No` [disabled]\nselect: 1\n---\nset: $count = -1.5\nnode: Other\nline: *\nstop\n"
    case .log:
      #"{"crc":"00000000","event":"typed","at":"2026-11-24T03:40:59.120Z","n":1,"text":"hello","last":true}"#
        + "\n"
    case .lines:
      """
      {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":1}}
      {"jsonrpc":"2.0","id":"n","method":"session/new","params":{"cwd":"/home/ada","mcpServers":[]}}
      {"jsonrpc":"2.0","id":2,"method":"session/prompt","params":{"sessionId":"SESSION","prompt":[{"type":"text","text":"name Ada"}]}}
      {"jsonrpc":"2.0","id":3,"method":"session/set_mode","params":{"sessionId":"SESSION","modeId":"private"}}
      {"jsonrpc":"2.0","method":"session/cancel","params":{"sessionId":"SESSION"}}
      {"jsonrpc":"2.0","id":4,"method":"session/close","params":{"sessionId":"SESSION"}}
      {"jsonrpc":"2.0","id":5,"method":"session/load","params":{"sessionId":"SESSION","cwd":"/","_meta":{"a":[1]}}}
      {"jsonrpc":"2.0","id":6,"method":"session/list","params":{}}
      {"jsonrpc":"2.0","id":7,"method":"_securebase/export","params":{"sessionId":"SESSION","format":"text"}}

      """
    case .utterance: "I don't know, maybe 7 out of ten? My name's Zoë :-("
    }
  }
}
