import Archive
import Base

extension Site {
  /// A digest as a book: EPUB 3, a chapter for each note with its whole text and its sources. `read` gives the bytes of the
  /// site's own pictures.
  func book(of edition: DigestEdition, read: (String) throws -> [UInt8]) throws -> [UInt8] {
    var book = Book(title: "\(archive.settings.title): \(edition.title)", language: strings.language)
    book.isRightToLeft = strings.isRightToLeft
    book.author = author
    book.identifier = addresses.url(edition.path)
    book.modified = Timestamp(instant: edition.updated.instant ?? 0, in: .utc).description

    var opening: [UInt8] = []
    opening.append("<p>")
    opening.appendXML([edition.subtitle, edition.count].compactMap(\.self).joined(separator: " · "))
    opening.append("</p>\n")
    if let lead = edition.lead {
      if let title = lead.title {
        opening.append("<h2>")
        opening.appendXML(title)
        opening.append("</h2>\n")
      }
      let html = html(lead.body, from: lead.path, allowsHTML: false)
      opening += try chapter(html, of: addresses.url(edition.path), &book, read)
    }
    book.add(Book.Chapter(title: edition.title, content: opening))
    for section in edition.sections {
      for (index, id) in section.notes.enumerated() {
        let note = archive[id]
        var content: [UInt8] = []
        content.append("<p>")
        content.appendXML(
          strings.dates.full(note.day) + " · " + note.topics.map { archive[$0].title }.joined(separator: ", "))
        content.append("</p>\n")
        let html = html(note.body, from: note.path, sources: note.sources, allowsHTML: false)
        content += try chapter(html, of: addresses.url(id), &book, read)
        content += sourceList(of: note)
        book.add(Book.Chapter(title: note.title, content: content, section: index == 0 ? section.title : nil))
      }
    }
    return book.bytes
  }

  /// A page's HTML as XHTML that needs nothing from outside: pictures of the site's own go into the book, those of others
  /// become links; ids, and links within the page, have names that XML has.
  private func chapter(
    _ html: [UInt8], of page: String, _ book: inout Book, _ read: (String) throws -> [UInt8]
  ) throws -> [UInt8] {
    var output = ""
    var isLink = false
    // By bytes: a mark after a bracket would hide it from a search for characters.
    var rest = String(utf8: absolute(html, origin: addresses.origin, page: page))[...]
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "<")),
      let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: ">"))
    {
      output += rest[..<open]
      var tag = HTMLTag(String(rest[open...close]))
      switch tag.name {
      case "img": output += try picture(tag, isLink: isLink, &book, read)
      case "a", "/a": isLink = tag.name == "a"
      default: break
      }
      if tag.name != "img" {
        if let id = tag["id"] { tag["id"] = Book.id(id) }
        if let href = tag["href"], href.hasPrefix(page + "#") {
          tag["href"] = "#" + Book.id(String(href.dropFirst(page.count + 1)).percentDecoded)
        }
        output += tag.text
      }
      rest = rest[rest.utf8.index(after: close)...]
    }
    return Self.allowed(output + rest)
  }

  private func picture(
    _ tag: HTMLTag, isLink: Bool, _ book: inout Book, _ read: (String) throws -> [UInt8]
  ) throws -> String {
    let (source, text) = (tag["src"] ?? "", tag["alt"] ?? "")
    let base = addresses.url(Addresses.home)
    let asset = source.hasPrefix(base) ? "content/assets/" + String(source.dropFirst(base.count)).percentDecoded : ""
    var output: [UInt8] = []
    if archive.assets.contains(asset), let name = book.add(picture: asset, try read(asset)) {
      output.append("<img src=\"\(name)\" alt=\"")
      output.appendEscaped(text)
      output.append("\"/>")
    } else if isLink {
      output.appendEscaped(text)
    } else {
      output.append("<a href=\"")
      output.appendEscaped(source)
      output.append("\">")
      output.appendEscaped(text.isEmpty ? source : text)
      output.append("</a>")
    }
    return String(utf8: output)
  }

  private func sourceList(of note: Note) -> [UInt8] {
    guard !note.sources.isEmpty else { return [] }
    var output: [UInt8] = []
    output.append("<h2>")
    output.appendXML(strings.words["sources"] ?? "")
    output.append("</h2>\n<ol>\n")
    for source in note.sources {
      output.append("<li id=\"\(Book.id(Anchors.source(source)))\">")
      output.appendXML(source.title)
      for part in [source.publisher, source.date.map { strings.dates.long($0.day) }, source.grade] {
        if let part {
          output.append(", ")
          output.appendXML(part)
        }
      }
      if let url = source.url {
        output.append(", <a href=\"")
        output.appendXML(url)
        output.append("\">")
        output.appendXML(url)
        output.append("</a>")
      }
      output.append("</li>\n")
    }
    output.append("</ol>\n")
    return output
  }

  /// Without the characters that XML 1.0 (section 2.2) forbids.
  private static func allowed(_ text: String) -> [UInt8] {
    let scalars = text.unicodeScalars.filter {
      $0.value >= 0x20 && $0.value | 1 != 0xFFFF || ["\t", "\n", "\r"].contains($0)
    }
    return Array(String(String.UnicodeScalarView(scalars)).utf8)
  }
}
