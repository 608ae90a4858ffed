extension String {
  /// At most so many characters, cut between words: `a long text` to 8 is `a long…`.
  package func shortened(to most: Int) -> String {
    guard utf8.count > most, count > most else { return self }
    let cut = prefix(most - 1)
    return (cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut) + "…"
  }
}
