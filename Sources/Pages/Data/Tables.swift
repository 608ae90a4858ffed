import Archive
import Base

/// The archive as tables, for spreadsheets, pandas and databases: CSV (RFC 4180), UTF-8, a head, lines that end in CRLF.
extension Site {
  func appendActorTable(to output: inout [UInt8]) {
    var table = CSVWriter(
      output,
      columns: [
        "slug", "name", "kind", "description", "aliases", "notes", "quotations", "citations", "first", "last", "url",
        "sameAs",
      ])
    for entry in archive.actors {
      table.row { row in
        row.text(entry.actor.slug.text)
        row.text(entry.actor.name)
        row.text(entry.actor.kind.name)
        row.text(entry.actor.description ?? "")
        row.text(entry.actor.aliases.joined(separator: "|"))
        row.number(entry.appearances.count)
        row.number(entry.quotations.count)
        row.number(entry.citations.count)
        row.text(entry.appearances.first.map { archive.day(of: $0.note).description } ?? "")
        row.text(entry.appearances.last.map { archive.day(of: $0.note).description } ?? "")
        row.text(addresses.url(entry.id))
        row.text(entry.actor.sameAs.joined(separator: "|"))
      }
    }
    output = table.bytes
  }

  /// A row for each sentence that names an actor; one without a sentence where only the note's head does.
  func appendMentionTable(to output: inout [UInt8]) {
    var table = CSVWriter(output, columns: ["note", "date", "actor", "sentence"])
    for note in archive.notes {
      let date = note.timestamp.description
      for appearance in note.appearances {
        let slug = archive[appearance.actor].actor.slug.text
        for sentence in appearance.sentences.isEmpty ? [""] : appearance.sentences.map(\.text) {
          table.row { row in
            row.text(note.name)
            row.text(date)
            row.text(slug)
            row.text(sentence)
          }
        }
      }
    }
    output = table.bytes
  }

  func appendQuotationTable(to output: inout [UInt8]) {
    var table = CSVWriter(
      output, columns: ["note", "date", "speaker", "attribution", "text", "sources", "url"])
    for note in archive.notes {
      for quotation in note.quotations {
        table.row { row in
          row.text(note.name)
          row.text(note.timestamp.description)
          row.text(quotation.speaker.map { archive[$0].actor.slug.text } ?? "")
          row.text(quotation.attribution)
          row.text(quotation.text)
          row.text(quotation.sources.map { note.sources[$0].id }.joined(separator: "|"))
          row.text(addresses.url(note.id))
        }
      }
    }
    output = table.bytes
  }

  /// A JSON object a line for each note.
  func appendNoteLines(to output: inout [UInt8]) {
    var json = JSONWriter(output)
    for note in archive.notes {
      json.object { json in
        appendHead(of: note, to: &json)
        json.field("actors", note.appearances.map { archive[$0.actor].actor.slug.text })
        json.field("sources", each: note.sources) { json, source in
          json.object { json in
            json.field("title", source.title)
            json.field("publisher", source.publisher)
            json.field("url", source.url)
          }
        }
      }
      json.endLine()
    }
    output = json.bytes
  }
}

/// Writes CSV: a text is quoted where it has to be.
///
/// A text that a spreadsheet would take for a formula, since it begins with `=`, `+`, `-` or `@`, has an apostrophe
/// before it, as OWASP advises: a title must not compute anything.
struct CSVWriter {
  private(set) var bytes: [UInt8]
  private var follows = false

  init(_ bytes: consuming [UInt8], columns: [String]) {
    self.bytes = bytes
    row { row in for column in columns { row.text(column) } }
  }

  mutating func row(_ content: (inout CSVWriter) -> Void) {
    follows = false
    content(&self)
    bytes.append("\r\n")
  }

  mutating func number(_ number: Int) {
    separate()
    bytes.append(String(number))
  }

  mutating func text(_ text: String) {
    separate()
    let isFormula = text.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
    text.withBytes { text in
      let isQuoted = text.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      if isQuoted { bytes.append(0x22) }
      if isFormula { bytes.append(UInt8(ascii: "'")) }
      if text.contains(0x22) {
        for byte in text {
          if byte == 0x22 { bytes.append(0x22) }
          bytes.append(byte)
        }
      } else {
        bytes.append(contentsOf: text)
      }
      if isQuoted { bytes.append(0x22) }
    }
  }

  private mutating func separate() {
    if follows { bytes.append(UInt8(ascii: ",")) }
    follows = true
  }
}
