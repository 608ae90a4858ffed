import Archive
import Base
import Markdown

extension Site {
  /// A body's HTML, its links led to where their targets stand. `sources` are what its citations cite.
  func html(
    _ body: Body, from file: String, sources: [Source] = [], allowsHTML: Bool? = nil
  ) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(4096)
    let document = body.document
    let options = HTMLRenderer.Options(
      allowsHTML: allowsHTML ?? archive.settings.markdown.allowsHTML, words: strings.bodyWords)
    HTMLRenderer.append(
      document, options, to: &output,
      address: { addresses.link($0, from: file) },
      anchor: { node in
        let fragment = document.string(document.nodes[node].detail)
        return anchor(body.target(of: node), fragment, document.string(document.nodes[node].text), sources)
      })
    return output
  }

  private func anchor(
    _ target: Target?, _ fragment: String, _ written: String, _ sources: [Source]
  ) -> HTMLRenderer.Anchor? {
    let hash = Slug(from: fragment).map { "#\($0)" } ?? ""
    switch target {
    case .actor(let actor):
      return .init(
        href: addresses.href(actor) + hash,
        attributes: [("class", "mention"), ("data-actor", archive[actor].actor.slug.text)])
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

/// The ids that pages give to their own parts. Each holds a colon, which no heading's id does.
enum Anchors {
  static let corrections = "page:corrections"
  static func source(_ source: Source) -> String { "source:\(source.id)" }
  static func citation(_ source: Source, _ occurrence: Int) -> String { "cite:\(source.id):\(occurrence)" }
}
