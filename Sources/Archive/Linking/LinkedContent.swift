package import Base
package import Names
package import Notes

/// Everything that is published, with its names resolved, before it is grouped.
package struct LinkedContent: Sendable {
  /// What resolves names: without those of what is withheld.
  package var names: Names { texts.names }
  let settings: Settings
  let texts: LinkedTexts
  /// Every text of them with its file.
  let all: [LinkedText]
  /// The published files, those beside texts among them.
  package let assets: [String]
  /// The files of pictures that texts show.
  package let pictures: [String]
  /// The pictures of heads, by the file of the head.
  let headPictures: [String: String]
  /// The digests that were frozen.
  let editions: [FrozenEdition]
  let sourceRecords: [SourceRecord]
  /// Between the published actors.
  let relations: [ActorRelation]
  let withheld: [Withheld]
  /// Proves of what is written that nothing withheld is in it; nil if nothing is withheld.
  package let proof: LeakProof?
  /// What was linked before it was known what only withheld texts use: the next build begins with it.
  let first: LinkedTexts
}

/// Resolves every name in everything that is published, many notes in parallel. What only withheld texts use is left
/// out. A text is taken from `earlier` if it and all names are the same there.
package func link(
  _ selection: Selection, settings: Settings, reusing earlier: LinkedContent? = nil
) -> Diagnosed<LinkedContent> {
  let things = NamedThings(selection)
  let first = linkTexts(of: selection, things, settings: settings, reusing: earlier?.first)
  let associations = Associations(first.value, selection)
  let linked =
    associations.isEmpty
    ? first
    : linkTexts(
      of: selection, Names(things.without(associations), settings, notesOf: first.value.names),
      footer: settings.footer, first.value.cache.renumbered(associations.ids))
  let assets = selection.seen.assets.filter { !associations.assets.contains($0) }
  let all = linked.value.all(settings.footer)
  let files = TextFiles(linked.value, all, selection, assets: assets)
  let shown = settings.placed(files.diagnostics + transclusionMistakes(in: all, of: linked.value))
  let relations = ActorRelation.all(
    in: linked.value.actors.map(\.head), kinds: settings.relations, linked.value.names)
  let content = LinkedContent(
    settings: settings, texts: linked.value, all: all, assets: assets + files.companions,
    pictures: files.pictures + settings.look.logos.filter(assets.contains),
    headPictures: files.headPictures, editions: selection.seen.editions,
    sourceRecords: selection.seen.sourceRecords, relations: relations.value,
    withheld: selection.withheld + associations.withheld(among: things),
    proof: LeakProof(selection, associations, first.value, published: linked.value), first: first.value)
  let keys = linked.value.names.withheldKeys(of: selection.notes.map(\.head))
  let unusable = mistakes(inBodiesOf: selection.seen.unusable, linked.value.names)
  return Diagnosed(
    content,
    linked.diagnostics + shown + keys + relations.diagnostics + unusable + updateCircles(in: linked.value.notes))
}

/// What is wrong in the bodies of files whose heads have errors: everything but what depends on the head.
private func mistakes(inBodiesOf files: [UnusableFile], _ names: Names) -> [Diagnostic] {
  concurrentMap(files.compactMap(\.body)) { names.link($0).diagnostics }.joined().filter {
    ![.citationUnknown, .linkAmbiguous, .mentionAmbiguous].contains($0.id)
  }
}

/// Texts with their names resolved.
struct LinkedTexts: Sendable {
  let names: Names
  let notes: [Note]
  let actors: [(head: ActorHead, biography: Body)]
  let topics: [(head: TopicHead, introduction: Body)]
  let leads: [Lead]
  let pages: [FreePage]
  /// The text at the foot of every page; empty if there is none.
  let footer: Body
  /// The linked form of each text, for the next build.
  let cache: LinkCache
}

extension LinkedTexts {
  /// Every text with its file. `footer` is that of gazette.yml.
  func all(_ footer: SettingsText?) -> [LinkedText] {
    notes.map { LinkedText(target: .note($0.id), file: $0.head.file, body: $0.body) }
      + actors.enumerated().map {
        LinkedText(target: .actor(ActorID(index: $0)), file: $1.head.file, body: $1.biography)
      }
      + topics.enumerated().compactMap { index, topic in
        topic.head.file.map { LinkedText(target: .topic(TopicID(index: index)), file: $0, body: topic.introduction) }
      }
      + leads.map { LinkedText(target: nil, file: $0.head.file, body: $0.body) }
      + pages.map { LinkedText(target: nil, file: $0.head.file, body: $0.body) }
      + [footer].compactMap(\.self).map { LinkedText(target: nil, file: $0.body.file, body: self.footer) }
  }
}

