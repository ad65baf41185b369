import Coach

extension Moment {
  /// Reads the text that the program itself writes, `2026-11-24T21:05:09.120+01:00` or with `Z`; nil
  /// for any other.
  init?(written bytes: some RandomAccessCollection<UInt8>) {
    let start = bytes.startIndex
    func digits(_ place: Int, _ count: Int) -> Int? {
      var value = 0
      for offset in place..<place + count {
        let byte = bytes[bytes.index(start, offsetBy: offset)]
        guard (48...57).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 48)
      }
      return value
    }
    func isSign(_ place: Int, _ sign: Unicode.Scalar) -> Bool {
      UInt32(bytes[bytes.index(start, offsetBy: place)]) == sign.value
    }
    guard bytes.count == 24 || bytes.count == 29,
      isSign(4, "-"), isSign(7, "-"), isSign(10, "T"), isSign(13, ":"), isSign(16, ":"), isSign(19, "."),
      let year = digits(0, 4), let month = digits(5, 2), let day = digits(8, 2),
      let date = CivilDate(year: year, month: month, day: day),
      let hour = digits(11, 2), hour < 24, let minute = digits(14, 2), minute < 60,
      let second = digits(17, 2), second < 60, let thousandths = digits(20, 3)
    else { return nil }
    var offset = 0
    if bytes.count == 24 {
      guard isSign(23, "Z") else { return nil }
    } else {
      guard isSign(23, "+") || isSign(23, "-"), isSign(26, ":"), let hours = digits(24, 2), hours < 24,
        let minutes = digits(27, 2), minutes < 60
      else { return nil }
      offset = (hours * 60 + minutes) * (isSign(23, "-") ? -1 : 1)
    }
    let inDay = Int64((hour * 60 + minute) * 60 + second) * 1000 + Int64(thousandths)
    self.init(
      milliseconds: Int64(date.daysSince1970) * 86_400_000 + inDay - Int64(offset) * 60_000,
      offsetMinutes: offset)
  }
}
