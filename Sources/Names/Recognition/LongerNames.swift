import Base

/// Finds out whether a name is part of a longer name that no actor bears: Biden of `Hunter Biden`, Trump of `Trump
/// Organization`. docs/notes.md has the rules.
struct LongerNames {
  let lexicon: Lexicon
  let language: Language
  /// The words of the roles that actors hold, in small letters.
  let roles: Set<String>
  let use: WordUse

  /// A name in its text.
  struct Place {
    let match: NameSearch.Match
    /// Whether it can mean a person.
    let isPerson: Bool
    /// The name before it in the text.
    let last: NameSearch.Match?
    /// The part of the text that it is read in.
    let run: Range<Int>
  }

  /// Whether the name at a place is such a part, if capitals say anything in its sentence. `next` finds the name that
  /// begins at a word.
  func contains(
    _ place: Place, in text: UnsafeBufferPointer<UInt8>, _ next: (Word) -> NameSearch.Match?
  ) -> Bool {
    let range = place.match.range
    let run = place.run
    if let word = text.wordBefore(range.lowerBound, from: run.lowerBound), continues(before: place, word, in: text) {
      return true
    }
    if !language.capitalisesNouns, let word = text.wordAfter(range.upperBound, to: run.upperBound),
      continues(after: place, word, in: text, next)
    {
      return true
    }
    return isJoinedByAmpersand(range, in: text, run) || isRepeated(place, in: text, next)
  }

  /// Whether the word before a name belongs to a longer name.
  private func continues(before place: Place, _ word: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.isCapital(at: word.lowerBound) else { return false }
    // Israeli Prime Minister Benjamin Netanyahu: too much can stand before a full name.
    if place.isPerson, place.match.hasWords, isFull(place.match) { return false }
    if let last = place.last, last.range.upperBound == word.upperBound, areSeparate(last, place.match) { return false }
    var written = String(utf8: text[word])
    if written.hasSuffix(".") {
      written.removeLast()
      // In `F. Kennedy` the name goes on; behind any other full stop a sentence begins.
      guard !isTitle(written) else { return false }
      return written.unicodeScalars.count == 1
    }
    if ["'s", "’s", "'", "’"].contains(where: written.hasSuffix) { return false }
    let beginsSentence = text.beginsSentence(at: word.lowerBound)
    if language.capitalisesNouns, let article = text.wordBefore(word.lowerBound, from: place.run.lowerBound),
      language.determiners.contains(String(utf8: text[article]).lowercased())
    {
      // die Regierung Merkel: a noun.
      return false
    }
    // Akcje Orlenu: a case ending says that the word before is no part of the name. A given name could be before a
    // family name.
    if beginsSentence, !place.isPerson, place.match.first.ways.contains(.inflected) { return false }
    return !isApart(written, beginsSentence: beginsSentence)
      && !endsTitle(word, in: text, from: place.run.lowerBound)
  }

  /// Whether the word after a name belongs to a longer name.
  private func continues(
    after place: Place, _ word: Word, in text: UnsafeBufferPointer<UInt8>, _ next: (Word) -> NameSearch.Match?
  ) -> Bool {
    guard text.isCapital(at: word.start) else { return false }
    // Prezes Orlenu Ireneusz Fąfara: what follows is the name of the one who holds the office.
    if !place.isPerson, place.match.first.ways.contains(.inflected),
      let before = text.wordBefore(place.match.range.lowerBound, from: place.run.lowerBound),
      isTitle(String(utf8: text[before]))
    {
      return false
    }
    let written = word.string(in: text)
    let small = written.lowercased()
    if language.calendar.contains(small) || language.smallWords.contains(small) { return false }
    if PersonName.isSuffix(written) || PersonName.isNumeral(written) { return true }
    if beginsTitle(word, in: text, to: place.run.upperBound) { return false }
    if language.firstWords.contains(small) && !language.givenNames.contains(small) { return false }
    guard let following = next(word) else { return true }
    return !areSeparate(place.match, following)
  }

  /// Whether two names side by side are two names: one has several words, or both are states. `Paris Hilton` is not
  /// Paris and Hilton.
  private func areSeparate(_ a: NameSearch.Match, _ b: NameSearch.Match) -> Bool {
    a.hasWords || b.hasWords || (isState(a) && isState(b))
  }

  private func isFull(_ match: NameSearch.Match) -> Bool {
    lexicon.traits[Int(match.first.entry)].contains(.full)
  }

  private func isState(_ match: NameSearch.Match) -> Bool {
    lexicon.traits[Int(match.first.entry)].contains(.state)
  }

  /// Whether a capitalised word before a name does not belong to it.
  private func isApart(_ word: String, beginsSentence: Bool) -> Bool {
    let small = word.lowercased()
    if isTitle(small) || language.calendar.contains(small) || language.smallWords.contains(small) { return true }
    guard beginsSentence, !language.givenNames.contains(small) else { return false }
    return language.firstWords.contains(small) || use.isOrdinary(small)
  }

