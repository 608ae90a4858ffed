/// Where a document's HTML is read, as far as that changes it: on its page, in a feed, in a letter, in a book.
package struct HTMLMedium {
  /// An address in two parts: what is written as it is, such as `https://example.org`, and what is written as addresses
  /// in Markdown are.
  package struct Address {
    package let origin: String
    package let rest: String

    package init(origin: String = "", rest: String) {
      self.origin = origin
      self.rest = rest
    }
  }

  /// A picture to be shown.
  package struct Picture {
    /// Where it is, as a page would have it.
    package let source: String
    package let alternative: String
    /// Whether it stands within a link.
    package let isLinked: Bool
  }

  /// What an address becomes that a page would have: `/about/`, `../a.png`, `#fn:1`, `https://example.org/`.
  package var resolve: (String) -> Address = { Address(rest: $0) }
  /// What the id of a place becomes.
  package var id: (String) -> String = { $0 }
  /// The style attribute of elements, by name: mail programs take styles from nowhere else.
  package var styles: [String: String] = [:]
  /// Whether it is a page, which a browser loads piece by piece.
  package private(set) var isPage = false
  /// What stands for a picture; nil for an `img` element.
  package var picture: ((Picture) -> [UInt8])?

  package init() {}

  /// The document's own page.
  package static var page: HTMLMedium {
    var medium = HTMLMedium()
    medium.isPage = true
    return medium
  }
}
