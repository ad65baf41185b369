import Testing
import YarnRuntime

@Suite struct CompositeFormatTests {
  @Test(arguments: [
    ("{0}", Float(1.5), "1.5"), ("{0}", 3, "3"), ("{0}", 0.1, "0.1"), ("{0}", -0.0, "-0"),
    ("{0}", 123_456_792, "123456790"), ("{0}", 1_000_000_000, "1E+09"), ("{0}", 0.00001, "1E-05"),
    ("{0}", 0.0001, "0.0001"), ("{0}", 1 / 3, "0.33333334"),
    ("{0}", .nan, "NaN"), ("{0:F2}", .infinity, "Infinity"), ("{0:0.0}", -.infinity, "-Infinity"),
    ("{{{0}}}", 1, "{1}"), ("{{0}}", 1, "{0}"), ("a {0} b {0}", 2, "a 2 b 2"), ("none", 1, "none"),
    ("{0,5}|", 12, "   12|"), ("{0,-5}|", 12, "12   |"), ("{0,1}|", 12, "12|"),
    ("{0, 4}", 1, "   1"),
    ("{0,8:N1}", 1234.5, " 1,234.5"),
    ("{0:F2}", 3.14159, "3.14"), ("{0:F0}", 2.5, "2"), ("{0:F0}", 3.5, "4"), ("{0:F}", 1, "1.00"),
    ("{0:F2}", 0.125, "0.12"), ("{0:F2}", 0.375, "0.38"), ("{0:F2}", 2.675, "2.67"),
    ("{0:F1}", -0.04, "-0.0"), ("{0:F0}", 0.5, "0"), ("{0:F0}", 0.6, "1"),
    ("{0:F3}", 999.9996, "1000.000"),
    ("{0:F20}", 0.1, "0.10000000149011611938"), ("{0:f1}", 1.25, "1.2"),
    ("{0:F2}", 1e20, "100000002004087734272.00"),
    ("{0:N2}", 1_234_567.9, "1,234,567.88"), ("{0:N0}", 999, "999"), ("{0:N0}", 1000, "1,000"),
    ("{0:N}", -1234.5, "-1,234.50"), ("{0:n1}", 0, "0.0"),
    ("{0:P0}", 0.25, "25 %"), ("{0:P}", 0.1234, "12.34 %"), ("{0:P1}", -1, "-100.0 %"),
    ("{0:P0}", 0, "0 %"),
    ("{0:P0}", 12.5, "1,250 %"),
    ("{0:C}", 12.5, "¤12.50"), ("{0:C0}", -1234, "(¤1,234)"),
    ("{0:D}", 5, "5"), ("{0:D3}", 5, "005"), ("{0:D3}", -5, "-005"), ("{0:D3}", 12345, "12345"),
    ("{0:E2}", 12345, "1.23E+004"), ("{0:e0}", 0.00012, "1e-004"), ("{0:E}", 0, "0.000000E+000"),
    ("{0:E1}", 9.96, "1.0E+001"),
    ("{0:G3}", 1234.5, "1.23E+03"), ("{0:G}", 0.5, "0.5"), ("{0:G4}", 1234.5, "1234"),
    ("{0:g2}", 0.00001234, "1.2e-05"), ("{0:R}", 0.1, "0.1"), ("{0:G9}", 0.1, "0.100000001"),
    ("{0:X}", 255, "FF"), ("{0:x4}", 255, "00ff"), ("{0:X}", -1, "FFFFFFFF"),
    ("{0:}", 1.5, "1.5"),
  ])
  func writesStandardFormats(_ format: String, _ number: Float, _ expected: String) throws {
    #expect(try CompositeFormat.text(format, number: number) == expected)
  }

