import Base
import Notes

/// Names that a mark or a small word joins to another: `Ernst & Young`, `Taylor-Johnson`, `Johnson and Johnson`, `Bank
/// of America`, `Austin, Texas`.
extension NameSurroundings {
  /// Whether `&`, a hyphen or *and* makes a name part of a longer one.
  func isJoined(_ place: Place, in text: UnsafeBufferPointer<UInt8>, _ next: Next) -> Bool {
    isJoinedByAmpersand(place, in: text, next) || isJoinedByHyphen(place, in: text, next)
      || isRepeated(place, in: text, next)
  }

  /// Whether `&` and a capitalised word are beside a name. `Trump & Vance` are two actors.
  private func isJoinedByAmpersand(_ place: Place, in text: UnsafeBufferPointer<UInt8>, _ next: Next) -> Bool {
    let ampersand = UInt8(ascii: "&")
    guard place.before == nil || place.after == nil else { return false }
    if place.after == nil, let mark = text.spaceAfter(place.end, to: place.run.upperBound), text[mark] == ampersand,
      let other = text.wordAfter(mark + 1, to: place.run.upperBound), text.isCapital(at: other.start)
    {
      return next(other).map { text[$0.range].elementsEqual(text[place.match.range]) } ?? true
    }
    guard place.before == nil, let end = text.spaceBefore(place.start, from: place.run.lowerBound),
      text[end - 1] == ampersand,
      let other = text.wordBefore(end - 1, from: place.run.lowerBound), text.isCapital(at: other.lowerBound)
    else { return false }
    return !place.isAfterName(endingAt: other.upperBound) || repeatsLast(place, in: text)
  }

  /// Whether a hyphen joins a person's name to a word that is no name of an actor: `Taylor-Johnson`, `Johnson-Reed`.
  /// `Rubio-Lavrov` are two people, and `pro-Trump` is no name.
  private func isJoinedByHyphen(_ place: Place, in text: UnsafeBufferPointer<UInt8>, _ next: Next) -> Bool {
    guard place.isPerson else { return false }
    if let start = text.hyphenEnd(place.end, to: place.run.upperBound), text.isCapital(at: start) {
      let other = Word(in: text, at: start, end: place.run.upperBound)
      // Merz-Regierung: in German every noun has a capital.
      guard let match = next(other) else { return !language.capitalisesNouns && !isHyphenated(other.string(in: text)) }
      if text[match.range].elementsEqual(text[place.match.range]) { return true }
    }
    guard let end = text.hyphenStart(place.start, from: place.run.lowerBound) else { return false }
    if place.isAfterName(endingAt: end) { return repeatsLast(place, in: text) }
    var start = end
    while start > place.run.lowerBound, text[start - 1].isLetterByte { start -= 1 }
    guard start < end, text.isCapital(at: start) else { return false }
    return !isHyphenated(String(utf8: text[start..<end]))
  }

  private func isHyphenated(_ word: String) -> Bool {
    let small = word.lowercased()
    return language.hyphenatedWords.contains(small) || language.titles.contains(small)
      || language.modifiers.contains(small) || language.calendar.contains(small)
  }

  /// Whether the same word is on the other side of *and*: Johnson and Johnson.
  private func isRepeated(_ place: Place, in text: UnsafeBufferPointer<UInt8>, _ next: Next) -> Bool {
    guard !place.match.hasWords else { return false }
    let run = place.run
    if let and = place.after, and.end + 1 < run.upperBound, text[and.end + 1] == text[place.start],
      isJoiner(and.string(in: text)), let other = text.wordAfter(and.end, to: run.upperBound),
      let match = next(other), text[match.range].elementsEqual(text[place.match.range])
    {
      return true
    }
    guard let and = place.before, place.last?.range.count == place.match.range.count,
      isJoiner(String(utf8: text[and])), let before = text.spaceBefore(and.lowerBound, from: run.lowerBound)
    else { return false }
    return place.isAfterName(endingAt: before) && repeatsLast(place, in: text)
  }

  private func isJoiner(_ word: String) -> Bool { language.joiners.contains(word.lowercased()) }

  /// Whether a name is the same text as the one before it.
  private func repeatsLast(_ place: Place, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    place.last.map { text[$0.range].elementsEqual(text[place.match.range]) } ?? false
  }

