import Archive
import Base
import Templates

extension Site {
  /// The largest letter, in bytes: mail programs cut longer ones off.
  static let longestLetter = 100_000

  /// A letter as long as it may be. Where all would be too long, the last notes have no summary, and after that they are
  /// counted: the site has them all. Of a lead that leaves no room for any title it says where that is. `make` gives
  /// the letter of an extent.
  func fitting(_ edition: DigestEdition, _ make: (DigestEdition.Extent) throws -> [UInt8]) throws -> [UInt8] {
    let count = edition.noteCount
    let all = try make(.all(of: edition))
    guard all.count > Self.longestLetter else { return all }
    // As many summaries as there is room for; without any, as many titles.
    for hasLead in [true, false] {
      func extent(_ whole: Int, _ titled: Int) -> DigestEdition.Extent {
        .init(whole: whole, titled: titled, hasLead: hasLead)
      }
      if let whole = try most(count + 1, { try make(extent($0, count)) }) { return try make(extent(whole, count)) }
      if let titled = try most(count, { try make(extent(0, $0)) }), titled > 0 { return try make(extent(0, titled)) }
    }
    return try make(.init(whole: 0, titled: 0, hasLead: false))
  }

  /// A digest as HTML that mail programs show: all styles inline, all addresses absolute.
  func letter(_ edition: DigestEdition, _ extent: DigestEdition.Extent) throws -> [UInt8] {
    var output: [UInt8] = []
    try theme.templates.render("letter", letterContext(edition, extent).record, into: &output)
    return output
  }

  /// The greatest number, below `limit`, of what still fits into a letter; nil where nothing does.
  private func most(_ limit: Int, _ make: (Int) throws -> [UInt8]) rethrows -> Int? {
    var (low, high) = (-1, limit)
    while high - low > 1 {
      let middle = (low + high) / 2
      if try make(middle).count <= Self.longestLetter { low = middle } else { high = middle }
    }
    return low < 0 ? nil : low
  }

  private func letterContext(_ edition: DigestEdition, _ extent: DigestEdition.Extent) -> LetterPage {
    var number = 0
    let groups = edition.sections.compactMap { section -> LetterGroupContext? in
      let notes = section.notes.compactMap { id -> LetterNoteContext? in
        defer { number += 1 }
        guard number < extent.titled else { return nil }
        let note = archive[id]
        return LetterNoteContext(
          title: note.title, url: addresses.url(id),
          summary: number < extent.whole ? note.summary : nil,
          outlets: teaser(id).context.outlets.map(\.title).joined(separator: ", "))
      }
      return notes.isEmpty ? nil : LetterGroupContext(title: section.title, notes: notes)
    }
    let url = addresses.url(edition.path)
    let lead = edition.lead.map { lead in
      styled(
        extent.hasLead
          ? absolute(html(lead.body, from: lead.path), origin: addresses.origin, page: url) : linkToLead(url))
    }
    return LetterPage(
      site: common, title: edition.title, subtitle: edition.subtitle, count: edition.count,
      url: url, leadTitle: edition.lead?.title, lead: lead ?? [], groups: groups,
      further: further(edition, extent))
  }

  private func linkToLead(_ url: String) -> [UInt8] {
    var html: [UInt8] = []
    html.append("<p><a href=\"")
    html.appendEscaped(url)
    html.append("\">")
    html.appendEscaped(strings[.leadOnSite])
    html.append("</a></p>\n")
    return html
  }

  /// `8 more notes`, of those that a letter has no room for.
  func further(_ edition: DigestEdition, _ extent: DigestEdition.Extent) -> String? {
    let rest = edition.noteCount - extent.titled
    return rest > 0 ? strings.counted(rest, .moreNotes) : nil
  }

  /// Paragraphs, links and pictures with the styles that mail programs take from nowhere else.
  private func styled(_ html: [UInt8]) -> [UInt8] {
    var text = String(utf8: html)
    for (tag, style) in [
      ("<p>", "margin:0 0 12px"), ("<ul>", "margin:0 0 12px;padding-left:24px"),
      ("<ol>", "margin:0 0 12px;padding-left:24px"),
      ("<blockquote>", "margin:0 0 12px;padding-left:12px;border-left:3px solid #d8d2c4"),
    ] {
      text = text.replacing(tag, with: "\(tag.dropLast()) style=\"\(style)\">")
    }
    text = text.replacing("<a ", with: "<a style=\"color:#8f2416\" ")
    return Array(text.replacing("<img ", with: "<img style=\"max-width:100%;height:auto\" ").utf8)
  }
}
