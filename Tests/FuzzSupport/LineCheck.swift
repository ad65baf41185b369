import Coach
import Dialogs
import Foundation
import LineProtocol
import Logging
import SessionStore
import Synchronization
import TestSupport
import YarnProgram

/// What holds for whatever a client sends: every answer is a line of JSON, each request has one answer and nothing
/// else has any, and the connection lives.
enum LineCheck {
  static func check(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
    let acp = try answers(to: bytes, plain: false)
    let requests = bytes.split(separator: 0x0A).count
    var responses = 0
    for line in acp.split(separator: 0x0A) {
      guard let object = try? JSONSerialization.jsonObject(with: Data(line)) else {
        throw BrokenPromise("An answer is no JSON: \(String(decoding: line, as: UTF8.self))")
      }
      let messages = (object as? [[String: Any]]) ?? [object as? [String: Any] ?? [:]]
      for message in messages {
        try BrokenPromise.unless(message["jsonrpc"] as? String == "2.0", "An answer is no JSON-RPC.")
      }
      if object is [Any] || messages.contains(where: { $0["id"] != nil }) { responses += 1 }
    }
    // One more for the ping that is sent at the end.
    try BrokenPromise.unless(responses <= requests + 1, "There are more answers than lines.")
    try BrokenPromise.unless(
      String(decoding: acp, as: UTF8.self).contains("\"id\":\"the-last\",\"error\":{\"code\":-32601"),
      "The last request is not answered.")
    let plain = String(decoding: try answers(to: bytes, plain: true), as: UTF8.self)
    try BrokenPromise.unless(plain.hasPrefix("# coach 1 plain\n"), "The first line is another.")
    try BrokenPromise.unless(!plain.contains("\n\n\n"), "A turn has a blank line inside.")
    try BrokenPromise.unless(
      !plain.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F..<0xA0).contains($0.value) },
      "A plain line holds what acts on a terminal.")
    return !acp.contains(UInt8(ascii: "-"))
  }

  private static func answers(to bytes: [UInt8], plain: Bool) throws(BrokenPromise) -> [UInt8] {
    guard let scripts else { throw BrokenPromise("The shipped scripts do not load.") }
    let program = CoachProgram(scripts: scripts, fingerprint: "f", helpLines: HelpLines("")) { nil }
    let disk = StoreDisk()
    let number = Mutex(0)
    let service = Service(
      program: program, engine: StoreEngine.engine(), version: "1", workers: AtOnce(), timers: AtOnce(),
      log: Logger(label: "fuzz") { _ in SwiftLogNoOpLogHandler() }, home: "/home/ada",
      clock: { StoreSample.moment() }, milliseconds: { 0 }
    ) {
      StoreSample.opening(number.withLock { number in
        number += 1
        return number
      })
    }
    let people = People(Person(store: Store(paths: StorePaths(folder: "/home/ada/c"), files: disk)))
    let outlet = Kept()
    let connection: any Conversing =
      plain
      ? PlainConnection(service, people, out: outlet, number: 1)
      : ACPConnection(service, people, out: outlet, number: 1)
    connection.start()
    var splitter = LineSplitter(limit: 1 << 16)
    // The id of the first session is known, so that inputs can name it.
    let lines = String(decoding: bytes, as: UTF8.self).contains("SESSION")
      ? Array(String(decoding: bytes, as: UTF8.self).replacing("SESSION", with: StoreSample.session(1)).utf8) : bytes
    for line in splitter.take(lines) { connection.receive(line) }
    if let line = splitter.finish() { connection.receive(line) }
    if !plain {
      connection.receive(.whole(Array(#"{"jsonrpc":"2.0","id":"the-last","method":"_x"}"#.utf8)))
    }
    connection.end {}
    return outlet.all
  }

  private static let scripts = try? Program(decoding: Dialogs.compiledScripts)

  private struct AtOnce: Workers, Timers {
    func run(_ job: @escaping @Sendable () -> Void) { job() }
    func after(milliseconds: Int, _ job: @escaping @Sendable () -> Void) { job() }
  }

  private final class Kept: Outlet, Sendable {
    private let bytes = Mutex<[UInt8]>([])
    func send(_ lines: [UInt8]) { bytes.withLock { $0 += lines } }
    func close() {}
    var all: [UInt8] { bytes.withLock { $0 } }
  }
}
