import Base
import Markdown

/// Parses a body, resolves the wiki links and citations in it, and finds the names in its prose.
struct BodyLinker: Sendable {
  let names: Names
  let recogniser: Recogniser
  let options: MarkdownOptions
  let links: MentionLinks

  /// What a body stands in.
  struct Frame {
    /// What its readers have read before it.
    var title = ""
    var sources: [Source] = []
    /// The actors of the head, who are meant where several bear a name.
    var pinned: Set<ActorID> = []
    /// What the head says of links; nil for what the site says.
    var links: MentionLinks?
    /// The actor that the text is about, whose name leads nowhere in it.
    var subject: ActorID?

    static func biography(of actor: Actor, _ id: ActorID) -> Frame { Frame(title: actor.name, subject: id) }
  }

  /// A body with what it says of actors.
  struct Linked {
    let body: Body
    /// The text before mentions were marked: the nodes of `reading` and `references` are this one's.
    let document: Document
    let references: [Body.Reference]
    let reading: Recogniser.Reading
  }

  func link(_ written: WrittenBody, _ frame: Frame = Frame()) -> Diagnosed<Linked> {
    let parsed = MarkdownParser.parse(written.file, from: written.start, line: written.line, options: options)
    var places = Places(document: parsed.value, file: written.file)
    let typed = references(in: parsed.value, frame, &places)
    let reading = read(parsed.value, typed.value, frame)
    let linked = Linked(
      body: body(parsed.value, typed.value, reading, frame), document: parsed.value, references: typed.value,
      reading: reading)
    return Diagnosed(linked, parsed.diagnostics + typed.diagnostics + ambiguities(in: reading, frame, &places))
  }

  /// What the names of a text stand for. `references` are its wiki links and citations, sorted by node.
  private func read(_ document: Document, _ references: [Body.Reference], _ frame: Frame) -> Recogniser.Reading {
    let typed = Body(document: document, references: references)
    return recogniser.read(document, title: frame.title, pinned: frame.pinned) { node in
      if case .actor(let actor) = typed.target(of: node) { actor } else { nil }
    }
  }

  // MARK: What is typed

  /// The targets of wiki links and citations.
  private func references(
    in document: Document, _ frame: Frame, _ places: inout Places
  ) -> Diagnosed<[Body.Reference]> {
    var references: [Body.Reference] = []
    var diagnostics: [Diagnostic] = []
    var citations: [Int: Int] = [:]
    for (index, node) in document.nodes.enumerated() {
      switch node.kind {
      case .wikiLink:
        let name = document.string(node.text)
        // [[#Heading]] leads to a place on the same page: nothing has to be found.
        if name.isEmpty { continue }
        let resolution = names.resolve(name, pinned: frame.pinned)
        if case .target(let target) = resolution {
          references.append(.init(node: index, target: target))
        } else if let diagnostic = report(resolution, name, places[index]) {
          diagnostics.append(diagnostic)
        }
      case .citation:
        let key = document.string(node.text)
        if let source = frame.sources.firstIndex(where: { $0.id == key }) {
          citations[source, default: 0] += 1
          references.append(.init(node: index, target: .source(source, occurrence: citations[source] ?? 1)))
        } else {
          diagnostics.append(unknown(citation: key, frame.sources, places[index]))
        }
      default: break
      }
    }
    return Diagnosed(references, diagnostics)
  }

  private func unknown(citation key: String, _ sources: [Source], _ place: SourceLocation) -> Diagnostic {
    let hint = nearest(to: key, among: sources.map(\.id)).map { "did you mean '\($0)'?" }
    return Diagnostic(
      .citationUnknown, at: place, "no source '\(key)' here",
      hint: hint
        ?? (sources.isEmpty
          ? "there are no sources: list them in the head, or write \\[@\(key)] for the text itself"
          : "the sources are \(sources.map(\.id).joined(separator: ", "))"))
  }

