import Coach

extension Store {
  /// Reads of one session what finding it again needs: all but choices and what was remembered
  /// when it began. Much quicker than `log`.
  package func outline(of file: SessionFileName) throws(StoreError) -> SessionLog {
    try log(file, wanted: Self.outlined)
  }

  private static let outlined = WantedEvents.only([
    .resumed, .said, .asked, .typed, .heard, .remembered, .tookBack, .privatePart, .ended,
  ])

  /// Whether there is a folder that may hold sessions.
  package var hasSessions: Bool { (try? !years().isEmpty) ?? false }

  /// Whether an index of what was said may lie on the disk beside the logs: never of a locked store.
  package var isIndexKept: Bool { sealing == nil && (try? isLocked()) == false }
}
