/// A file that the output folder is to hold: where, and a way to make its bytes.
package struct OutputFile: Sendable {
  /// Below the output folder, with slashes: `2025/10/21/summit/index.html`.
  package let path: String
  /// Appends the bytes; called once, on any thread.
  package let content: @Sendable (inout [UInt8]) throws -> Void

  package init(path: String, content: @escaping @Sendable (inout [UInt8]) throws -> Void) {
    self.path = path
    self.content = content
  }
}

/// What writing did.
package struct WriteReport: Sendable, Equatable {
  package var written = 0
  package var unchanged = 0
  package var deleted = 0
  package var bytes = 0

  /// Whether the output folder was left exactly as it was.
  package var isUntouched: Bool { written == 0 && deleted == 0 }
}
