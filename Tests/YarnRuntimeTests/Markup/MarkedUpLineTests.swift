import Testing
import YarnRuntime

@Suite struct MarkedUpLineTests {
  private let line = MarkupParser().parse("[a][b]A [c][X]x[/b] [d]x[/X][/c] B[/d] [e]C[/e][/a]")

  @Test func deletingAnAttributeMovesTheOthers() throws {
    let x = try #require(line.attribute(named: "X"))
    let left = line.deleting(x)
    #expect(line.text == "A x x B C")
    #expect(left.text == "A  B C")
    let ranges = left.attributes.map { "\($0.name)@\($0.position)+\($0.length)" }
    #expect(ranges == ["a@0+6", "b@0+2", "d@2+2", "e@5+1"])
  }

  @Test func deletingAnEmptyAttributeKeepsTheText() throws {
    let line = MarkupParser().parse("a [p/]b [q/]c")
    let left = line.deleting(try #require(line.attribute(named: "p")))
    #expect(left.text == line.text)
    #expect(left.attributes.map(\.name) == ["q"])
  }

  @Test func findsTheTextOfAnAttribute() throws {
    let line = MarkupParser().parse("A [b]B [c]C[/c][/b]")
    #expect(line.text(of: try #require(line.attribute(named: "b"))) == "B C")
    #expect(line.text(of: try #require(line.attribute(named: "c"))) == "C")
    #expect(line.attribute(named: "d") == nil)
  }

  @Test func aForeignAttributeHarmsNothing() {
    let foreign = MarkupAttribute(name: "z", position: 50, length: 9)
    #expect(line.text(of: foreign) == "")
    #expect(line.deleting(foreign) == line)
    let negative = MarkupAttribute(name: "z", position: -5, length: 9)
    #expect(line.text(of: negative) == "")
    #expect(line.deleting(negative) == line)
  }

  @Test func propertiesAreFoundWhateverTheirCase() {
    let attribute = MarkupParser().parse("[a Word=1 word=2 /]").attributes.first
    #expect(attribute?.property("word") == .integer(2))
    #expect(attribute?.property("WORD") == .integer(1))
    #expect(attribute?.property("other") == nil)
  }
}
