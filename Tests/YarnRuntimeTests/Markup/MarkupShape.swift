import YarnRuntime

/// A marked-up line as one line of text, for tests: `text | name@position+length {a=1} | …`.
func shape(_ source: String, locale: String = "en") -> String {
  let line = MarkupParser(locale: locale).parse(source)
  var parts = [line.text]
  for attribute in line.attributes {
    var part = "\(attribute.name)@\(attribute.position)+\(attribute.length)"
    if !attribute.properties.isEmpty {
      let properties = attribute.properties.map { "\($0.name)=\($0.value.typed)" }
      part += " {\(properties.joined(separator: " "))}"
    }
    parts.append(part)
  }
  if !line.errors.isEmpty { parts.append("errors: \(line.errors.count)") }
  return parts.joined(separator: " | ")
}

extension MarkupValue {
  /// The value in a form that shows its type.
  var typed: String {
    switch self {
    case .integer(let number): "\(number)"
    case .float: "\(description)f"
    case .bool(let truth): truth ? "yes" : "no"
    case .string(let text): "'\(text)'"
    }
  }
}
