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
  /// What it was made from and piece by piece, for the next time.
  let ledger: LinkingLedger
}

/// A topic before its notes are gathered: from its file, or from the first note that names it.
struct TopicOutline: Sendable {
  let slug: Slug
  let title: String
  let order: Int?
  let written: WrittenTopic?
}

/// Resolves every name in what is published, note by note, side by side. A text that is the same as in `earlier`, where all
/// names are too, is taken from there.
package func link(
  _ written: Written, _ selection: Selection, settings: Settings, reusing earlier: Linked? = nil
) -> Diagnosed<Linked> {
  let actors = written.actors.sorted { ($0.slug, $0.file.path) < ($1.slug, $1.file.path) }
  let topics = outlines(of: written.topics, selection.notes)
  let named = NamedThings(
    actors: actors, notes: selection.notes, topics: topics.map { ($0.slug, $0.title) },
    withheld: selection.withheldNotes, unusable: written.unusable)
  let known = earlier.flatMap { $0.ledger.isOf(named, settings) ? $0 : nil }
  let linker = known?.linker ?? NoteLinker(named, settings)
  let bodies = linker.bodies

  let notes = concurrentMap(Array(selection.notes.indices)) { index in
    known?.ledger.note(selection.notes[index], at: index, isAhead: selection.isAhead[index])
      ?? linker.link(selection.notes[index], NoteID(index: index), isAhead: selection.isAhead[index])
  }
  var diagnostics = notes.flatMap(\.diagnostics)
  diagnostics += circles(in: notes.map(\.value), selection.notes)
  var texts: [LinkingLedger.Text] = []
  func link(_ bodiesOfKind: [(body: WrittenBody, frame: BodyLinker.Frame)]) -> [Body] {
    let linked = concurrentMap(bodiesOfKind) { text in
      known?.ledger.text(text.body.file)
        ?? LinkingLedger.Text(
          file: text.body.file, body: bodies.link(text.body, text.frame))
    }
    texts += linked
    diagnostics += linked.flatMap(\.body.diagnostics)
    return linked.map(\.body.value)
  }
  func link(_ texts: [WrittenBody]) -> [Body] { link(texts.map { ($0, BodyLinker.Frame()) }) }
  let biographies = link(actors.enumerated().map { ($1.body, .biography(of: $1, ActorID(index: $0))) })
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
    assets: written.assets, withheld: selection.withheld,
    ledger: LinkingLedger(named: named, settings: settings, written: selection.notes, notes: notes, texts: texts))
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
