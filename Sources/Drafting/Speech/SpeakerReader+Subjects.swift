import Base
import Names

extension SpeakerReader {
  mutating func record(_ subject: Subject?, _ verb: Token, _ place: TextPlace, end: Int) -> Speaker? {
    guard let subject, let first = subject.words.first, let last = subject.words.last else { return nil }
    let isQuestion = verb.word == "asked" || verb.word == "asks"
    let pronoun = subject.words.count == 1 ? last.word : nil
    if let pronoun, SpeechWords.personalPronouns.contains(pronoun) || SpeechWords.otherPronouns.contains(pronoun) {
      // Who is named before the pronoun counts: Doyle’s wife said he had warned her.
      let place = TextPlace(paragraph: place.paragraph, offset: max(place.offset, first.range.lowerBound))
      if let earlier = antecedent(of: pronoun, at: place) {
        speeches[earlier].pronoun = pronoun
        return add(speeches[earlier].speaker, place, end, isQuestion, pronoun)
      }
      guard let named = soleCandidate(for: pronoun, at: place) else { return nil }
      return add(named, place, end, isQuestion, pronoun)
    }
    if SpeechWords.hypothetical.contains(first.word) || SpeechWords.relatives.contains(first.word)
      || SpeechWords.conjunctions.contains(first.word) || SpeechWords.labels.contains(first.word) && pronoun != nil
      || first.word.hasSuffix("ing") && !first.isCapitalised || first.word == "having" || !Self.isWho(subject.words)
    {
      return nil
    }
    if let speaker = namesake(of: subject.words, at: place) { return add(speaker, place, end, isQuestion, nil) }
    // The chairman of the festival, Theodor Blum: his name says who it is.
    let isOffice = !last.isCapitalised || first.word == "the" || first.isPossessive
    let hasName =
      isOffice && subject.apposition.count > 1 && subject.apposition.count <= 4
      && subject.apposition.allSatisfy(\.isCapitalised)
    let text = wording(of: hasName ? subject.apposition : subject.words, place.paragraph)
    guard text.contains(where: \.isLetter) else { return nil }
    let actor = actor(in: subject.words, place.paragraph) ?? soleActor(in: subject.apposition, place.paragraph)
    return add(Speaker(text: text, actor: actor), place, end, isQuestion, nil)
  }

  /// Whether words can be somebody: a name, an office, a group. `I think both sides` and `free market apostle` cannot.
  static func isWho(_ words: ArraySlice<Token>) -> Bool {
    guard let first = words.first, let last = words.last, !SpeechWords.relatives.contains(last.word) else {
      return false
    }
    if words.count == 1, SpeechWords.determiners.contains(first.word) { return false }
    if words.count > 2, first.word.hasSuffix("ing") { return false }
    if words.contains(where: { ["before", "since", "until"].contains($0.word) }) { return false }
    if words.count > 1,
      SpeechWords.personalPronouns.contains(first.word) || SpeechWords.otherPronouns.contains(first.word)
    {
      return false
    }
    return first.isCapitalised || last.isCapitalised || SpeechWords.determiners.contains(first.word)
      || last.word.hasSuffix("s") || SpeechWords.officeNouns.contains(last.word) || words.contains { $0.isCapitalised }
      || ["people", "police", "staff", "men", "women", "many", "some", "most", "everyone", "fishermen", "firemen"]
        .contains { word in words.contains { $0.word == word } }
  }

  /// The words of a subject as the article has them: with the whole of a bracket, `Senator Ann Roe (D-Northfield)`, and
  /// without an age, `Ann Roe (71)`, `19-year-old Ann Roe`.
  func wording(of words: ArraySlice<Token>, _ paragraph: Int) -> String {
    let text = texts[paragraph]
    let named = words.drop { $0.word.first?.isNumber ?? false }
    guard let first = named.first, let last = named.last else { return "" }
    var end = last.range.upperBound
    let range = first.range.lowerBound..<end
    if let open = text[range].lastIndex(of: UInt8(ascii: "(")), !text[open..<end].contains(UInt8(ascii: ")")) {
      let close = text[open...].prefix(60).firstIndex(of: UInt8(ascii: ")"))
      let isAge = text[(open + 1)..<end].allSatisfy(\.isASCIIDigit)
      end = isAge || close == nil ? open : close.map { $0 + 1 } ?? open
    } else if ["jr", "sr"].contains(last.word), end < text.count, text[end] == UInt8(ascii: ".") {
      end += 1
    }
    return String(utf8: text[first.range.lowerBound..<max(end, first.range.lowerBound)]).trimmed
  }

  mutating func add(_ speaker: Speaker, _ place: TextPlace, _ end: Int, _ isQuestion: Bool, _ pronoun: String?)
    -> Speaker
  {
    speeches.append(
      Speech(paragraph: place.paragraph, end: end, speaker: speaker, isQuestion: isQuestion, pronoun: pronoun))
    return speaker
  }

