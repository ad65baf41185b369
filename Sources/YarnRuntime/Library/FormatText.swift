internal import YarnProgram

/// The part of .NET's format strings that scripts use: `{0}`, `{0,8}`, `{0:F2}`, `{0:0.00}`.
enum FormatText {
  /// The template with its places filled; `{{` and `}}` are single braces, other places stay as they are.
  static func format(_ template: String, _ value: Value) -> String {
    var output = ""
    var rest = template[...]
    while let character = rest.first {
      if rest.hasPrefix("{{") || rest.hasPrefix("}}") {
        output.append(character)
        rest = rest.dropFirst(2)
      } else if character == "{", let end = rest.firstIndex(of: "}"),
        let text = place(rest[rest.index(after: rest.startIndex)..<end], value)
      {
        output += text
        rest = rest[rest.index(after: end)...]
      } else {
        output.append(character)
        rest = rest.dropFirst()
      }
    }
    return output
  }

  /// The text for `index[,width][:format]`; nil when it is something else.
  private static func place(_ inner: Substring, _ value: Value) -> String? {
    let parts = inner.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let head = parts[0].split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    guard head[0].filter({ $0 != " " }) == "0" else { return nil }
    var text = StandardLibrary.text(of: value)
    if parts.count > 1, case .number(let number) = value { text = format(number, String(parts[1])) }
    guard head.count > 1 else { return text }
    guard let width = Int(head[1].filter { $0 != " " }), abs(width) < 1000 else { return nil }
    let padding = String(repeating: " ", count: max(0, abs(width) - text.count))
    return width < 0 ? text + padding : padding + text
  }

  private static func format(_ number: Float, _ format: String) -> String {
    guard number.isFinite, let letter = format.first else { return NumberText.text(number) }
    let digits = Int(format.dropFirst())
    let isStandard = letter.isLetter && (format.count == 1 || (digits ?? -1) >= 0)
    guard isStandard else { return custom(Double(number), format) }
    let places = min(digits ?? 2, 30)
    switch letter {
    case "F", "f": return fixed(Double(number), places)
    case "N", "n": return grouped(fixed(Double(number), places))
    case "P", "p": return grouped(fixed(Double(number) * 100, places)) + " %"
    case "D", "d":
      let text = fixed(Double(number.rounded(.towardZero)), 0)
      let width = digits ?? 0
      let isNegative = text.hasPrefix("-")
      let plain = isNegative ? String(text.dropFirst()) : text
      let zeros = String(repeating: "0", count: max(0, min(width, 100) - plain.count))
      return (isNegative ? "-" : "") + zeros + plain
    default: return NumberText.text(number)
    }
  }

  /// A number with exactly that many decimals, ties away from zero.
  private static func fixed(_ number: Double, _ places: Int) -> String {
    // Ten to the 15th is the most that a double scales without losing whole units.
    let kept = min(places, 15)
    var scale = 1.0
    for _ in 0..<kept { scale *= 10 }
    let scaled = (abs(number) * scale).rounded(.toNearestOrAwayFromZero)
    guard scaled < 1e18 else { return NumberText.text(Float(number)) }
    var digits = String(Int(scaled))
    if digits.count <= kept { digits = String(repeating: "0", count: kept + 1 - digits.count) + digits }
    let sign = number < 0 && scaled != 0 ? "-" : ""
    guard places > 0 else { return sign + digits }
    let zeros = String(repeating: "0", count: places - kept)
    return sign + digits.dropLast(kept) + "." + digits.suffix(kept) + zeros
  }

  /// Commas between groups of three digits before the point.
  private static func grouped(_ text: String) -> String {
    let parts = text.split(separator: ".", maxSplits: 1)
    var whole = String(parts[0])
    let sign = whole.hasPrefix("-") ? String(whole.removeFirst()) : ""
    var output = ""
    for (index, digit) in whole.enumerated() {
      if index > 0 && (whole.count - index) % 3 == 0 { output.append(",") }
      output.append(digit)
    }
    return sign + output + (parts.count > 1 ? "." + parts[1] : "")
  }

  /// `0` shows a digit always, `#` where there is one, `,` groups, other characters stand for themselves.
  private static func custom(_ number: Double, _ format: String) -> String {
    let marks: Set<Character> = ["0", "#", ".", ","]
    guard let start = format.firstIndex(where: { marks.contains($0) }),
      let end = format.lastIndex(where: { marks.contains($0) })
    else { return format }
    let pattern = format[start...end]
    let parts = pattern.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let decimals = parts.count > 1 ? parts[1].filter { $0 == "0" || $0 == "#" } : ""
    var text = fixed(number, min(decimals.count, 15))
    let needed = decimals.lastIndex(of: "0").map { decimals.distance(from: decimals.startIndex, to: $0) + 1 } ?? 0
    var shown = decimals.count
    while shown > needed, text.last == "0" {
      text.removeLast()
      shown -= 1
    }
    if text.last == "." { text.removeLast() }
    let isNegative = text.hasPrefix("-")
    var body = isNegative ? String(text.dropFirst()) : text
    let whole = parts[0].filter { $0 == "0" }.count
    let have = (body.firstIndex(of: ".").map { body.distance(from: body.startIndex, to: $0) }) ?? body.count
    if whole > have { body = String(repeating: "0", count: whole - have) + body }
    if whole == 0, body.hasPrefix("0.") { body.removeFirst() }
    if parts[0].contains(",") { body = grouped(body) }
    return format[..<start] + (isNegative ? "-" : "") + body + format[format.index(after: end)...]
  }
}
