import Foundation
import Testing

@testable import YarnRuntime

@Suite struct DecimalDigitsTests {
  private static let samples: [Float] = [
    1, 0.1, 2.5, 123.456, 1e10, 1e-10, 8_388_608, 16_777_216, .pi, 1e38, 1.1754944e-38, .leastNonzeroMagnitude,
    Float(bitPattern: 0x0003_4534),
    .greatestFiniteMagnitude, 0.5, 1024, 65_535.5,
  ]

  @Test(arguments: samples)
  func exactDigitsAgreeWithThePlatform(_ number: Float) {
    let digits = DecimalDigits(exact: number)
    let expected = String(format: "%.160f", Double(number))
    let point = digits.wholeText + "." + digits.fractionText(places: 160)
    #expect(point == expected)
  }

  @Test(arguments: samples)
  func shortestDigitsReadBack(_ number: Float) {
    for value in [number, -number] {
      let text = DecimalDigits(shortest: value).generalText(maximumScale: 9)
      #expect(Float(text) == value)
    }
  }

  @Test func aHalfGoesWhereItIsTold() {
    var even = DecimalDigits(exact: 0.125)
    even.round(keeping: 2, .halfToEven)
    #expect(even.digits == [1, 2])
    var up = DecimalDigits(exact: 0.125)
    up.round(keeping: 2, .halfUp)
    #expect(up.digits == [1, 3])
    var nines = DecimalDigits(exact: 99.75)
    nines.round(keeping: 2, .halfUp)
    #expect(nines.digits == [1])
    #expect(nines.scale == 3)
    var gone = DecimalDigits(exact: 0.001)
    gone.round(keeping: -1, .halfUp)
    #expect(gone.digits.isEmpty)
  }
}