  /// Whether *of* or a comma makes a name part of a longer one: `Bank of America`, `King Harald of Norway`, `in Austin,
  /// Texas`.
  func isPlaceOrRuler(_ place: Place, in text: UnsafeBufferPointer<UInt8>, _ next: Next) -> Bool {
    let isOrganisation = isOrganisation(place.match)
    if isInstitution(place, in: text) || (isOrganisation && isBody(place, in: text)) { return true }
    if isOrganisation || place.isPerson, isTown(place, in: text, next) { return true }
    return place.isPerson && isAnotherRuler(place, in: text)
  }

  /// Whether an institution is named after a name: `Bank of America`, `Museum of the City`.
  private func isInstitution(_ place: Place, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = place.start
    for _ in 0..<2 {
      guard let link = text.wordBefore(start, from: place.run.lowerBound),
        language.institutionLinks.contains(link, in: text)
      else { break }
      start = link.lowerBound
    }
    guard start < place.start, let word = text.wordBefore(start, from: place.run.lowerBound),
      text.isCapital(at: word.lowerBound)
    else { return false }
    return language.institutions.contains(String(utf8: text[word]).lowercased())
  }

  /// Whether *of* and another name follow a body with one word: `House of Commons` is not the House.
  private func isBody(_ place: Place, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !place.match.hasWords, !text.isAcronym(place.match.range), let link = place.after,
      language.institutionLinks.contains(link.start..<link.end, in: text),
      let name = text.wordAfter(link.end, to: place.run.upperBound)
    else { return false }
    return text.isCapital(at: name.start) && !isOwnWord(name.string(in: text), of: place.match)
  }

  /// Whether a ruler's name goes on with *of* and a word that no name or role of the actor has: `King Abdullah of Saudi
  /// Arabia` is not King Abdullah of Jordan.
  private func isAnotherRuler(_ place: Place, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let link = place.after, language.institutionLinks.contains(link.start..<link.end, in: text),
      let land = text.wordAfter(link.end, to: place.run.upperBound), text.isCapital(at: land.start)
    else { return false }
    let first = Word(in: text, at: place.start, end: place.end)
    let before = place.before.map { String(utf8: text[$0]) }
    guard
      [first.string(in: text), before ?? ""].contains(where: { language.rulers.contains($0.lowercased()) })
    else { return false }
    return !isOwnWord(land.string(in: text), of: place.match)
  }

  /// Whether a word is in a name or a role of an actor that a match can mean.
  func isOwnWord(_ word: String, of match: NameSearch.Match) -> Bool {
    lexicon.senses(of: match.first.entry).contains { sense in
      let actor = actors[sense.actor.index]
      let roles = actor.roles.map { "\($0.title) \($0.organisation ?? "")" }
      let texts = [actor.name] + actor.aliases.map(\.value) + roles
      return texts.contains { $0.split { !$0.isLetter }.contains { $0.lowercased() == word.lowercased() } }
    }
  }

  /// Whether a family name is that of a town, which its region follows: in Austin, Texas.
  private func isTown(_ place: Place, in text: UnsafeBufferPointer<UInt8>, _ next: Next) -> Bool {
    guard !place.match.hasWords, place.end < place.run.upperBound, text[place.end] == UInt8(ascii: ","),
      let preposition = place.before,
      language.placePrepositions.contains(String(utf8: text[preposition]).lowercased()),
      let region = text.wordAfter(place.end + 1, to: place.run.upperBound), text.isCapital(at: region.start)
    else { return false }
    return language.regions.contains(region.string(in: text).lowercased())
      || next(region).map { lexicon.traits[Int($0.first.entry)].isDisjoint(with: [.person, .state]) } ?? false
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The end of the hyphen, slash or dash at a place.
  fileprivate func hyphenEnd(_ place: Int, to end: Int) -> Int? {
    if place + 1 < end, [0x2D, 0x2F].contains(self[place]) { return place + 1 }
    return place + 3 < end && isWideHyphen(place) ? place + 3 : nil
  }

  /// The beginning of the hyphen, slash or dash before a place.
  fileprivate func hyphenStart(_ place: Int, from start: Int) -> Int? {
    if place > start + 1, [0x2D, 0x2F].contains(self[place - 1]) { return place - 1 }
    return place > start + 3 && isWideHyphen(place - 3) ? place - 3 : nil
  }

  /// Whether ‐, ‑ or – begins at a place.
  private func isWideHyphen(_ place: Int) -> Bool {
    self[place] == 0xE2 && self[place + 1] == 0x80 && [0x90, 0x91, 0x93].contains(self[place + 2])
  }
}
