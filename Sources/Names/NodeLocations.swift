import Base
import Markdown

/// Where a document's nodes stand in its file, worked out only for one that somebody asks about.
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
