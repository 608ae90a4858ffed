import Base

/// A middle name or nickname that a text puts into a full name: `Donald J. Trump`, `Dwayne “The Rock” Johnson`.
enum MiddleName {
  /// The most initials or words that are put in: `George H. W. Bush`, `George Herbert Walker Bush`.
  private static let most = 3

  /// The places before the family name: the space behind each thing that can be a middle name. `index` is the end of
  /// the given name.
  static func ends(in text: UnsafeBufferPointer<UInt8>, from index: Int, _ end: Int, _ language: Language) -> [Int] {
    var ends: [Int] = []
    var index = index
    for _ in 0..<most {
      guard index + 1 < end, text[index] == .space, let next = oneEnd(in: text, from: index + 1, end, language) else {
        break
      }
      ends.append(next)
      index = next
    }
    return ends.filter { $0 < end && text[$0] == .space }
  }

  /// Whether a middle name in a text can be the one with the parts `known`: `Q.` is `quincy`. Nicknames say nothing.
  static func agrees(_ middle: String, with known: [String]) -> Bool {
    zip(parts(middle), known).allSatisfy { a, b in a.count == 1 || b.count == 1 ? a.first == b.first : a == b }
  }

  /// The middle names and initials in a name, without nicknames: quincy of `John Quincy Adams`.
  static func parts(ofName name: String) -> [String] {
    parts(PersonName(name).given.dropFirst().filter { !PersonName.isNickname($0) }.joined(separator: " "))
  }

  /// The names and initials of a middle name in small letters without accents: h and w of `H.W.`
  private static func parts(_ middle: String) -> [String] {
    guard !middle.contains(where: { "“\"(«„‘”)»".contains($0) }) else { return [] }
    let plain = WordSpellings.withoutMarks(middle)?.spelling ?? middle
    return plain.lowercased().split { !$0.isLetter && $0 != "-" && $0 != "'" }.map(String.init)
  }

  /// The end of one initial, name or nickname.
  private static func oneEnd(
    in text: UnsafeBufferPointer<UInt8>, from start: Int, _ end: Int, _ language: Language
  ) -> Int? {
    if let nickname = nicknameEnd(in: text, from: start, end) { return nickname }
    guard text.isCapital(at: start) else { return nil }
    let word = Word(in: text, at: start, end: end)
    guard word.kind == .word else { return nil }
    let string = word.string(in: text)
    if string.unicodeScalars.count == 1 || (string.contains(".") && PersonName.isInitial(string[...])) {
      return word.end < end && text[word.end] == UInt8(ascii: ".") ? word.end + 1 : word.end
    }
    let small = string.lowercased()
    guard !language.firstWords.contains(small), !language.titles.contains(small), !language.calendar.contains(small),
      !string.contains("'"), !string.contains("’")
    else { return nil }
    return word.end
  }

  /// The end of a nickname of up to four words in quotation marks or parentheses.
  private static func nicknameEnd(in text: UnsafeBufferPointer<UInt8>, from start: Int, _ end: Int) -> Int? {
    for (opener, closer) in quotes where text[start..<end].starts(with: opener.utf8) {
      let inner = start + opener.utf8.count
      let closer = Array(closer.utf8)
      var index = inner
      while index < min(end, inner + 40) {
        if text[index..<end].starts(with: closer) {
          let words = String(utf8: text[inner..<index]).split(separator: " ").count
          return (1...4).contains(words) ? index + closer.count : nil
        }
        index += 1
      }
    }
    return nil
  }

  /// The beginning of a nickname of up to four words that ends before a place, with white space between.
  static func nicknameStart(in text: UnsafeBufferPointer<UInt8>, before place: Int, from start: Int) -> Int? {
    guard let end = text.spaceBefore(place, from: start) else { return nil }
    for (opener, closer) in quotes where text[start..<end].suffix(closer.utf8.count).elementsEqual(closer.utf8) {
      let inner = text[start..<end - closer.utf8.count].suffix(40)
      guard let first = inner.indices.last(where: { text[$0..<end].starts(with: opener.utf8) }),
        first + opener.utf8.count < end, text.isCapital(at: first + opener.utf8.count),
        nicknameEnd(in: text, from: first, end) == end
      else { continue }
      return first
    }
    return nil
  }

  private static let quotes = [("“", "”"), ("\"", "\""), ("(", ")"), ("«", "»"), ("„", "“"), ("‘", "’"), ("'", "'")]
}
