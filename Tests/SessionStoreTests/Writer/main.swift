import Coach
import Foundation
import SessionStore
import TestSupport

// A program as small as can be that records a session: one line in, one turn out.
//
// store-writer FOLDER NUMBER [resume]     the number sets the session's id, seed and start

let arguments = CommandLine.arguments
let number = Int(arguments[2]) ?? 1
let store = Store(paths: StorePaths(folder: arguments[1]))

/// Prints at once, so that a reader knows that the turn is confirmed.
func say(_ text: String) { FileHandle.standardOutput.write(Data("\(text)\n".utf8)) }

func show(_ events: [SessionEvent]) {
  for case .said(let said) in events { say(said.text) }
}

func open() throws -> RecordedSession? {
  guard arguments.count > 3 else {
    return try RecordedSession.begin(
      in: store, engine: StoreEngine.engine(),
      opening: StoreSample.opening(number, minutes: number), memory: store.memory().memory)
  }
  guard let unfinished = try store.unfinished(in: store.memory()).first else { return nil }
  let resumption = try RecordedSession.resume(
    unfinished.file, in: store, engine: StoreEngine.engine(), at: StoreSample.moment(5000))
  guard case .ready(let session) = resumption else { return nil }
  return session
}

do {
  let notices = try store.probe()
  for notice in notices { FileHandle.standardError.write(Data("\(notice)\n".utf8)) }
  if let session = try open() {
    show(session.position.events)
    var minutes = number
    while !session.isOver, let line = readLine() {
      minutes += 1
      show(try session.answer(line, at: StoreSample.moment(minutes)))
    }
    session.setAside(at: StoreSample.moment(minutes))
  } else {
    say("nothing to resume")
  }
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(1)
}
