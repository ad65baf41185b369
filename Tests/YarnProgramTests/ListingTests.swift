import Testing
import YarnCompiler
import YarnProgram

@Suite struct ListingTests {
  @Test func codeIsAsShortAsItLooks() throws {
    let text = """
      title: Start
      ---
      <<declare $gold = 1>>
      <<declare $rich = $gold > 5 and true>>
      <<set $gold = $gold + 1>>
      <<if $gold > 9>>
      <<set $gold -= 2 * $gold>>
      <<endif>>
      -> Buy {$gold} <<if $rich>> #line:buy
      ===

      """
    let program = try #require(Compiler.compile([SourceFile(path: "a", text: text)]).program)
    #expect(
      program.listing() == """
        variable $gold = number(1.0), in n0
        variable $rich = code at 13, in n6
        Start: plain
          0 add n0 n0 1.0
          1 jumpUnlessLess 9.0 n0 →4
          2 multiply n5 2.0 n0
          3 subtract n0 n0 n5
          4 reuseSmart →13 $rich
          5 move n5 n6
          6 numberText t0 n0
          7 substitute t0 1
          8 option line:buy →11 n5
          9 showOptions
          10 jump →12
          11 jump →12
          12 leave
          13 less n7 5.0 n0
          14 and n6 n7 1.0
          15 keepSmart $rich

        """)
  }
}
