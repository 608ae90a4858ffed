import Base
import FrontMatter

/// A CSV file (RFC 4180) with a note in each row. The first row names the columns.
struct TableArchive: WholeArchive {
  let facts = SiteFacts()
  private let path: String
  private let rows: [[String]]
  private let header: [String]
  /// The key that each column fills.
  private let keys: [String]

  init(_ folder: ForeignFolder, columns: [String: String]) throws {
    path = folder.paths.first ?? ""
    let text = try folder.text(of: path) ?? ""
    let rows = Self.rows(text)
    header = rows.first ?? []
    self.rows = Array(rows.dropFirst())
    let byColumn = Dictionary(columns.map { ($1.lowercased(), $0) }) { first, _ in first }
    keys = header.map { name in
      let column = name.trimmed
      return byColumn[column.lowercased()] ?? Self.known[column.lowercased()] ?? column
    }
  }

  /// What columns are often called.
  private static let known = [
    "headline": "title", "name": "title", "subject": "title", "day": "date", "published": "date", "datum": "date",
    "body": "text", "content": "text", "note": "text", "abstract": "summary", "category": "topics",
    "categories": "topics",
    "tags": "topics", "topic": "topics", "keywords": "topics", "link": "url", "website": "url", "outlet": "publisher",
    "source": "publisher",
  ]

  func texts(_ report: inout ImportReport) -> [ImportedText] {
    var texts: [ImportedText] = []
    for (index, row) in rows.enumerated() where row.contains(where: { !$0.trimmed.isEmpty }) {
      let place = "\(path) row \(index + 2)"
      if row.count > header.count {
        report.add(place, nil, "the row has more cells than the first row; the rest is left out")
      }
      var text = ImportedText(source: place, kind: .note, head: [], body: "", bodyLine: 1, name: "")
      var source: [HeadEntry] = []
      for (key, cell) in zip(keys, row) where !cell.trimmed.isEmpty {
        let value = cell.trimmed
        switch key.lowercased() {
        case "text": text.body = cell
        case "url", "publisher": source.append(HeadEntry(key.lowercased(), .text(value)))
        case "topics", "authors", "actors":
          text.head.set(
            key.lowercased(),
            .list(value.split(whereSeparator: { ",;|".contains($0) }).map { .text(String($0).trimmed) }))
        default: text.head.set(key, .text(value))
        }
      }
      guard let moment = WrittenMoment(text.head["date"]?.scalar ?? "") else {
        report.add(place, nil, "the date '\(text.head["date"]?.scalar ?? "")' cannot be read; the row was not imported")
        continue
      }
      guard !text.title.isEmpty || !text.body.trimmed.isEmpty else {
        report.add(place, nil, "the row has neither a title nor a text and was not imported")
        continue
      }
      if !source.isEmpty {
        text.head.set("sources", .list([.map([HeadEntry("title", .text(text.title))] + source)]))
      }
      text.day = moment.day
      text.head.set("date", .plain(moment.text))
      text.name = text.title.isEmpty ? "row-\(index + 2)" : text.title
      texts.append(text)
    }
    return texts
  }

  /// Cells with commas, semicolons or tabs between them, whichever the first line has most of.
  static func rows(_ text: String) -> [[String]] {
    let first = text.prefix { $0 != "\n" }
    let mark =
      [",", ";", "\t"].max { a, b in first.count { String($0) == a } < first.count { String($0) == b } } ?? ","
    let separator = Character(mark)
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      index = text.index(after: index)
      if isQuoted {
        if character != "\"" {
          cell.append(character)
        } else if index < text.endIndex, text[index] == "\"" {
          cell.append("\"")
          index = text.index(after: index)
        } else {
          isQuoted = false
        }
      } else if character == "\"", cell.isEmpty {
        isQuoted = true
      } else if character == separator {
        row.append(cell)
        cell = ""
      } else if character == "\n" {
        rows.append(row + [cell])
        (row, cell) = ([], "")
      } else {
        cell.append(character)
      }
    }
    if !cell.isEmpty || !row.isEmpty { rows.append(row + [cell]) }
    return rows
  }
}
