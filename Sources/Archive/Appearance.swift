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
    for name in recognition.names {
      guard case .mention(let actor, _) = name.verdict, let (number, range) = name.sentence else { continue }
      let place = found.firstIndex { $0.actor == actor } ?? found.count
      if place == found.count { found.append((actor, [])) }
      if let last = found[place].sentences.indices.last, found[place].sentences[last].number == number {
        found[place].sentences[last].names.append(range)
      } else {
        found[place].sentences.append((number, [range]))
      }
    }
    for actor in pinned where !found.contains(where: { $0.actor == actor }) { found.append((actor, [])) }
    return found.map { actor, sentences in
      Appearance(
        note: note, actor: actor,
        sentences: sentences.map { Sentence(text: recognition.sentences[$0.number], names: $0.names) })
    }
  }

  /// The sentences of the note that name this actor or another one: each sentence once, with the names of both.
  package func merged(with other: Appearance) -> Appearance {
    var merged = sentences
    // A sentence that is in the text twice counts as two.
    var taken: Set<Int> = []
    for sentence in other.sentences {
      let same = merged.indices.first { merged[$0].text == sentence.text && !taken.contains($0) }
      guard let same else {
        merged.append(sentence)
        continue
      }
      taken.insert(same)
      let names = Set(merged[same].names).union(sentence.names)
      merged[same] = Sentence(text: sentence.text, names: names.sorted { $0.lowerBound < $1.lowerBound })
    }
    return Appearance(note: note, actor: actor, sentences: merged)
  }
}

/// A sentence that names an actor.
package struct Sentence: Sendable, Equatable {
  package let text: String
  /// The ranges of the names, in bytes of UTF-8.
  package let names: [Range<Int>]

  package init(text: String, names: [Range<Int>]) {
    self.text = text
    self.names = names
  }
}
