import Testing
import YarnCompiler
import YarnProgram

@Suite struct InferenceTests {
  private func types(_ body: String, more: String = "") -> [String: String] {
    let compilation = Compiler.compile([SourceFile(path: "a", text: node(body) + more)])
    let pairs = (compilation.program?.variables ?? []).map { ($0.name, $0.typeName) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  @Test func variablesTakeTheTypesOfTheirUses() {
    #expect(types("<<set $a = 1>>")["$a"] == "Number")
    #expect(types("<<set $a = $a + 1>>")["$a"] == "Number")
    #expect(types("<<if $a>>\n<<endif>>")["$a"] == "Bool")
    #expect(types("{$a == \"x\"}")["$a"] == "String")
    #expect(types("{$a + $b}")["$a"] == "Number")
    #expect(types("<<set $a = $b>>\n<<set $b = $c>>\n<<set $c = \"x\">>")["$a"] == "String")
    #expect(types("{$a == $b}\n{$b == $c}\n{not $c}")["$a"] == "Bool")
    #expect(types("<<jump {$a}>>")["$a"] == "String")
  }

  @Test func enumsAreInferredFromTheirCases() {
    let food = "<<enum Food>>\n<<case Apple>>\n<<endenum>>\n"
    let drink = "<<enum Drink>>\n<<case Apple>>\n<<case Tea>>\n<<endenum>>\n"
    #expect(types(food + "<<set $a = .Apple>>")["$a"] == "Food")
    #expect(types(food + drink + "<<set $a = .Tea>>\n<<set $a = .Apple>>")["$a"] == "Drink")
    // An enum may be declared after its use, in another node.
    #expect(types("<<set $a = Food.Apple>>", more: node(food, title: "Late"))["$a"] == "Food")
  }

  @Test func functionsAreInferredFromTheirUses() {
    #expect(types("<<declare $a = \"\">>\n<<set $a = f($b, 1)>>\n{f(true, 2)}")["$b"] == "Bool")
    let twoTypes = node(
      "<<declare $a = 1>>\n<<declare $b = true>>\n<<set $a = f()>>\n<<set $b = f()>>")
    #expect(diagnostics(twoTypes).contains { $0.code == "YS0050" })
  }

  @Test func stringEnumsPassAsTextsAndNumberEnumsAsNumbers() {
    let enums =
      "<<enum S>>\n<<case A = \"a\">>\n<<endenum>>\n<<enum N>>\n<<case B = 2>>\n<<endenum>>\n"
    let options = CompilerOptions(functions: [
      .init("say", [.string], variadic: .number, returns: .bool)
    ])
    #expect(
      !diagnostics(node(enums + "<<call say(S.A, N.B, 1)>>"), options: options).contains {
        $0.severity == .error
      })
    #expect(
      diagnostics(node(enums + "<<call say(N.B)>>"), options: options).contains {
        $0.code == "YS0050"
      })
    #expect(
      diagnostics(node(enums + "<<call say()>>"), options: options).contains { $0.code == "YS0014" }
    )
    #expect(diagnostics(node(enums + "{S.A == N.B}")).contains { $0.code == "YS0050" })
  }

  @Test func longChainsAreInferredInLinearTime() {
    var body = ""
    for index in 0..<5000 { body += "<<set $v\(index) = $v\(index + 1)>>\n" }
    #expect(types(body + "<<set $v5000 = true>>")["$v0"] == "Bool")
    let sum = "{" + (0..<5000).map { "$s\($0)" }.joined(separator: " + ") + " + \"\"}"
    #expect(types(sum)["$s0"] == "String")
  }
}
