package import Foundation

/// Checks JSON against a JSON Schema, as far as ours need it; any other keyword is a fault of its own.
package struct SchemaCheck {
  private let root: [String: Any]

  /// Reads a schema from a file.
  package init(_ file: URL) throws {
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    root = json as? [String: Any] ?? [:]
  }

  /// What is wrong with a JSON text; empty when nothing is.
  package func faults(in text: String) -> [String] {
    guard let value = try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    else { return ["no JSON"] }
    return faults(value, root, "")
  }

  private func faults(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
    schema.flatMap { keyword, rule in
      check(value, keyword, rule, schema, place).map { "\(place.isEmpty ? "/" : place): \($0)" }
        + inner(value, keyword, rule, schema, place)
    }
  }

  /// What one keyword says of a value itself.
  private func check(
    _ value: Any, _ keyword: String, _ rule: Any, _ schema: [String: Any], _ place: String
  ) -> [String] {
    switch keyword {
    case "type": return Self.isOf(rule as? String ?? "", value) ? [] : ["is no \(rule)"]
    case "required":
      let fields = value as? [String: Any] ?? [:]
      return (rule as? [String] ?? []).filter { fields[$0] == nil }.map { "lacks \($0)" }
    case "enum": return (rule as? [NSObject] ?? []).contains(value as? NSObject ?? NSNull()) ? [] : ["is none of \(rule)"]
    case "const": return (value as? NSObject) == (rule as? NSObject) ? [] : ["is not \(rule)"]
    case "minimum": return Self.number(value) >= Self.number(rule) ? [] : ["is below \(rule)"]
    case "maximum": return Self.number(value) <= Self.number(rule) ? [] : ["is above \(rule)"]
    case "pattern":
      let text = value as? String ?? ""
      return text.range(of: rule as? String ?? "", options: .regularExpression) == nil ? ["does not fit \(rule)"] : []
    case "oneOf":
      let fitting = (rule as? [[String: Any]] ?? []).count { faults(value, $0, place).isEmpty }
      return fitting == 1 ? [] : ["fits \(fitting) of the kinds"]
    case "$schema", "title", "description", "$defs", "properties", "additionalProperties", "items", "$ref":
      return []
    default: return ["has a rule that is not known: \(keyword)"]
    }
  }

  /// What one keyword says of what is inside a value.
  private func inner(
    _ value: Any, _ keyword: String, _ rule: Any, _ schema: [String: Any], _ place: String
  ) -> [String] {
    let fields = value as? [String: Any] ?? [:]
    switch keyword {
    case "properties":
      return (rule as? [String: [String: Any]] ?? [:]).flatMap { name, inner in
        fields[name].map { faults($0, inner, "\(place)/\(name)") } ?? []
      }
    case "additionalProperties":
      let known = schema["properties"] as? [String: Any] ?? [:]
      return fields.filter { known[$0.key] == nil }.flatMap { name, value in
        faults(value, rule as? [String: Any] ?? [:], "\(place)/\(name)")
      }
    case "items":
      return (value as? [Any] ?? []).enumerated().flatMap { index, item in
        faults(item, rule as? [String: Any] ?? [:], "\(place)/\(index)")
      }
    case "$ref":
      let name = (rule as? String ?? "").split(separator: "/").last.map(String.init) ?? ""
      let definition = (root["$defs"] as? [String: [String: Any]])?[name]
      return definition.map { faults(value, $0, place) } ?? ["\(place): no definition of \(name)"]
    default: return []
    }
  }

  private static func isOf(_ type: String, _ value: Any) -> Bool {
    let isBool = value is NSNumber && "\(Swift.type(of: value))".contains("Bool")
    switch type {
    case "object": return value is [String: Any]
    case "array": return value is [Any]
    case "string": return value is String
    case "boolean": return value is Bool
    case "integer": return !isBool && number(value) == number(value).rounded() && value is NSNumber
    case "number": return !isBool && value is NSNumber
    default: return false
    }
  }

  private static func number(_ value: Any) -> Double { (value as? NSNumber)?.doubleValue ?? .nan }
}
