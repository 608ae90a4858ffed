import Archive
import Base
import Formats
import Names
import Notes
import Site

/// A note as JSON, for programs. docs/data.md explains the keys.
struct NoteRecord: Sendable {
  let site: Site
  let note: Note

  /// The note in the `index.json` of its day. Lists without items are left out.
  func append(to json: inout JSONWriter) {
    let archive = site.archive
    json.object { json in
      appendHead(to: &json, isWhole: true)
      json.key("text")
      json.string(note.text)
      json.field("actors", eachOf: note.appearances) { json, appearance in
        let head = archive[appearance.actor].head
        json.object { json in
          json.field("slug", head.slug.text)
          json.field("role", head.roles.held(on: note.head.day)?.title)
        }
      }
      json.field("sources", eachOf: note.sources) { json, cited in
        let source = cited.source
        json.object { json in
          json.field("id", source.id)
          json.field("title", source.title)
          json.field("author", source.author)
          json.field("publisher", source.publisher?.value)
          json.field("outlet", cited.outlet.map { archive[$0].head.slug.text })
          json.field("url", source.url)
          json.field("date", source.date?.description)
          json.field("accessed", source.accessed?.description)
          json.field("archived", site.link(to: source).archived ?? source.archived)
          json.field("grade", source.grade)
        }
      }
      json.field("quotations", eachOf: note.quotations) { json, quotation in
        json.object { $0.fields(of: quotation, in: note, archive) }
      }
      json.field("claims", eachOf: archive.claims(of: note.id)) { json, id in json.object { append(id, to: &$0) } }
      appendEventsAndCorrections(to: &json)
      json.field("related", eachOf: archive.relatives(of: note.id)) { $0.string(archive[$1].head.name) }
    }
  }

  private func append(_ id: ClaimID, to json: inout JSONWriter) {
    let (stated, judgement) = (site.archive.claim(id), site.archive.judgements[claim: id])
    json.field("id", stated.claim.id)
    json.field("text", site.archive.text(of: id))
    json.field("by", stated.by.map { site.archive[$0].head.slug.text })
    json.field("likelihood", stated.claim.likelihood?.written)
    json.field("confidence", stated.claim.confidence?.rawValue)
    json.field("due", site.archive.due(of: id)?.text)
    json.field("outcome", judgement?.resolution?.outcome.rawValue)
  }

  /// What the note says is ahead, and what was put right in it.
  func appendEventsAndCorrections(to json: inout JSONWriter) {
    json.field("events", eachOf: note.head.events) { json, event in
      json.object { json in
        json.field("date", event.date.description)
        json.field("title", event.title)
      }
    }
    json.field("corrections", eachOf: note.head.corrections) { json, correction in
      json.object { json in
        json.field("date", correction.day.description)
        json.field("text", correction.text)
      }
    }
  }

  /// The keys of a note in every list of notes. `isWhole` says that its text follows.
  func appendHead(to json: inout JSONWriter, isWhole: Bool = false) {
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
    if !head.authors.isEmpty { json.field("authors", head.authors) }
    json.field("lang", head.language)
    // A derived summary is the beginning of the text.
    if !isWhole || head.summary != nil { json.field("summary", note.summary) }
    json.field("topics", note.topics.map { archive[$0].head.slug.text })
    json.field("follows", note.updates.map { archive[$0].head.name })
    json.field("story", archive.story(of: note.id)?.slug.text)
    head.params.append(to: &json)
  }
}

extension JSONWriter {
  /// A key with an array, nothing if it has no items.
  fileprivate mutating func field<Items: Collection>(
    _ key: StaticString, eachOf items: Items, _ write: (inout JSONWriter, Items.Element) -> Void
  ) {
    if !items.isEmpty { field(key, each: items, write) }
  }

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
