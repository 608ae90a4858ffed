/// What the planner says of a file of the site: nothing later guesses it from the file's name.
package struct FileTraits: Equatable, Sendable {
  /// What the file is for.
  package let role: FileRole
  /// Whether the name follows from the content, as that of `style.04c589908ea9ed69.css` does: what stands under that
  /// name never changes, so caches may keep it for ever.
  package let isNamedByContent: Bool

  /// `FileTraits(.asset, isNamedByContent: true)` is a style sheet whose name holds a hash of its bytes.
  package init(_ role: FileRole, isNamedByContent: Bool = false) {
    self.role = role
    self.isNamedByContent = isNamedByContent
  }
}
