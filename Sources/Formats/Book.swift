package import Base

/// An EPUB book, made chapter by chapter.
package struct Book {
  /// One page of the book, with a line in the table of contents.
  package struct Chapter {
    package let title: String
    /// XHTML, without the title.
    package let content: [UInt8]
    /// The heading in the table of contents that begins with this chapter; nil if the chapter continues a section.
    package var section: String?

    package init(title: String, content: [UInt8], section: String? = nil) {
      self.title = title
      self.content = content
      self.section = section
    }
  }

  package let title: String
  /// BCP 47.
  package let language: String
  package var isRightToLeft = false
  package var author = ""
  /// The colour of links; nil for that of the reader's program.
  package var accent: Colour?
  package var identifier = ""
  /// UTC, RFC 3339.
  package var modified = ""
  private var chapters: [Chapter] = []
  private var pictures: [(name: String, type: String, bytes: [UInt8])] = []

  package init(title: String, language: String) {
    self.title = title
    self.language = language
  }

  /// Adds a chapter after those that were added before.
  package mutating func add(_ chapter: Chapter) { chapters.append(chapter) }

  /// Adds a picture with a name. The ending of the name decides the picture's type.
  package mutating func add(_ picture: [UInt8], as name: String) {
    pictures.append((name, MediaType.of(name), picture))
  }

  /// The pictures, by name.
  package var files: [(name: String, bytes: [UInt8])] { pictures.map { ($0.name, $0.bytes) } }

  /// The whole book as one page of HTML, for programs that print; its pictures lie beside it under their names.
  package var onePage: [UInt8] {
    var content: [UInt8] = []
    content.append("<h1 class=\"title\">")
    content.appendXML(title)
    content.append("</h1>\n")
    for (index, chapter) in chapters.enumerated() {
      if let section = chapter.section {
        content.append("<p class=\"part\">")
        content.appendXML(section)
        content.append("</p>\n")
      }
      content.append("<section>\n<h2>")
      content.appendXML(chapter.title)
      content.append("</h2>\n")
      // Ids are those of a chapter: two notes can have the same.
      let text = String(utf8: chapter.content)
      content.append(
        text.replacing(" id=\"i", with: " id=\"c\(index)-i").replacing(" href=\"#i", with: " href=\"#c\(index)-i"))
      content.append("</section>\n")
    }
    return page(title, content, style: "<style>\n\(style)\(Self.printStyle)</style>")
  }

  private static let printStyle = """
    @page { size: A4; margin: 22mm 20mm; }
    body { font-family: Georgia, "DejaVu Serif", serif; font-size: 11pt; margin: 0; }
    .title { font-size: 22pt; margin: 0 0 .6em; }
    .part { font-family: Arial, "DejaVu Sans", sans-serif; font-size: 10pt; font-weight: bold; margin: 2em 0 0; border-top: 2px solid; padding-top: .4em; break-after: avoid; }
    section > h2 { font-size: 15pt; margin: 1em 0 .3em; break-after: avoid; }
    section h2 ~ h2, section h3 { font-size: 12pt; }
    p, li { orphans: 2; widows: 2; overflow-wrap: anywhere; }
    blockquote, figure, img, tr { break-inside: avoid; }
    img { max-width: 100%; height: auto; }

    """

  /// Whether EPUB allows pictures of a media type.
  package static func holds(pictureOf type: String) -> Bool {
    ["image/png", "image/jpeg", "image/gif", "image/svg+xml"].contains(type)
  }

  /// The EPUB file.
  package var bytes: [UInt8] {
    var archive = ZipArchive()
    archive.add("mimetype", Array("application/epub+zip".utf8))
    archive.add("META-INF/container.xml", Array(Self.container.utf8))
    archive.add("EPUB/package.opf", packageDocument)
    archive.add("EPUB/contents.xhtml", page(title, contents))
    archive.add("EPUB/style.css", Array(style.utf8))
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

  private var style: String {
    let links = accent.map { "a { color: \($0); }\n" } ?? ""
    return Self.style + links
  }

  private static let style = """
    body { line-height: 1.5; }
    h1, h2, h3 { line-height: 1.2; }
    blockquote { margin-inline-start: 1em; }
    .logo img { max-height: 4em; }
    table { border-collapse: collapse; }
    th, td { border-bottom: 1px solid; padding: .2em .6em; text-align: start; }

    """

  private var packageDocument: [UInt8] {
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

  /// The table of contents. The chapters of a section are below its name.
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

  private func page(
    _ title: String, _ content: [UInt8], style: String = "<link rel=\"stylesheet\" href=\"style.css\"/>"
  ) -> [UInt8] {
    var xml: [UInt8] = []
    xml.append(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"")
    xml.append(" xmlns:epub=\"http://www.idpf.org/2007/ops\" xml:lang=\"\(language)\" lang=\"\(language)\"")
    xml.append(" dir=\"\(isRightToLeft ? "rtl" : "ltr")\">\n<head>\n<title>")
    xml.appendXML(title)
    xml.append("</title>\n\(style)\n</head>\n<body>\n")
    xml += content
    xml.append("</body>\n</html>\n")
    return xml
  }

  /// An id that XML allows, from an id of HTML, which can have other characters, such as colons.
  package static func id(_ id: String) -> String { "i" + contentHash(Array(id.utf8)) }
}
