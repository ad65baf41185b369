/// What a client is told for whom there is no room.
package enum Refusal {
  package static func noRoom(plain: Bool) -> [UInt8] {
    let error = ProtocolError.tooManyConnections
    if plain { return PlainText.lines(["! \(error.reason): \(error.message)"]) }
    return error.response(to: nil).bytes + [0x0A]
  }
}