  @Test(arguments: [
    ("{0:0.00}", Float(3.14159), "3.14"), ("{0:0.00}", 0.125, "0.13"), ("{0:0.00}", 5, "5.00"),
    ("{0:#.##}", 0.5, ".5"), ("{0:#.##}", 0, ""), ("{0:#}", 0, ""), ("{0:0}", 2.5, "3"),
    ("{0:0}", -2.5, "-3"),
    ("{0:#,##0}", 1_234_567, "1,234,567"), ("{0:#,##0}", 12, "12"),
    ("{0:#,##0.0}", 1234.56, "1,234.6"),
    ("{0:0,000}", 12, "0,012"), ("{0:000}", 7, "007"), ("{0:000.0}", -7.25, "-007.3"),
    ("{0:0,}", 12_345, "12"), ("{0:0,,.0}", 1_234_567, "1.2"),
    ("{0:0%}", 0.256, "26%"), ("{0:0.0 %}", 0.256, "25.6 %"), ("{0:0‰}", 0.256, "256‰"),
    ("{0:0.0E+0}", 12345, "1.2E+4"), ("{0:0.0e-00}", 0.00012, "1.2e-04"),
    ("{0:00E0}", 12345, "12E3"),
    ("{0:0 kg}", 5, "5 kg"), ("{0:'kg: '0}", 5, "kg: 5"), ("{0:\"#\"0}", 5, "#5"),
    ("{0:\\#0}", 5, "#5"),
    ("{0:0;minus 0;nothing}", 5, "5"), ("{0:0;minus 0;nothing}", -5, "minus 5"),
    ("{0:0;minus 0;nothing}", 0, "nothing"), ("{0:0;minus 0;nothing}", 0.2, "nothing"),
    ("{0:0;;zero}", -5, "-5"), ("{0:0.0;(0.0)}", -1.25, "(1.3)"),
    ("{0:0-00-00}", 12345, "1-23-45"), ("{0:(###) ###-####}", 5_551_234, "() 555-1234"),
    ("{0:0.###}", 1.5, "1.5"), ("{0:0.0##}", 1.25, "1.25"), ("{0:#0.##}", 12.345, "12.35"),
    ("{0:0.00}", 1_234_567_936, "1234568000.00"), ("{0:0}", 0.4, "0"), ("{0:0}", 9.9, "10"),
    ("{0:text}", 1, "text"), ("{0:0.0.0}", 1.25, "1.25"), ("{0:0'}", 5, "5"),
  ])
  func writesCustomFormats(_ format: String, _ number: Float, _ expected: String) throws {
    #expect(try CompositeFormat.text(format, number: number) == expected)
  }

  @Test func otherValuesIgnoreTheFormat() throws {
    #expect(try CompositeFormat.text("{0:N2}!", string: "tea") == "tea!")
    #expect(try CompositeFormat.text("{0,5}", string: "tea") == "  tea")
    #expect(try CompositeFormat.text("{0,-6}|", bool: true) == "True  |")
    #expect(try CompositeFormat.text("{0}", string: "{1} }") == "{1} }")
  }

  @Test(arguments: [
    ("{0", FormatError.unbalancedBrace), ("0}", .unbalancedBrace), ("{", .unbalancedBrace),
    ("{}", .badPlaceholder("")), ("{x}", .badPlaceholder("x")), ("{-1}", .badPlaceholder("-1")),
    ("{1}", .noSuchValue(1)), ("{0,x}", .badPlaceholder("0,x")), ("{0:Q}", .badSpecifier("Q")),
    ("{0:D}", .badSpecifier("D")), ("{0:X2}", .badSpecifier("X")), ("{0,5000}", .tooWide(5000)),
    ("{0:F5000}", .tooWide(5000)), ("{0:F99999999999999999999}", .tooWide(Int.max)),
    ("{0,-9223372036854775808}", .tooWide(Int.min)),
  ])
  func refuses(_ format: String, _ error: FormatError) {
    #expect(throws: error) { try CompositeFormat.text(format, number: 1.5) }
    #expect(!error.description.isEmpty)
  }

  @Test(arguments: 0..<10)
  func randomFormatsNeverTrap(_ seed: UInt64) {
    let pieces = [
      "{0", "{0:", "}", "#", "0", ",", ".", "E+0", "e", "%", ";", "'", "\"", "\\", "F", "N9", "{",
      "‰", "x", "-",
    ]
    let numbers: [Float] = [
      0, -0.0, 1, -1.5, 1e38, .leastNonzeroMagnitude, 123456.7, .greatestFiniteMagnitude, .leastNormalMagnitude,
      .nan,
    ]
    var random = Seeded(state: seed)
    for _ in 0..<500 {
      let count = Int.random(in: 0...10, using: &random)
      let format = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let number = numbers.randomElement(using: &random) ?? 0
      _ = try? CompositeFormat.text(format, number: number)
      _ = try? CompositeFormat.text("{0:" + format + "}", number: number)
    }
  }
}
