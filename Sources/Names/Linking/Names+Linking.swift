package import Base
package import Markdown
package import Notes

extension Names {
  /// Parses a body, resolves its wiki links and citations, and finds the names in its prose.
  package func link(_ body: SourceBody, in scope: NameScope = NameScope()) -> Diagnosed<LinkedBody> {
    var parsed = parse(body, scope)
    var places = NodeLocations(document: parsed.value, body: body)
    parsed.diagnostics += parsed.value.withheldLinks.map {
      withheld($0.target, at: places[$0.node], isSeen: !$0.hasText)
    }
    parsed.value.forgetWithheldLinks()
    let typed = references(in: parsed.value, scope, &places)
    let labels = labels(of: typed.value, in: parsed.value)
    if !labels.isEmpty {
      parsed.value = parsed.value.relabelled(labels)
      places = NodeLocations(document: parsed.value, body: body)
    }
    let recognition = read(parsed.value, typed.value, scope)
    let linked = LinkedBody(
      body: self.body(parsed.value, typed.value, recognition, scope), document: parsed.value, references: typed.value,
      recognition: recognition)
    return Diagnosed(
      linked,
      withheldNames(inHeadOf: body) + parsed.diagnostics + typed.diagnostics
        + ambiguities(in: recognition, scope, &places))
  }

