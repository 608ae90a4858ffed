import Base
import Notes

/// Reads the words around a name: whether it is part of a longer name that no actor bears, as Biden of `Hunter Biden`
/// and Trump of `Trump Organization`, and whether it is a name at all. docs/notes.md has the rules.
struct NameSurroundings {
  let lexicon: Lexicon
  let actors: [ActorHead]
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
    /// The words before it and after it, with only white space between.
    let before: Range<Int>?
    let after: Word?

    init(
      _ match: NameSearch.Match, isPerson: Bool, last: NameSearch.Match?, in text: UnsafeBufferPointer<UInt8>,
      _ run: Range<Int>
    ) {
      self.match = match
      self.isPerson = isPerson
      self.last = last
      self.run = run
      before = text.wordBefore(match.range.lowerBound, from: run.lowerBound)
      after = text.wordAfter(match.range.upperBound, to: run.upperBound)
    }

    var start: Int { match.range.lowerBound }
    var end: Int { match.range.upperBound }
    /// Whether the name before it in the text ends at an offset.
    func isAfterName(endingAt offset: Int) -> Bool { last?.range.upperBound == offset }
  }

  /// Whether a name is part of a longer one.
  enum Answer {
    case no, yes
    /// Yes if capitals mean names in its sentence. In a headline every word has a capital.
    case byCapitals
  }

  /// Finds the name that begins at a word.
  typealias Next = (Word) -> NameSearch.Match?

  /// Whether the name at a place is such a part.
  func contains(_ place: Place, in text: UnsafeBufferPointer<UInt8>, _ next: Next) -> Answer {
    if isJoined(place, in: text, next) || isPlaceOrRuler(place, in: text, next) || hasSuffix(place, in: text) {
      return .yes
    }
    if !text.hasCase(at: place.start) { return isBesideGivenName(place, in: text) ? .yes : .no }
    guard continues(before: place, in: text) || continues(after: place, in: text, next) else { return .no }
    return isKnownPart(place, in: text) ? .yes : .byCapitals
  }

  /// Whether a word beside a name makes it longer in a headline too: a given name before a family name, `West` before a
  /// place, `Organization` after any name.
  private func isKnownPart(_ place: Place, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    if let word = place.after,
      case let small = word.string(in: text).lowercased(),
      language.institutions.contains(small) || PersonName.isSuffix(word.string(in: text))
    {
      return true
    }
    guard let word = place.before, !place.match.hasWords else { return false }
    let small = String(utf8: text[word]).lowercased()
    if !place.isPerson { return language.directions.contains(small) }
    return language.givenNames.contains(small) && !language.firstWords.contains(small)
  }

  /// Whether a suffix that the file does not have follows the name of a person: `Donald Trump junior`, `Donald Trump,
  /// Jr.`
  private func hasSuffix(_ place: Place, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard place.isPerson else { return false }
    if let word = place.after, PersonName.mayBeginSuffix(text[word.start]), word.end - word.start > 1,
      PersonName.isSuffix(word.string(in: text))
    {
      return true
    }
    // Трамп-младший
    guard place.end + 1 < place.run.upperBound, text[place.end] == UInt8(ascii: "-"),
      case let word = Word(in: text, at: place.end + 1, end: place.run.upperBound), word.kind == .word
    else { return false }
    return PersonName.isSuffix(word.string(in: text))
  }

  /// Whether a given name is beside a person's name in a script without capitals: `ميلانيا ترامب` is not Donald.
  private func isBesideGivenName(_ place: Place, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard place.isPerson else { return false }
    if let after = place.after, language.givenNames.contains(after.string(in: text)) { return true }
    guard !place.match.hasWords, let before = place.before else { return false }
    return language.givenNames.contains(String(utf8: text[before]))
      && !isOwnWord(String(utf8: text[before]), of: place.match)
  }

  // MARK: Before the name

  /// Whether the word before a name belongs to a longer name.
  private func continues(before place: Place, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    if let word = place.before, language.ships.contains(word, in: text) { return true }
    // Israeli Prime Minister Benjamin Netanyahu: too much can stand before a full name.
    if place.isPerson, place.match.hasWords, isFull(place.match) { return false }
    guard let (word, isApart) = wordBefore(place, in: text), text.isCapital(at: word.lowerBound) else { return false }
    if let last = place.last, last.range.upperBound == word.upperBound, areSeparate(last, place.match, in: text) {
      return false
    }
    var written = String(utf8: text[word])
    if written.hasSuffix(".") {
      written.removeLast()
      return endsNoSentence(written, word, place, in: text)
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
    if beginsSentence, !isApart, asks(written, place, in: text) { return false }
    if isOutside(written, of: place, beginsSentence: beginsSentence) { return false }
    if endsTitle(word, in: text, from: place.run.lowerBound) { return false }
    // Núñez Feijóo is Alberto Núñez Feijóo.
    return !place.isPerson || place.match.hasWords || !isOwnWord(written, of: place.match)
  }

  /// The word before a name, and whether something is between the two: a nickname, as in `Hunter “Rob” Biden`, or a
  /// particle, as in `Hunter von Biden`.
  private func wordBefore(
    _ place: Place, in text: UnsafeBufferPointer<UInt8>
  ) -> (word: Range<Int>, isApart: Bool)? {
    let start = place.run.lowerBound
    guard let word = place.before else {
      guard let opener = MiddleName.nicknameStart(in: text, before: place.start, from: start) else { return nil }
      return text.wordBefore(opener, from: start).map { ($0, true) }
    }
    guard place.isPerson, !place.match.hasWords, !language.capitalisesNouns else { return (word, false) }
    var first = word
    while case let written = String(utf8: text[first]), PersonName.particles.contains(written),
      !language.smallWords.contains(written), let before = text.wordBefore(first.lowerBound, from: start)
    { first = before }
    return (first, first != word)
  }

  /// Whether the full stop after a word does not end a sentence, and the word is part of the name: an initial, or the
  /// abbreviation in `Mt. Washington`. `B` of `plan B`, `T` of `AT&T` and `I` of `World War I` are no initials.
  private func endsNoSentence(
    _ written: String, _ word: Range<Int>, _ place: Place, in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if isTitle(written) { return false }
    if language.abbreviations.contains(written.lowercased()), written.unicodeScalars.count > 1 { return true }
    guard written.unicodeScalars.count == 1,
      word.lowerBound == place.run.lowerBound || text[word.lowerBound - 1] != UInt8(ascii: "&")
    else { return false }
    let before = text.wordBefore(word.lowerBound, from: place.run.lowerBound).map {
      String(utf8: text[$0]).lowercased()
    }
    // Michael J. Fox is not Fox News.
    guard place.isPerson else { return before.map(language.givenNames.contains) ?? false }
    return !isOwnInitial(word, place, in: text) && !(before.map(language.letteredWords.contains) ?? false)
  }

  /// Whether an initial, or the one before it, is that of the person's given name: `S. Lavrov`, `В. В. Путин`.
  private func isOwnInitial(_ word: Range<Int>, _ place: Place, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    var first = word
    if let before = text.wordBefore(word.lowerBound, from: place.run.lowerBound),
      case let written = String(utf8: text[before]), written.hasSuffix("."), written.unicodeScalars.count == 2
    {
      first = before
    }
    guard let initial = String(utf8: text[first]).unicodeScalars.first else { return false }
    return lexicon.senses(of: place.match.first.entry).contains { sense in
      let actor = actors[sense.actor.index]
      return ([actor.name] + actor.aliases.map(\.value)).contains { name in
        let given = PersonName(name, family: actor.familyName).given
        return given.first?.unicodeScalars.first == initial
      }
    }
  }

  /// Whether a word that is a given name too begins a question: Will Trump win?
  private func asks(_ word: String, _ place: Place, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard language.firstWords.contains(word.lowercased()), language.givenNames.contains(word.lowercased()) else {
      return false
    }
    let end = text[place.end..<place.run.upperBound].first { [0x2E, 0x3F, 0x21, 0x3B].contains($0) }
    return end == UInt8(ascii: "?")
  }

  /// Whether a capitalised word before a name does not belong to it.
  private func isOutside(_ word: String, of place: Place, beginsSentence: Bool) -> Bool {
    let small = word.lowercased()
    if isPlace(place), language.directions.contains(small) { return false }
    if isTitle(small) || language.calendar.contains(small) || language.smallWords.contains(small) { return true }
    guard beginsSentence, !language.givenNames.contains(small) else { return false }
    return language.firstWords.contains(small) || use.isOrdinary(small)
  }

  // MARK: After the name

  /// Whether the word after a name belongs to a longer name.
  private func continues(after place: Place, in text: UnsafeBufferPointer<UInt8>, _ next: Next) -> Bool {
    let end = place.run.upperBound
    guard !language.capitalisesNouns, let word = place.after, text.isCapital(at: word.start) else { return false }
    if holdsOffice(word, at: place, in: text) { return false }
    let written = word.string(in: text)
    let small = written.lowercased()
    // Chicago Sun-Times has no day in it.
    if language.calendar.contains(small), word.end >= end || text[word.end] != UInt8(ascii: "-") { return false }
    if written == "I" { return false }
    if PersonName.isSuffix(written) || PersonName.isNumeral(written) { return true }
    let following = next(word)
    if let following, areSeparate(place.match, following, in: text) { return false }
    if let title = title(at: word, in: text, to: end) {
      // Trump General Hospital, Houston Police Department. Jordan King is a man, King Abdullah a king of Jordan.
      let last = lastCapital(after: word, in: text, to: end)
      if language.institutions.contains(last.string(in: text).lowercased()) { return true }
      return last.start == title.start && language.givenNames.contains(title.string(in: text).lowercased())
    }
    return true
  }

  /// Whether the words after an organisation or a place are the name of its head: `Prezes Orlenu Ireneusz Fąfara`, `le
  /// maire de Lyon Grégory Doucet`. In English they can be the rest of the organisation's name, if they do not begin
  /// with a given name.
  private func holdsOffice(_ word: Word, at place: Place, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !place.isPerson, var before = place.before else { return false }
    if !isTitle(String(utf8: text[before])) {
      guard language.smallWords.contains(String(utf8: text[before])),
        let title = text.wordBefore(before.lowerBound, from: place.run.lowerBound)
      else { return false }
      before = title
    }
    guard isTitle(String(utf8: text[before])) else { return false }
    if place.match.first.ways.contains(.inflected) { return true }
    guard let second = text.wordAfter(word.end, to: place.run.upperBound), text.isCapital(at: second.start) else {
      return false
    }
    return language.givenNames.isEmpty || language.givenNames.contains(word.string(in: text).lowercased())
  }

  /// The title that begins at a word: `Press Secretary`, `Foreign Minister`. A state before its president is a name.
  private func title(at word: Word, in text: UnsafeBufferPointer<UInt8>, to end: Int) -> Word? {
    var word = word
    for _ in 0..<4 {
      let small = word.string(in: text).lowercased()
      if isTitle(small, mayBePlural: false) { return word }
      guard language.modifiers.contains(small), let next = text.wordAfter(word.end, to: end),
        text.isCapital(at: next.start)
      else { return nil }
      word = next
    }
    return nil
  }

  /// The last of the capitalised words in a row that begins with a word.
  private func lastCapital(after word: Word, in text: UnsafeBufferPointer<UInt8>, to end: Int) -> Word {
    var word = word
    for _ in 0..<6 {
      guard let next = text.wordAfter(word.end, to: end), text.isCapital(at: next.start) else { break }
      word = next
    }
    return word
  }

  // MARK: Words

  /// Whether two names side by side are two names: one has several words, both are states, they are in different cases
  /// (`W Warszawie Zełenski`), or one is an acronym and the other no organisation (`МИД РФ`). `Paris Hilton` is not
  /// Paris and Hilton.
  private func areSeparate(
    _ a: NameSearch.Match, _ b: NameSearch.Match, in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if a.hasWords || b.hasWords || (isState(a) && isState(b)) { return true }
    // Texas GOP, US FDA; but BBC Russia is a part of the BBC.
    if text.isAcronym(b.range), !isOrganisation(a), a.range.lowerBound < b.range.lowerBound { return true }
    guard language.declension != nil else { return false }
    if a.first.ways.contains(.inflected) != b.first.ways.contains(.inflected) { return true }
    return text.isAcronym(a.range) || text.isAcronym(b.range)
  }

  private func isFull(_ match: NameSearch.Match) -> Bool {
    lexicon.traits[Int(match.first.entry)].contains(.full)
  }

  private func isPlace(_ place: Place) -> Bool { !place.isPerson && !isOrganisation(place.match) }

  func isOrganisation(_ match: NameSearch.Match) -> Bool {
    lexicon.traits[Int(match.first.entry)].contains(.takesLegalForm)
  }

  private func isState(_ match: NameSearch.Match) -> Bool {
    lexicon.traits[Int(match.first.entry)].contains(.state)
  }

  /// Whether a word is a title or part of a role: President, Presidents, Mr, Außenminister.
  func isTitle(_ word: String, mayBePlural: Bool = true) -> Bool {
    let small = word.lowercased()
    return language.titles.contains(small) || roles.contains(small)
      || (mayBePlural && small.hasSuffix("s") && language.titles.contains(String(small.dropLast())))
      || language.titleEndings.contains { small.hasSuffix($0) }
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
}
