/// Values as one line of JSON for other programs: keys sorted, nothing in it that acts on a terminal.
package enum JSONText {
  package static func line(_ value: some Encodable) -> String {
    String(decoding: JSON.line(value), as: UTF8.self)
  }
}
