import Foundation

/// A fenced block of a Markdown file.
struct FencedBlock {
  /// The words after the opening fence: the language first.
  var info: [String]
  var text: String
  /// The line of the opening fence, from 1.
  var line: Int

  var language: String { info.first ?? "" }
  /// The words after the language that are not codes.
  var marks: [String] { info.dropFirst().filter { !$0.hasPrefix("YS") } }
  var codes: Set<String> { Set(info.dropFirst().filter { $0.hasPrefix("YS") }) }
}

/// A script of the reference and what the page says about it.
struct ReferenceExample: CustomStringConvertible {
  enum Claim: String {
    /// It compiles without a word.
    case sound
    /// It does not compile, and these codes are the reason.
    case fails
    /// It compiles, with these warnings or notes.
    case warns, notes
    /// It is an example of the diagnostics page put right.
    case mended
  }

  var page: String
  var line: Int
  /// The title of the section that it stands in.
  var section: String
  var claim: Claim
  var codes: Set<String>
  var script: String
  var plan: String?
  /// Whether the plan is one that must fail.
  var planFails = false
  /// The attributes of the script's first line, one a line of text.
  var attributes: String?

  var description: String { "\(page):\(line)" }
}

/// What is wrong with a page itself.
struct PageError: Error, CustomStringConvertible {
  var description: String
}

/// A page of the language reference.
struct ReferencePage: CustomStringConvertible {
  var name: String
  var text: String

  var description: String { name }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Sources/YarnCompiler/Documentation").standardized

  /// All pages, by name.
  static func all() throws -> [ReferencePage] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".md") }.sorted().map(load)
  }

  static func load(_ name: String) throws -> ReferencePage {
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    return ReferencePage(name: name, text: text)
  }

  /// The page in lines, without the last empty one.
  var lines: [String] { text.components(separatedBy: "\n") }

  /// The fenced blocks and the titles of the sections, in order.
  func parts() throws(PageError) -> [(section: String, block: FencedBlock)] {
    var parts: [(String, FencedBlock)] = []
    var section = ""
    var open: FencedBlock?
    for (index, line) in lines.enumerated() {
      if var block = open {
        if line == "```" {
          parts.append((section, block))
          open = nil
        } else {
          block.text += line + "\n"
          open = block
        }
      } else if line.hasPrefix("```") {
        let info = line.dropFirst(3).split(separator: " ").map(String.init)
        open = FencedBlock(info: info, text: "", line: index + 1)
      } else if line.hasPrefix("#") {
        section = String(line.drop { $0 == "#" }.dropFirst())
      }
    }
    if let open { throw PageError(description: "\(name):\(open.line): the block is not closed") }
    return parts
  }

  /// The scripts with their plans; throws at a block that would not be checked.
  func examples() throws(PageError) -> [ReferenceExample] {
    var examples: [ReferenceExample] = []
    var previous = ""
    for (section, block) in try parts() {
      switch block.language {
      case "yarn": examples.append(try example(block, section))
      case "testplan":
        guard previous == "yarn", !examples.isEmpty, examples[examples.count - 1].claim != .fails
        else { throw problem(block, "a plan without a script that compiles") }
        guard block.marks == [] || block.marks == ["fails"] else {
          throw problem(block, "unknown marks \(block.marks)")
        }
        examples[examples.count - 1].plan = block.text
        examples[examples.count - 1].planFails = block.marks == ["fails"]
      case "attributes":
        guard previous == "testplan" else { throw problem(block, "attributes without a plan") }
        examples[examples.count - 1].attributes = block.text
      case "json", "swift": break
      default: throw problem(block, "a block of an unknown language")
      }
      previous = block.language
    }
    for example in examples where example.claim == .sound && example.plan == nil {
      throw PageError(description: "\(example): a script with neither a plan nor a mark")
    }
    return examples
  }

  private func problem(_ block: FencedBlock, _ words: String) -> PageError {
    PageError(description: "\(name):\(block.line): \(words)")
  }

  private func example(_ block: FencedBlock, _ section: String) throws(PageError)
    -> ReferenceExample
  {
    var claim = ReferenceExample.Claim.sound
    var script = block.text
    for mark in block.marks {
      if mark == "visible" {
        script = Self.withRealSpaces(script)
      } else if let found = ReferenceExample.Claim(rawValue: mark), claim == .sound {
        claim = found
      } else {
        throw problem(block, "unknown mark \(mark)")
      }
    }
    let needsCodes = claim != .sound && claim != .mended
    guard block.codes.isEmpty != needsCodes else {
      throw problem(block, "marks and codes do not go together")
    }
    return ReferenceExample(
      page: name, line: block.line, section: section, claim: claim, codes: block.codes,
      script: script)
  }

  /// `·` as a space and `⇥` as a tab.
  private static func withRealSpaces(_ script: String) -> String {
    script.replacingOccurrences(of: "·", with: " ").replacingOccurrences(of: "⇥", with: "\t")
  }
}
