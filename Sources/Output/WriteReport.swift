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

  /// Whether the output folder was left exactly as it was.
  package var isUntouched: Bool { written == 0 && deleted == 0 }
}