/// Links the texts. They are taken from `earlier` if all names mean the same there.
private func linkTexts(
  of selection: Selection, _ things: NamedThings, settings: Settings, reusing earlier: LinkedTexts?
) -> Diagnosed<LinkedTexts> {
  let known = earlier?.names.renewed(things, settings)
  return linkTexts(
    of: selection, known ?? Names(things, settings), footer: settings.footer, known == nil ? nil : earlier?.cache)
}

/// Links the texts that are not in `known`.
private func linkTexts(
  of selection: Selection, _ names: Names, footer: SettingsText?, _ known: LinkCache?
) -> Diagnosed<LinkedTexts> {
  let things = names.things
  var linker = TextLinker(names: names, known: known)
  let notes = linker.link(selection.notes)
  let biographies = linker.link(
    things.actors.enumerated().map { ($1.body, NameScope(biographyOf: $1, ActorID(index: $0))) })
  let introductions = linker.link(things.topics.compactMap(\.body).map { ($0, NameScope()) })
  let leads = linker.link(selection.seen.leads.map { ($0.body, NameScope()) })
  let freePages = selection.seen.pages.sorted {
    ($0.order ?? .max, $0.title.lowercased(), $0.file.path) < ($1.order ?? .max, $1.title.lowercased(), $1.file.path)
  }
  let pages = linker.link(freePages.map { ($0.body, NameScope()) })

  let foot = footer.map { names.link($0.body, in: .footer) }
  let footDiagnostics = footer.map { footer in (foot?.diagnostics ?? []).map(footer.placed) } ?? []

  var nextIntroduction = introductions.makeIterator()
  let texts = LinkedTexts(
    names: names, notes: notes, actors: Array(zip(things.actors, biographies)),
    topics: things.topics.map { ($0, ($0.body == nil ? nil : nextIntroduction.next()) ?? .empty) },
    leads: zip(selection.seen.leads, leads).map { Lead(head: $0, body: $1) },
    pages: zip(freePages, pages).map { FreePage(head: $0, body: $1) }, footer: foot?.value.body ?? .empty,
    cache: linker.cache)
  return Diagnosed(texts, linker.diagnostics + footDiagnostics)
}

extension NamedThings {
  /// Everything that is published by its own keys.
  fileprivate init(_ selection: Selection) {
    var withheld = WithheldThings()
    for note in selection.hidden.notes { withheld.add(note) }
    for actor in selection.hidden.actors { withheld.add(actor) }
    for topic in selection.hidden.topics { withheld.add(topic) }
    for page in selection.hidden.pages { withheld.add(page) }
    self.init(
      actors: selection.seen.actors.sorted { ($0.slug, $0.file.path) < ($1.slug, $1.file.path) },
      notes: selection.notes.map(\.head), topics: Self.topics(selection), withheld: withheld,
      unusable: selection.seen.unusable.map(\.path))
  }

  /// The same without what only withheld texts use.
  fileprivate func without(_ associations: Associations) -> NamedThings {
    var withheld = withheld
    for actor in associations.actors.sorted() { withheld.add(actors[actor.index]) }
    for topic in associations.topics.sorted() { withheld.add(topics[topic.index]) }
    return NamedThings(
      actors: actors.enumerated().filter { !associations.actors.contains(ActorID(index: $0.offset)) }.map(\.element),
      notes: notes,
      topics: topics.enumerated().filter { !associations.topics.contains(TopicID(index: $0.offset)) }.map(\.element),
      withheld: withheld, unusable: unusable)
  }

  /// The topics of the files and of the notes, sorted by `order`, then by title. Every topic name in a note belongs to
  /// one of them: by its title, its slug, or the slug made from the name. A withheld topic is none of them.
  private static func topics(_ selection: Selection) -> [TopicHead] {
    func keys(_ topic: TopicHead) -> [String] {
      [topic.slug.text] + ([topic.title] + topic.aliases).map(Names.topicKey)
    }
    var heads = selection.seen.topics
    var known = Set((selection.hidden.topics + heads).flatMap(keys))
    for note in selection.notes {
      for name in note.head.topics {
        guard let topic = TopicHead(named: name.value), !known.contains(topic.slug.text),
          !known.contains(Names.topicKey(name.value))
        else { continue }
        known.formUnion([topic.slug.text, Names.topicKey(topic.title)])
        heads.append(topic)
      }
    }
    return heads.sorted {
      ($0.order ?? .max, $0.title.lowercased(), $0.slug.text) < ($1.order ?? .max, $1.title.lowercased(), $1.slug.text)
    }
  }
}
