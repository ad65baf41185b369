import Testing
import YarnRuntime

@Suite struct SubstitutionTests {
  @Test(arguments: [
    ("Hello {0}", ["Ada"], "Hello Ada"),
    ("{0}{1}{0}", ["a", "b"], "aba"),
    ("{1} {2}", ["a", "b"], "b {2}"),
    ("no places", ["a"], "no places"),
    ("{0}", [], "{0}"),
    ("{0}", ["{1}"], "{1}"),
    ("{0} {1}", ["{1}", "{0}"], "{1} {0}"),
    ("{00} {01} {} {x} {0", ["a", "b"], "{00} {01} {} {x} {0"),
    ("{{0}}", ["a"], "{a}"),
    ("é{0}é", ["ü"], "éüé"),
    ("{99999999999999999999}", ["a"], "{99999999999999999999}"),
    ("{10}", ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "ten"], "ten"),
  ])
  func puts(_ template: String, _ values: [String], _ expected: String) {
    #expect(Substitution.apply(template, values) == expected)
  }

  @Test func placesInsideMarkersWorkOnceTheValuesAreIn() {
    let line = Substitution.apply("[wave=\"{0}\" n={1}]{0}[/wave]", ["hi", "3"])
    #expect(shape(line) == "hi | wave@0+2 {wave='hi' n=3}")
  }
}
