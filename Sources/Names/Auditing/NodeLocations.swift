import Base
import Markdown
import Notes

/// The places of a document's nodes in its file. Nothing is computed until the first place is asked for.
struct NodeLocations {
  let document: Document
  private let body: SourceBody
  private lazy var map = SourceMap(document, of: body.file, from: body.start)

  init(document: Document, body: SourceBody) {
    self.document = document
    self.body = body
  }

  subscript(node: Int) -> SourceLocation { mutating get { map.location(node: node) } }

  subscript(span: Document.Span) -> SourceLocation {
    mutating get { map.location(node: span.start.node, offset: span.start.offset) }
  }
}
