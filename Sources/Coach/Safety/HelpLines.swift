/// Numbers of people to ring, by country, each with the day it was seen and how sure we are.
package struct HelpLines: Sendable {
  package struct Row: Sendable, Equatable {
    package var country: String
    package var name: String
    package var kind: Kind
    package var text: String
    /// `O` seen on the line's own page; `K` and `U` are leads that are kept but never printed.
    package var sure: String
    package var seen: String
  }

  package enum Kind: String, Sendable, CaseIterable {
    case emergency, crisis, abuse, child, eating, worried
  }

  package private(set) var rows: [Row] = []
  /// Lines of the file that could not be read, as `line: reason`.
  package private(set) var problems: [String] = []

  /// Reads `country,name,kind,sure,seen,text` lines; the text comes last and may hold commas.
  package init(_ file: String) {
    for (index, line) in file.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      if index == 0 || line.isEmpty || line.hasPrefix("#") { continue }
      let fields = line.split(separator: ",", maxSplits: 5, omittingEmptySubsequences: false)
        .map(String.init)
      guard fields.count == 6, let kind = Kind(rawValue: fields[2]) else {
        problems.append("\(index + 1): expected country,name,kind,sure,seen,text")
        continue
      }
      rows.append(
        Row(
          country: fields[0], name: fields[1], kind: kind, text: fields[5], sure: fields[3],
          seen: fields[4]))
    }
  }

  /// The code of a country, from two letters or its name; nil for anything else.
  package func country(_ words: String) -> String? {
    let wanted = words.trimmed.uppercased()
    if wanted == "UK" { return "GB" }
    if wanted.utf8.count == 2, wanted.utf8.allSatisfy({ (65...90).contains($0) }) { return wanted }
    return rows.first { $0.name.uppercased() == wanted }?.country
  }

  /// A country's name; its code when no row has it.
  package func name(ofCountry code: String) -> String {
    rows.first { $0.country == code }?.name ?? code
  }

  /// The emergency number of a country in one short phrase; the most common ones when not known.
  package func emergency(in country: String?) -> String {
    rows.first { $0.country == country && $0.kind == .emergency }?.text
      ?? HelpText.emergencyInShort
  }

  /// What may be shown for a country and a kind of trouble, most urgent first.
  ///
  /// Always holds an emergency line and a directory, whatever the file holds.
  package func shown(_ kind: Kind, country: String?) -> [String] {
    let here = rows.filter { $0.country == country }
    var lines: [String] = []
    if let emergency = here.first(where: { $0.kind == .emergency }) {
      lines.append("In danger now (\(emergency.name)): \(emergency.text)")
    } else {
      lines.append(HelpText.emergencyAnywhere)
    }
    for row in here where row.kind == kind && row.sure == "O" {
      lines.append("\(row.text) (seen \(row.seen))")
    }
    // Somebody who answers comes before an address, where no line of that kind may be shown.
    if [.child, .eating, .worried].contains(kind), !here.contains(where: { $0.kind == kind && $0.sure == "O" }) {
      for row in here where row.kind == .crisis && row.sure == "O" {
        lines.append("\(row.text) (seen \(row.seen))")
      }
    }
    if kind == .crisis || !here.contains(where: { $0.kind == kind && $0.sure == "O" }) {
      lines.append(HelpText.directory(for: kind))
    }
    lines.append(HelpText.ifItDoesNotWork)
    return lines
  }
}
