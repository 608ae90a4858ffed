import Archive
import Base
import Formats
import Names
import Notes
import Site

/// The archive as tables, for spreadsheets, pandas and databases.
extension Site {
  static let actorColumns = [
    "slug", "name", "kind", "description", "aliases", "notes", "quotations", "citations", "first", "last", "url",
    "sameAs",
  ]
  static let mentionColumns = ["note", "date", "actor", "sentence"]
  static let quotationColumns = ["note", "date", "speaker", "attribution", "text", "sources", "url"]

  static let relationColumns = ["subject", "relation", "object", "from", "until", "source", "sourceUrl"]

  func appendActorTable(to output: inout [UInt8]) {
    var table = CSVWriter(
      output,
      columns: Self.actorColumns)
    for actor in archive.actors {
      let (head, dossier) = (actor.head, actor.dossier)
      table.row { row in
        row.text(head.slug.text)
        row.text(head.name)
        row.text(head.kind.name)
        row.text(head.description ?? "")
        row.text(head.aliases.map(\.value).joined(separator: "|"))
        row.number(dossier.namedIn)
        row.number(dossier.quotations.count)
        row.number(dossier.citations.count)
        row.text(dossier.appearances.first.map { archive.day(of: $0.note).description } ?? "")
        row.text(dossier.appearances.last.map { archive.day(of: $0.note).description } ?? "")
        row.text(addresses.url(actor.id))
        row.text(head.sameAs.joined(separator: "|"))
      }
    }
    output = table.bytes
  }

  /// A row for each relation; of several sources it has the first.
  func appendRelationTable(to output: inout [UInt8]) {
    var table = CSVWriter(output, columns: Self.relationColumns)
    for relation in archive.relations {
      table.row { row in
        row.text(archive[relation.subject].head.slug.text)
        row.text(relation.kind.name)
        row.text(archive[relation.object].head.slug.text)
        row.text(relation.from?.text ?? "")
        row.text(relation.until?.text ?? "")
        row.text(relation.sources.first?.title ?? "")
        row.text(relation.sources.first?.url ?? "")
      }
    }
    output = table.bytes
  }

  /// A row for each sentence that names an actor. If only the note's head names it, there is one row without a
  /// sentence.
  func appendMentionTable(_ notes: [NoteID], to output: inout [UInt8]) {
    var table = CSVWriter(output, columns: Self.mentionColumns)
    for note in notes.map({ archive[$0] }) {
      let date = note.head.timestamp.description
      for appearance in note.appearances {
        let slug = archive[appearance.actor].head.slug.text
        for sentence in appearance.sentences.isEmpty ? [""] : appearance.sentences.map(\.text) {
          table.row { row in
            row.text(note.head.name)
            row.text(date)
            row.text(slug)
            row.text(sentence)
          }
        }
      }
    }
    output = table.bytes
  }

  func appendQuotationTable(_ notes: [NoteID], to output: inout [UInt8]) {
    var table = CSVWriter(
      output, columns: Self.quotationColumns)
    for note in notes.map({ archive[$0] }) {
      for quotation in note.quotations {
        table.row { row in
          row.text(note.head.name)
          row.text(note.head.timestamp.description)
          row.text(quotation.speaker.map { archive[$0].head.slug.text } ?? "")
          row.text(quotation.attribution)
          row.text(quotation.text)
          row.text(quotation.sources.map { note.sources[$0].source.id }.joined(separator: "|"))
          row.text(addresses.url(note.id))
        }
      }
    }
    output = table.bytes
  }

  /// One JSON object per line, one for each note.
  func appendNoteLines(_ notes: [NoteID], to output: inout [UInt8]) {
    var json = JSONWriter(output)
    for note in notes.map({ archive[$0] }) {
      json.object { json in
        let record = NoteRecord(site: self, note: note)
        record.appendHead(to: &json)
        json.field("actors", note.appearances.map { archive[$0.actor].head.slug.text })
        json.field("sources", each: note.head.sources) { json, source in
          json.object { json in
            json.field("title", source.title)
            json.field("publisher", source.publisher?.value)
            json.field("url", source.url)
          }
        }
        if !note.head.events.isEmpty || !note.head.corrections.isEmpty { record.appendEventsAndCorrections(to: &json) }
      }
      json.endLine()
    }
    output = json.bytes
  }
}
