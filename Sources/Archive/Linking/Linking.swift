package import Base
import Markdown

/// Everything that is published, with its names resolved, before it is grouped.
package struct Linked: Sendable {
  let settings: Settings
  let notes: [Note]
  let actors: [(actor: Actor, biography: Body)]
  /// What resolved them, for those who ask how.
  let linker: NoteLinker
  let topics: [(topic: TopicOutline, introduction: Body)]
  let leads: [(period: Period, lead: Lead)]
  let pages: [FreePage]
  let assets: [String]
  let withheld: [Withheld]
}

/// A topic before its notes are gathered: from its file, or from the first note that names it.
struct TopicOutline: Sendable {
  let slug: Slug
  let title: String
  let order: Int?
  let written: WrittenTopic?
}

/// Resolves every name in what is published, note by note, side by side.
package func link(_ written: Written, _ selection: Selection, settings: Settings) -> Diagnosed<Linked> {
  let actors = written.actors.sorted { ($0.slug, $0.file.path) < ($1.slug, $1.file.path) }
  let topics = outlines(of: written.topics, selection.notes)
  let names = Names(
    actors: actors, notes: selection.notes, topics: topics.map { ($0.slug, $0.title) },
    withheld: selection.withheldNotes, unusable: written.unusable)
  let bodies = BodyLinker(
    names: names, recogniser: Recogniser(lexicon: Lexicon(actors)), options: settings.markdown, links: settings.links)
  let linker = NoteLinker(names: names, bodies: bodies)

  let notes = concurrentMap(Array(selection.notes.indices)) { index in
    linker.link(selection.notes[index], NoteID(index: index))
  }
  var diagnostics = notes.flatMap(\.diagnostics)
  diagnostics += circles(in: notes.map(\.value), selection.notes)
  func link(_ texts: [(body: WrittenBody, frame: BodyLinker.Frame)]) -> [Body] {
    let linked = concurrentMap(texts) { bodies.link($0.body, $0.frame) }
    diagnostics += linked.flatMap(\.diagnostics)
    return linked.map(\.value.body)
  }
  func link(_ texts: [WrittenBody]) -> [Body] { link(texts.map { ($0, BodyLinker.Frame()) }) }
  let biographies = link(
    actors.enumerated().map { ($1.body, BodyLinker.Frame(title: $1.name, subject: ActorID(index: $0))) })
  let introductions = link(topics.compactMap(\.written).map(\.body))
  let leads = link(written.leads.map(\.body))
  let freePages = selection.pages.sorted {
    ($0.order ?? .max, $0.title.lowercased(), $0.file.path) < ($1.order ?? .max, $1.title.lowercased(), $1.file.path)
  }
  let pages = link(freePages.map(\.body))

  var nextIntroduction = introductions.makeIterator()
  let linked = Linked(
    settings: settings, notes: notes.map(\.value), actors: Array(zip(actors, biographies)),
    linker: linker,
    topics: topics.map { ($0, ($0.written == nil ? nil : nextIntroduction.next()) ?? .empty) },
    leads: zip(written.leads, leads).map { ($0.period, Lead(title: $0.title, body: $1, path: $0.file.path)) },
    pages: zip(freePages, pages).map { page, body in
      FreePage(
        path: page.file.path, segments: page.segments, title: page.title, description: page.description, body: body,
        oldAddresses: page.oldAddresses, isDraft: page.isDraft)
    },
    assets: written.assets, withheld: selection.withheld)
  return Diagnosed(linked, diagnostics)
}

/// The topics of the files and of the notes, sorted as readers meet them: by order, then by title.
private func outlines(of files: [WrittenTopic], _ notes: [WrittenNote]) -> [TopicOutline] {
  var outlines = files.map { TopicOutline(slug: $0.slug, title: $0.title, order: $0.order, written: $0) }
  var known = Set(files.flatMap { [$0.slug.text, nameKey($0.title).lowercased()] })
  for note in notes {
    for topic in note.topics {
      guard let slug = Slug(from: topic.value), !known.contains(slug.text),
        !known.contains(nameKey(topic.value).lowercased())
      else { continue }
      known.formUnion([slug.text, nameKey(topic.value).lowercased()])
      let title = topic.value == slug.text ? displayTitle(slug.text) : topic.value
      outlines.append(TopicOutline(slug: slug, title: title, order: nil, written: nil))
    }
  }
  return outlines.sorted {
    ($0.order ?? .max, $0.title.lowercased(), $0.slug.text) < ($1.order ?? .max, $1.title.lowercased(), $1.slug.text)
  }
}

/// `arms-control` becomes `Arms control`.
private func displayTitle(_ slug: String) -> String {
  let words = slug.split(separator: "-").joined(separator: " ")
  return words.prefix(1).uppercased() + words.dropFirst()
}
