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
