import Base
import Markdown

/// The places of a document's nodes in its file. Nothing is computed until the first place is asked for.
struct NodeLocations {
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