  /// Wiki links to something withheld in the head of a text. Texts of heads have no links, so the name would be read as
  /// it is typed.
  private func withheldNames(inHeadOf body: SourceBody) -> [Diagnostic] {
    let bytes = body.file.bytes[..<body.start]
    guard !things.withheld.isEmpty, bytes.contains("[[") else { return [] }
    let head = String(utf8: bytes)
    return head.matches(of: /\[\[([^\]\|\n]+)/).filter { isWithheld(String($0.output.1).trimmed) }.map { match in
      Diagnostic(
        .leakFound, at: body.file.location(at: head[..<match.range.lowerBound].utf8.count),
        "'\(match.output.1)' is not published now, but a text of the head is no link and would show the name",
        hint: "take it out of the head")
    }
  }

  /// The document of a body, without its names.
  package func parse(_ body: SourceBody, _ scope: NameScope = NameScope()) -> Diagnosed<Document> {
    MarkdownParser.parse(
      body.file, from: body.start, line: body.line, options: markdown.inLanguage(scope.language),
      withholding: withholding(body.file.path, scope))
  }

  /// What a text must not tell; nil if nothing is withheld.
  private func withholding(_ path: String, _ scope: NameScope) -> Withholding? {
    guard !things.withheld.isEmpty || !scope.withheldSources.isEmpty else { return nil }
    let phrase = recogniser.lexicon.languages[scope.language ?? language]?.withheldPhrase ?? ""
    let sources = scope.withheldSources
    return Withholding(site: siteURL) { [self] in
      isWithheld($0) ? phrase : nil
    } hidesCitation: {
      sources.contains($0)
    } phraseForAddress: { [self] in
      things.withheld.hides($0, in: path, of: siteURL) ? phrase : nil
    }
  }

  /// Finds out what the names of a text mean. `references` are its wiki links and citations, sorted by node.
  private func read(_ document: Document, _ references: [Body.Reference], _ scope: NameScope) -> Recognition {
    let typed = Body(document: document, references: references)
    return recogniser.read(document, scope, language: scope.language ?? language) { node in
      if case .actor(let actor) = typed.target(of: node) { actor } else { nil }
    }
  }

  // MARK: What is typed

  /// The targets of wiki links and citations.
  private func references(
    in document: Document, _ scope: NameScope, _ places: inout NodeLocations
  ) -> Diagnosed<[Body.Reference]> {
    var references: [Body.Reference] = []
    var diagnostics: [Diagnostic] = []
    var citations: [Int: Int] = [:]
    for (index, node) in document.nodes.enumerated() {
      switch node.kind {
      case .wikiLink:
        let name = document.string(node.text)
        // [[#Heading]] leads to a place on the same page, so there is no target to find; nor is there for something
        // withheld.
        if name.isEmpty { continue }
        let resolution = resolve(name, pinned: scope.pinned, suggests: diagnostics.count < mostSuggestions)
        if case .target(let target) = resolution {
          references.append(.init(node: index, target: target))
        } else if let diagnostic = report(resolution, name, places[index]) {
          diagnostics.append(diagnostic)
        }
      case .citation:
        let key = document.string(node.text)
        if let source = scope.sources.firstIndex(where: { $0.id == key }) {
          citations[source, default: 0] += 1
          references.append(.init(node: index, target: .source(source, occurrence: citations[source] ?? 1)))
        } else {
          diagnostics.append(unknown(citation: key, scope.sources, places[index]))
        }
      default: break
      }
    }
    return Diagnosed(references, diagnostics)
  }

  /// What readers see of `[[sergei-lavrov]]`: the name or title, where a slug or the name of a file is typed. A name
  /// that is typed stays as it is.
  private func labels(of references: [Body.Reference], in document: Document) -> [(node: Int, text: String)] {
    references.compactMap { reference in
      let label = reference.node + 1
      let link = document.nodes[reference.node]
      guard link.kind == .wikiLink, Int(link.end) == label + 1, document.nodes[label].kind == .text else { return nil }
      let (written, fragment) = (document.string(link.text), document.string(link.detail))
      guard
        document.string(document.nodes[label].text) == written + (fragment.isEmpty ? "" : "#\(fragment)")
      else { return nil }
      let place = fragment.isEmpty ? "" : " § \(fragment)"
      let key = nameKey(written)
      func shown(_ name: String, by keys: [String], notBy others: [String]) -> (node: Int, text: String)? {
        if let typed = ([name] + others).first(where: { nameKey($0) == key }) {
          return place.isEmpty ? nil : (label, typed + place)
        }
        guard keys.contains(where: { nameKey($0).lowercased() == key.lowercased() })
        else { return nil }
        return (label, name + place)
      }
      switch reference.target {
      case .actor(let id):
        let actor = actor(id)
        return shown(
          actor.name, by: [actor.slug.text], notBy: actor.aliases.map(\.value) + actor.weakAliases)
      case .note(let id):
        let note = note(id)
        return shown(note.title, by: [note.slug.text, note.name, note.stem], notBy: note.otherNames)
      case .topic(let id):
        let topic = things.topics[id.index]
        return shown(topic.title, by: [topic.slug.text], notBy: topic.aliases)
      case .source: return nil
      }
    }
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
    _ resolution: Resolution, _ name: String, _ place: @autoclosure () -> SourceLocation
  ) -> Diagnostic? {
    switch resolution {
    case .target, .unusable, .withheld: nil
    case .unknown(let hint):
      Diagnostic(.linkUnknown, at: place(), "no actor, note or topic named '\(name)'", hint: hint)
    case .ambiguous(let candidates):
      Diagnostic(
        .linkAmbiguous, at: place(),
        "'\(name)' names \(candidates.count) things: \(candidates.joined(separator: ", "))",
        hint: "write the slug of the one that is meant, or name it under 'actors:' in the head")
    }
  }

  // MARK: What is found

  /// Whether each name is a link: all wiki links are, and those mentions in prose that the note or the site asks for.
  func links(among names: [FoundName], _ scope: NameScope) -> [Bool] {
    let policy = scope.links ?? links
    var seen: Set<ActorID> = []
    return names.map { name in
      guard case .mention(let actor, let rule) = name.verdict else { return false }
      let isFirst = seen.insert(actor).inserted
      if rule == .wikiLink { return true }
      return actor != scope.subject && (policy == .all || (policy == .first && isFirst))
    }
  }

  /// The body with the mentions marked that become links.
  private func body(
    _ document: Document, _ references: [Body.Reference], _ recognition: Recognition, _ scope: NameScope
  ) -> Body {
    var spans: [Document.Span] = []
    var actors: [ActorID] = []
    for (name, isLink) in zip(recognition.names, links(among: recognition.names, scope)) where isLink {
      guard case .mention(let actor, _) = name.verdict, case .prose(let span) = name.position else { continue }
      spans.append(span)
      actors.append(actor)
    }
    let marked = document.marking(spans, dropping: recognition.spentMarks, tracking: references.map(\.node))
    let typed = zip(references, marked.moved).map { Body.Reference(node: $1, target: $0.target) }
    let found = zip(actors, marked.mentions).flatMap { actor, nodes in
      nodes.map { Body.Reference(node: $0, target: .actor(actor)) }
    }
    return Body(
      document: marked.document, references: found.isEmpty ? typed : (typed + found).sorted { $0.node < $1.node })
  }

  /// One warning for each ambiguous name, at the first place where nothing says which actor it means.
  private func ambiguities(in recognition: Recognition, _ scope: NameScope, _ places: inout NodeLocations)
    -> [Diagnostic]
  {
    var found: [(name: String, actors: [ActorID], place: SourceLocation, count: Int)] = []
    for name in recognition.names {
      guard case .plain(.ambiguous, let actors) = name.verdict, case .prose(let span) = name.position else { continue }
      let text = places.document.text(of: span)
      if let known = found.firstIndex(where: { nameKey($0.name) == nameKey(text) && $0.actors == actors }) {
        found[known].count += 1
      } else {
        found.append((text, actors, places[span], 1))
      }
    }
    return found.map { name, actors, place, count in
      let times = count == 1 ? "" : count == 2 ? ", here and once more" : ", here and \(count - 1) times more"
      if actors.count == 1 {
        return Diagnostic(
          .mentionAmbiguous, at: place,
          "'\(name)'\(times) may not be \(describe(actors[0])): the text names somebody else with this name",
          hint: "it stays plain text; if the actor is meant, write [[\(actor(actors[0]).slug)|\(name)]]")
      }
      return Diagnostic(
        .mentionAmbiguous, at: place,
        "'\(name)' names \(actors.count) actors\(times): \(actors.map(describe).joined(separator: ", "))",
        hint: "it stays plain text; name the one that is meant under 'actors:' in the head, or write "
          + "[[\(actor(actors[0]).slug)|\(name)]]")
    }
  }
}
