package import Archive
import Base
package import Markdown
package import Names
package import Notes

extension Site {
  /// A body's HTML, as `SiteOutline` makes it.
  package func html(
    _ body: Body, from file: String, sources: [Source] = [], for medium: HTMLMedium = .page, allowsHTML: Bool? = nil
  ) -> [UInt8] {
    outline.html(body, from: file, sources: sources, for: medium, allowsHTML: allowsHTML)
  }

  /// A note's body.
  package func html(of note: Note, for medium: HTMLMedium = .page, allowsHTML: Bool? = nil) -> [UInt8] {
    html(note.body, from: note.head.path, sources: note.head.sources, for: medium, allowsHTML: allowsHTML)
  }

  /// An editor's lead; empty if there is none.
  package func html(of lead: Lead?, for medium: HTMLMedium = .page, allowsHTML: Bool? = nil) -> [UInt8] {
    lead.map { html($0.body, from: $0.head.file.path, for: medium, allowsHTML: allowsHTML) } ?? []
  }
}

extension SiteOutline {
  /// A body's HTML, with the addresses of its links. `file` is the file of the body, and `sources` are the sources that
  /// its citations name.
  package func html(
    _ body: Body, from file: String, sources: [Source] = [], for medium: HTMLMedium = .page, allowsHTML: Bool? = nil
  ) -> [UInt8] {
    html(body, nil, from: file, sources: sources, for: medium, allowsHTML: allowsHTML, depth: 0)
  }

  /// Some blocks of a body, which stands within `depth` other texts.
  private func html(
    _ body: Body, _ blocks: Range<Int>?, from file: String, sources: [Source], for medium: HTMLMedium,
    allowsHTML: Bool?, depth: Int
  ) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(4096)
    let document = body.document
    var options = HTMLRenderer.Options(
      allowsHTML: allowsHTML ?? archive.settings.markdown.allowsHTML, words: strings.bodyWords)
    if medium.isPage {
      options.pictures = { [pictures] in pictures[$0] }
      options.textWidth = archive.settings.look.width ?? Look.usualWidth
    }
    HTMLRenderer.append(
      document, options, for: medium, blocks: blocks, to: &output,
      address: { addresses.link($0, from: file) },
      anchor: { node in
        let fragment = document.string(document.nodes[node].detail)
        return anchor(
          body.target(of: node), fragment, document.string(document.nodes[node].text), sources, in: document)
      },
      embedded: { node in
        guard depth < Archive.deepestTransclusion, let target = body.target(of: node) else { return nil }
        return transcluded(
          target, document.string(document.nodes[node].detail), at: node, for: medium, allowsHTML: allowsHTML,
          depth: depth + 1)
      })
    return output
  }

  /// The text that a target stands for, or its section below a heading, as it is shown within another text: places in
  /// it lead to its own page, and its ids differ from those of that text.
  private func transcluded(
    _ target: Target, _ heading: String, at node: Int, for medium: HTMLMedium, allowsHTML: Bool?, depth: Int
  ) -> [UInt8]? {
    guard let text = archive.text(of: target), text.body.document.nodes.count > 1,
      let href = anchor(target, "", "", [], in: text.body.document)?.href
    else { return nil }
    var inner = medium
    inner.id = { medium.id("in:\(node):\($0)") }
    inner.resolve = { medium.resolve($0.hasPrefix("#") ? href + $0 : $0) }
    let blocks = heading.isEmpty ? nil : text.body.document.section(under: heading)
    if !heading.isEmpty, blocks == nil { return nil }
    return html(
      text.body, blocks, from: text.file, sources: text.sources, for: inner, allowsHTML: allowsHTML, depth: depth)
  }

  private func anchor(
    _ target: Target?, _ fragment: String, _ written: String, _ sources: [Source], in document: Document
  ) -> HTMLRenderer.Anchor? {
    var hash = ""
    if !fragment.isEmpty {
      // A heading can have an id of its own: `## Costs {#money}`.
      let there = target.map { archive.text(of: $0)?.body.document } ?? document
      hash = (there?.headingID(of: fragment) ?? Slug(from: fragment)?.text).map { "#\($0)" } ?? ""
    }
    switch target {
    case .actor(let actor):
      return .init(
        href: addresses.href(actor) + hash,
        attributes: [("class", "mention"), ("data-actor", archive[actor].head.slug.text)])
    case .note(let note): return .init(href: addresses.href(note) + hash, attributes: [("class", "note")])
    case .topic(let topic): return .init(href: addresses.href(topic) + hash, attributes: [("class", "topic")])
    case .source(let source, let occurrence):
      return .init(
        href: "#" + Anchors.source(sources[source]),
        attributes: [
          ("class", "citation"), ("id", Anchors.citation(sources[source], occurrence)), ("role", "doc-noteref"),
          ("title", sources[source].title),
        ], label: "[\(source + 1)]")
    case nil: return written.isEmpty && !hash.isEmpty ? .init(href: hash, attributes: []) : nil
    }
  }
}

/// The ids that pages give to their own parts. Each has a colon, which the id of a heading never has.
package enum Anchors {
  /// The corrections of a note.
  package static let corrections = "page:corrections"
  /// One of its corrections. Other corrections of the note do not change it.
  package static func correction(_ correction: Correction) -> String { "page:correction:\(correction.mark)" }
  /// A claim of a note.
  package static func claim(_ claim: Claim) -> String { "claim:\(claim.id)" }
  /// A source of a note; its citations lead there.
  package static func source(_ source: Source) -> String { "source:\(source.id)" }
  /// One of the citations of a source, from 1.
  package static func citation(_ source: Source, _ occurrence: Int) -> String { "cite:\(source.id):\(occurrence)" }
}
