import Archive
import Base
import Notes
import Site

extension Edition {
  /// The digest as Markdown, for other programs that accept it.
  var markdown: String {
    var text = "# [\(escaped(title))](<\(site.addresses.url(path))>)\n\n"
    text += [site.archive.settings.title, subtitle, count].compactMap { $0.map(escaped) }
      .joined(separator: " · ")
    text += "\n"
    if let lead {
      if let title = lead.head.title { text += "\n## \(escaped(title))\n" }
      for paragraph in leadParagraphs { text += "\n\(escaped(paragraph))\n" }
    }
    for section in sections {
      text += "\n## \(escaped(section.title))\n"
      for note in section.notes {
        let title = escaped(note.title)
        text += "\n### \(note.url.map { "[\(title)](<\($0)>)" } ?? title)\n"
        let whole = isFull ? note.note.map { paragraphs(of: site.archive[$0], note.mark) } : nil
        for paragraph in whole ?? [note.summary] { text += "\n\(escaped(paragraph))\n" }
      }
    }
    if !corrections.isEmpty {
      text += "\n## \(escaped(site.strings[.corrections]))\n"
      for corrected in corrections {
        let title = site.archive[corrected.note].head.title
        text += "\n### [\(escaped(title))](<\(site.correctionsURL(of: corrected.note))>)\n"
        text += "\n\(escaped(site.dated(corrected.correction)))\n"
      }
    }
    return text
  }

  /// Text that Markdown reads as plain text: one line, with every character escaped that could be a mark.
  private func escaped(_ text: String) -> String {
    let text = text.withoutHiddenCharacters().text.split(whereSeparator: \.isNewline).joined(separator: " ")
    var escaped = ""
    for (index, character) in zip(text.indices, text) {
      // A colon begins an address only if slashes follow.
      let isAddress = character == ":" && text[index...].hasPrefix("://")
      if isAddress || "\\`*_[]<>&#|~@".contains(character) { escaped += "\\" }
      escaped.append(character)
    }
    // A hyphen, a plus or a number with a dot would begin a list.
    if let first = escaped.first, "-+=".contains(first) { return "\\" + escaped }
    let digits = escaped.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, let next = escaped[digits.endIndex...].first, ".)".contains(next) {
      return digits + "\\" + escaped[digits.endIndex...]
    }
    return escaped
  }
}
