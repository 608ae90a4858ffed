import Archive
import Base
import Notes
import Site

extension Edition {
  /// The digest as plain text with 72 columns, for letters without HTML.
  func text(_ extent: Extent) -> String {
    var number = 0
    var page = PlainPage()
    page.line(site.archive.settings.title)
    page.heading(title, "=")
    page.paragraph([subtitle, count].compactMap(\.self).joined(separator: " · "))
    page.address(site.addresses.url(path))
    if let lead {
      if let title = lead.head.title { page.heading(title, "-") }
      for paragraph in extent.hasLead ? leadParagraphs : [site.strings[.leadOnSite]] { page.paragraph(paragraph) }
    }
    for section in sections {
      guard number < extent.titled else { break }
      page.heading(section.title, "=")
      for note in section.notes where number < extent.titled {
        page.line(note.title)
        // A letter that has no room for summaries still says what became of a note.
        if number < extent.full, let id = note.note {
          for paragraph in paragraphs(of: site.archive[id], note.mark) { page.paragraph(paragraph) }
        } else if number < extent.whole {
          page.line(note.summary)
        } else if let mark = note.mark {
          page.line("[\(mark)]")
        }
        if let url = note.url { page.address(url) } else { page.blankLine() }
        number += 1
      }
    }
    if extent.hasCorrections, !corrections.isEmpty {
      page.heading(site.strings[.corrections], "=")
      for corrected in corrections {
        page.line(site.archive[corrected.note].head.title)
        page.line(site.dated(corrected.correction))
        page.address(site.correctionsURL(of: corrected.note))
      }
    }
    for further in [further(extent), furtherCorrections(extent)].compactMap(\.self) {
      page.line(further)
      page.address(site.addresses.url(path))
    }
    return page.text
  }

  /// What became of a note, its text, and its corrections and events.
  func paragraphs(of note: Note, _ mark: String?) -> [String] {
    [mark.map { "[\($0)]" }].compactMap(\.self)
      + String(utf8: note.text).split(separator: "\n").map(String.init)
      + [site.summary(of: note, saying: "").trimmed].filter { !$0.isEmpty }
  }
}
