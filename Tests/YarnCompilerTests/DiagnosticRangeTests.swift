import Testing
import YarnCompiler
import YarnProgram

@Suite struct DiagnosticRangeTests {
  /// A code, and lines of a node with the place of each diagnostic of that code marked.
  @Test(arguments: [
    ("YS0003", "<<set ⟦$gold⟧ = 5>>\n{$gold}"),
    ("YS0005", "Hello {1 + ⟦}⟧"),
    ("YS0005", "<<set $gold ⟦5⟧>>"),
    ("YS0005", "Bad ⟦\\q⟧ escape"),
    ("YS0005", "at the end ⟦\\⟧"),
    ("YS0005", "{\"⟦\\q⟧ ⟦\\é⟧ ⟦\\🌙⟧ \\\\ \\\"\"}"),
    ("YS0005", "text #tag ⟦<<⟧if true>>"),
    ("YS0005", "text <<if true>> ⟦more⟧"),
    ("YS0005", "-> ⟦<<⟧if true>>"),
    ("YS0005", "<<if true>>\n<<else ⟦if⟧ false>>\n<<endif>>"),
    ("YS0005", "<<set $x = ⟦>>⟧"),
    ("YS0005", "<<declare $x⟦>>⟧"),
    ("YS0005", "{⟦null⟧}"),
    ("YS0005", "{f(1, 2⟦}⟧"),
    ("YS0005", "{1 ⟦2⟧}"),
    ("YS0005", "{⟦\"open}⟧"),
    ("YS0005", "<<foo ⟦>⟧ bar>>"),
    ("YS0005", "⟦#⟧tag"),
    ("YS0005", "⟦<<endif⟧>>"),
    ("YS0006", "⟦<<foo⟧\nnext"),
    ("YS0006", "⟦<<set $x = 1⟧\nnext"),
    ("YS0007", "<<if true>>\n-> a\n    ⟦<<endif⟧>>"),
    ("YS0007", "-> a\n    <<if true>>\n    b\n⟦<<else⟧>>\nc\n<<endif>>"),
    ("YS0007", "-> a\n    <<once>>\n    b\n\n    ⟦<<endonce⟧>>"),
    ("YS0008", "<<jump Start>>\n⟦never⟧\nnever"),
    ("YS0008", "<<if true>>\n<<stop>>\n<<else>>\n<<return>>\n<<endif>>\n⟦never⟧"),
    ("YS0010", "<<declare ⟦$x⟧ = 1>>"),
    ("YS0012", "<<jump ⟦Strat⟧>>\n-> a\n    <<detour ⟦Nowhere⟧>>"),
    ("YS0013", "{⟦rund⟧(1) + 1}"),
    ("YS0014", "{⟦visited⟧()}\n{⟦min⟧(1)}"),
    ("YS0014", "{f(1) + 1} {⟦f⟧(1, 2) + 1}"),
    ("YS0017", "a #line:x #⟦shadow:y⟧"),
    ("YS0018", "a #line:x\nb #⟦line:x⟧\nc #⟦line:x⟧"),
    ("YS0019", "<<foo>> ⟦text⟧"),
    ("YS0020", "text ⟦<<foo⟧>>"),
    ("YS0021", "⟦foo>>⟧"),
    ("YS0022", "⟦jump Start⟧\n⟦set $gold to 5⟧\njump for joy\nset it"),
    ("YS0028", "{⟦.Nope⟧}"),
    ("YS0029", "{⟦$x⟧}"),
    ("YS0029", "<<set ⟦$a⟧ = f()>>\n{⟦g⟧()}"),
    ("YS0030", "<<declare $a = (1)>>\n<<set ⟦$a⟧ = 2>>"),
    ("YS0035", "<<enum ⟦A⟧>>\n<<endenum>>"),
    ("YS0035", "<<enum A>>\n<<case X>>\n<<case ⟦X⟧>>\n<<endenum>>\n{A.X} <<if A.X == A.Y>>"),
    ("YS0035", "<<enum A>>\n<<case X = ⟦1.5⟧>>\n<<endenum>>"),
    ("YS0035", "<<enum A>>\n<<case X = 1>>\n⟦<<case Y>>⟧\n<<endenum>>"),
    ("YS0038", "<<enum A>>\n<<case X>>\n<<endenum>>\n{A.⟦Y⟧} {⟦B.X⟧}"),
    ("YS0037", "<<enum A>>\n<<case X = ⟦max(1, 2)⟧>>\n<<endenum>>"),
    ("YS0039", "<<declare $a = 1>>\n<<declare ⟦$a⟧ = 2>>\n{$a}"),
    ("YS0040", "<<enum A>>\n<<case X>>\n<<endenum>>\n<<enum ⟦A⟧>>\n<<case X>>\n<<endenum>>"),
    ("YS0042", "⟦a⟧ #shadow:nothing"),
    ("YS0043", "a {1} #line:x\n⟦a {1}⟧ #shadow:x"),
    ("YS0044", "a #line:x\n⟦b⟧ #shadow:x"),
    ("YS0045", "<<declare ⟦$a⟧ = $b>>\n<<declare $b = $a or true>>"),
    ("YS0048", "⟦<jump Start>⟧"),
    ("YS0050", "{⟦\"a\" + 1⟧}"),
    ("YS0050", "<<if ⟦1⟧>>\n<<endif>>"),
    ("YS0050", "{⟦\"a\" < \"b\"⟧} {1 < ⟦\"b\"⟧} {⟦true * \"b\"⟧ * \"c\" and 1}"),
    ("YS0050", "{1 < 2 and ⟦3⟧}"),
    ("YS0050", "{floor(⟦\"x\"⟧)}"),
    ("YS0050", "<<declare $d = 5>>\n<<jump {⟦$d⟧}>>"),
    ("YS0050", "<<declare $d = 5>>\n<<set $d = ⟦true⟧>>"),
    ("YS0050", "{⟦true⟧ * 2} {-⟦true⟧} {not ⟦1⟧}"),
    ("YS0053", "<<declare $d = 5 as ⟦string⟧>>\n{$d}"),
    ("YS0053", "<<declare $d = 5 as ⟦Nope⟧>>\n{$d}"),
    ("YS0062", "a #line:x #⟦line:y⟧"),
    ("YS0064", "⟦<<<foo>>⟧\n<<foo>>⟦>⟧"),
    ("YS0101", "⟦[[A|B]]⟧"),
    ("YS0103", "⟦->⟧\na\n⟦=>⟧ // b\n{1}"),
    ("YS0102", "-> a\n    b\n\n    ⟦c⟧"),
  ])
  func rangesAreExact(code: String, body: String) {
    let script = MarkedScript(node(body))
    let found = diagnostics(script.text).filter { $0.code.rawValue == code }
    #expect(found.map(\.range) == script.ranges, "\(found.map { $0.rendered(in: script.text) })")
    for diagnostic in found {
      #expect(diagnostic.message.hasSuffix("."))
      #expect(
        diagnostic.hint.isEmpty
          || diagnostic.hint.last.map { ".;?:)".contains($0) || $0 == "`" } == true
          || diagnostic.code == "YS0044")
    }
  }

  @Test(arguments: [
    ("YS0004", "title: A\n---\nx\n⟦⟧"),
    ("YS0004", "title: A⟦⟧"),
    ("YS0011", "title: A\n---\nx\n===\ntitle: ⟦A⟧\n---\ny\n===\n"),
    ("YS0027", "title: A⟦.⟧b\n---\nx\n===\n"),
    ("YS0027", "title: A\nsubtitle: ⟦b c⟧\nwhen: always\n---\nx\n===\n"),
    ("YS0031", "title: A\nwhen: always\n---\nx\n===\ntitle: ⟦A⟧\n---\ny\n===\n"),
    (
      "YS0032",
      "title: A\nsubtitle: s\nwhen: always\n---\nx\n===\ntitle: A\nsubtitle: ⟦s⟧\nwhen: always\n---\ny\n===\n"
    ),
    ("YS0033", "title: ⟦A⟧\n---\n// nothing\n===\n"),
    ("YS0051", "⟦⟧tags: a\n---\nx\n===\n"),
    ("YS0052", "title: A\n⟦title: B⟧\n---\nx\n===\n"),
    ("YS0005", "⟦hello⟧\n"),
    ("YS0005", "⟦⟧"),
    ("YS0005", "title: A\n⟦when⟧:\n---\nx\n===\n"),
    ("YS0050", "title: A\nwhen: ⟦1 + 1⟧\n---\nx\n===\n"),
  ])
  func rangesInHeadersAreExact(code: String, marked: String) {
    let script = MarkedScript(marked)
    let found = diagnostics(script.text).filter { $0.code.rawValue == code }
    #expect(
      found.map(\.range) == script.ranges,
      "\(diagnostics(script.text).map { $0.rendered(in: script.text) })")
  }

  @Test func featuresOfVersionThreeAreErrorsBelowIt() {
    let script = MarkedScript(
      node(
        "<<enum ⟦A⟧>>\n<<case X>>\n<<endenum>>\n⟦<<⟧once>>\nx\n<<endonce>>\n=> ⟦a⟧\n-> b ⟦<<once>>⟧\n<<declare ⟦$s⟧ = (1)>>\n{$s}"
      ))
    let found = diagnostics(script.text, options: .init(languageVersion: 2)).filter {
      $0.code == "YS0036"
    }
    #expect(found.count == 5)
    #expect(
      diagnostics(script.text, options: .init(languageVersion: 3)).allSatisfy {
        $0.severity != .error
      })
  }

  @Test(arguments: [
    "<<declare $a = 1>>\n<<set $a = 2>>\n<<set ⟦$b⟧ = $a>>\n{$b}",
    // A declaration without its signs is none.
    "declare $b = 1\n<<set ⟦$b⟧ = 2>>",
  ])
  func undeclaredVariablesAreErrorsWhereDeclarationsAreRequired(_ marked: String) {
    let script = MarkedScript(node(marked))
    let found = diagnostics(script.text, options: .init(requiresDeclarations: true)).filter {
      $0.code == .undeclaredVariable
    }
    #expect(found.map(\.range) == script.ranges)
    #expect(found.allSatisfy { $0.severity == .error })
    #expect(diagnostics(script.text).allSatisfy { $0.severity != .error })
  }
}

