import Base
import Markdown
package import Names

/// What somebody said, by a block quotation of the contract.
package struct Quotation: Sendable {
  package let note: NoteID
  package let text: String
  /// Nil where the attribution names no actor.
  package let speaker: ActorID?
  /// The attribution as it stands, without its dash.
  package let attribution: String
  /// Places in the note's sources.
  package let sources: [Int]
  /// The line of the note's file at which it begins.
  package let line: Int

  /// The block quotations with an attribution. Who is quoted is whom a wiki link in the attribution names, else the
  /// first actor that it names unless somebody stands before it whom no actor is: `— Ann Roe, for the White House` says
  /// nothing of the White House.
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

  private static func quotationNodes(in document: Document) -> [(text: Int, attribution: Int)] {
    document.nodes.indices.compactMap { index in
      guard document.nodes[index].kind == .quotation else { return nil }
      let parts = Array(document.children(of: index))
      guard let text = parts.first, let attribution = parts.last, text != attribution else { return nil }
      return (text, attribution)
    }
  }
}
