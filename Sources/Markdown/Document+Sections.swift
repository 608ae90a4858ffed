import Base

extension Document {
  /// The blocks of the section below a heading, with the heading: up to the next one of the same or a higher level. The
  /// heading is named by its id or its text; nil if there is none at the top of the document.
  package func section(under name: String) -> Range<Int>? {
    guard !nodes.isEmpty else { return nil }
    let id = Slug(from: name)?.text
    var start: (index: Int, level: UInt8)?
    for index in children(of: 0) {
      if nodes[index].kind == .footnotes { return start.map { $0.index..<index } }
      guard case .heading(let level) = nodes[index].kind else { continue }
      if let start, level <= start.level { return start.index..<index }
      let own = string(nodes[index].detail)
      if start == nil, own == id || own == name || plainText(of: index).lowercased() == name.lowercased() {
        start = (index, level)
      }
    }
    return start.map { $0.index..<nodes.count }
  }

  /// The id of a heading that is named by its id or its text; nil if there is none.
  package func headingID(of name: String) -> String? {
    section(under: name).map { string(nodes[$0.lowerBound].detail) }
  }

  /// The texts of its headings.
  package var headings: [String] {
    nodes.indices.compactMap { index in
      if case .heading = nodes[index].kind { plainText(of: index) } else { nil }
    }
  }

  /// What it has in bold type.
  package var strongTexts: [String] {
    nodes.indices.compactMap { nodes[$0].kind == .strong ? plainText(of: $0) : nil }
  }
}
