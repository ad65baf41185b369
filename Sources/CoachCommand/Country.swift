/// The person's country, for help lines: asked for, or read from the locale.
enum Country {
  /// Two capital letters from a flag, else from `LC_ALL`, `LC_MESSAGES` or `LANG`; else nil.
  static func code(flag: String?, environment: [String: String]) -> String? {
    if let flag { return isCode(flag.uppercased()) ? flag.uppercased() : nil }
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let locale = environment[name], !locale.isEmpty else { continue }
      let territory = locale.split(separator: ".").first?.split(separator: "_").dropFirst().first
      if let territory, isCode(String(territory.prefix(2))) { return String(territory.prefix(2)) }
      return nil
    }
    return nil
  }

  private static func isCode(_ text: String) -> Bool {
    text.count == 2 && text.allSatisfy { $0.isASCII && $0.isUppercase }
  }
}