@Suite struct DiagnosticQualityTests {
  @Test func oneSlipDoesNotHideTheOthers() {
    let text =
      node("<<set $x>>\nfine\n{1 +}\n<<jump Nowhere>>\n-> a <<if>>\n    <<set $y 1>>\n{\"a\" * 2}")
      + "title: B\n---\nx\n"
    let codes = diagnostics(text).filter { $0.severity == .error }.map(\.code.rawValue)
    #expect(codes == ["YS0005", "YS0005", "YS0012", "YS0005", "YS0005", "YS0050", "YS0004"])
  }

  /// Bodies with one slip each, and the one code that it gives.
  @Test(arguments: [
    ("<<if>>\na\n<<elseif $x>>\nb\n<<endif>>", "YS0005"), ("a {\"b} c", "YS0005"),
    ("{\"x}", "YS0005"),
    ("{x\"}", "YS0005"), ("{1 @@ 2}", "YS0005"), ("<<a > b > c>>", "YS0005"), ("{'x'}", "YS0005"),
    ("-> {\"x}\n    b", "YS0005"), ("<<if \"x>>\na\n<<endif>>", "YS0005"), ("{foo}", "YS0005"),
    ("<<once if>>\na\n<<endonce>>", "YS0005"), ("<<iff 1>>\na\n<<else>>\nb\n<<endif>>", "YS0005"),
    ("->\n<<if true>>\na\n<<endif>>", "YS0005"), ("->\n-> b", "YS0005"), ("a\n->", "YS0005"),
    ("->\n    a\nb", "YS0005"), ("<<if true\na\n<<endif>>", "YS0006"),
    ("-> a\n    <<if true>>\n    b\n<<else>>\nc\n<<endif>>", "YS0007"),
    ("-> a\n    <<if true>>\n    b\n\n    <<endif>>", "YS0007"),
    ("<<if true>>\n-> a\n    b\n    <<endif>>\n<<endif>>", "YS0007"),
    ("-> a\n    <<enum A>>\n    <<case B>>\n<<endenum>>", "YS0007"),
    ("a #line:a\nb #line:a", "YS0018"), ("{\"a\" - \"b\" - \"c\"}", "YS0050"),
    ("<<declare $s = \"a\">>\n<<set $s -= \"b\">>", "YS0050"),
    ("<<declare $n = \"a\" as number>>\n{$n + 1}\n{$n + \"b\"}", "YS0053"),
    ("<<enum A>>\n<<case X = f()>>\n<<endenum>>\n{A.X}\na <<if .X == A.Y>>", "YS0037"),
    ("{foo", "YS0005"), ("<<set $x foo", "YS0006"), ("<<if $x = 1>>\na\n<<endif>>", "YS0005"),
    ("<<declare $x 5>>\n{$x}\n{$x}", "YS0005"), ("<<declare x = 5>>\n{$x}", "YS0005"),
    ("if true>>\na\n<<endif>>", "YS0005"), ("<<once>>\na\nendonce>>", "YS0005"),
    ("declare $x = 5>>\n{$x + 1}", "YS0021"),
    ("<<enum A\n<<case X>>\n<<endenum>>\n{A.X}", "YS0006"),
    ("<<enum A>>\n<<case>>\n<<endenum>>\n{A.X}", "YS0005"),
    ("<<enum A>>\n<<case X>>\na\nb\nc", "YS0005 YS0007"),
    ("a <<if $x = 1>>\nb", "YS0005"), ("<<jump B>>\n==\ntitle: B\n---\nb", "YS0004"),
    ("<<case X>>\n<<case Y>>\n<<endenum>>", "YS0005"),
  ])
  func oneSlipIsReportedOnce(body: String, code: String) {
    let found = diagnostics(node(body)).filter { $0.severity != .info && $0.code != "YS0003" }
    #expect(
      found.map(\.code.rawValue).joined(separator: " ") == code,
      "\(body): \(found.map { $0.rendered(in: nil) })")
  }

  @Test(arguments: [
    ("title:\n---\nx\n===\n", "YS0005"), ("title A\n---\nx\n===\n", "YS0005"),
    ("hello\n---\nx\n===\n", "YS0005"),
    ("title: A\nhello\n-> {@}\nx\n===\ntitle: B\n---\n<<jump A>>\n===\n", "YS0005"),
    ("title: A\n===\ntitle: B\n---\nx\n===\n", "YS0004"),
    ("title: A\n---\n<<jump B>>\n===\ntitle B\n---\nx\n===\n", "YS0005"),
    ("title: A\nwhen: 1 = 1\n---\nx\n===\n", "YS0005"),
    ("title: A\nwhen always\n---\nx\n===\ntitle: A\nwhen: once\n---\nx\n===\n", "YS0005"),
    ("titel: A\n---\nx\n===\n", "YS0051"),
    ("title: A\n---\nx\n===\nhello\ntitle: B\n---\nx\n===\n", "YS0005"),
    ("title: A\na-b: x\n---\nx\n===\n", "YS0005"), ("title: A b\n---\n===\n", "YS0027"),
    ("title: A\n---\nx\n===\n<<endif>>\n", "YS0005"), ("title: A\n---\n{1 +}\n===\n", "YS0005"),
    ("title: A\n---\n{\"x", "YS0005 YS0004"),
    ("title: A\nwhen:\n---\nx\n===\ntitle: A\nwhen: always\n---\nx\n===\n", "YS0005"),
    ("title: A\n---\nx\n===\ntitle: A\n---\nx\n===\ntitle: A\n---\nx\n===\n", "YS0011 YS0011"),
    ("title: A\n---\n{1 +}\n===\ntitle: B\n---\n===\n", "YS0005 YS0033"),
  ])
  func oneSlipOfANodeIsReportedOnce(text: String, codes: String) {
    let found = diagnostics(text)
    #expect(
      found.map(\.code.rawValue).joined(separator: " ") == codes,
      "\(text): \(found.map { $0.rendered(in: nil) })")
  }

  @Test(arguments: [
    (FunctionSignature("make tea", [], returns: .bool), "its name is none"),
    (FunctionSignature("not", [], returns: .bool), "its name is a word of the language"),
    (FunctionSignature("tea", [.number], returns: .bool), "it is registered twice"),
  ])
  func functionsThatScriptsCannotCallAreErrors(signature: FunctionSignature, reason: String) {
    let options = CompilerOptions(
      functions: [
        FunctionSignature("tea", [], returns: .bool), FunctionSignature("tea", [], returns: .bool),
        FunctionSignature("max", [], returns: .bool), signature,
      ])
    let found = diagnostics(node("a <<if tea()>>"), options: options)
    #expect(found.map(\.code) == ["YS0034"])
    #expect(found.first?.message.contains(reason) == true)
  }

  @Test func anEnumThatAFunctionNeedsMustBeDeclared() {
    let options = CompilerOptions(
      functions: [FunctionSignature("drink", [], returns: .enumeration("Drink"))])
    let script = MarkedScript(node("{⟦drink⟧()} {drink()}"))
    let found = diagnostics(script.text, options: options)
    #expect(found.filter { $0.code == "YS0034" }.map(\.range) == script.ranges)
    #expect(diagnostics(node("a"), options: options).isEmpty)
    let declared = node("<<enum Drink>>\n<<case Tea>>\n<<endenum>>\n{drink()}")
    #expect(diagnostics(declared, options: options).isEmpty)
  }

  @Test(arguments: [
    ("<<jump Strat>>", "Did you mean ‘Start’?"),
    ("<<declare $flour = 1>>\n<<set $floor = $flour>>", "Did you mean ‘$flour’?"),
    ("{visted(\"a\")}\n<<if visted(\"a\")>>\n<<endif>>", "Did you mean ‘visited’?"),
    ("<<enum Food>>\n<<case Apple>>\n<<endenum>>\n{Food.Aple}", "Did you mean ‘Apple’?"),
    ("<<enum Food>>\n<<case Apple>>\n<<endenum>>\n{Fod.Apple}", "Did you mean ‘Food’?"),
    ("<<declare $x = 1 as numbr>>", "Did you mean ‘number’?"),
  ])
  func nearNamesAreSuggested(body: String, hint: String) {
    #expect(diagnostics(node(body)).contains { $0.hint == hint })
  }

  @Test func unknownFunctionsAreErrorsWhenAskedFor() {
    let text = node("<<if knows(\"x\")>>\n<<endif>>")
    #expect(diagnostics(text).isEmpty)
    #expect(
      diagnostics(text, options: .init(allowsUnknownFunctions: false)).map(\.code) == ["YS0013"])
  }

  @Test func whatACallGivesBackNeedsNoType() {
    #expect(diagnostics(node("<<call tell(\"x\")>>")).isEmpty)
    let used = MarkedScript(node("<<call tell(⟦tell⟧(1))>>"))
    #expect(diagnostics(used.text).contains { $0.code == "YS0029" || $0.code == "YS0050" } == false)
    let shown = MarkedScript(node("{⟦tell⟧(\"x\")}"))
    #expect(diagnostics(shown.text).map(\.code) == ["YS0029"])
    #expect(diagnostics(shown.text).map(\.range) == shown.ranges)
    #expect(diagnostics(node("<<call tell(1)>>\n<<call tell(\"x\")>>")).map(\.code) == ["YS0050"])
  }

  @Test func anUnknownFunctionTakesTextsOfAnyKind() {
    let enums = "<<enum A>>\n<<case One = \"a\">>\n<<endenum>>\n<<enum B>>\n<<case One = \"b\">>\n<<endenum>>\n"
    #expect(diagnostics(node(enums + "<<call tell(A.One)>>\n<<call tell(B.One)>>")).isEmpty)
    let numbers = "<<enum A>>\n<<case One = 1>>\n<<endenum>>\n<<enum B>>\n<<case One = 2>>\n<<endenum>>\n"
    #expect(
      diagnostics(node(numbers + "<<call tell(A.One)>>\n<<call tell(B.One)>>")).map(\.code) == ["YS0050"])
  }

  @Test func renderingShowsTheLineTheCaretAndTheHint() {
    let text = node("\té {$x + }")
    let found = diagnostics(text).first { $0.code == "YS0005" }
    #expect(
      found?.rendered(in: text) == """
        test.yarn:3:11: error: A value is expected here. [YS0005]
          \té {$x + }
          \t        ^
          hint: A number, "text", true, false, $variable or function().
        """)
    #expect(found?.rendered(in: nil).hasPrefix("test.yarn:3:11: error: ") == true)
    // A line of a megabyte is shown in part.
    let long = node(String(repeating: "x", count: 1 << 20) + "\\q")
    #expect((diagnostics(long).first?.rendered(in: long).utf8.count ?? .max) < 1000)
  }

  @Test func lineEndsOfEveryKindCount() {
    for end in ["\n", "\r\n", "\r"] {
      let text = ["title: Start", "---", "a", "<<jump No>>", "===", ""].joined(separator: end)
      #expect(diagnostics(text).first?.range.start == SourcePosition(line: 4, column: 8))
    }
  }
}