  /// Whether a word is a title or part of a role: President, Mr, Außenminister.
  private func isTitle(_ word: String) -> Bool {
    let small = word.lowercased()
    return language.titles.contains(small) || roles.contains(small)
      || language.titleEndings.contains { small.hasSuffix($0) }
  }

  /// Whether a title begins at a word: `Press Secretary`, `Foreign Minister`. A state before its president is a name.
  private func beginsTitle(_ word: Word, in text: UnsafeBufferPointer<UInt8>, to end: Int) -> Bool {
    var word = word
    for _ in 0..<4 {
      let small = word.string(in: text).lowercased()
      if isTitle(small) { return true }
      guard language.modifiers.contains(small), let next = text.wordAfter(word.end, to: end),
        text.isCapital(at: next.start)
      else { return false }
      word = next
    }
    return false
  }

  /// Whether a title with *of* ends with a word: `Secretary of State`, `Speaker of the House`.
  private func endsTitle(_ word: Range<Int>, in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    var word = word
    var hasLink = false
    for _ in 0..<6 {
      guard let before = text.wordBefore(word.lowerBound, from: start) else { return false }
      let written = String(utf8: text[before])
      if language.smallWords.contains(written) {
        hasLink = true
      } else if !text.isCapital(at: before.lowerBound) {
        return hasLink && isTitle(written)
      } else if hasLink, isTitle(written) {
        return true
      }
      word = before
    }
    return false
  }

  /// Whether `&` and a capital letter are beside a name: Ernst & Young.
  private func isJoinedByAmpersand(
    _ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>
  ) -> Bool {
    let (start, end) = (range.lowerBound, range.upperBound)
    if end + 3 < run.upperBound, text[end + 1] == UInt8(ascii: "&"), text[end] == .space, text[end + 2] == .space,
      text.isCapital(at: end + 3)
    {
      return true
    }
    guard start > run.lowerBound + 3, text[start - 2] == UInt8(ascii: "&"), text[start - 1] == .space,
      let word = text.wordBefore(start - 2, from: run.lowerBound)
    else { return false }
    return text.isCapital(at: word.lowerBound)
  }

  /// Whether the same word is on the other side of *and*: Johnson and Johnson.
  private func isRepeated(
    _ place: Place, in text: UnsafeBufferPointer<UInt8>, _ next: (Word) -> NameSearch.Match?
  ) -> Bool {
    let range = place.match.range
    guard !place.match.hasWords else { return false }
    if let and = text.wordAfter(range.upperBound, to: place.run.upperBound),
      let other = text.wordAfter(and.end, to: place.run.upperBound), text.isCapital(at: other.start),
      language.joiners.contains(and.string(in: text)), let match = next(other)
    {
      return text[match.range].elementsEqual(text[range])
    }
    guard let last = place.last, last.range.lowerBound >= place.run.lowerBound,
      text[last.range].elementsEqual(text[range]),
      let and = text.wordBefore(range.lowerBound, from: place.run.lowerBound)
    else { return false }
    return language.joiners.contains(String(utf8: text[and])) && last.range.upperBound + 1 == and.lowerBound
  }
}

/// Whether the capitals of a sentence say which words are names.
enum SentenceCase {
  /// Whether a sentence is in capitals or in title case, so that its capitals say nothing.
  static func saysNothing(_ text: UnsafeBufferPointer<UInt8>, _ sentence: Range<Int>, _ language: Language) -> Bool {
    var capitals = 0
    var longest = 0
    var inRow = 0
    var smallLetters = 0
    var linksWords = false
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      let word = Word(in: text, at: index, end: sentence.upperBound)
      index = word.end
      guard word.kind == .word else {
        // Names in a list are no headline.
        if word.kind == .mark, [0x2C, 0x3B, 0x2F, 0x28].contains(text[word.start]) { inRow = 0 }
        continue
      }
      let written = word.string(in: text)
      let letters = written.unicodeScalars
      smallLetters += letters.count(where: \.properties.isLowercase)
      let small = written.lowercased()
      let isLinking = language.smallWords.contains(small)
      if text.isCapital(at: word.start) || written.first?.isNumber == true {
        capitals += 1
        inRow += 1
        if isLinking || language.firstWords.contains(small), capitals > 1 { linksWords = true }
        longest = max(longest, inRow)
      } else if isLinking {
        linksWords = true
        if language.joiners.contains(written) { inRow = 0 }
      } else if !["s", "’s", "'s"].contains(written) {
        return false
      }
    }
    if smallLetters == 0 { return capitals > 1 && longest > 2 }
    if language.capitalisesNouns { return false }
    return capitals >= 4 && longest >= 3 && linksWords
  }
}
