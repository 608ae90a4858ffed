package import Base
import Markdown
package import Notes

/// Resolves names: in wiki links, heads and attributions with tables, in prose with recognition. A class, since all
/// cores share one.
package final class Names: Sendable {
  package let things: NamedThings
  private let settings: Settings
  let actorNames: NameTable<ActorID>
  let noteNames: NameTable<NoteID>
  let topicNames: NameTable<TopicID>
  let recogniser: Recogniser
  private let wordUse: WordUse
  /// The keys of the names of withheld notes.
  private let withheld: Set<String>
  /// The slugs of files that cannot be read.
  private let unusable: Set<Slug>

  /// The names of some things. If other names are of the same notes, what these have is taken from there.
  package init(_ things: NamedThings, _ settings: Settings, notesOf other: Names? = nil) {
    self.things = things
    self.settings = settings
    actorNames = NameTable(
      things.actors.map { actor in
        [(actor.slug.text, .slug), (actor.name, .name)] + actor.aliases.map { ($0.value, .alias) }
          + actor.weakAliases.map { ($0, .weakAlias) }
      }, id: ActorID.init)
    noteNames =
      other?.noteNames
      ?? NameTable(
        things.notes.map { note in
          [(note.slug.text, .slug), (note.name, .name), (note.title, .alias)]
            + note.otherNames.map { ($0, .alias) }
            + (note.stem == note.name || note.stem == note.slug.text ? [] : [(note.stem, .name)])
        }, id: NoteID.init)
    topicNames = NameTable(
      things.topics.map { topic in
        [(topic.slug.text, .slug), (topic.title, .name)] + topic.aliases.map { ($0, .alias) }
      }, id: TopicID.init)
    wordUse = other?.wordUse ?? WordUse(things.notes)
    recogniser = Recogniser(
      lexicon: Lexicon(things.actors, languages: Self.languages(things.notes, settings)), actors: things.actors,
      roles: Self.roles(things.actors),
      use: wordUse)
    unusable = Set(things.unusable.flatMap(NoteHead.slugs(ofFileAt:)))
    withheld = Set(things.withheld.names.map { nameKey($0).lowercased() })
  }

  /// The names of a later build, with tables that are there; nil if a text that did not change may be linked otherwise.
  package func renewed(_ things: NamedThings, _ settings: Settings) -> Names? {
    guard
      markdown == settings.markdown && links == settings.links && inflects == settings.inflects
        && language == settings.language && self.things.names(sameAs: things)
        && Self.languageTags(things.notes, settings) == Set(recogniser.lexicon.languages.keys)
        && wordUse.take(things.notes)
    else { return nil }
    return Names(things, settings, tablesOf: self)
  }

  private init(_ things: NamedThings, _ settings: Settings, tablesOf other: Names) {
    self.things = things
    self.settings = settings
    actorNames = other.actorNames
    noteNames = other.noteNames
    topicNames = other.topicNames
    recogniser = other.recogniser
    wordUse = other.wordUse
    withheld = other.withheld
    unusable = other.unusable
  }

  private static func languageTags(_ notes: [NoteHead], _ settings: Settings) -> Set<String> {
    Set(notes.lazy.compactMap(\.language)).union([settings.language])
  }

  /// The languages of the texts, by the tags that the heads give.
  private static func languages(_ notes: [NoteHead], _ settings: Settings) -> [String: Language] {
    Dictionary(
      uniqueKeysWithValues: languageTags(notes, settings).map { ($0, Language($0, inflects: settings.inflects)) })
  }

  /// The words of the roles that actors hold, in small letters.
  private static func roles(_ actors: [ActorHead]) -> Set<String> {
    var words: Set<String> = []
    for role in actors.lazy.flatMap(\.roles) {
      for word in role.title.split(whereSeparator: { !$0.isLetter && $0 != "-" }) { words.insert(word.lowercased()) }
    }
    return words
  }

  /// How often the published notes have a word; words of one or two letters are not counted.
  package func frequency(of word: String) -> Int { word.utf8.count < 3 ? 1 << 20 : wordUse.frequency(of: word) }

  var markdown: MarkdownOptions { settings.markdown }
  /// Which mentions become links in a note that does not say.
  var links: MentionLinks { settings.links }
  private var inflects: Bool { settings.inflects }
  /// The address of the site, without a slash at its end.
  package var siteURL: String { settings.url }
  /// The language of a text that does not say.
  package var language: String { settings.language }

  /// What the file of an actor says.
  package func actor(_ id: ActorID) -> ActorHead { things.actors[id.index] }

  func note(_ id: NoteID) -> NoteHead { things.notes[id.index] }

  // MARK: Names in heads

  /// The one actor that has a name; nil if no actor has it, or several do.
  package func actor(named name: String) -> ActorID? {
    if case .one(let id) = actorNames.match(name) { id } else { nil }
  }

  /// Every actor that has a name, a slug or a weak alias; more than one if it is ambiguous.
  package func actors(named name: String) -> [ActorHead] {
    switch actorNames.match(name) {
    case .none: []
    case .one(let id): [actor(id)]
    case .several(let ids): ids.map(actor)
    }
  }

  /// The outlet with a publisher's name as its name or alias; nil if there is none.
  package func outlet(named publisher: String) -> ActorID? {
    actor(named: publisher).flatMap { actor($0).kind.isOutlet ? $0 : nil }
  }

  /// The actor that a head names; nil, with a diagnostic, if there is none or several.
  package func actor(named name: Located<String>, _ diagnostics: inout [Diagnostic]) -> ActorID? {
    switch actorNames.match(name.value) {
    case .one(let actor): return actor
    case .several(let actors):
      diagnostics.append(
        Diagnostic(
          .actorAmbiguous, at: name.location,
          "'\(name.value)' names \(actors.count) actors: \(actors.map(describe).joined(separator: ", "))",
          hint: "write the slug of the one that is meant"))
    case .none where mayBeUnusable(name.value): break
    case .none where isWithheld(name.value):
      diagnostics.append(
        Diagnostic(
          .linkWithheld, at: name.location, "'\(name.value)' is not published now: what names it here is left out"))
    case .none:
      diagnostics.append(
        Diagnostic(
          .actorUnknown, at: name.location, "no actor named '\(name.value)'",
          hint: actorSuggestion(for: name.value) ?? "each actor needs a file in content/actors/"))
    }
    return nil
  }

  /// The topic that a note's head names, by its title, an alias, its slug, or the slug made from the name. If several
  /// topics have the name, it is the first one, with a diagnostic. Nil only if no slug can be made from the name.
  package func topic(named name: Located<String>, _ diagnostics: inout [Diagnostic]) -> TopicID? {
    switch topicNames.match(name.value) {
    case .one(let topic): return topic
    case .several(let topics):
      let slugs = topics.map { things.topics[$0.index].slug.text }
      diagnostics.append(
        Diagnostic(
          .topicAmbiguous, at: name.location,
          "'\(name.value)' is the name of \(topics.count) topics: \(slugs.joined(separator: ", "))",
          hint: "write the slug of one of them"))
      return topics.first
    case .none where isWithheld(name.value):
      diagnostics.append(withheld(name.value, at: name.location))
      return nil
    case .none: break
    }
    guard let slug = Slug(from: name.value), let index = things.topics.firstIndex(where: { $0.slug == slug }) else {
      return nil
    }
    let topic = things.topics[index]
    if topic.file == nil, Self.letters(of: name.value) != Self.letters(of: topic.title) {
      diagnostics.append(
        Diagnostic(
          .topicMerged, at: name.location,
          "'\(name.value)' counts as the topic '\(topic.title)': both have the slug '\(slug)'",
          hint: "if it is another topic, give it a file in content/topics/ with a 'slug:' of its own"))
    }
    return TopicID(index: index)
  }

  /// A name of a topic without what makes no difference: `Arms control`, `arms-control`.
  private static func letters(of topic: String) -> String { topicKey(topic).filter { !$0.isWhitespace && $0 != "-" } }

  /// The note that a head names under `updates`; nil, with a diagnostic, if there is none or several.
  package func predecessor(named name: Located<String>, _ diagnostics: inout [Diagnostic]) -> NoteID? {
    note(
      named: name, unknown: .updatesUnknown, ambiguous: .updatesAmbiguous,
      withheld: Diagnostic(
        .updatesWithheld, at: name.location, "the note that this one updates, '\(name.value)', is not published now"),
      &diagnostics)
  }

  /// The note with a claim that a head names; nil, with a diagnostic, if there is none or several.
  package func note(ofClaim name: Located<String>, _ diagnostics: inout [Diagnostic]) -> NoteID? {
    note(
      named: name, unknown: .claimUnknown, ambiguous: .claimUnknown,
      withheld: Diagnostic(
        .linkWithheld, at: name.location, "'\(name.value)' is not published now: what names it here is left out"),
      &diagnostics)
  }

  private func note(
    named name: Located<String>, unknown: DiagnosticID, ambiguous: DiagnosticID,
    withheld: @autoclosure () -> Diagnostic, _ diagnostics: inout [Diagnostic]
  ) -> NoteID? {
    // A title may be written as in its own head, where its quotation marks are straight.
    var match = noteNames.match(name.value)
    if case .none = match { match = noteNames.match(markdown.typographic(name.value)) }
    switch match {
    case .one(let note): return note
    case .several(let notes):
      diagnostics.append(
        Diagnostic(
          ambiguous, at: name.location, "'\(name.value)' names \(notes.count) notes",
          hint: "one of \(notes.map { note($0).name }.joined(separator: ", "))"))
    case .none where isWithheld(name.value): diagnostics.append(withheld())
    case .none where mayBeUnusable(name.value): break
    case .none:
      diagnostics.append(
        Diagnostic(
          unknown, at: name.location, "no note named '\(name.value)'",
          hint: noteNames.nearest(to: name.value).map { "did you mean '\(note($0.id).name)'?" }
            ?? "a note's name is its day and slug: 2025-10-16-summit"))
    }
    return nil
  }

  /// Whether a name belongs to something withheld, and to nothing that is published.
  func isWithheld(_ name: String) -> Bool {
    guard !withheld.isEmpty, withheld.contains(nameKey(name).lowercased()) else { return false }
    guard case .none = actorNames.match(name), case .none = noteNames.match(name), case .none = topicNames.match(name)
    else { return false }
    return true
  }

  /// An error for each key of published heads that names something withheld and shows the name: the publishers of
  /// sources, and the organisations of actors.
  package func withheldKeys(of notes: [NoteHead]) -> [Diagnostic] {
    guard !things.withheld.isEmpty else { return [] }
    func leak(_ name: String, at place: SourceLocation) -> Diagnostic {
      Diagnostic(
        .leakFound, at: place, "'\(name)' is not published now, and this key would show the name",
        hint: "take it out of the head")
    }
    let publishers = notes.lazy.flatMap(\.sources).compactMap(\.publisher)
    // Many sources have the same few publishers.
    let hidden = Set(publishers.map(\.value)).filter(isWithheld)
    let organisations = things.actors.flatMap { actor in
      (actor.roles.compactMap(\.organisation) + actor.affiliations).filter(isWithheld).map {
        leak($0, at: SourceLocation(path: actor.file.path))
      }
    }
    return publishers.filter { hidden.contains($0.value) }.map { leak($0.value, at: $0.location) } + organisations
  }

  /// The warning for a name or address of something withheld. `isSeen` is whether a phrase stands in its place; if not,
  /// only the link is left out.
  func withheld(_ name: String, at place: SourceLocation, isSeen: Bool = true) -> Diagnostic {
    guard isSeen else {
      return Diagnostic(.linkWithheld, at: place, "'\(name)' is not published now: the text is no link")
    }
    let link = name.contains("/") ? "[text](\(name))" : "[[\(name)|text]]"
    return Diagnostic(
      .linkWithheld, at: place, "'\(name)' is not published now: readers do not see the name",
      hint: "a link can have a text of its own: \(link)")
  }

  /// Whether a name may belong to a file that cannot be read.
  func mayBeUnusable(_ name: String) -> Bool { Slug(from: name).map(unusable.contains) ?? false }

  /// `Sergei Lavrov (sergei-lavrov)`
  func describe(_ id: ActorID) -> String { "\(actor(id).name) (\(actor(id).slug))" }

  /// `did you mean 'Lavrov' (sergei-lavrov)?`
  package func actorSuggestion(for name: String) -> String? {
    actorNames.nearest(to: name).map { didYouMean($0.name, actor($0.id).slug.text) }
  }
}

/// `did you mean 'Lavrov' (sergei-lavrov)?`
func didYouMean(_ name: String, _ slug: String) -> String {
  name == slug ? "did you mean '\(name)'?" : "did you mean '\(name)' (\(slug))?"
}
