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
    let site = published.names.siteURL
    let notes = concurrentMap(published.notes) { note in [note.told(on: site), note.text(on: site)] }.flatMap(\.self)
    let names = published.notes.map { Array($0.head.name.utf8) } + assets.map { Array($0.utf8) }
    let topics = published.topics.flatMap { [$0.head.title, $0.head.slug.text] }
    let slugs = published.actors.map(\.head.slug.text) + published.pages.flatMap { $0.head.segments.map(\.text) }
    let pages = published.pages.map { "/" + $0.head.segments.map(\.text).joined(separator: "/") }
    let lines = topics + slugs + pages + texts.map(\.0.file.path)
    return notes + texts.map { told($0, $1, on: site) } + names + [Array(lines.joined(separator: "\n").utf8)]
  }

  /// What a file that is no note says: its head as it is written, its text, and where that leads outside the site.
  private static func told(_ source: SourceBody, _ body: Body, on site: String) -> [UInt8] {
    var text: [UInt8] = []
    body.document.appendLines(to: &text)
    let lines =
      body.document.furtherLines(outside: site) + [
        String(utf8: source.file.bytes.prefix(source.start)), String(utf8: text),
      ]
    return Array(lines.map { $0.withoutOwnTargets(of: site) }.joined(separator: "\n").utf8)
  }
}

extension Note {
  /// What the head and the body say to readers. Withheld sources and events are not among it.
  fileprivate func told(on site: String) -> [UInt8] {
    var lines = [head.title, head.summary ?? "", head.name, head.path] + head.topics.map(\.value)
    lines += head.actors.map(\.value) + head.corrections.map(\.text) + head.events.map(\.title)
    lines += statements
    lines += head.authors + head.otherNames + head.params.texts
    lines += head.oldAddresses.map(\.value.text)
    lines += body.document.furtherLines(outside: site)
    for source in head.sources {
      lines += [source.title, source.publisher?.value ?? "", source.url ?? "", source.archived ?? ""]
    }
    return Array(lines.map { $0.withoutOwnTargets(of: site) }.joined(separator: "\n").utf8)
  }

  /// The sentences of its claims and disputes by those who are published, and of its outcomes.
  private var statements: [String] {
    claims.compactMap(\.claim.text) + head.resolutions.compactMap(\.text) + disputes.compactMap(\.dispute.text)
  }

  /// What readers see of the body.
  fileprivate func text(on site: String) -> [UInt8] {
    Array(String(utf8: text).withoutOwnTargets(of: site).utf8)
  }
}

extension Document {
  /// What pages say of a text beside what readers see: the ids of headings, and the addresses outside the site that its
  /// links and pictures lead to.
  fileprivate func furtherLines(outside site: String) -> [String] {
    nodes.flatMap { node -> [String] in
      switch node.kind {
      case .heading: [string(node.detail)]
      case .link, .image:
        [string(node.detail)] + [string(node.text)].filter { $0.ownPath(of: site) == nil }
      default: []
      }
    }
  }
}

extension String {
  /// Without what leads somewhere in the site and is no text: the targets of wiki links, `see [[|it]]` of `see
  /// [[2025-10-21-plan|it]]`, and addresses of the site, `/2025/10/21/plan/`.
  fileprivate func withoutOwnTargets(of site: String) -> String {
    guard utf8.contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "/") }) else { return self }
    let text = replacing(/\[\[[^\]\|\n]*/, with: "[[")
    guard text.utf8.contains(UInt8(ascii: "/")) else { return text }
    return text.split(omittingEmptySubsequences: false) { $0.isWhitespace || "()<>\"'[]".contains($0) }
      .map { word in
        // A word such as and/or is no address.
        word.utf8.contains(UInt8(ascii: "/")) && String(word).ownPath(of: site)?.hasPrefix("/") == true ? "" : word
      }.joined(separator: " ")
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
      for claim in full.claims where told.withheldClaims.contains(claim.id) {
        if let text = claim.text { add(text, full.path) }
      }
      for correction in full.corrections.dropFirst(told.corrections.count) { add(correction.text, full.path) }
    }
    for (full, told) in selection.partActors {
      add(full.hiddenSources(besides: told), [], full.file.path)
    }
    for note in linked.notes where note.claims.count < note.head.claims.count {
      let told = Set(note.claims.map(\.claim.id))
      for claim in note.head.claims where !told.contains(claim.id) {
        if let text = claim.text { add(text, note.head.path) }
      }
    }
    let actors = selection.hidden.actors + associations.actors.sorted().map { names.things.actors[$0.index] }
    for actor in actors {
      add(names: actor.searchNames, actor.file.path)
      add(actor.slug, ofFileAt: actor.file.path)
      addAddresses(actor.file.path) { $0.add(actor) }
      if let description = actor.description { add(description, actor.file.path) }
      add(actor.relations.flatMap(\.sources), [], actor.file.path)
      add(actor.body, names)
    }
    let topics = selection.hidden.topics + associations.topics.sorted().map { names.things.topics[$0.index] }
    for topic in topics {
      guard let body = topic.body else { continue }
      add(names: [topic.title] + topic.aliases, body.file.path)
      add(topic.slug, ofFileAt: body.file.path)
      addAddresses(body.file.path) { $0.add(topic) }
      if let description = topic.description { add(description, body.file.path) }
      add(body, names)
    }
    for page in selection.hidden.pages {
      add(names: [page.title], page.file.path)
      addAddresses(page.file.path) { $0.add(page) }
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
    addAddresses(note.path) { $0.add(note) }
    for text in [note.summary].compactMap(\.self) + note.corrections.map(\.text) + note.statements {
      add(text, note.path)
    }
    add(note.sources, note.events, note.path)
    add(note.body, names)
  }

  /// Adds the addresses of the page of something.
  private mutating func addAddresses(_ path: String, _ add: (inout WithheldThings) -> Void) {
    var things = WithheldThings()
    add(&things)
    self.add(names: things.addresses.sorted(), path)
  }

  private mutating func add(_ body: SourceBody, _ names: Names) {
    var text: [UInt8] = []
    names.parse(body).value.appendLines(to: &text)
    add(String(decoding: text, as: UTF8.self), body.file.path)
  }
}
