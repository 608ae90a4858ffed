import Base

/// Finds the names of a text and decides about each of them, in the order of the text.
struct NameFinder {
  private var search: NameSearch
  private var reader: NameReader
  private let surroundings: NameSurroundings
  /// The last name that was found in the current text.
  private var last: NameSearch.Match?
  /// The beginnings of the sentences of the current text, once they are needed, and the last one that was looked at.
  private var sentences: ArraySlice<Int>?
  private var sentence: (range: Range<Int>, capitalsSayNothing: Bool)?

  /// `language` is the tag of the text's language.
  init(_ recogniser: Recogniser, pinned: Set<ActorID>, language: String) {
    search = NameSearch(recogniser.lexicon, language: language)
    reader = NameReader(recogniser, pinned: pinned)
    surroundings = NameSurroundings(
      lexicon: recogniser.lexicon, actors: recogniser.actors, language: search.language, roles: recogniser.roles,
      use: recogniser.use)
  }

  /// Remembers an actor that the text names with a wiki link.
  mutating func introduce(_ actor: ActorID) { reader.introduce(actor) }

  /// Remembers the actors that the title above the text names.
  mutating func introduceNames(ofTitle title: String) {
    Array(title.utf8).withUnsafeBufferPointer { text in
      beginText()
      names(in: text, text.indices, reason: { _ in nil }, visit: { _, _ in })
    }
  }

  /// Must be called before the first run of each text.
  mutating func beginText() {
    last = nil
    sentences = nil
    sentence = nil
  }

  /// Calls `visit` for each name of a run of a text, with its range and the decision. `reason` says why a name stays
  /// plain at its place, whatever it means; nil if nothing keeps it plain.
  mutating func names(
    in text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>, reason: (NameSearch.Match) -> FoundName.Reason?,
    visit: (Range<Int>, NameReader.Decision) -> Void
  ) {
    var search = search
    search.names(in: text, run) { match in
      guard let decision = decision(on: match, in: text, run, plain: reason(match)) else { return }
      if decision.verdict.isMention, let given = givenName(before: match, in: text, run, decision) {
        visit(given.range, given.decision)
      }
      visit(match.range, decision)
      last = match
    }
    self.search = search
  }

  private mutating func decision(
    on match: NameSearch.Match, in text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>,
    plain reason: FoundName.Reason?
  ) -> NameReader.Decision? {
    // A full name in a heading or a link introduces the person. A name in code does not, since readers skip code.
    let isSeen = reason != .code && reason != .address
    let place = isSeen ? self.place(of: match, in: text, run) : nil
    let doubt = place.flatMap { self.doubt(about: $0, in: text) }
    if doubt == .partOfName, let place, surroundings.introducesNamesake(place, in: text) { reader.addNamesake(match) }
    let isWoman = place.map { surroundings.followsTitleOfWoman($0, in: text) } ?? false
    guard let decision = reader.decision(on: match, in: text, introducing: isSeen && doubt == nil, isWoman: isWoman)
    else {
      return nil
    }
    guard let reason = reason ?? doubt else { return decision }
    return NameReader.Decision(verdict: .plain(reason, decision.verdict.actors))
  }

  /// The surroundings of a name; nil for laws and concepts, which are written in any case, so that capitals around them
  /// say nothing.
  private func place(
    of match: NameSearch.Match, in text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>
  ) -> NameSurroundings.Place? {
    guard !reader.lexicon.isFolded(match.first.entry) else { return nil }
    let isPerson = reader.lexicon.traits[Int(match.first.entry)].contains(.person)
    return NameSurroundings.Place(match, isPerson: isPerson, last: last, in: text, run)
  }

  /// Why the text around a name keeps it plain.
  private mutating func doubt(
    about place: NameSurroundings.Place, in text: UnsafeBufferPointer<UInt8>
  ) -> FoundName.Reason? {
    if surroundings.isOrdinaryWord(place, in: text) { return .ordinaryWord }
    let answer = surroundings.contains(place, in: text) { word in
      var search = search
      return search.match(in: text, at: word, place.run)
    }
    return switch answer {
    case .no: nil
    case .yes: .partOfName
    case .byCapitals: capitalsSayNothing(at: place.start, in: text) ? nil : .partOfName
    }
  }

  /// Whether the sentence at a place is in capitals or in title case. Places come in the order of the text, and each
  /// sentence is looked at once.
  private mutating func capitalsSayNothing(at place: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    if let sentence, sentence.range.contains(place) { return sentence.capitalsSayNothing }
    var ahead = sentences ?? Sentences.boundaries(Array(text))[...]
    var start = sentence?.range.upperBound ?? 0
    while let next = ahead.first, next <= place {
      start = next
      ahead.removeFirst()
    }
    sentences = ahead
    let range = start..<(ahead.first ?? text.count)
    let answer = SentenceCase.saysNothing(text, range, search.language)
    sentence = (range, answer)
    return answer
  }

  /// The person of whom a text has the given name alone before a full name with the same family name: Donald of `Donald
  /// and Melania Trump`.
  private mutating func givenName(
    before match: NameSearch.Match, in text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>,
    _ decision: NameReader.Decision
  ) -> (range: Range<Int>, decision: NameReader.Decision)? {
    guard match.hasWords, case .mention(let other, _) = decision.verdict, reader.lexicon.isPerson[other.index],
      let and = text.wordBefore(match.range.lowerBound, from: run.lowerBound),
      surroundings.language.joiners.contains(String(utf8: text[and])),
      let given = text.wordBefore(and.lowerBound, from: run.lowerBound), text.isCapital(at: given.lowerBound),
      last.map({ $0.range.upperBound <= given.lowerBound }) ?? true,
      let space = text[match.range].firstIndex(of: .space)
    else { return nil }
    let name = Array(text[given]) + text[space..<match.range.upperBound]
    return name.withUnsafeBufferPointer { name in
      var search = search
      let word = Word(in: name, at: 0, end: name.count)
      guard let found = search.match(in: name, at: word, name.indices), found.range == name.indices,
        let decision = reader.decision(on: found, in: name), case .mention(let actor, _) = decision.verdict,
        reader.lexicon.isPerson[actor.index], actor != other, let use = decision.use
      else { return nil }
      let shared = use.adding(.sharedFamilyName)
      return (given, NameReader.Decision(verdict: .mention(actor, shared.rule), use: shared))
    }
  }
}
