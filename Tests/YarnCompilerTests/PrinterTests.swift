import Foundation
import Testing
import YarnCompiler
import YarnProgram

/// What is printed is the same script: its tree, places aside, and its program.
@Suite("Printer of scripts")
struct PrinterTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardized

  /// Scripts whose tree the printer refuses to write, by path.
  static let refused: Set<String> = []

  /// All scripts in a folder, by path.
  static func files(in folder: String) throws -> [SourceFile] {
    let paths = try FileManager.default.subpathsOfDirectory(
      atPath: root.appending(path: folder).path)
    return try paths.filter { $0.hasSuffix(".yarn") }.sorted().map { path in
      let data = try Data(contentsOf: root.appending(path: "\(folder)/\(path)"))
      return SourceFile(path: "\(folder)/\(path)", text: String(decoding: data, as: UTF8.self))
    }
  }

  /// The text that the printer makes of a file; nil when the file has a mistake.
  static func printed(_ file: SourceFile) throws -> SourceFile? {
    let (script, diagnostics) = Compiler.parse(file)
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return nil }
    guard !refused.contains(file.path) else {
      #expect(ScriptPrinter.text(of: script) == nil, "\(file.path) is written after all")
      return nil
    }
    let text = try #require(ScriptPrinter.text(of: script), "\(file.path) is refused")
    return SourceFile(path: file.path, text: text)
  }

  /// Checks the tree, the second printing and the program of a file; whether it was printed.
  @discardableResult
  static func check(_ file: SourceFile) throws -> (isPrinted: Bool, isCompiled: Bool) {
    guard let copy = try printed(file) else { return (false, false) }
    let (script, diagnostics) = Compiler.parse(copy)
    let said = diagnostics.filter { $0.severity == .error }.map { $0.rendered(in: copy.text) }
    #expect(said.isEmpty, "\(file.path)\n\(said.joined(separator: "\n"))\n\(copy.text)")
    let tree = TreeDump.text(of: script)
    let original = TreeDump.text(of: Compiler.parse(file).script)
    #expect(tree == original, "\(file.path)\n\(copy.text)")
    #expect(ScriptPrinter.text(of: script) == copy.text, "\(file.path)")
    guard let program = Compiler.compile([file], options: .forPlans).program else {
      return (true, false)
    }
    let other = Compiler.compile([copy], options: .forPlans).program
    #expect(try other?.withoutPlaces() == program.withoutPlaces(), "\(file.path)\n\(copy.text)")
    return (true, true)
  }

  @Test("every fixture script comes back")
  func fixtures() throws {
    let results = try Self.files(in: "Tests").map { try Self.check($0) }
    #expect(results.count { $0.isPrinted } > 75)
    #expect(results.count { $0.isCompiled } > 75)
  }

  @Test("every example of the language reference that compiles comes back")
  func examples() throws {
    var count = 0
    for example in try LanguageReferenceTests.examples() where example.claim != .fails {
      let file = SourceFile(path: example.description, text: example.script)
      #expect(try Self.check(file) == (true, true), "\(example)")
      count += 1
    }
    #expect(count > 100)
  }

  @Test("every dialogue of the coach comes back, and all of them as one program")
  func dialogues() throws {
    let files = try Self.files(in: "Dialogs")
    #expect(files.count > 40)
    for file in files { #expect(try Self.check(file).isPrinted) }
    let copies = try files.map { try #require(try Self.printed($0)) }
    let definitions = try String(
      contentsOf: Self.root.appending(path: "Dialogs/coach.ysls.json"), encoding: .utf8)
    let options = CompilerOptions(functions: try ScriptDefinitions(json: definitions).signatures)
    let program = try #require(Compiler.compile(files, options: options).program)
    let copy = try #require(Compiler.compile(copies, options: options).program)
    #expect(try copy.withoutPlaces() == program.withoutPlaces())
  }

  @Test("a script in other spellings has the canonical text")
  func canonical() throws {
    let spelled = """
      #tag
      title:Start // gone
      ---
      <<if not($a&&(($b or true)))>>
      - (-2.50)\\>a {  1-(2-3)*007 }<<once if $c gt 1>>#x # y
      <<else>>
      ->A
        => one
        
        => two
        <<set $a to f( .x,"\\\"" )>>

      -> B
      <<endif>>
      ===
      """
    let canonical = """
      #tag

      title: Start
      ---
      <<if !($a and ($b or true))>>
          - (-2.50)>a {1 - (2 - 3) * 7} <<once if $c > 1>> #x #y
      <<else>>
          -> A
              => one
              
              => two
              <<set $a = f(.x, "\\"")>>

          -> B
      <<endif>>
      ===

      """
    let script = Compiler.parse(SourceFile(path: "a.yarn", text: spelled)).script
    #expect(ScriptPrinter.text(of: script) == canonical)
  }

  @Test(
    "a number is written in digits and read as the same number",
    arguments: [
      0, 7, 0.1, 1.5, 123.25, 16_777_216, 1e16, 1.234567e20, 3.5e-5, .greatestFiniteMagnitude,
      .leastNonzeroMagnitude, .leastNormalMagnitude, .infinity, 1 / 3, Float(1).nextUp,
    ] as [Float])
  func numbers(_ number: Float) throws {
    var script = Compiler.parse(SourceFile(path: "a.yarn", text: Self.oneNumber)).script
    script.expressions[0].kind = .number(number)
    let text = try #require(ScriptPrinter.text(of: script))
    let copy = Compiler.parse(SourceFile(path: "a.yarn", text: text))
    #expect(copy.diagnostics.isEmpty)
    #expect(copy.script.expressions.map(\.kind) == [.number(number)])
  }

  static let oneNumber = "title: Start\n---\n{1}\n===\n"

  @Test("what no text gives is refused")
  func refuses() throws {
    var script = Compiler.parse(SourceFile(path: "a.yarn", text: Self.oneNumber)).script
    for kind in [.invalid, .number(-1), .number(.nan), .string("a\nb"), .not]
      as [ExpressionNode.Kind]
    {
      script.expressions[0].kind = kind
      #expect(ScriptPrinter.text(of: script) == nil, "\(kind)")
    }
    script.expressions[0].kind = .bool(true)
    #expect(ScriptPrinter.text(of: script) != nil)
    script.nodes[0].body = [.options([])]
    #expect(ScriptPrinter.text(of: script) == nil)
    script.nodes[0].bodyStart = nil
    #expect(ScriptPrinter.text(of: script) == nil)
  }

  @Test("depth of an expression costs no call stack")
  func depth() throws {
    let opening = String(repeating: "!(1 - (", count: 100_000)
    let deep = opening + "1" + String(repeating: "))", count: 100_000)
    let text = Self.oneNumber.replacing("{1}", with: "{\(deep)}")
    let script = Compiler.parse(SourceFile(path: "a.yarn", text: text)).script
    let printed = try #require(ScriptPrinter.text(of: script))
    let copy = Compiler.parse(SourceFile(path: "a.yarn", text: printed)).script
    #expect(copy.expressions.map(\.kind) == script.expressions.map(\.kind))
  }

  @Test("random scripts come back", arguments: 0..<200)
  func random(seed: Int) throws {
    var generator = RandomScript(seed: UInt64(seed))
    let file = SourceFile(path: "\(seed).yarn", text: generator.script())
    let result = try Self.check(file)
    let said = Compiler.compile([file]).diagnostics.filter { $0.severity == .error }
      .map { $0.rendered(in: file.text) }
    #expect(result == (true, true), "\(said.joined(separator: "\n"))\n\(file.text)")
  }
}

extension Program {
  /// The tables without the lines on which nodes, texts and commands stand.
  fileprivate func withoutPlaces() throws -> Program {
    var parts = storage.parts
    for index in parts.nodes.indices { parts.nodes[index].lineNumber = 0 }
    for index in parts.lines.indices { parts.lines[index].lineNumber = 0 }
    for index in parts.code.indices where parts.code[index].opcode == .command {
      parts.code[index].b = 0
    }
    return try Program(checking: parts)
  }
}
