/// A glob pattern of a project file.
///
/// `*` stands for anything within one part of a path, `**` for any number of folders; all else stands
/// for itself, whatever its case. A pattern that ends in a slash matches all below that folder.
struct PathPattern {
  private let parts: [String]

  init(_ pattern: String) {
    var parts = PathPattern.components(pattern)
    if pattern.hasSuffix("/") || pattern.hasSuffix("\\") { parts.append("**") }
    self.parts = parts
  }

  /// The parts of a path in lower case, `.` left out and `..` resolved where it can be.
  static func components(_ path: String) -> [String] {
    var parts: [String] = []
    for part in path.lowercased().split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
      if part == "." { continue }
      if part == "..", let last = parts.last, last != "..", !last.contains("*") {
        parts.removeLast()
      } else {
        parts.append(String(part))
      }
    }
    return path.hasPrefix("/") ? ["/"] + parts : parts
  }

  /// Whether a path, given by its parts, matches. At most the product of both lengths.
  func matches(_ path: [String]) -> Bool {
    // Only the last `**` need ever be tried again with one folder more.
    var (part, position) = (0, 0)
    var retry: (part: Int, position: Int)?
    while position < path.count {
      if part < parts.count, parts[part] == "**" {
        retry = (part + 1, position)
        part += 1
      } else if part < parts.count, PathPattern.matches(parts[part].utf8, path[position].utf8) {
        part += 1
        position += 1
      } else if let last = retry {
        retry = (last.part, last.position + 1)
        (part, position) = (last.part, last.position + 1)
      } else {
        return false
      }
    }
    return parts[part...].allSatisfy { $0 == "**" } && !parts.isEmpty
  }

  private static func matches(_ pattern: String.UTF8View, _ text: String.UTF8View) -> Bool {
    let (pattern, text) = (Array(pattern), Array(text))
    var (sign, position) = (0, 0)
    var retry: (sign: Int, position: Int)?
    while position < text.count {
      if sign < pattern.count, pattern[sign] == UInt8(ascii: "*") {
        retry = (sign + 1, position)
        sign += 1
      } else if sign < pattern.count, pattern[sign] == text[position] {
        sign += 1
        position += 1
      } else if let last = retry {
        retry = (last.sign, last.position + 1)
        (sign, position) = (last.sign, last.position + 1)
      } else {
        return false
      }
    }
    return pattern[sign...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
