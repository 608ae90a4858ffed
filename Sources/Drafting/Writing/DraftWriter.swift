package import Base
package import Names
package import Notes

/// Writes the material of an article as a draft of a note, which a person then continues.
package struct DraftWriter: Sendable {
  let article: Article
  let material: DraftMaterial
  let names: Names

  /// `material` was found in the article; `names` are those of a site's actors.
  package init(article: Article, material: DraftMaterial, names: Names) {
    self.article = article
    self.material = material
    self.names = names
  }

  /// The most lines in each list of comments in the head, since a head may not have more than 64 KiB.
  private static let mostRemarks = 40
  private static let longestRemark = 200

  private var facts: ArticleFacts { article.facts }

  /// The article's title, empty if it has none.
  package var title: String { facts.title ?? "" }

  /// The note; nil if no file name can be made from its title. If the article has no date, the note gets `today`.
  package func outline(topics: [String], today: Day) -> NoteOutline? {
    let title = facts.title ?? shortened(article.paragraphs.first?.text ?? "", to: 100)
    guard let slug = Slug(from: title) else { return nil }
    let date = facts.date ?? Timestamp(day: today)
    let outlet = facts.publisher.flatMap { names.outlet(named: $0) }.map { names.actor($0).name }
    let source = NoteOutline.Source(
      id: sourceID, title: title, author: facts.author, publisher: outlet ?? facts.publisher, url: facts.url,
      date: facts.date?.day.description,
      accessed: today.description)
    var outline = NoteOutline(
      title: title, date: date.description, day: date.day, slug: slug, topics: topics,
      knownTopics: names.things.topics.map(\.slug.text))
    outline.source = source
    outline.events = events
    outline.remarks = remarks
    outline.body = body
    return outline
  }

  /// The id of the article in citations: `nbc-news`.
  private var sourceID: String {
    let slug = (facts.publisher ?? facts.url.flatMap(host)).flatMap { Slug(from: $0)?.text } ?? "article"
    return slug.utf8.allSatisfy { $0 != UInt8(ascii: "]") } ? slug : "article"
  }

  // MARK: The head

  /// The dates in the future, as events in comments.
  private var events: [String] {
    let ahead = material.dates.filter { date in facts.date.map { date.last >= $0.day } ?? true }
    return limited(ahead, "dates").flatMap { item -> [String] in
      switch item {
      case .one(let date):
        let span = date.last == date.first ? "" : " to \(date.last)"
        return [
          "#  - date: \(date.first)"
            + remark("  # “\(date.text)”\(span), line \(date.line): \(excerpt(date.sentence))"), "#    title:",
        ]
      case .rest(let text): return ["#  \(text)"]
      }
    }
  }

  private var remarks: [String] {
    var lines = [
      "", "Found in the article, with line numbers. None of this is published; delete it when the note is written.",
    ]
    func add<Item>(_ title: String, _ items: [Item], _ line: (Item) -> String) {
      guard !items.isEmpty else { return }
      lines += ["", title + ":"]
      lines += limited(items, "more").map { item in
        switch item {
        case .one(let item): remark("  " + line(item))
        case .rest(let text): "  " + text
        }
      }
    }
    add("Actors", material.actors) { actor in
      let entry = names.actor(actor.actor)
      return "\(entry.name) (\(entry.slug)): \(places(actor.lines)): \(excerpt(actor.sentence))"
    }
    add("Ambiguous names; put the right actor under 'actors:'", material.ambiguous) { name in
      let slugs = name.actors.map { names.actor($0).slug.text }.joined(separator: ", ")
      return "\(name.name): line \(name.line): \(slugs)"
    }
    add(DraftedName.listTitle, material.unknown) { name in
      DraftedName.remark(
        name: name.name, kind: name.kind, count: name.count, line: name.line, sentence: excerpt(name.sentence))
    }
    let day = facts.date?.day
    add("Dates before the article's", material.dates.filter { date in day.map { date.last < $0 } ?? false }) { date in
      "\(date.first)\(date.last == date.first ? "" : " to \(date.last)"): “\(date.text)”, line \(date.line): \(excerpt(date.sentence))"
    }
    add("Words in quotation marks", material.quotedWords) { "“\($0.text)”, line \($0.line)" }
    return lines
  }

  private enum Listed<Item> {
    case one(Item)
    case rest(String)
  }

  private func limited<Item>(_ items: [Item], _ what: String) -> [Listed<Item>] {
    let shown = items.prefix(Self.mostRemarks).map { Listed.one($0) }
    let rest = items.count - shown.count
    return rest > 0 ? shown + [.rest("… and \(rest) \(what): 'gazette draft --json' lists all")] : shown
  }

  /// `line 3` or `7 times, lines 3, 5 and on to 21`
  private func places(_ lines: [Int]) -> String {
    var distinct: [Int] = []
    for line in lines where distinct.last != line { distinct.append(line) }
    let times = lines.count > 1 ? "\(lines.count) times, " : ""
    let shown = distinct.prefix(8).map(String.init).joined(separator: ", ")
    return "\(times)line\(distinct.count > 1 ? "s" : "") \(shown)\(distinct.count > 8 ? " and on" : "")"
  }

  private func excerpt(_ passage: Passage) -> String { passage.shortened(reach: 50).text }

  private func remark(_ text: String) -> String { shortened(text, to: Self.longestRemark).visible }

  private func shortened(_ text: String, to length: Int) -> String {
    guard text.count > length || text.unicodeScalars.count > 4 * length else { return text }
    let cut = text.shortened(to: length).dropLast()
    return (cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut) + "…"
  }

  // MARK: The body

  /// A reminder, and the quotations in the form of docs/notes.md.
  private var body: String {
    let reminder = "<!-- Write the note here, in your own words. Keep or delete each quotation below. -->\n"
    return ([reminder] + material.quotations.map(quotation)).joined(separator: "\n")
  }

  private func quotation(_ quotation: DraftMaterial.Quotation) -> String {
    let lines = "“\(markdown(quotation.text))”".split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
    return "\(text)\n> — \(speaker(of: quotation)) [@\(sourceID)]\n"
  }

  private func speaker(of quotation: DraftMaterial.Quotation) -> String {
    guard let actor = quotation.actor else {
      return quotation.speaker.map(markdown) ?? "not given in the article"
    }
    let entry = names.actor(actor)
    return names.actor(named: entry.name) == actor ? "[[\(entry.name)]]" : "[[\(entry.slug)|\(entry.name)]]"
  }

  /// A text with escapes, so that Markdown reads it as plain text.
  private func markdown(_ text: String) -> String {
    var escaped = ""
    for line in text.visible(except: "\n").split(separator: "\n", omittingEmptySubsequences: false) {
      // Marks at the beginning of a line that would begin a list are escaped.
      let scalars = Array(line.unicodeScalars)
      let number = scalars.prefix { ("0"..."9").contains($0) }.count
      let beginsList =
        scalars.first == "-" || scalars.first == "+"
        || number > 0 && number < scalars.count && (scalars[number] == "." || scalars[number] == ")")
      if !escaped.isEmpty { escaped.append("\n") }
      // Scalars, since a mark with an accent is a mark to cmark.
      for (index, scalar) in scalars.enumerated() {
        if beginsList && index == number || "\\`*_[]<>~=#|^&".unicodeScalars.contains(scalar) {
          escaped.unicodeScalars.append("\\")
        }
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  // MARK: What to look at

  /// Other things that the person should know, one per line.
  package func advice(notes: [NoteHead]) -> [String] {
    var lines: [String] = []
    if facts.date == nil {
      lines.append(
        "the article has no date: the note has today's, and words such as “Tuesday” are not resolved; use --date 2025-10-21"
      )
    }
    if facts.isYearAssumed, let day = facts.date?.day {
      lines.append("the article gives its day without a year: \(day) is assumed; use --date if it is another")
    }
    if facts.title == nil {
      lines.append("the article has no title: the note has its first words as title; use --title")
    }
    if let language = facts.language?.lowercased(), !language.hasPrefix("en") {
      let isRead = ["de", "fr", "es"].contains { language.hasPrefix($0) }
      lines.append(
        "the article's language is '\(language.visible)': Gazette finds "
          + (isRead ? "dates in the text only in English" : "no speakers in it, and no dates in its text"))
    }
    if let publisher = facts.publisher, names.outlet(named: publisher) == nil {
      lines.append(
        "there is no outlet named '\(publisher.visible)'; create it with: gazette new --kind outlet --actor \(publisher.shellQuoted)"
      )
    }
    if let url = facts.url, let same = notes.first(where: { $0.sources.contains { $0.url == url } }) {
      lines.append("\(same.file.path) already has this article as a source")
    }
    return lines
  }
}

extension String {
  /// As `visible`, but with one control character left as it is.
  fileprivate func visible(except kept: Character) -> String {
    split(separator: kept, omittingEmptySubsequences: false).map { String($0).visible }.joined(separator: String(kept))
  }
}
