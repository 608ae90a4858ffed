package import Base
package import Names
package import Notes

/// Everything that is published, with its names resolved, before it is grouped.
package struct LinkedContent: Sendable {
  package let names: Names
  let settings: Settings
  let notes: [Note]
  let actors: [(head: ActorHead, biography: Body)]
  let topics: [(head: TopicHead, introduction: Body)]
  let leads: [Lead]
  let pages: [FreePage]
  let assets: [String]
  let withheld: [Withheld]
  /// The linked form of each text, for the next build.
  let cache: LinkCache
}

/// Resolves every name in everything that is published, many notes in parallel. A text is taken from `earlier` if it
/// and all names are the same there.
package func link(
  _ content: Content, _ selection: Selection, settings: Settings, reusing earlier: LinkedContent? = nil
) -> Diagnosed<LinkedContent> {
  let things = NamedThings(
    actors: content.actors.sorted { ($0.slug, $0.file.path) < ($1.slug, $1.file.path) },
    notes: selection.notes.map(\.head), topics: topicHeads(content.topics, selection.notes),
    withheld: selection.withheldNotes, unusable: content.unusable)
  let known = earlier.flatMap { $0.names.take(things, settings) ? $0 : nil }
  let names = known?.names ?? Names(things, settings)
  var linker = TextLinker(names: names, known: known?.cache)

  let notes = linker.link(selection.notes)
  let biographies = linker.link(
    things.actors.enumerated().map { ($1.body, NameScope(biographyOf: $1, ActorID(index: $0))) })
  let introductions = linker.link(things.topics.compactMap(\.body).map { ($0, NameScope()) })
  let leads = linker.link(content.leads.map { ($0.body, NameScope()) })
  let freePages = selection.pages.sorted {
    ($0.order ?? .max, $0.title.lowercased(), $0.file.path) < ($1.order ?? .max, $1.title.lowercased(), $1.file.path)
  }
  let pages = linker.link(freePages.map { ($0.body, NameScope()) })

  var nextIntroduction = introductions.makeIterator()
  let linked = LinkedContent(
    names: names, settings: settings, notes: notes, actors: Array(zip(things.actors, biographies)),
    topics: things.topics.map { ($0, ($0.body == nil ? nil : nextIntroduction.next()) ?? .empty) },
    leads: zip(content.leads, leads).map { Lead(head: $0, body: $1) },
    pages: zip(freePages, pages).map { FreePage(head: $0, body: $1) }, assets: content.assets,
    withheld: selection.withheld, cache: linker.cache)
  return Diagnosed(linked, linker.diagnostics + updateCircles(in: notes))
}

/// The topics of the files and of the notes, sorted by `order`, then by title. Every topic name in a note belongs to
/// one of them: by its title, its slug, or the slug made from the name.
private func topicHeads(_ files: [TopicHead], _ notes: [SelectedNote]) -> [TopicHead] {
  var heads = files
  var known = Set(files.flatMap { [$0.slug.text, Names.topicKey($0.title)] })
  for note in notes {
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
