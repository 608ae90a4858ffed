import Base
import Markdown
import Names
import Notes

extension LeakProof {
  /// The proof that nothing of what is withheld is told; nil if nothing is.
  init?(_ selection: Selection, _ associations: Associations, _ linked: LinkedTexts, published: LinkedTexts) {
    guard selection.hidesTexts else { return nil }
    let words = WithheldWords(selection, associations, linked)
    guard !words.isEmpty else { return nil }
    self.init(
      words, published: Self.texts(of: published, selection.seen.assets), frequency: published.names.frequency(of:))
  }

  /// Everything that published files say: as they are written, and as readers see it.
  private static func texts(of published: LinkedTexts, _ assets: [String]) -> [[UInt8]] {
    let files =
      published.actors.map(\.head.file) + published.topics.compactMap(\.head.file)
      + published.leads.map(\.head.file) + published.pages.map(\.head.file)
    let notes = published.notes.flatMap { note in [note.told, note.text] }
    let names = published.notes.map { Array($0.head.name.utf8) } + assets.map { Array($0.utf8) }
    let topics = published.topics.flatMap { [$0.head.title, $0.head.slug.text] }
    let slugs = published.actors.map(\.head.slug.text) + published.pages.flatMap { $0.head.segments.map(\.text) }
    let bodies =
      published.actors.map(\.biography) + published.topics.map(\.introduction) + published.leads.map(\.body)
      + published.pages.map(\.body)
    let lines = topics + slugs + bodies.flatMap(\.document.headingIDs) + files.map(\.path)
    return notes + files.map(\.bytes) + names + [Array(lines.joined(separator: "\n").utf8)]
  }
}

extension Note {
  /// What the head and the body say to readers. Withheld sources and events are not among it.
  fileprivate var told: [UInt8] {
    var lines = [head.title, head.summary ?? "", head.name, head.path] + head.topics.map(\.value)
    lines += head.actors.map(\.value) + head.corrections.map(\.text) + head.events.map(\.title)
    lines += head.oldAddresses.map(\.value.text)
    lines += body.document.headingIDs
    for source in head.sources {
      lines += [source.title, source.publisher?.value ?? "", source.url ?? "", source.archived ?? ""]
    }
    return Array(lines.joined(separator: "\n").utf8)
  }
}

extension Document {
  fileprivate var headingIDs: [String] {
    nodes.compactMap { node in
      if case .heading = node.kind { string(node.detail) } else { nil }
    }
  }
}

extension WithheldWords {
  /// The words of everything that is withheld.
  fileprivate init(_ selection: Selection, _ associations: Associations, _ linked: LinkedTexts) {
    self.init()
    let names = linked.names
    for note in selection.hidden.notes { add(note, names) }
    for (full, told) in selection.partNotes {
      let hidden = full.sources.filter { source in !told.sources.contains { $0.id == source.id } }
      let events = full.events.filter { event in !told.events.contains { $0.title == event.title } }
      add(hidden, events, full.path)
    }
    let actors = selection.hidden.actors + associations.actors.sorted().map { names.things.actors[$0.index] }
    for actor in actors {
      add(names: actor.searchNames, actor.file.path)
      add(actor.slug, ofFileAt: actor.file.path)
      if let description = actor.description { add(description, actor.file.path) }
      add(actor.body, names)
    }
    let topics = selection.hidden.topics + associations.topics.sorted().map { names.things.topics[$0.index] }
    for topic in topics {
      guard let body = topic.body else { continue }
      add(names: [topic.title], body.file.path)
      add(topic.slug, ofFileAt: body.file.path)
      if let description = topic.description { add(description, body.file.path) }
      add(body, names)
    }
    for page in selection.hidden.pages {
      add(names: [page.title], page.file.path)
      add(page.body, names)
    }
    for lead in selection.hidden.leads {
      if let title = lead.title { add(names: [title], lead.file.path) }
      add(lead.body, names)
    }
    for asset in associations.assets { add(names: [asset.fileName], asset) }
  }

  private mutating func add(_ note: NoteHead, _ names: Names) {
    add(names: [note.title, note.name], note.path)
    add(note.slug, ofFileAt: note.path)
    for text in [note.summary].compactMap(\.self) + note.corrections.map(\.text) { add(text, note.path) }
    add(note.sources, note.events, note.path)
    add(note.body, names)
  }

  private mutating func add(_ body: SourceBody, _ names: Names) {
    var text: [UInt8] = []
    names.parse(body).value.appendLines(to: &text)
    add(String(decoding: text, as: UTF8.self), body.file.path)
  }
}
