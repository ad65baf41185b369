import Testing
import YarnCompiler
import YarnProgram

@Suite struct ProgramTests {
  static let script = """
    #file_tag
    title: Start
    tags: one two
    when_: x
    ---
    <<enum Food>>
    <<case Apple = "a">>
    <<endenum>>
    <<declare $gold = 10>>
    <<declare $rich = $gold > 5>>
    Hello {$gold} #line:hello #tag
    -> Option <<if $rich and visited("Start")>>
        <<detour Other>>
    -> {format("{0:F1}", $gold)}
        <<set $name = "x">>
    => a <<once>>
    => b
    <<command {$name}>>
    <<jump {"Oth" + "er"}>>
    ===
    title: Other
    ---
    <<if $gold % 2 == 0>>
    even {dice(6)}
    <<else>>
    <<stop>>
    <<endif>>
    ===
    title: G
    when: $gold > 1
    ---
    x
    ===
    """

  static func program() throws -> Program {
    let compilation = Compiler.compile([SourceFile(path: "a.yarn", text: script)])
    return try #require(compilation.program, "\(compilation.diagnostics)")
  }

  @Test func bytesReadBackAsTheSameProgram() throws {
    let program = try Self.program()
    let decoded = try Program(decoding: program.encoded())
    #expect(decoded == program)
    #expect(decoded.encoded() == program.encoded())
    #expect(decoded.node(named: "Start")?.tags == ["one", "two"])
    #expect(decoded.node(named: "G")?.kind == .hub)
    #expect(decoded.fileTags == ["file_tag"])
    #expect(decoded.enums.first?.cases.first?.rawValue == .string("a"))
    #expect(decoded.variables.first { $0.name == "$gold" }?.initial == .number(10))
    #expect(decoded.variables.first { $0.name == "$rich" }?.isSmart == true)
    #expect(decoded.functionNames.sorted() == ["dice", "format", "visited"])
  }

  @Test func anotherVersionIsRefused() throws {
    var bytes = try Self.program().encoded()
    bytes[4] = 41
    #expect(throws: ProgramError.wrongVersion(found: 40, expected: 2)) {
      try Program(decoding: bytes)
    }
    #expect(throws: ProgramError.notAProgram) { try Program(decoding: []) }
    #expect(throws: ProgramError.notAProgram) { try Program(decoding: Array("hello world".utf8)) }
  }

  @Test func theStoredFormIsText() throws {
    let program = try Self.program()
    let text = try #require(String(validating: program.encoded(), as: UTF8.self))
    #expect(try Program(decoding: Array(text.utf8)) == program)
  }

  @Test(arguments: [0, 62, 63, 4_094, 4_095, 1 << 24, UInt32.max - 1, .max] as [UInt32])
  func everyNumberReadsBack(_ number: UInt32) throws {
    var parts = try Self.program().storage.parts
    parts.nodes[0].lineNumber = number
    let program = try Program(checking: parts)
    #expect(try Program(decoding: program.encoded()).storage.parts == parts)
  }

  @Test func aNumberWithTooManyDigitsIsRefused() throws {
    var bytes = try Self.program().encoded()
    bytes.insert(contentsOf: [UInt8](repeating: 127, count: 6), at: 4)
    #expect(throws: ProgramError.self) { try Program(decoding: bytes) }
    bytes[4] = 128
    #expect(throws: ProgramError.self) { try Program(decoding: bytes) }
  }

  @Test func everyPrefixIsRefused() throws {
    let bytes = try Self.program().encoded()
    for count in bytes.indices {
      #expect(throws: ProgramError.self) { try Program(decoding: Array(bytes.prefix(count))) }
    }
  }
}
