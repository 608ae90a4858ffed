import Archive
package import Base

/// Something withheld is in a file that was to be written.
package struct LeakError: Error, CustomStringConvertible {
  /// Names both ends: the file of the site, and the file that is withheld.
  package let diagnostic: Diagnostic

  /// The diagnostic's text.
  package var description: String { diagnostic.description }
}

extension LeakProof {
  /// Throws `LeakError` if something withheld is in the path or the bytes of a file.
  func check(_ path: String, _ bytes: ArraySlice<UInt8>) throws {
    let name = Array(path.utf8)
    guard let leak = bytes.withUnsafeBufferPointer(leak) ?? name.withUnsafeBufferPointer(leak) else { return }
    throw LeakError(
      diagnostic: Diagnostic(
        .leakFound, at: SourceLocation(path: leak.path),
        "'\(leak.text)' of this withheld file would be in \(path); nothing was written",
        hint: "take it out of what that file is made from, such as a file in content/assets/ or a template"))
  }
}
