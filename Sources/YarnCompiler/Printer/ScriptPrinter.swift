/// Writes a tree back as a script: its canonical text.
///
/// In: the tree of a text that was read without an error. Out: a text that gives the same tree, places
/// aside, or nil for a tree that no text gives. Linear in the length of the text.
///
/// It is no formatter for people's files: the tree keeps neither comments nor empty lines nor the
/// spelling of operators and numbers, and so they are lost.
///
///     let (script, _) = Compiler.parse(file)
///     let text = ScriptPrinter.text(of: script)
public struct ScriptPrinter {
  let script: ScriptSyntax
  /// The text so far, in whole lines.
  var output = ""
  /// How many spaces the lines under way begin with.
  var indentation = 0
  /// How many bodies of options and line-group items are open.
  var openItems = 0
  /// Whether the last line is that of an option or a line-group item.
  var endsWithItem = false

  /// The text of a tree; nil when it holds what cannot be written:
  ///
  /// - parts that could not be read: a node without a body, an expression or enum with a mistake;
  /// - lists without an element and conditions without an expression, which no text gives;
  /// - two groups of options, or of line-group items, one after the other in an item's body, where
  ///   the first ends with something other than an item: no empty line can stand between them.
  public static func text(of script: ScriptSyntax) -> String? {
    guard !script.hasBrokenEnum, script.brokenDeclarations.isEmpty else { return nil }
    var printer = ScriptPrinter(script: script)
    do throws(Unprintable) {
      try printer.writeFile()
    } catch {
      return nil
    }
    return printer.output
  }

  /// Thrown at a part that no text gives.
  struct Unprintable: Error {}

  private init(script: ScriptSyntax) { self.script = script }

  /// Writes one line of the script.
  mutating func write(_ line: String, isItem: Bool = false) {
    output += String(repeating: " ", count: indentation)
    output += line
    output += "\n"
    endsWithItem = isItem
  }

  /// Writes what stands one step further right.
  mutating func indented(_ body: (inout ScriptPrinter) throws(Unprintable) -> Void)
    throws(Unprintable)
  {
    indentation += 4
    try body(&self)
    indentation -= 4
  }
}
