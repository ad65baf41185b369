import TestSupport
import Testing

@Suite struct KeyTests {
  @Test(arguments: [
    "\u{1B}[5~", "\u{1B}[6~", "\u{1B}[2~", "\u{1B}[I", "\u{1B}[O", "\u{1B}[97;5u", "\u{1B}[15~",
    "\u{1B}[[A", "\u{1B}OP", "\u{1B}[<0;1;1M", "\u{1B}[M !!", "\u{1B}[1;2P", "\u{1B}[?62;c",
    "\u{1B}]11;rgb:0000/0000/0000\u{7}", "\u{1B}P1$r0m\u{1B}\\", "\u{0}", "\u{1B}[200",
  ])
  func unknownKeysTypeNothing(key: String) throws {
    let program = try startLines()
    program.send("a\(key)\u{1B}[Db\r")
    try program.expect("got[ba]")
  }

  @Test func controlArrowsMoveByWord() throws {
    let program = try startLines()
    program.send("one two three\u{1B}[1;5D\u{1B}[1;5DX\u{1B}[1;5CY\r")
    try program.expect("got[one XtwoY three]")
  }

  @Test func homeEndAndDeleteWork() throws {
    let program = try startLines()
    program.send("bcd\u{1B}[HXa\u{1B}[D\u{1B}[D\u{1B}[3~\u{1B}[Fe\r")
    try program.expect("got[abcde]")
    program.send("b\u{1B}[1~a\u{1B}[4~c\u{1B}OHx\u{1B}OFy\r")
    try program.expect("got[xabcy]")
  }

  @Test func escapeAloneEatsNoLetter() throws {
    let program = try startLines()
    program.send("key\r")
    try program.expect("keys")
    program.send("\u{1B}")
    try program.expect("key(escape)")
    program.send("q")
    try program.expect("> ")
    program.send("a\u{1B}\u{1B}[Cb\r")
    try program.expect("got[ab]")
  }

  @Test func altWithALetterStillWorks() throws {
    let program = try startLines()
    program.send("one two\u{1B}bX\r")
    try program.expect("got[one Xtwo]")
  }

  @Test func controlUDeletesToTheStart() throws {
    let program = try startLines()
    program.send("wrong right\u{1B}b\u{15}\r")
    try program.expect("got[right]")
  }

  @Test func nothingRings() throws {
    let program = try startLines()
    program.send("\u{1B}[A\u{1B}[B\u{7F}x\u{4}\u{14}\u{1B}\u{7F}y\r")
    try program.expect("got[")
    #expect(!program.output.contains(7))
  }

  @Test func singleKeysAreNamed() throws {
    let program = try startLines()
    program.send("key\r")
    try program.expect("keys")
    program.send("é \u{1B}[A\u{1B}[6~\r.")
    try program.expect("key(character(\"é\"))")
    try program.expect("key(character(\" \"))")
    try program.expect("key(up)")
    try program.expect("key(pageDown)")
    try program.expect("key(enter)")
    try program.expect("key(character(\".\"))")
    program.send("q")
    try program.expect("> ")
  }
}
