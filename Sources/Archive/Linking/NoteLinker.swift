import Base
import Markdown

/// Resolves one note: a pure function of the note and of all names.
struct NoteLinker: Sendable {
  let names: Names
  let bodies: BodyLinker

  init(_ named: NamedThings, _ settings: Settings) {
    names = Names(named)
    bodies = BodyLinker(
      names: names, recogniser: Recogniser(lexicon: Lexicon(named.actors)), options: settings.markdown,
      links: settings.links)
  }

  func link(_ written: WrittenNote, _ id: NoteID, isAhead: Bool) -> Diagnosed<Note> {
    var diagnostics: [Diagnostic] = []
    let named = written.actors.compactMap { actor(named: $0, &diagnostics) }
    let linked = bodies.link(written.body, frame(of: written, named))
    diagnostics += linked.diagnostics
    let document = linked.value.body.document
    let outlets = written.sources.map { $0.publisher.flatMap(outlet) }
    let updates = written.updates.flatMap { predecessor($0, of: id, &diagnostics) }
    let note = Note(
      written, id: id, isAhead: isAhead, body: linked.value.body, derivedSummary: summary(document),
      topics: topics(written),
      outlets: outlets, appearances: appearances(linked.value, named, id),
      quotations: quotations(linked.value, id), updates: updates)
    return Diagnosed(note, diagnostics)
  }

  /// A note's body, read anew.
  func linked(_ note: WrittenNote) -> BodyLinker.Linked { bodies.link(note.body, frame(of: note)).value }

  func frame(of note: WrittenNote) -> BodyLinker.Frame {
    var reported: [Diagnostic] = []
    return frame(of: note, note.actors.compactMap { actor(named: $0, &reported) })
  }

  private func frame(of note: WrittenNote, _ named: [ActorID]) -> BodyLinker.Frame {
    BodyLinker.Frame(title: note.title, sources: note.sources, pinned: Set(named), links: note.links)
  }

  // MARK: Names in the head

  func actor(named name: Located<String>, _ diagnostics: inout [Diagnostic]) -> ActorID? {
    switch names.actorNames.match(name.value) {
    case .one(let actor): return actor
    case .several(let bearers):
      diagnostics.append(
        Diagnostic(
          .actorAmbiguous, at: name.location,
          "'\(name.value)' names \(bearers.count) actors: \(bearers.map(names.describe).joined(separator: ", "))",
          hint: "write the slug of the one that is meant"))
    case .none where names.mayBeUnusable(name.value): break
    case .none:
      diagnostics.append(
        Diagnostic(
          .actorUnknown, at: name.location, "no actor named '\(name.value)'",
          hint: names.actorSuggestion(for: name.value) ?? "actors have a file each in content/actors/"))
    }
    return nil
  }

  func outlet(_ publisher: String) -> ActorID? {
    guard case .one(let actor) = names.actorNames.match(publisher), names.actors[actor.index].kind.isOutlet else {
      return nil
    }
    return actor
  }

  private func topics(_ written: WrittenNote) -> [TopicID] {
    var topics: [TopicID] = []
    for topic in written.topics {
      if case .one(let id) = names.topicNames.match(topic.value), !topics.contains(id) { topics.append(id) }
    }
    return topics
  }

  private func predecessor(
    _ name: Located<String>, of id: NoteID, _ diagnostics: inout [Diagnostic]
  ) -> NoteID? {
    switch names.noteNames.match(name.value) {
    case .one(let note): return note
    case .several(let bearers):
      diagnostics.append(
        Diagnostic(
          .updatesAmbiguous, at: name.location, "'\(name.value)' names \(bearers.count) notes",
          hint: "one of \(bearers.map { names.notes[$0.index].name }.joined(separator: ", "))"))
    case .none where names.withheld.contains(nameKey(name.value)):
      diagnostics.append(
        Diagnostic(
          .updatesWithheld, at: name.location, "the note that this one updates, '\(name.value)', is not published now"))
    case .none where names.mayBeUnusable(name.value): break
    case .none:
      diagnostics.append(
        Diagnostic(
          .updatesUnknown, at: name.location, "no note named '\(name.value)'",
          hint: names.noteNames.nearest(to: name.value).map { "did you mean '\(names.notes[$0.id.index].name)'?" }
            ?? "a note's name is its day and slug: 2025-10-16-summit"))
    }
    return nil
  }

