package import Base

/// A file that the output folder is to hold: where, what it is for, and a way to make its bytes.
package struct OutputFile: Sendable {
  /// Below the output folder, with slashes: `2025/10/21/summit/index.html`.
  package let path: String
  /// What the file is for; the manifest remembers it.
  package let traits: FileTraits
  /// Appends the bytes; called once, on any thread.
  package let content: @Sendable (inout [UInt8]) throws -> Void

  /// A file of which nothing else is said is a page.
  package init(
    path: String, traits: FileTraits = FileTraits(.page), content: @escaping @Sendable (inout [UInt8]) throws -> Void
  ) {
    self.path = path
    self.traits = traits
    self.content = content
  }
}
