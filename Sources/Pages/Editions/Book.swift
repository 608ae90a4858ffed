import Archive
import Base

extension Site {
  /// A digest as a book: EPUB 3.2, a chapter for each note with its whole text and its sources.
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
      opening += try chapterHTML(lead.body, from: lead.path, page: edition.path, &book, read)
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
        content += try chapterHTML(
          note.body, from: note.path, sources: note.sources, page: addresses.path(id), &book, read)
        content += sourceList(of: note)
        book.add(
          Book.Chapter(title: note.title, content: content, section: index == 0 ? section.title : nil))
      }
    }
    return book.bytes
  }

  /// A body as XHTML that needs nothing from outside: pictures of the site's own go into the book, those of others
  /// become links.
  private func chapterHTML(
    _ body: Body, from file: String, sources: [Source] = [], page: SitePath, _ book: inout Book,
    _ read: (String) throws -> [UInt8]
  ) throws -> [UInt8] {
    let html = html(body, from: file, sources: sources, allowsHTML: false)
    var output = ""
    var rest = String(utf8: absolute(html, origin: addresses.origin, page: ""))[...]
    while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
      output += rest[..<open]
      let tag = String(rest[open...close])
      output += try tag.hasPrefix("<img ") ? picture(tag, &book, read) : Book.tag(tag)
      rest = rest[rest.index(after: close)...]
    }
    return Array((output + rest).utf8)
  }

  private func picture(_ tag: String, _ book: inout Book, _ read: (String) throws -> [UInt8]) throws -> String {
    let (source, text) = (Book.attribute("src", of: tag) ?? "", Book.attribute("alt", of: tag) ?? "")
    let base = addresses.url(Addresses.home)
    let asset = source.hasPrefix(base) ? "content/assets/" + String(source.dropFirst(base.count)).percentDecoded : ""
    if archive.assets.contains(asset), let name = book.add(picture: asset, try read(asset)) {
      return "<img src=\"\(name)\" alt=\"\(text)\"/>"
    }
    return "<a href=\"\(source)\">\(text.isEmpty ? source : text)</a>"
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
}

/// An EPUB that is put together chapter by chapter.
struct Book {
  struct Chapter {
    let title: String
    /// XHTML, without the title.
    let content: [UInt8]
    /// The heading of the contents under which it stands first.
    var section: String?
  }

  let title: String
  let language: String
  var isRightToLeft = false
  var author = ""
  var identifier = ""
  /// UTC, RFC 3339.
  var modified = ""
  private var chapters: [Chapter] = []
  private var pictures: [(asset: String, name: String, type: String, bytes: [UInt8])] = []

  init(title: String, language: String) {
    self.title = title
    self.language = language
  }

  mutating func add(_ chapter: Chapter) { chapters.append(chapter) }

  /// Puts a picture in, once, and gives its name; nil for a kind of picture that EPUB does not have.
  mutating func add(picture asset: String, _ bytes: [UInt8]) -> String? {
    if let known = pictures.first(where: { $0.asset == asset }) { return known.name }
    let type = MediaType.of(asset)
    guard ["image/png", "image/jpeg", "image/gif", "image/svg+xml"].contains(type) else { return nil }
    let ending = asset.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let name = "picture-\(pictures.count + 1).\(ending)"
    pictures.append((asset, name, type, bytes))
    return name
  }

  var bytes: [UInt8] {
    var archive = ZipArchive()
    archive.add("mimetype", Array("application/epub+zip".utf8))
    archive.add("META-INF/container.xml", Array(Self.container.utf8))
    archive.add("EPUB/package.opf", package)
    archive.add("EPUB/contents.xhtml", page(title, contents))
    archive.add("EPUB/style.css", Array(Self.style.utf8))
    for (index, chapter) in chapters.enumerated() {
      var content: [UInt8] = []
      content.append("<h1>")
      content.appendXML(chapter.title)
      content.append("</h1>\n")
      archive.add("EPUB/\(name(index))", page(chapter.title, content + chapter.content))
    }
    for picture in pictures { archive.add("EPUB/\(picture.name)", picture.bytes) }
    return archive.finished()
  }

  private func name(_ chapter: Int) -> String { "chapter-\(chapter + 1).xhtml" }

  private static let container = """
    <?xml version="1.0" encoding="UTF-8"?>
    <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
    <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
    </container>

    """

