import Base
package import Names

/// An actor in a note.
package struct Appearance: Sendable {
  package let note: NoteID
  package let actor: ActorID
  /// The sentences that name the actor, in the order of the text; none if only the head names it.
  package let sentences: [Sentence]

  /// The appearances of actors in a note, in the order in which the text first names them; then those of actors that
  /// only its head names.
  static func all(in recognition: Recognition, pinned: [ActorID], of note: NoteID) -> [Appearance] {
    var found: [(actor: ActorID, sentences: [(number: Int, names: [Range<Int>])])] = []
    var places: [ActorID: Int] = [:]
    for name in recognition.names {
      guard case .mention(let actor, _) = name.verdict, let (number, range) = name.sentence else { continue }
      let place = places[actor] ?? found.count
      if place == found.count {
        found.append((actor, []))
        places[actor] = place
      }
      if let last = found[place].sentences.indices.last, found[place].sentences[last].number == number {
        found[place].sentences[last].names.append(range)
      } else {
        found[place].sentences.append((number, [range]))
      }
    }
    for actor in pinned where places.updateValue(0, forKey: actor) == nil { found.append((actor, [])) }
    return found.map { actor, sentences in
      Appearance(
        note: note, actor: actor,
        sentences: sentences.map { Sentence($0.number, recognition.sentences[$0.number], names: $0.names).excerpt })
    }
  }

  /// The sentences of the note that name both this actor and another one, with the names of both.
  package func sentences(sharedWith other: Appearance) -> [Sentence] {
    sentences.compactMap { sentence in
      guard let same = other.sentences.first(where: { $0.number == sentence.number }) else { return nil }
      // Of a very long sentence, each actor has the part around its own name.
      let names = same.text == sentence.text ? Set(sentence.names).union(same.names) : Set(sentence.names)
      return Sentence(sentence.number, sentence.text, names: names.sorted { $0.lowerBound < $1.lowerBound })
    }
  }
}

/// A sentence that names an actor.
package struct Sentence: Sendable, Equatable {
  /// Its place among the sentences of its note.
  let number: Int
  package let text: String
  /// The ranges of the names, in bytes of UTF-8.
  package let names: [Range<Int>]

  package init(_ number: Int, _ text: String, names: [Range<Int>]) {
    self.number = number
    self.text = text
    self.names = names
  }

  /// The longest sentence that is quoted as it is, in bytes of UTF-8. A sentence can be as long as its note, and each
  /// actor in it quotes it.
  private static let longest = 1200
  /// How much of a longer one is quoted before the first name.
  private static let lead = 400

  /// The sentence, or the part of a very long one around the first name, cut between words: `… and Ann Roe left, …`.
  fileprivate var excerpt: Sentence {
    guard text.utf8.count > Self.longest, let first = names.first else { return self }
    let bytes = Array(text.utf8)
    let start =
      first.lowerBound <= Self.lead ? 0 : Self.cut(bytes, after: first.lowerBound - Self.lead, to: first.lowerBound)
    let last = max(first.upperBound, start + Self.longest)
    let end = last >= bytes.count ? bytes.count : Self.cut(bytes, before: last, to: first.upperBound)
    let (before, after) = (start == 0 ? "" : "… ", end == bytes.count ? "" : " …")
    let shift = before.utf8.count - start
    return Sentence(
      number, before + String(utf8: bytes[start..<end]) + after,
      names: names.filter { $0.upperBound <= end }.map { $0.lowerBound + shift..<$0.upperBound + shift })
  }

  /// The first beginning of a word from a place on, at most `limit`.
  private static func cut(_ bytes: [UInt8], after place: Int, to limit: Int) -> Int {
    bytes[place..<limit].firstIndex(of: .space).map { $0 + 1 } ?? limit
  }

  /// The last end of a word up to a place, at least `limit`.
  private static func cut(_ bytes: [UInt8], before place: Int, to limit: Int) -> Int {
    bytes[limit..<place].lastIndex(of: .space) ?? limit
  }
}
