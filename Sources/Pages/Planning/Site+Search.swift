import Archive
import Base
import Search

extension Site {
  /// The search page and the index that its script reads.
  func searchPages() -> [Page] {
    let page = Page(
      path: Addresses.search, content: .rendered("search") { [self] in searchPage() }, origin: nil,
      sitemap: .present(lastModified: nil), role: .index)
    return [page]
      + searchIndex().files.map { file in
        // The list of the parts goes after them; each of them has the hash of all in its name.
        let isList = file.name == SearchIndex.manifestName
        return Page(
          path: SitePath(file: ["search", file.name]), content: .written { $0 += file.bytes }, origin: nil,
          role: isList ? .index : .data, isNamedByContent: !isList)
      }
  }

  private func searchPage() -> SearchPage {
    let outlets = archive.actors.filter { !$0.citations.isEmpty }
      .map { (key: $0.actor.name.sortKey, actor: $0.actor) }.sorted { $0.key < $1.key }
      .map { ChoiceContext(slug: $1.slug.text, title: $1.name) }
    return SearchPage(
      site: common,
      page: page(
        strings[.search], strings[.searchDescription, ["site": archive.settings.title]], Addresses.search,
        kind: "search"),
      title: strings[.search], script: assetPaths["search.js"].map(addresses.href) ?? "",
      index: addresses.href(SitePath(file: ["search", SearchIndex.manifestName])),
      topics: archive.topics.filter { !$0.notes.isEmpty }.map { ChoiceContext(slug: $0.slug.text, title: $0.title) },
      outlets: outlets, groups: [topicList(title: strings[.topics])] + actorLists())
  }

  /// Notes, then actors, then topics. A note is found by every name of its actors, an actor by all its own.
  private func searchIndex() -> SearchIndex {
    let (notes, actors) = (archive.notes.count, archive.actors.count)
    return SearchIndex(
      entries: notes + actors + archive.topics.count, notes: notes,
      names: archive.actors.map(\.actor.searchNames)
    ) { [self] index in
      if index < notes { return entry(of: archive.notes[index]) }
      return index < notes + actors
        ? entry(of: archive.actors[index - notes]) : entry(of: archive.topics[index - notes - actors])
    }
  }

  private func entry(of note: Note) -> SearchEntry {
    let outlets = Set(note.outlets.compactMap(\.self)).sorted()
    return SearchEntry(
      kind: .note, title: note.title, text: note.text, names: note.appearances.map(\.actor.index),
      filters: note.appearances.map { "a:" + archive[$0.actor].actor.slug.text }
        + note.topics.map { "t:" + archive[$0].slug.text } + outlets.map { "o:" + archive[$0].actor.slug.text },
      rank: note.day.number, href: addresses.href(note.id), label: strings.dates.short(note.day))
  }

  private func entry(of entry: ActorEntry) -> SearchEntry {
    SearchEntry(
      kind: .actor, title: entry.actor.name, text: Array((entry.actor.description ?? "").utf8),
      names: [entry.id.index], filters: ["a:" + entry.actor.slug.text], rank: entry.noteCount,
      href: addresses.href(entry.id), label: label(of: entry.actor.kind))
  }

  private func entry(of topic: TopicEntry) -> SearchEntry {
    SearchEntry(
      kind: .topic, title: topic.title, text: Array((topic.description ?? "").utf8), names: [],
      filters: ["t:" + topic.slug.text], rank: topic.notes.count, href: addresses.href(topic.id),
      label: strings.counted(topic.notes.count, .notes))
  }
}