  // MARK: What the text says

  private func appearances(_ linked: BodyLinker.Linked, _ named: [ActorID], _ id: NoteID) -> [Appearance] {
    var appearances: [Appearance] = []
    let reading = linked.reading
    for name in reading.names {
      guard case .mention(let actor, _) = name.verdict, let (number, range) = name.sentence else { continue }
      let place = appearances.firstIndex { $0.actor == actor } ?? appearances.count
      if place == appearances.count { appearances.append(Appearance(note: id, actor: actor, sentences: [])) }
      appearances[place].add(range, of: number, reading.sentences[number])
    }
    for actor in named where !appearances.contains(where: { $0.actor == actor }) {
      appearances.append(Appearance(note: id, actor: actor, sentences: []))
    }
    return appearances
  }

  /// The text before `<!--more-->`, or the first paragraph.
  private func summary(_ document: Document) -> String {
    guard !document.nodes.isEmpty else { return "" }
    let blocks = Array(document.children(of: 0))
    let more = blocks.firstIndex {
      document.nodes[$0].kind == .htmlBlock
        && document.string(document.nodes[$0].text).filter({ !$0.isWhitespace }) == "<!--more-->"
    }
    let paragraphs = blocks[..<(more ?? blocks.count)].filter {
      if case .paragraph = document.nodes[$0].kind { true } else { false }
    }
    let chosen = more == nil ? paragraphs.prefix(1) : paragraphs[...]
    return shortened(chosen.map(document.plainText(of:)).joined(separator: " ").withoutHiddenCharacters().text)
  }

  /// At most 500 characters, cut between words.
  private func shortened(_ text: String) -> String {
    guard text.utf8.count > 500, text.count > 500 else { return text }
    let cut = text.prefix(499)
    return (cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut) + "…"
  }

  /// The block quotations with an attribution. Who is quoted is whom a wiki link in the attribution names, else the first
  /// actor that it names unless somebody stands before it whom no actor is: `— Ann Roe, for the White House` says nothing of
  /// the White House.
  private func quotations(_ linked: BodyLinker.Linked, _ id: NoteID) -> [Quotation] {
    let typed = Body(document: linked.document, references: linked.references)
    let document = linked.body.document
    let found = zip(quotationNodes(in: linked.document), quotationNodes(in: document))
    return found.map { before, after in
      let attribution = before.attribution..<Int(linked.document.nodes[before.attribution].end)
      var speaker: ActorID?
      var sources: [Int] = []
      for node in attribution {
        switch typed.target(of: node) {
        case .actor(let actor): speaker = speaker ?? actor
        case .source(let source, _): sources.append(source)
        default: break
        }
      }
      speaker = speaker ?? firstMention(in: attribution, of: linked)
      return Quotation(
        note: id, text: document.plainText(of: after.text).trimmed, speaker: speaker,
        attribution: document.plainText(of: after.attribution).trimmed, sources: sources,
        line: Int(document.nodes[after.text].line))
    }
  }

  private func quotationNodes(in document: Document) -> [(text: Int, attribution: Int)] {
    document.nodes.indices.compactMap { index in
      guard document.nodes[index].kind == .quotation else { return nil }
      let parts = Array(document.children(of: index))
      guard let text = parts.first, let attribution = parts.last, text != attribution else { return nil }
      return (text, attribution)
    }
  }

  private func firstMention(in attribution: Range<Int>, of linked: BodyLinker.Linked) -> ActorID? {
    for name in linked.reading.names {
      guard case .prose(let span) = name.place, attribution.contains(span.start.node) else { continue }
      guard case .mention(let actor, _) = name.verdict else { return nil }
      let before = linked.document.text(of: .init(start: (attribution.lowerBound, 0), end: span.start))
      return UnknownNames.bears(before) ? nil : actor
    }
    return nil
  }
}
