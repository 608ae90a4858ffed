extension String {
  /// The text as one word of a POSIX shell, for commands that a person may copy: `my site` gets quotes, `site` does
  /// not. Control characters are made visible.
  package var shellQuoted: String {
    let isPlain = utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || "_./-".utf8.contains($0) }
    if isPlain, !isEmpty { return self }
    return "'" + visible.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
