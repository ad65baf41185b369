import SessionStore
import Terminal
import Vault

/// Where passphrases come from: a person at the terminal, or the lines of an open file.
struct PassphraseSource {
  enum Means {
    case terminal(SecretPrompt)
    case descriptor(Int32)
  }

  let means: Means
  /// The help lines to show when somebody asks for them instead.
  let help: () -> String

  /// Nil when there is neither.
  init?(descriptor: Int32?, help: @escaping () -> String) {
    self.help = help
    if let descriptor {
      means = .descriptor(descriptor)
    } else if let prompt = SecretPrompt(TerminalOptions(environment: Platform.environment)) {
      means = .terminal(prompt)
    } else {
      return nil
    }
  }

  var isTerminal: Bool { if case .terminal = means { true } else { false } }

  func say(_ paragraphs: [String]) {
    if case .terminal(let prompt) = means { prompt.show(paragraphs) }
  }

  /// Gives the terminal back.
  func close() {
    if case .terminal(let prompt) = means { prompt.close() }
  }

  /// Opens a locked store; at a terminal it asks until the passphrase is right or the person leaves.
  func open(_ store: Store) throws -> OpenedStore {
    Platform.forbidMemoryDumps()
    say(LockWording.isLocked)
    while true {
      let passphrase = try ask(LockWording.prompt, leaving: LockWording.notOpened)
      do throws(StoreError) {
        return try store.opened(by: passphrase, progress: showProgress)
      } catch .wrongPassphrase where isTerminal {
        say([LockWording.wrong, LockWording.withoutOpening])
      } catch {
        throw Failure("\(error.description)\n\(LockWording.withoutOpening)")
      }
    }
  }

  /// Asks for a passphrase to be: at a terminal twice, and again until it will do.
  func askNew(leaving words: String) throws -> Passphrase {
    Platform.forbidMemoryDumps()
    while true {
      let passphrase = try ask(LockWording.newPrompt, leaving: words)
      var trouble: String?
      if passphrase.says(Self.wordsForHelp) { trouble = LockWording.reserved }
      if !passphrase.isLongEnough { trouble = LockWording.tooShort }
      if trouble == nil, isTerminal {
        let again = try ask(LockWording.againPrompt, leaving: words)
        if !again.matches(passphrase) { trouble = LockWording.notTheSame }
      }
      guard let trouble else { return passphrase }
      guard isTerminal else { throw Failure(trouble) }
      say([trouble])
    }
  }

  /// Asks for a yes or a no; nil when there is nobody to ask.
  func decide(_ question: [String], leaving words: String) throws -> Bool? {
    guard case .terminal(let prompt) = means else { return nil }
    prompt.show(question)
    while true {
      switch prompt.askOpenly(LockWording.yesOrNo) {
      case .given(let text):
        switch text.lowercased().filter(\.isLetter) {
        case "y", "yes": return true
        case "n", "no": return false
        case "helpnow", "safety": prompt.show([help()])
        default: continue
        }
      case .interrupted: throw Failure("\n" + words, status: 130)
      case .left: throw Failure("\n" + words)
      }
    }
  }

  private func ask(_ prompt: String, leaving words: String) throws -> Passphrase {
    switch means {
    case .descriptor(let descriptor):
      // A terminal would show what is typed.
      guard !Platform.isTerminal(descriptor),
        let passphrase = Platform.line(of: descriptor, take: { Passphrase($0) })
      else { throw Failure(LockWording.nothingToRead(descriptor), status: 2) }
      return passphrase
    case .terminal(let terminal):
      while true {
        switch terminal.ask(prompt, take: { Passphrase($0) }) {
        case .given(let passphrase):
          if passphrase.isEmpty { continue }
          guard passphrase.says(Self.wordsForHelp) else { return passphrase }
          terminal.show([help()])
        case .interrupted: throw Failure(words, status: 130)
        case .left: throw Failure(words)
        }
      }
    }
  }

  private static let wordsForHelp = ["help now", "/safety", "helpnow"]

  /// Long work says how far it is, where somebody sees it.
  func showProgress(_ done: Int, _ total: Int) {
    guard isTerminal, total >= 1000, done % 500 == 0 || done == total else { return }
    Platform.write(LockWording.progress(done, total) + "\n", to: 2)
  }
}
