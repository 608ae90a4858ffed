package import Base

/// A file that the output folder is to hold: where, what it is for, and a way to make its bytes.
package struct OutputFile: Sendable {
  /// Below the output folder, with slashes: `2025/10/21/summit/index.html`.
  package let path: String
  /// What the file is for; the manifest remembers it.
  package let traits: FileTraits
  let content: Content

  enum Content: Sendable {
    /// Appends the bytes; called once, on any thread.
    case made(@Sendable (inout [UInt8]) throws -> Void)
    /// A file by its absolute path, which is copied in pieces: it may be larger than the memory.
    case copied(String)
  }

  /// A file of which nothing else is said is a page.
  package init(
    path: String, traits: FileTraits = FileTraits(.page), content: @escaping @Sendable (inout [UInt8]) throws -> Void
  ) {
    self.path = path
    self.traits = traits
    self.content = .made(content)
  }

  /// Appends the bytes of the file.
  package func append(to bytes: inout [UInt8]) throws {
    switch content {
    case .made(let make): try make(&bytes)
    case .copied(let source): bytes += try Disk.bytes(of: source) ?? []
    }
  }

  /// A copy of a file, by its absolute path.
  package init(path: String, traits: FileTraits, copying source: String) {
    self.path = path
    self.traits = traits
    content = .copied(source)
  }
}