  /// The last speaker, in this paragraph or the one before, if a pronoun can mean them and nobody else was named since.
  func antecedent(of pronoun: String, at place: TextPlace) -> Int? {
    guard let index = speeches.indices.last, case let speech = speeches[index], speech.paragraph >= place.paragraph - 1,
      !speech.isQuestion
    else { return nil }
    let isInstitution = isInstitution(speech.speaker)
    switch pronoun {
    case "he", "she":
      let known = speeches.last { $0.speaker == speech.speaker && $0.pronoun != nil }?.pronoun
      guard !isInstitution, known == nil || known == pronoun, fits(pronoun, speech.speaker) else { return nil }
    case "it": guard isInstitution else { return nil }
    default: return nil
    }
    let since = TextPlace(paragraph: speech.paragraph, offset: speech.end)
    return isSomebodyNamed(from: since, to: place, except: speech.speaker) ? nil : index
  }

  /// The speaker that is meant by `the official` or `the text`: the one who was called an official, or whose text it
  /// is.
  func namesake(of words: ArraySlice<Token>, at place: TextPlace) -> Speaker? {
    guard words.count == 2, words.first?.word == "the", let noun = words.last, !noun.isCapitalised else { return nil }
    let near = speeches.suffix(12).reversed().prefix { $0.paragraph >= place.paragraph - 1 }.map(\.speaker)
    if SpeechWords.documents.contains(noun.word) { return near.first.flatMap { isInstitution($0) ? $0 : nil } }
    return near.first { $0.text.lowercased().split(separator: " ").contains { $0 == noun.word } }
  }

  func isInstitution(_ speaker: Speaker) -> Bool {
    if let actor = speaker.actor { return !isPerson(actor) }
    return speaker.text.lowercased().split(separator: " ").contains { SpeechWords.institutions.contains(String($0)) }
  }

  /// Whether a person is named between two places: an actor, or a name that looks like a person's.
  func isSomebodyNamed(from start: TextPlace, to end: TextPlace, except speaker: Speaker) -> Bool {
    func isOwn(_ name: String) -> Bool { speaker.text.contains(name) || name.contains(speaker.text) }
    return (start.paragraph...end.paragraph).contains { paragraph in
      let lower = paragraph == start.paragraph ? start.offset : 0
      let upper = paragraph == end.paragraph ? end.offset : texts[paragraph].count
      guard lower < upper else { return false }
      let range = lower..<upper
      let isActor = names[paragraph].names.contains { name in
        guard range.contains(name.range.lowerBound) else { return false }
        if case .mention(let actor, _) = name.verdict { return actor != speaker.actor && isPerson(actor) }
        return true
      }
      return isActor
        || names[paragraph].unknown.contains {
          range.contains($0.range.lowerBound) && !isOwn($0.name) && !isInPlace($0.range.lowerBound, paragraph)
        }
    }
  }

  // MARK: Actors

  /// The actor that is the head of a subject: the name at its end, if there are only titles, epithets, names and
  /// possessors before it. `The leaders of Britain` are not Britain, and a `lawyer representing Trump` is not Trump.
  func actor(in words: ArraySlice<Token>, _ paragraph: Int) -> ActorID? {
    guard let last = words.last, let name = name(endingAt: last.range.upperBound, paragraph),
      case .mention(let actor, _) = name.verdict
    else { return nil }
    let before = Array(words.prefix { $0.range.upperBound <= name.range.lowerBound })
    if before.contains(where: { $0.word == "and" && !($0.isCapitalised) }), !isPerson(actor) { return nil }
    for (index, token) in before.enumerated() {
      let isOfOffice =
        ["of", "for", "to", "and"].contains(token.word) && index > 0 && index < before.count - 1
        && SpeechWords.titles.contains(before[index - 1].word)
      if isOfOffice { continue }
      if token.word == "and" { return nil }
      if token.isCapitalised && !SpeechWords.prepositions.contains(token.word) { continue }
      if SpeechWords.determiners.contains(token.word) || token.isPossessive { continue }
      guard isPerson(actor), SpeechWords.titles.contains(token.word) else { return nil }
    }
    // Rubio and Sergei Lavrov are two.
    let isSecond = names[paragraph].names.contains { other in
      other.range.upperBound <= name.range.lowerBound && before.contains { $0.word == "and" }
        && before.first.map { other.range.lowerBound >= $0.range.lowerBound } ?? false
    }
    return isSecond ? nil : actor
  }

  /// The actor whose name the words are, without any other word.
  func soleActor(in words: ArraySlice<Token>, _ paragraph: Int) -> ActorID? {
    guard let first = words.first, let last = words.last, let name = name(endingAt: last.range.upperBound, paragraph),
      name.range.lowerBound == first.range.lowerBound, case .mention(let actor, _) = name.verdict
    else { return nil }
    return actor
  }

  func name(endingAt offset: Int, _ paragraph: Int) -> ReadText.Name? {
    let all = names[paragraph].names
    let index = all.partitioningIndex { $0.range.upperBound >= offset }
    return index < all.count && all[index].range.upperBound == offset ? all[index] : nil
  }
}
