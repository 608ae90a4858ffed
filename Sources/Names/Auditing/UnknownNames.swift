import Base

/// Finds unknown names: capitalised words that are not capitalised only because a sentence begins. In scripts without
/// capital letters it finds nothing.
enum UnknownNames {
  struct Found {
    let range: Range<Int>
    let text: String
    /// Whether it is one word at the beginning of a sentence. Such a word is often not a name.
    let isDoubtful: Bool
  }

  /// The unknown names in a run of a text, outside of the `known` names. `known` and the beginnings of `sentences` are
  /// sorted.
  static func find(
    in text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>, sentences: [Int], except known: [Range<Int>]
  ) -> [Found] {
    var found: [Found] = []
    var group: [Word] = []
    var joints: [Word] = []
    var groupBeginsSentence = false
    func close() {
      if let name = name(of: group, in: text, beginsSentence: groupBeginsSentence) { found.append(name) }
      group.removeAll()
      joints.removeAll()
    }
    var known = known[...]
    var ahead = sentences[...]
    var index = run.lowerBound
    while index < run.upperBound {
      let word = Word(in: text, at: index, end: run.upperBound)
      index = word.end
      known = known.drop { $0.upperBound <= word.start }
      if let name = known.first, name.lowerBound < word.end {
        close()
        index = max(index, name.upperBound)
        continue
      }
      switch word.kind {
      case .space: continue
      case .mark:
        // In J. K. Rowling and Rubio-Lavrov the name goes on; any other mark ends it.
        let isInitial = text[word.start] == UInt8(ascii: ".") && group.last.map { $0.end - $0.start == 1 } == true
        if isInitial || text[word.start] == UInt8(ascii: "-") { continue }
        close()
      case .word:
        // A sentence may begin with a quotation mark before its first word.
        let isFirst = ahead.first.map { $0 <= word.start } ?? false
        if isFirst { close() }
        ahead = ahead.drop { $0 <= word.start }
        if text.isCapital(at: word.start) {
          if group.isEmpty { groupBeginsSentence = isFirst }
          group += joints + [word]
          joints.removeAll()
        } else if !group.isEmpty, joints.count < 2, particles.contains(word.string(in: text)) {
          joints.append(word)
        } else {
          close()
        }
      }
    }
    close()
    return found
  }

  /// Whether a text contains a name: two capitalised words in a row, or one before a comma.
  static func containsName(_ text: String) -> Bool {
    Array(text.utf8).withUnsafeBufferPointer { text in
      find(in: text, text.indices, sentences: [], except: []).contains { name in
        name.text.contains(where: \.isWhitespace)
          || text[name.range.upperBound...].first.map { $0 == UInt8(ascii: ",") } ?? false
      }
    }
  }

  private static func name(
    of group: [Word], in text: UnsafeBufferPointer<UInt8>, beginsSentence: Bool
  ) -> Found? {
    var words = group[...]
    var beginsSentence = beginsSentence
    // The, In, On Tuesday: the beginning of the sentence is not part of the name. I'm, it’s, they'll: a contraction of
    // an ordinary word is an ordinary word.
    while let first = words.first,
      case let word = String(first.string(in: text).lowercased().prefix { $0 != "'" && $0 != "’" }),
      ordinaryWords.contains(word) || calendarWords.contains(word)
    {
      words.removeFirst()
      beginsSentence = false
    }
    while let last = words.last, calendarWords.contains(last.string(in: text).lowercased()) { words.removeLast() }
    guard let first = words.first, let last = words.last else { return nil }
    var end = last.end
    let written = String(utf8: UnsafeBufferPointer(rebasing: text[first.start..<end]))
    for ending in ["'s", "’s"] where written.hasSuffix(ending) { end -= ending.utf8.count }
    guard end - first.start > 1 else { return nil }
    return Found(
      range: first.start..<end, text: nameKey(String(utf8: UnsafeBufferPointer(rebasing: text[first.start..<end]))),
      isDoubtful: beginsSentence && words.count == 1)
  }

  private static let particles: Set<String> = [
    "of", "the", "de", "la", "du", "des", "del", "di", "da", "dos", "von", "van", "der", "den", "ter", "al", "el",
    "bin",
    "ibn", "y", "for",
  ]

  private static let calendarWords: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april",
    "may", "june", "july", "august", "september", "october", "november", "december",
  ]

  /// English words that are often capitalised but are not names: those that begin sentences, and forms of address.
  private static let ordinaryWords: Set<String> = [
    "a", "an", "the", "this", "that", "these", "those", "he", "she", "it", "they", "we", "i", "you", "his", "her",
    "its",
    "their", "our", "my", "your", "in", "on", "at", "by", "to", "of", "for", "from", "with", "without", "within",
    "after", "before", "during", "since", "until", "under", "over", "between", "against", "about", "as", "if", "when",
    "while", "where", "who", "what", "which", "why", "how", "and", "but", "or", "nor", "so", "yet", "not", "no", "both",
    "neither", "either", "each", "every", "all", "some", "any", "many", "most", "few", "one", "two", "three", "four",
    "five", "six", "seven", "eight", "nine", "ten", "there", "here", "then", "now", "today", "yesterday", "tomorrow",
    "also", "only", "even", "still", "however", "meanwhile", "earlier", "later", "asked", "nobody", "nothing",
    "mr", "mrs", "ms", "dr",
    "president", "minister", "secretary", "prime", "foreign", "senator", "general", "king", "queen", "sir", "pope",
  ]
}

extension Word {
  func string(in text: UnsafeBufferPointer<UInt8>) -> String {
    String(utf8: UnsafeBufferPointer(rebasing: text[start..<end]))
  }
}
