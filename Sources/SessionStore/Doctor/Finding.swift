/// Something that is not as it should be, found by the doctor.
package struct Finding: Sendable, Equatable {
  package enum Problem: Sendable, Equatable {
    /// The end of a log was cut off while it was written.
    case torn
    /// A line is not as it was written.
    case changed
    /// Lines are gone.
    case gap
    /// A line of a kind that this version does not know.
    case unknown(event: String)
    /// A newer version wrote it.
    case newer(format: Int)
    case unreadable(reason: String)
    /// Nothing in the file is a session.
    case empty
    /// The file's name and its first line do not agree.
    case misnamed
    /// A session stands in the folder of another year.
    case wrongYear
    /// A file that a crash left behind.
    case leftover
    /// Nothing of ours has such a name.
    case stranger
    /// Others than the owner may read it.
    case open(mode: UInt16)
    case notOurs
    case notAFolder
    /// The memory file was changed by hand.
    case memoryEdited
    /// The memory file is not what the sessions give.
    case memoryWrong
    /// Something was to be forgotten and is not yet.
    case forgettingOpen
  }

  package var problem: Problem
  package var path: String
  /// From 1; nil for the file as a whole.
  package var line: Int?
  /// The session the file belongs to.
  var file: SessionFileName?

  init(_ problem: Problem, _ path: String, line: Int? = nil, file: SessionFileName? = nil) {
    self.problem = problem
    self.path = path
    self.line = line
    self.file = file
  }

  package enum Remedy: Sendable {
    /// Nothing is wrong that would have to be mended.
    case none
    /// `coach doctor --repair` mends it.
    case repair
    /// Nothing can bring it back.
    case lost
    /// A person must see to it.
    case person
  }

  package var remedy: Remedy {
    switch problem {
    case .torn, .leftover, .open, .memoryEdited, .memoryWrong, .forgettingOpen, .wrongYear, .empty: .repair
    case .changed, .gap: .lost
    case .unknown, .newer, .stranger: .none
    case .unreadable, .misnamed, .notOurs, .notAFolder: .person
    }
  }

  /// Whether something is wrong, as opposed to worth knowing.
  package var isProblem: Bool { remedy != .none }
}

/// What the doctor saw.
package struct Examination: Sendable, Equatable {
  package var sessions = 0
  package var lines = 0
  /// Sessions from which words were taken out, as the person wished: nothing is wrong with them.
  package var withRemovedWords = 0
  package var findings: [Finding] = []

  package var problems: [Finding] { findings.filter(\.isProblem) }
}