  private func report(
    _ resolution: Names.Resolution, _ name: String, _ place: @autoclosure () -> SourceLocation
  ) -> Diagnostic? {
    switch resolution {
    case .target, .unusable: nil
    case .unknown(let hint):
      Diagnostic(.linkUnknown, at: place(), "no actor, note or topic named '\(name)'", hint: hint)
    case .ambiguous(let candidates):
      Diagnostic(
        .linkAmbiguous, at: place(),
        "'\(name)' names \(candidates.count) things: \(candidates.joined(separator: ", "))",
        hint: "link one by its slug, or name it under 'actors:' in the head")
    case .withheld:
      Diagnostic(.linkWithheld, at: place(), "'\(name)' is not published now: it stands as plain text")
    }
  }

  // MARK: What is found

  /// Which names are links: all wiki links, and of the mentions in prose those that the note or the site wants.
  func links(among names: [Recogniser.Name], _ frame: Frame) -> [Bool] {
    let policy = frame.links ?? links
    var seen: Set<ActorID> = []
    return names.map { name in
      guard case .mention(let actor, let rule) = name.verdict else { return false }
      let isFirst = seen.insert(actor).inserted
      if rule == .wikiLink { return true }
      return actor != frame.subject && (policy == .all || (policy == .first && isFirst))
    }
  }

  /// The body with the mentions marked that become links.
  private func body(
    _ document: Document, _ references: [Body.Reference], _ reading: Recogniser.Reading, _ frame: Frame
  ) -> Body {
    var spans: [Document.Span] = []
    var actors: [ActorID] = []
    for (name, isLink) in zip(reading.names, links(among: reading.names, frame)) where isLink {
      guard case .mention(let actor, _) = name.verdict, case .prose(let span) = name.place else { continue }
      spans.append(span)
      actors.append(actor)
    }
    let marked = document.marking(spans, dropping: reading.spentMarks, tracking: references.map(\.node))
    let typed = zip(references, marked.moved).map { Body.Reference(node: $1, target: $0.target) }
    let found = zip(actors, marked.mentions).flatMap { actor, nodes in
      nodes.map { Body.Reference(node: $0, target: .actor(actor)) }
    }
    return Body(
      document: marked.document, references: found.isEmpty ? typed : (typed + found).sorted { $0.node < $1.node })
  }

  /// One warning for each name that several bear, at the first place where nothing says which one is meant.
  private func ambiguities(in reading: Recogniser.Reading, _ frame: Frame, _ places: inout Places) -> [Diagnostic] {
    var found: [(name: String, actors: [ActorID], place: SourceLocation, count: Int)] = []
    for name in reading.names {
      guard case .plain(.ambiguous, let actors) = name.verdict, case .prose(let span) = name.place else { continue }
      let text = places.document.text(of: span)
      if let known = found.firstIndex(where: { nameKey($0.name) == nameKey(text) && $0.actors == actors }) {
        found[known].count += 1
      } else {
        found.append((text, actors, places[span], 1))
      }
    }
    return found.map { name, actors, place, count in
      let times = count == 1 ? "" : count == 2 ? ", here and once more" : ", here and \(count - 1) times more"
      return Diagnostic(
        .mentionAmbiguous, at: place,
        "'\(name)' names \(actors.count) actors\(times): \(actors.map(names.describe).joined(separator: ", "))",
        hint: "it stands as plain text; name the one that is meant under 'actors:' in the head, or write "
          + "[[\(names.actors[actors[0].index].slug)|\(name)]]")
    }
  }
}

/// Where a document's nodes stand in its file, worked out only for one that somebody asks about.
struct Places {
  let document: Document
  let file: SourceFile
  private lazy var map = SourceMap(document, of: file)

  init(document: Document, file: SourceFile) {
    self.document = document
    self.file = file
  }

  subscript(node: Int) -> SourceLocation { mutating get { map.location(node: node) } }

  subscript(span: Document.Span) -> SourceLocation {
    mutating get { map.location(node: span.start.node, offset: span.start.offset) }
  }
}
