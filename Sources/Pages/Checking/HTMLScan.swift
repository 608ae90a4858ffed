import Base

/// The links of a page, and the places in it that links can lead to.
struct HTMLScan {
  /// The addresses of links, pictures and the like, with character references resolved.
  private(set) var links: [String] = []
  private(set) var ids: Set<String> = []

  init(_ html: [UInt8]) {
    for attribute in HTMLAttributes(html[...]) {
      if attribute.name == "id" { ids.insert(String(utf8: attribute.value).withoutHTMLReferences) }
      links += attribute.addresses.map { String(utf8: $0).withoutHTMLReferences }
    }
  }
}
