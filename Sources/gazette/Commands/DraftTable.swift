import Base
import Drafting
import Names
import Notes

/// A line of the table that `gazette draft` prints for several articles.
struct DraftRow {
  private let cells: [String]

  /// `result` is the file of the draft, or why there is none.
  init(_ article: Article, _ material: DraftMaterial, _ names: Names, result: String) {
    let facts = article.facts
    let named = material.quotations.count { $0.speaker != nil }
    cells = [
      facts.date?.day.description ?? "no day", Self.cut(facts.publisher ?? "no outlet", to: 20),
      "\(named)", "\(material.quotations.count - named)", "\(material.unknown.count)",
      Self.cut(facts.title ?? "no title", to: 50), result,
    ]
  }

  private static let titles = ["day", "outlet", "with speaker", "without", "unknown names", "title", "draft"]

  /// The rows under their titles, in columns.
  static func table(_ rows: [DraftRow]) -> String {
    let lines = [titles] + rows.map(\.cells)
    let widths = titles.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { cells in
      zip(cells, widths).enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: cell.1 - cell.0.count)
        return (2...4).contains(column) ? blanks + cell.0 : cell.0 + blanks
      }.joined(separator: "  ").trimmed
    }.joined(separator: "\n")
  }

  private static func cut(_ text: String, to length: Int) -> String {
    let text = text.visible
    return text.count > length ? text.prefix(length - 1) + "…" : text
  }
}

/// Finds articles that were drafted before, or that are twice among several.
struct DraftDuplicates {
  private var byURL: [String: String] = [:]
  private var byTitle: [String: (file: String, hasURL: Bool)] = [:]

  /// The sources of notes are known already.
  init(notes: [NoteHead]) {
    for note in notes {
      for source in note.sources { if let url = source.url { byURL[url] = note.file.path } }
    }
  }

  /// Where the same article is already: one with the same address, or, if one of the two has no address, with the same
  /// title and day. Nil for a new one.
  func known(_ article: Article) -> String? {
    let facts = article.facts
    if let url = facts.url, let other = byURL[url] { return other }
    guard let other = byTitle[Self.key(facts)], facts.url == nil || !other.hasURL else { return nil }
    return other.file
  }

  /// Remembers an article that was drafted.
  mutating func add(_ article: Article, from file: String) {
    if let url = article.facts.url { byURL[url] = file }
    byTitle[Self.key(article.facts)] = (file, article.facts.url != nil)
  }

  private static func key(_ facts: ArticleFacts) -> String {
    "\(facts.title?.lowercased() ?? "") \(facts.date?.day.description ?? "")"
  }
}
