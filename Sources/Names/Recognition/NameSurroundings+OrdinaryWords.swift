import Base
import Notes

/// Names that are ordinary words here, and names that the text gives to somebody else.
extension NameSurroundings {
  /// Whether a name of one word may be an ordinary word: it begins a sentence, or it is a noun in a language in which
  /// every noun has a capital. A form with an apostrophe is not in doubt.
  func isOrdinaryWord(_ place: Place, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    if language.capitalisesNouns, isNoun(place, in: text) { return true }
    let match = place.match
    guard !match.hasWords, text.beginsSentence(at: place.start),
      Word(in: text, at: place.start, end: text.count).end == place.end
    else { return false }
    let written = String(utf8: text[match.range])
    let traits = lexicon.traits[Int(match.first.entry)]
    if match.others.isEmpty, traits.contains(.doubtful) || !match.first.ways.isDisjoint(with: .doubtful) {
      return language.adjectiveEndings.contains(where: written.hasSuffix) || use.isWrittenSmall(written)
    }
    // US is not us.
    return match.first.ways.isEmpty && !text.isAcronym(match.range) && use.isMostlySmall(written)
  }

  /// Whether an article shows that a name is a noun: *der Koch*, *ein Bild*. *Die Zeit* is the newspaper only with a
  /// capital that begins no sentence.
  private func isNoun(_ place: Place, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    let match = place.match
    let words = text[match.range].split(separator: .space)
    if words.count == 2, isOutlet(match), Language.articles.contains(String(utf8: Array(words[0])).lowercased()) {
      return !text.isCapital(at: place.start) || text.beginsSentence(at: place.start)
    }
    guard words.count == 1, !text.isAcronym(match.range), let before = place.before,
      place.end >= place.run.upperBound || text[place.end] != UInt8(ascii: "-")
    else { return false }
    let article = String(utf8: text[before]).lowercased()
    return language.indefiniteArticles.contains(article) || (place.isPerson && language.determiners.contains(article))
  }

  private func isOutlet(_ match: NameSearch.Match) -> Bool {
    lexicon.senses(of: match.first.entry).allSatisfy { actors[$0.actor.index].kind.isOutlet }
  }

  /// Whether a name that is part of a longer one is the family name of somebody who is no actor: Jordan of `Rep. Jim
  /// Jordan`. Then the name alone may mean this person from here on.
  func introducesNamesake(_ place: Place, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !place.match.hasWords, let word = place.before, !place.isAfterName(endingAt: word.upperBound),
      text.isCapital(at: word.lowerBound), place.after.map({ !text.isCapital(at: $0.start) }) ?? true
    else { return false }
    let written = String(utf8: text[word])
    let small = written.lowercased()
    if place.isPerson { return !language.directions.contains(small) }
    if language.givenNames.contains(small) || (written.hasSuffix(".") && written.unicodeScalars.count == 2) {
      return true
    }
    guard let title = text.wordBefore(word.lowerBound, from: place.run.lowerBound) else { return false }
    return isTitle(String(utf8: text[title]).filter { $0 != "." })
  }

  /// Whether `Mrs`, `Frau` or a similar title is before a name.
  func followsTitleOfWoman(_ place: Place, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard place.isPerson, let word = place.before else { return false }
    return language.womensTitles.contains(word, in: text)
  }
}
