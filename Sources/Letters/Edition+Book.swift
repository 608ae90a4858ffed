import Archive
import Base
package import Formats
import Markdown
import Names
import Notes
import Site

extension Edition {
  /// The digest as a book in EPUB 3, with a chapter for each note: its whole text and its sources. `read` gives the
  /// bytes of the site's own pictures.
  package func book(read: (String) throws -> [UInt8]) throws -> Book {
    var book = Book(title: "\(site.archive.settings.title): \(title)", language: site.strings.language)
    book.isRightToLeft = site.strings.isRightToLeft
    book.author = site.author
    book.accent = accent
    book.identifier = site.addresses.url(path)
    book.modified = Timestamp(instant: updated.instant ?? 0, in: .utc).description
    var pictures = BookPictures(site)
    var chapters = [Book.Chapter(title: title, content: opening(&pictures))]
    for section in sections {
      for (index, line) in section.notes.enumerated() {
        let content =
          (line.mark.map(paragraph) ?? []) + (line.note.map { self.content(of: site.archive[$0], &pictures) } ?? [])
        chapters.append(Book.Chapter(title: line.title, content: content, section: index == 0 ? section.title : nil))
      }
    }
    if !corrections.isEmpty {
      chapters.append(
        Book.Chapter(title: site.strings[.corrections], content: site.correctionsHTML(corrections, hasHeading: false)))
    }
    for picture in pictures.used {
      book.add(try read(site.archive.pictureForms[picture.asset]?.whole ?? picture.asset), as: picture.name)
    }
    for chapter in chapters { book.add(chapter) }
    return book
  }

  private func paragraph(_ text: String) -> [UInt8] {
    var content: [UInt8] = []
    content.append("<p>")
    content.appendXML(text)
    content.append("</p>\n")
    return content
  }

  private func opening(_ pictures: inout BookPictures) -> [UInt8] {
    var content = pictures.logo()
    content.append("<p>")
    content.appendXML([subtitle, count].compactMap(\.self).joined(separator: " · "))
    content.append("</p>\n")
    if let title = lead?.head.title {
      content.append("<h2>")
      content.appendXML(title)
      content.append("</h2>\n")
    }
    return content + pictures.chapter(path) { site.html(of: lead, for: $0, allowsHTML: false) }
  }

  private func content(of note: Note, _ pictures: inout BookPictures) -> [UInt8] {
    var content: [UInt8] = []
    content.append("<p>")
    let topics = note.topics.map { site.archive[$0].head.title }.joined(separator: site.strings[Phrase("comma")])
    content.appendXML(site.strings.dates.full(note.head.day) + " · " + topics)
    content.append("</p>\n")
    content += pictures.chapter(site.addresses.path(note.id)) { site.html(of: note, for: $0, allowsHTML: false) }
    return content + site.addendaHTML(of: note) + sourceList(of: note)
  }

  private func sourceList(of note: Note) -> [UInt8] {
    guard !note.head.sources.isEmpty else { return [] }
    let comma = site.strings[Phrase("comma")]
    var output: [UInt8] = []
    output.append("<h2>")
    output.appendXML(site.strings[Phrase("sources")])
    output.append("</h2>\n<ol>\n")
    for source in note.head.sources {
      output.append("<li id=\"\(Book.id(Anchors.source(source)))\">")
      output.appendXML(source.title)
      for part in [
        source.author, source.publisher?.value, source.date.map { site.strings.dates.long($0.day) }, source.grade,
      ] {
        if let part {
          output.appendXML(comma)
          output.appendXML(part)
        }
      }
      let link = site.link(to: source)
      if let gone = link.gone {
        output.appendXML(comma)
        output.appendXML(gone)
      }
      if let url = site.url(of: link) {
        output.appendXML(comma)
        output.append("<a href=\"")
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
