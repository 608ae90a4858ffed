import Base
import Markdown
package import Names

/// A block quotation with an attribution, as docs/notes.md describes it.
package struct Quotation: Sendable {
  package let note: NoteID
  package let text: String
  /// Nil if the attribution names no actor.
  package let speaker: ActorID?
  /// The attribution as it is written, without its dash.
  package let attribution: String
  /// Places in the note's sources.
  package let sources: [Int]
  /// The line of the note's file at which it begins.
  package let line: Int

  /// The block quotations with an attribution. The speaker is the actor of a wiki link in the attribution. Without one
  /// it is the first actor that the attribution names, unless a person who is not an actor is named before: in `— Ann
  /// Roe, for the White House` the White House is not the speaker.
  static func all(in linked: LinkedBody, of id: NoteID) -> [Quotation] {
    let document = linked.body.document
    let found = zip(quotationNodes(in: linked.document), quotationNodes(in: document))
    return found.map { before, after in
      let attribution = before.attribution..<Int(linked.document.nodes[before.attribution].end)
      var speaker: ActorID?
      var sources: [Int] = []
      for node in attribution {
        switch linked.target(of: node) {
        case .actor(let actor): speaker = speaker ?? actor
        case .source(let source, _): sources.append(source)
        default: break
        }
      }
      speaker = speaker ?? linked.firstMention(in: attribution)
      return Quotation(
        note: id, text: document.plainText(of: after.text).trimmed, speaker: speaker,
        attribution: document.plainText(of: after.attribution).trimmed, sources: sources,
        line: Int(document.nodes[after.text].line))
    }
  }

  /// The same quotation with another id of its speaker.
  func spoken(by speaker: ActorID?) -> Quotation {
    Quotation(note: note, text: text, speaker: speaker, attribution: attribution, sources: sources, line: line)
  }

  private static func quotationNodes(in document: Document) -> [(text: Int, attribution: Int)] {
    document.nodes.indices.compactMap { index in
      guard document.nodes[index].kind == .quotation else { return nil }
      let parts = Array(document.children(of: index))
      guard let text = parts.first, let attribution = parts.last, text != attribution else { return nil }
      return (text, attribution)
    }
  }
}
