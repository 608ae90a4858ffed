import Archive
import Base
import Markdown
import Names
import Notes
import Site
import Templates

extension Edition {
  /// The digest as HTML for mail programs: all styles are inline, all addresses absolute.
  func html(_ extent: Extent) throws -> [UInt8] {
    var output: [UInt8] = []
    let context = LetterContext(edition: self, extent: extent, groups: letterGroups(extent))
    try site.theme.templates.render("letter", context.record, into: &output)
    return output
  }

  private func letterGroups(_ extent: Extent) -> [LetterGroupContext] {
    var number = 0
    return sections.compactMap { section in
      let notes = section.notes.compactMap { line -> LetterNoteContext? in
        defer { number += 1 }
        guard number < extent.titled else { return nil }
        return LetterNoteContext(
          site: site, line: line, hasSummary: number < extent.whole,
          content: number < extent.full ? content(of: line) : [])
      }
      return notes.isEmpty ? nil : LetterGroupContext(title: section.title, notes: notes)
    }
  }

  /// The lead of a letter, or a link to it.
  func letterLead(_ extent: Extent) -> [UInt8] {
    guard let lead else { return [] }
    if extent.hasLead { return site.html(of: lead, for: letterMedium(on: path)) }
    var html: [UInt8] = []
    html.append("<p style=\"\(styles["p"] ?? "")\"><a style=\"\(styles["a"] ?? "")\" href=\"")
    html.appendEscaped(site.addresses.url(path))
    html.append("\">")
    html.appendEscaped(site.strings[.leadOnSite])
    html.append("</a></p>\n")
    return html
  }

  /// The whole text of a note, with what became of it since it was frozen; empty for a note that is gone.
  private func content(of line: NoteLine) -> [UInt8] {
    guard let id = line.note else { return [] }
    var html: [UInt8] = []
    if let mark = line.mark {
      html.append("<p style=\"\(styles["p"] ?? "")\">[")
      html.appendEscaped(mark)
      html.append("]</p>\n")
    }
    let note = site.archive[id]
    return html + site.html(of: note, for: letterMedium(on: site.addresses.path(id))) + site.addendaHTML(of: note)
      + site.goneSourcesHTML(of: note)
  }

  private func letterMedium(on path: SitePath) -> HTMLMedium {
    var medium = HTMLMedium.outside(site.absoluteAddresses(on: path))
    medium.styles = styles
    return medium
  }

  /// The styles of elements. Many mail programs ignore style sheets, so the styles are in the elements themselves.
  private var styles: [String: String] {
    [
      "p": "margin:0 0 12px", "ul": "margin:0 0 12px;padding-left:24px", "ol": "margin:0 0 12px;padding-left:24px",
      "blockquote": "margin:0 0 12px;padding-left:12px;border-left:3px solid #d8d2c4", "a": "color:\(accent)",
      "img": "max-width:100%;height:auto",
    ]
  }

  /// The accent of the site's look, for a letter or a book.
  var accent: Colour { site.archive.settings.look.accentOnPaper }

  /// The absolute address of the logo; nil if there is none that mail programs show.
  var logo: String? {
    guard let file = site.archive.settings.look.logo?.light.value, !file.lowercased().hasSuffix(".svg") else {
      return nil
    }
    return site.addresses.url(Addresses.asset(file))
  }
}
