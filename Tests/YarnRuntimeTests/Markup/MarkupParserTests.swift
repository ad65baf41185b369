import Testing
import YarnRuntime

@Suite struct MarkupParserTests {
  @Test(arguments: [
    ("Plain words.", "Plain words."),
    ("", ""),
    ("I baked [b]bread[/b]", "I baked bread | b@8+5"),
    ("[b]All of it[/b]", "All of it | b@0+9"),
    ("[a]out [b]in[/b] out[/a]", "out in out | a@0+10 | b@4+2"),
    ("[a][/a]", " | a@0+0"),
    ("A [b]B [c]C[/c][/b] D", "A B C D | b@2+3 | c@4+1"),
    ("A [b]B [c]C[/b][/c] D", "A B C D | b@2+3 | c@4+1"),
    ("A [b]B [c]C[/] D", "A B C D | b@2+3 | c@4+1"),
    ("[ b ]spaces[ / b ]", "spaces | b@0+6"),
    ("[b_2|x]joined[/b_2|x]", "joined | b_2|x@0+6"),
    ("[9]digits first[/9]", "digits first | 9@0+12"),
    ("nothing open [/] here", "nothing open  here"),
    ("brackets ] alone", "brackets ] alone"),
  ])
  func readsMarkers(_ source: String, _ expected: String) {
    #expect(shape(source) == expected)
  }

  @Test(arguments: [
    ("[a=1]s[/a]", "s | a@0+1 {a=1}"),
    ("[a = 1 ]s[/a]", "s | a@0+1 {a=1}"),
    ("[a p1=1 p2=2]s[/a]", "s | a@0+1 {p1=1 p2=2}"),
    ("[a=false var = 12]s[/a]", "s | a@0+1 {a=no var=12}"),
    ("[a p=\"two words\"]s[/a]", "s | a@0+1 {p='two words'}"),
    ("[a p=\"say \\\"hi\\\" now\"]s[/a]", "s | a@0+1 {p='say \"hi\" now'}"),
    ("[a p=\"\"]s[/a]", "s | a@0+1 {p=''}"),
    ("[a p=\"a]b\"]s[/a]", "s | a@0+1 {p='a]b'}"),
    ("[a p=word]s[/a]", "s | a@0+1 {p='word'}"),
    ("[a p=#fff]s[/a]", "s | a@0+1 {p='#fff'}"),
    ("[a p=.5]s[/a]", "s | a@0+1 {p='.5'}"),
    ("[a p=13.25]s[/a]", "s | a@0+1 {p=13.25f}"),
    ("[a p=-1]s[/a]", "s | a@0+1 {p=-1}"),
    ("[a p=-.5]s[/a]", "s | a@0+1 {p=-0.5f}"),
    ("[a p=-1.5 /]", " | a@0+0 {p=-1.5f trimwhitespace=yes}"),
    ("[a p=007]s[/a]", "s | a@0+1 {p=7}"),
    ("[a p=3000000000]s[/a]", "s | a@0+1 {p=3E+09f}"),
    ("[a p=true q=True r=false s=False]s[/a]", "s | a@0+1 {p=yes q=yes r=no s=no}"),
    ("[a p=TRUE]s[/a]", "s | a@0+1 {p='TRUE'}"),
    ("[a p={$value}]s[/a]", "s | a@0+1 {p='$value'}"),
    ("[a p=1 p=2]s[/a]", "s | a@0+1 {p=1 p=2}"),
    ("[a p=\"ends in a backslash\\\"]s[/a]", "s | a@0+1 {p='ends in a backslash'}"),
  ])
  func readsProperties(_ source: String, _ expected: String) {
    #expect(shape(source) == expected)
  }

