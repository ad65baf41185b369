package import SessionStore
import Synchronization

/// One person's sessions: a store of their own, and those of its sessions that are open here.
package final class Person: Sendable {
  /// What they are called on the command line; empty for the one who runs the process.
  package let name: String
  let store: Store
  let isSaved: Bool
  private let live = Mutex<[String: LiveSession]>([:])
  private let isProbed = Mutex(false)
  private let isBehind = Mutex(false)

  package init(name: String = "", store: Store, isSaved: Bool = true) {
    self.name = name
    self.store = store
    self.isSaved = isSaved
  }

  /// Makes a session known; false when one of its id is open.
  func open(_ session: LiveSession) -> Bool {
    live.withLock { live in
      guard live[session.id] == nil else { return false }
      live[session.id] = session
      return true
    }
  }

  func session(_ id: String) -> LiveSession? { live.withLock { $0[id] } }

  /// Lets a session go; false when it was let go before.
  func close(_ session: LiveSession) -> Bool {
    live.withLock { live in
      guard live[session.id] === session else { return false }
      live[session.id] = nil
      return true
    }
  }

  /// Finds out, once, whether sessions can be kept; what was put right is told to the first who asks.
  func probe() throws(StoreError) -> [StoreNotice] {
    let wasProbed = isProbed.withLock { isProbed in
      defer { isProbed = true }
      return isProbed
    }
    if wasProbed { return [] }
    do {
      return try store.probe()
    } catch {
      isProbed.withLock { $0 = false }
      throw error
    }
  }

  /// Takes note that sessions were set aside; the memory file follows, once for many of them.
  ///
  /// Until then it is behind, which does no harm: whoever asks for it is given what the logs say.
  func memoryIsBehind(_ service: Service) {
    guard isSaved else { return }
    let isFirst = isBehind.withLock { isBehind in
      defer { isBehind = true }
      return !isBehind
    }
    guard isFirst else { return }
    service.timers.after(milliseconds: Self.memoryDelay) { service.workers.run { self.updateMemory() } }
  }

  private static let memoryDelay = 1000

  /// Brings the memory file up to date, if it is behind.
  package func updateMemory() {
    let wasBehind = isBehind.withLock { isBehind in
      defer { isBehind = false }
      return isBehind
    }
    if wasBehind { _ = try? store.memory() }
  }
}

/// A session that a connection holds open.
final class LiveSession: Sendable {
  let id: String
  /// The number of the connection that holds it.
  let owner: Int
  let queue: JobQueue
  let talk: Mutex<Talk>
  /// Lines that are still to be sent on their own: the greeting.
  let greeting = Mutex<[UInt8]?>(nil)
  /// The commands that the client was told of last.
  let commands = Mutex<[UInt8]>([])

  init(id: String, owner: Int, queue: JobQueue, talk: sending Talk) {
    self.id = id
    self.owner = owner
    self.queue = queue
    self.talk = Mutex(talk)
  }

  /// The lines that were to be sent on their own, once.
  func takeGreeting() -> [UInt8] {
    greeting.withLock { greeting in
      defer { greeting = nil }
      return greeting ?? []
    }
  }
}
