import Base
import Markdown
import Names
import Notes

extension LeakProof {
  /// The proof that nothing of what is withheld is told; nil if nothing is.
  convenience init?(
    _ selection: Selection, _ associations: Associations, _ linked: LinkedTexts, published: LinkedTexts
  ) {
    guard selection.hidesTexts else { return nil }
    let words = WithheldWords(selection, associations, linked)
    guard let search = WithheldSearch(words, frequency: published.names.frequency(of:)) else { return nil }
    self.init(search, published: { [assets = selection.seen.assets] in Self.texts(of: published, assets) })
  }

  /// Everything that published files say to readers. What their links lead to is not among it if they lead to pages of
  /// the site: a link to something withheld does not make it public.
  private static func texts(of published: LinkedTexts, _ assets: [String]) -> [[UInt8]] {
    let texts =
      published.actors.map { ($0.head.body, $0.biography) }
      + published.topics.compactMap { topic in topic.head.body.map { ($0, topic.introduction) } }
      + published.leads.map { ($0.head.body, $0.body) } + published.pages.map { ($0.head.body, $0.body) }
    let notes = concurrentMap(published.notes) { note in [note.told, note.text] }.flatMap(\.self)
    let names = published.notes.map { Array($0.head.name.utf8) } + assets.map { Array($0.utf8) }
    let topics = published.topics.flatMap { [$0.head.title, $0.head.slug.text] }
    let slugs = published.actors.map(\.head.slug.text) + published.pages.flatMap { $0.head.segments.map(\.text) }
    let lines = topics + slugs + texts.map(\.0.file.path)
    return notes + texts.map { told($0, $1) } + names + [Array(lines.joined(separator: "\n").utf8)]
  }

  /// What a file that is no note says: its head as it is written, its text, and where that leads outside the site.
  private static func told(_ source: SourceBody, _ body: Body) -> [UInt8] {
    let head = String(utf8: source.file.bytes.prefix(source.start)).withoutLinkTargets
    var text = Array((body.document.outsideLines + [head]).joined(separator: "\n").utf8)
    text.append(.lineFeed)
    body.document.appendLines(to: &text)
    return text
  }
}

extension Note {
  /// What the head and the body say to readers. Withheld sources and events are not among it.
  fileprivate var told: [UInt8] {
    var lines = [head.title, head.summary ?? "", head.name, head.path] + head.topics.map(\.value)
    lines += head.actors.map(\.value) + head.corrections.map(\.text) + head.events.map(\.title)
    lines += head.oldAddresses.map(\.value.text)
    lines = lines.map(\.withoutLinkTargets) + body.document.outsideLines
    for source in head.sources {
      lines += [source.title, source.publisher?.value ?? "", source.url ?? "", source.archived ?? ""]
    }
    return Array(lines.joined(separator: "\n").utf8)
  }
}

extension Document {
  /// What pages say of a text beside what readers see: the ids of headings, and the addresses outside the site that its
  /// links and pictures lead to.
  fileprivate var outsideLines: [String] {
    nodes.flatMap { node -> [String] in
      switch node.kind {
      case .heading: [string(node.detail)]
      case .link, .image: [string(node.detail)] + [string(node.text)].filter { $0.contains(":") }
      default: []
      }
    }
  }
}

extension String {
  /// Without the targets of wiki links, which are no text: `see [[|it]]` of `see [[2025-10-21-plan|it]]`.
  fileprivate var withoutLinkTargets: String {
    utf8.contains(UInt8(ascii: "[")) ? replacing(/\[\[[^\]\|\n]*/, with: "[[") : self
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
      add(names: [topic.title] + topic.aliases, body.file.path)
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
