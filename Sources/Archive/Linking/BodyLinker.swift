import Base
import Markdown

/// Parses a body and resolves the wiki links and citations in it.
struct BodyLinker {
  let names: Names
  let options: MarkdownOptions

  /// A body with what it mentions.
  struct Linked {
    var body: Body
    /// Each actor with the nodes that link to it, in the order of the text.
    var mentions: [(actor: ActorID, node: Int)]
  }

  func link(_ written: WrittenBody, sources: [Source] = [], pinned: Set<ActorID> = []) -> Diagnosed<Linked> {
    let parsed = MarkdownParser.parse(written.file, from: written.start, line: written.line, options: options)
    let document = parsed.value
    var diagnostics = parsed.diagnostics
    var references: [Body.Reference] = []
    var mentions: [(actor: ActorID, node: Int)] = []
    var citations: [Int: Int] = [:]
    // Only a body with a mistake in it needs to know where its lines are.
    lazy var lines = LineIndex(written.file)
    for (index, node) in document.nodes.enumerated() {
      switch node.kind {
      case .wikiLink:
        let name = document.string(node.text)
        // [[#Heading]] leads to a place on the same page: nothing has to be found.
        if name.isEmpty { continue }
        let resolution = names.resolve(name, pinned: pinned)
        if case .target(let target) = resolution {
          references.append(.init(node: index, target: target))
          if case .actor(let actor) = target { mentions.append((actor, index)) }
        } else if let diagnostic = report(resolution, name, place(index, "[[", document, written.file, lines)) {
          diagnostics.append(diagnostic)
        }
      case .citation:
        let key = document.string(node.text)
        if let source = sources.firstIndex(where: { $0.id == key }) {
          citations[source, default: 0] += 1
          references.append(.init(node: index, target: .source(source, occurrence: citations[source] ?? 1)))
        } else {
          let hint = nearest(to: key, among: sources.map(\.id)).map { "did you mean '\($0)'?" }
          diagnostics.append(
            Diagnostic(
              .citationUnknown, at: place(index, "[@", document, written.file, lines), "no source '\(key)' here",
              hint: hint
                ?? (sources.isEmpty
                  ? "there are no sources: list them in the head, or write \\[@\(key)] for the text itself"
                  : "the sources are \(sources.map(\.id).joined(separator: ", "))")))
        }
      default: break
      }
    }
    return Diagnosed(Linked(body: Body(document: document, references: references), mentions: mentions), diagnostics)
  }

  private func report(_ resolution: Names.Resolution, _ name: String, _ place: SourceLocation) -> Diagnostic? {
    switch resolution {
    case .target, .unusable: nil
    case .unknown(let hint): Diagnostic(.linkUnknown, at: place, "no actor, note or topic named '\(name)'", hint: hint)
    case .ambiguous(let candidates):
      Diagnostic(
        .linkAmbiguous, at: place, "'\(name)' names \(candidates.count) things: \(candidates.joined(separator: ", "))",
        hint: "link one by its slug, or name it under 'actors:' in the head")
    case .withheld:
      Diagnostic(.linkWithheld, at: place, "'\(name)' is not published now: it stands as plain text")
    }
  }

  /// Where a node's opening marks stand. libcmark gives an inline's line at best, so the mark and what follows it are
  /// looked for from there; of several alike, the one that is as many-th in the text as in the tree.
  private func place(
    _ index: Int, _ mark: String, _ document: Document, _ file: SourceFile, _ lines: LineIndex
  ) -> SourceLocation {
    let node = document.nodes[index]
    let written = document.string(node.text)
    let needle = Array((mark + written).utf8)
    var start = lines.start(of: Int(node.line))
    let before = document.nodes[..<index].reversed().prefix { $0.line == node.line }.count {
      $0.kind == node.kind && document.string($0.text) == written
    }
    for _ in 0..<before {
      guard let earlier = file.bytes[start...].firstIndex(of: needle) else { break }
      start = earlier + 1
    }
    if let offset = file.bytes[start...].firstIndex(of: needle) { return lines.location(at: offset) }
    return SourceLocation(path: file.path, line: Int(node.line))
  }
}