  private static let style = """
    body { line-height: 1.5; }
    h1, h2, h3 { line-height: 1.2; }
    blockquote { margin-inline-start: 1em; }
    table { border-collapse: collapse; }
    th, td { border-bottom: 1px solid; padding: .2em .6em; text-align: start; }

    """

  private var package: [UInt8] {
    var xml: [UInt8] = []
    func element(_ open: String, _ text: String, _ close: String) {
      xml.append("<\(open)>")
      xml.appendXML(text)
      xml.append("</\(close)>\n")
    }
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    xml.append("<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\">\n")
    xml.append("<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n")
    element("dc:identifier id=\"id\"", identifier, "dc:identifier")
    element("dc:title", title, "dc:title")
    element("dc:language", language, "dc:language")
    element("dc:creator", author, "dc:creator")
    element("meta property=\"dcterms:modified\"", modified, "meta")
    xml.append("</metadata>\n<manifest>\n")
    xml.append(
      "<item id=\"contents\" href=\"contents.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n")
    xml.append("<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n")
    for index in chapters.indices {
      xml.append("<item id=\"c\(index + 1)\" href=\"\(name(index))\" media-type=\"application/xhtml+xml\"/>\n")
    }
    for (index, picture) in pictures.enumerated() {
      xml.append("<item id=\"p\(index + 1)\" href=\"\(picture.name)\" media-type=\"\(picture.type)\"/>\n")
    }
    xml.append("</manifest>\n<spine\(isRightToLeft ? " page-progression-direction=\"rtl\"" : "")>\n")
    for index in chapters.indices { xml.append("<itemref idref=\"c\(index + 1)\"/>\n") }
    xml.append("</spine>\n</package>\n")
    return xml
  }

  /// The table of contents: chapters, those of a section below its name.
  private var contents: [UInt8] {
    var xml: [UInt8] = []
    xml.append("<nav epub:type=\"toc\">\n<h1>")
    xml.appendXML(title)
    xml.append("</h1>\n<ol>\n")
    var isOpen = false
    for (index, chapter) in chapters.enumerated() {
      if let section = chapter.section {
        if isOpen { xml.append("</ol>\n</li>\n") }
        xml.append("<li><span>")
        xml.appendXML(section)
        xml.append("</span>\n<ol>\n")
        isOpen = true
      }
      xml.append("<li><a href=\"\(name(index))\">")
      xml.appendXML(chapter.title)
      xml.append("</a></li>\n")
    }
    xml.append(isOpen ? "</ol>\n</li>\n</ol>\n</nav>\n" : "</ol>\n</nav>\n")
    return xml
  }

  private func page(_ title: String, _ content: [UInt8]) -> [UInt8] {
    var xml: [UInt8] = []
    xml.append(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"")
    xml.append(" xmlns:epub=\"http://www.idpf.org/2007/ops\" xml:lang=\"\(language)\" lang=\"\(language)\"")
    xml.append(" dir=\"\(isRightToLeft ? "rtl" : "ltr")\">\n<head>\n<title>")
    xml.appendXML(title)
    xml.append("</title>\n<link rel=\"stylesheet\" href=\"style.css\"/>\n</head>\n<body>\n")
    xml += Self.allowed(content)
    xml.append("</body>\n</html>\n")
    return xml
  }

  // MARK: XHTML

  /// A tag whose ids and links within the page are names that XML has.
  static func tag(_ tag: String) -> String {
    var tag = tag
    if let id = attribute("id", of: tag) { tag = tag.replacing(" id=\"\(id)\"", with: " id=\"\(self.id(id))\"") }
    if let href = attribute("href", of: tag), href.hasPrefix("#") {
      tag = tag.replacing(" href=\"\(href)\"", with: " href=\"#\(self.id(String(href.dropFirst())))\"")
    }
    return tag
  }

  /// Ids of HTML may hold what those of XML may not, such as colons.
  static func id(_ id: String) -> String { "i" + contentHash(Array(id.utf8)) }

  static func attribute(_ name: String, of tag: String) -> String? {
    guard let start = tag.firstRange(of: " \(name)=\"")?.upperBound, let end = tag[start...].firstIndex(of: "\"") else {
      return nil
    }
    return String(tag[start..<end])
  }

  /// Without the control characters that XML 1.0 forbids.
  private static func allowed(_ content: [UInt8]) -> [UInt8] {
    content.filter { $0 >= 0x20 || $0 == .tab || $0 == .lineFeed || $0 == .carriageReturn }
  }
}
