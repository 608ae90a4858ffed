import Base

extension Feed {
  /// Appends the feed as Atom 1.0 (RFC 4287).
  func appendAtom(at url: String, to output: inout [UInt8]) {
    func element(_ name: StaticString, _ text: String) {
      output.append("<\(name)>")
      output.appendXML(text)
      output.append("</\(name)>\n")
    }
    func link(_ relation: StaticString, _ type: String?, _ url: String) {
      output.append("<link rel=\"\(relation)\"")
      if let type { output.append(" type=\"\(type)\"") }
      output.append(" href=\"")
      output.appendXML(url)
      output.append("\"/>\n")
    }
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
    output.appendXML(language)
    output.append("\">\n")
    element("id", url)
    element("title", title)
    element("updated", updated.description)
    output.append("<author><name>")
    output.appendXML(author)
    output.append("</name></author>\n<generator>Gazette</generator>\n")
    link("self", FeedFormat.atom.mediaType, url)
    link("alternate", "text/html", home)
    for entry in entries {
      output.append("<entry>\n")
      element("id", entry.url)
      element("title", entry.title)
      link("alternate", nil, entry.url)
      element("published", entry.published.description)
      element("updated", entry.updated.description)
      for author in entry.authors {
        output.append("<author><name>")
        output.appendXML(author)
        output.append("</name></author>\n")
      }
      for topic in entry.topics {
        output.append("<category term=\"")
        output.appendXML(topic)
        output.append("\"/>\n")
      }
      element("summary", entry.summary)
      if let content = entry.content {
        output.append("<content type=\"html\">")
        output.appendXML(String(utf8: content))
        output.append("</content>\n")
      }
      output.append("</entry>\n")
    }
    output.append("</feed>\n")
  }
}
