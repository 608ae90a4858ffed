import Base

/// The form in which names are compared everywhere: in prose, in wiki links and in heads. Apostrophes are straight,
/// hyphens are plain, white space is one space, invisible characters are left out, and the text is in NFC. `O＇Brien
/// Group` and `O'Brien Group` have the same key.
func nameKey(_ name: String) -> String {
  isNameKey(name) ? name : String(utf8: WordKeys(name).bytes)
}

extension Names {
  /// The form in which names are compared: two texts with the same form are the same name.
  package static func spelling(_ name: String) -> String { nameKey(name) }

  /// The form in which titles of topics are compared: the key in lower case.
  package static func topicKey(_ title: String) -> String { nameKey(title).lowercased() }
}

/// Whether a quick look shows that a name is its own key: ASCII with single spaces between its words.
private func isNameKey(_ name: String) -> Bool {
  var last: UInt8 = .space
  for byte in name.utf8 {
    guard byte >= 0x20, byte < 0x7F, byte != .space || last != .space else { return false }
    last = byte
  }
  return last != .space
}

/// The keys of a name's words, white space and marks among them.
struct WordKeys: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Where each word ends.
  private(set) var ends: [Int] = []

  /// The range of each word.
  var words: [Range<Int>] { ends.indices.map { ($0 == 0 ? 0 : ends[$0 - 1])..<ends[$0] } }

  /// How many words the first bytes of the name are.
  func words(in length: Int) -> Int { ends.prefix { $0 <= length }.count }

  init(_ name: String) {
    var name = name.trimmed
    name.withUTF8 { text in
      var index = 0
      while index < text.count {
        let word = Word(in: text, at: index, end: text.count)
        word.appendKey(of: text, to: &bytes)
        // Invisible characters alone are not a word.
        if bytes.count > ends.last ?? 0 { ends.append(bytes.count) }
        index = word.end
      }
    }
  }
}