  @Test(arguments: [
    ("A [p/] B", "A B | p@2+0 {trimwhitespace=yes}"),
    ("A[p/] B", "AB | p@1+0 {trimwhitespace=yes}"),
    ("A[p/]  B", "A B | p@1+0 {trimwhitespace=yes}"),
    ("A[p/]B", "AB | p@1+0 {trimwhitespace=yes}"),
    ("A [p trimwhitespace=true/] B", "A B | p@2+0 {trimwhitespace=yes}"),
    ("A [p trimwhitespace=false/] B", "A  B | p@2+0 {trimwhitespace=no}"),
    ("A [p trimwhitespace=1/] B", "A  B | p@2+0 {trimwhitespace=1}"),
    ("A [nomarkup trimwhitespace=false/] B", "A  B | nomarkup@2+0 {trimwhitespace=no}"),
    ("A [nomarkup trimwhitespace=true/] B", "A B | nomarkup@2+0 {trimwhitespace=yes}"),
    ("[p/] B", "B | p@0+0 {trimwhitespace=yes}"),
    ("[p/][q/] B", "B | p@0+0 {trimwhitespace=yes} | q@0+0 {trimwhitespace=yes}"),
    ("[p/][b] B[/b]", "B | p@0+0 {trimwhitespace=yes} | b@0+1"),
    ("[b trimwhitespace=true]B[/b] C", "BC | b@0+1 {trimwhitespace=yes}"),
    ("one[p/]\u{3000}two", "onetwo | p@3+0 {trimwhitespace=yes}"),
    ("Well[wait=500 /] then", "Wellthen | wait@4+0 {wait=500 trimwhitespace=yes}"),
  ])
  func trimsWhiteSpaceAfterSelfClosingMarkers(_ source: String, _ expected: String) {
    #expect(shape(source) == expected)
  }

  @Test(arguments: [
    ("[a]x[b]y[/a]z[/b]", "xyz | a@0+2 | b@1+2"),
    ("The [a] tea [b] is [/a] still [/b] hot", "The  tea  is  still  hot | a@4+9 | b@9+11"),
    ("[a][b][c]X[/b][/a]X[/c]", "XX | a@0+1 | b@0+1 | c@0+2"),
    (
      "[a]one [b]two [c]three[/b] four[/c] five[/a]",
      "one two three four five | a@0+23 | b@4+9 | c@8+10"
    ),
    (
      "[a][b]1 [c][X]2[/b] [d]3[/X][/c] 4[/d] [e]5[/e][/a]",
      "1 2 3 4 5 | a@0+9 | b@0+3 | c@2+3 | X@2+3 | d@4+3 | e@8+1"
    ),
    ("s[a]ab[b]bc[c]cb[/b][/c][/a]", "sabbccb | a@1+6 | b@3+4 | c@5+2"),
    (
      "[z]p[a]q[b]r[c]s[d]t[e]u[/c][/e][/d][/z][/a]v[/b]",
      "pqrstuv | z@0+6 | a@1+5 | b@2+5 | c@3+3 | d@4+2 | e@5+1"
    ),
    ("[a][b]x[/a][/b]", "x | a@0+1 | b@0+1"),
    ("[a]1[a]2[/a]3[/a]", "123 | a@0+3 | a@1+1"),
    // One close too many is forgiven at the very end, as upstream does.
    ("[a]x[/b][/a]", "x | a@0+1"),
  ])
  func repairsMisnesting(_ source: String, _ expected: String) {
    #expect(shape(source) == expected)
  }

  @Test(arguments: [
    ("[nomarkup]a [b]c[/b][/nomarkup]", "a [b]c[/b] | nomarkup@0+10"),
    ("S [a]S[/a] [nomarkup][a]S;][/a][/nomarkup]", "S S [a]S;][/a] | a@2+1 | nomarkup@4+10"),
    (
      "so[nomarkup] many[ /] a = \" [t /] [/nomarkup]!",
      "so many[ /] a = \" [t /] ! | nomarkup@2+22"
    ),
    ("[nomarkup]\\[x\\][/nomarkup]", "[x] | nomarkup@0+3"),
    ("[ nomarkup ]x[ / nomarkup ]", "x | nomarkup@0+1"),
    ("[p/][nomarkup] x[/nomarkup]", "x | p@0+0 {trimwhitespace=yes} | nomarkup@0+1"),
  ])
  func keepsBracketsInsideNoMarkup(_ source: String, _ expected: String) {
    #expect(shape(source) == expected)
  }

  @Test(arguments: [
    ("\\[b\\]not bold\\[/b\\]", "[b]not bold[/b]"),
    ("[a]hello \\[b\\]hello\\[/b\\][/a]", "hello [b]hello[/b] | a@0+18"),
    ("one \\ backslash", "one \\ backslash"),
    ("two \\\\ backslashes", "two \\\\ backslashes"),
    ("\\\\[b]", "\\[b]"),
    ("ends in \\", "ends in \\"),
    ("\\:", ":"),
    ("\\:Ada\\: hi", ":Ada: hi"),
    ("\\:[b]x[/b]", ":x | b@1+1"),
  ])
  func readsEscapes(_ source: String, _ expected: String) {
    #expect(shape(source) == expected)
  }
}
