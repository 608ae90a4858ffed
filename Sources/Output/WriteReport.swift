/// What writing did.
package struct WriteReport: Sendable, Equatable {
  /// How many files were written, because they are new or their bytes changed.
  package var written = 0
  /// How many files stayed as they were.
  package var unchanged = 0
  /// How many files of the earlier site were deleted.
  package var deleted = 0
  /// How many bytes were written.
  package var bytes = 0

  /// When the new tree was complete, before it took the place of the old one: see `Fingerprint.now`.
  package var completed = 0

  /// Nothing was written.
  package init() {}

  init(deleted: Int) { self.deleted = deleted }

  /// Whether the output folder was left exactly as it was.
  package var isUntouched: Bool { written == 0 && deleted == 0 }
}
