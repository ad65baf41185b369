/// Texts with `{0}`, `{1}`… for expressions.
extension ScriptPrinter {
  /// The text with its expressions in their places and the rest of it escaped.
  func template(
    _ text: String, _ expressions: [ExpressionSyntax],
    escape: (ArraySlice<UInt8>) throws(Unprintable) -> [UInt8]
  ) throws(Unprintable) -> String {
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    var literal = 0
    var position = 0
    for (index, expression) in expressions.enumerated() {
      let placeholder = Array("{\(index)}".utf8)
      while position < bytes.count, !bytes[position...].starts(with: placeholder) { position += 1 }
      guard position < bytes.count else { throw Unprintable() }
      output += try escape(bytes[literal..<position])
      output += Array("{\(try self.text(of: expression))}".utf8)
      position += placeholder.count
      literal = position
    }
    output += try escape(bytes[literal...])
    return String(decoding: output, as: UTF8.self)
  }
}
