import Archive
import Base
import Formats
import Names
import Notes
import Site

/// A note as JSON, with the same content as its page, for programs. docs/data.md explains the keys.
struct NoteRecord: Sendable {
  let site: Site
  let note: Note

  /// `index.json` beside a note's page.
  func append(to output: inout [UInt8]) {
    let archive = site.archive
    var json = JSONWriter(output)
    json.object { json in
      appendHead(to: &json)
      json.key("text")
      json.string(note.text)
      json.field("actors", each: note.appearances) { json, appearance in
        let actor = archive[appearance.actor]
        json.object { json in
          json.reference(to: actor)
          json.field("names", actor.head.searchNames)
          json.field("role", actor.head.roles.held(on: note.head.day)?.title)
        }
      }
      json.field("sources", each: note.sources) { json, cited in
        let source = cited.source
        json.object { json in
          json.field("id", source.id)
          json.field("title", source.title)
          json.field("publisher", source.publisher?.value)
          json.field("outlet", cited.outlet.map { archive[$0].head.slug.text })
          json.field("url", source.url)
          json.field("date", source.date?.description)
          json.field("accessed", source.accessed?.description)
          json.field("archived", source.archived)
          json.field("grade", source.grade)
        }
      }
      json.field("quotations", each: note.quotations) { json, quotation in
        json.object { $0.fields(of: quotation, in: note, archive) }
      }
      appendEventsAndCorrections(to: &json)
      json.field("related", each: archive.relatives(of: note.id)) { $0.string(archive[$1].head.name) }
    }
    json.endLine()
    output = json.bytes
  }

  /// What the note says is ahead, and what was put right in it.
  func appendEventsAndCorrections(to json: inout JSONWriter) {
    json.field("events", each: note.head.events) { json, event in
      json.object { json in
        json.field("date", event.date.description)
        json.field("title", event.title)
      }
    }
    json.field("corrections", each: note.head.corrections) { json, correction in
      json.object { json in
        json.field("date", correction.day.description)
        json.field("text", correction.text)
      }
    }
  }

  /// The keys of a note in every list of notes.
  func appendHead(to json: inout JSONWriter) {
    let (archive, head) = (site.archive, note.head)
    json.field("id", head.name)
    json.field("url", site.addresses.url(note.id))
    json.field("title", head.title)
    json.field("date", head.timestamp.description)
    json.field("updated", head.updated?.description)
    if head.isDraft {
      json.key("draft")
      json.flag(true)
    }
    json.field("lang", head.language)
    json.field("summary", note.summary)
    json.field("topics", note.topics.map { archive[$0].head.slug.text })
    json.field("follows", note.updates.map { archive[$0].head.name })
    json.field("story", archive.story(of: note.id)?.slug.text)
  }
}

extension JSONWriter {
  /// The keys of an actor in every list of actors.
  mutating func reference(to actor: Actor) {
    let head = actor.head
    field("slug", head.slug.text)
    field("name", head.name)
    field("kind", head.kind.name)
  }

  /// The keys of a quotation, without its note.
  mutating func fields(of quotation: Quotation, in note: Note, _ archive: Archive) {
    field("text", quotation.text)
    field("speaker", quotation.speaker.map { archive[$0].head.slug.text })
    field("attribution", quotation.attribution)
    field("sources", quotation.sources.map { note.sources[$0].source.id })
  }
}
