import Archive
import Base

/// Notes and actors as entities of FollowTheMoney (followthemoney.tech), a JSON object a line: an `Article` for each note
/// and each of its sources, and a `Documentation` for each actor that it names.
extension Site {
  func appendEntities(to output: inout [UInt8]) {
    var json = JSONWriter(output)
    for entry in archive.actors {
      let actor = entry.actor
      entity(EntityID.actor(actor), actor.kind.entitySchema, &json) { json in
        json.field("name", [actor.name])
        // A place's names are those of a Thing like any other's.
        if !actor.aliases.isEmpty { json.field("alias", actor.aliases) }
        if !actor.weakAliases.isEmpty { json.field("weakAlias", actor.weakAliases) }
        if let description = actor.description { json.field("description", [description]) }
        if actor.kind.isPerson, !actor.roles.isEmpty { json.field("position", actor.roles.map(\.title)) }
        json.field("sourceUrl", [addresses.url(entry.id)])
      }
    }
    for note in archive.notes {
      entity(EntityID.note(note), "Article", &json) { json in
        json.field("fileName", [note.name])
        json.field("title", [note.title])
        json.field("name", [note.title])
        json.field("summary", [note.summary])
        json.field("publishedAt", [note.day.description])
        json.field("sourceUrl", [addresses.url(note.id)])
        json.field("publisher", [archive.settings.title])
        json.field("keywords", note.topics.map { archive[$0].title })
        if !note.sources.isEmpty { json.field("proof", note.sources.indices.map { EntityID.source(note, $0) }) }
      }
      for appearance in note.appearances {
        let entry = archive[appearance.actor]
        entity(EntityID.appearance(of: entry.actor, in: note), "Documentation", &json) { json in
          json.field("document", [EntityID.note(note)])
          json.field("entity", [EntityID.actor(entry.actor)])
          json.field("date", [note.day.description])
        }
      }
      for (index, source) in note.sources.enumerated() {
        entity(EntityID.source(note, index), "Article", &json) { json in
          json.field("fileName", [source.id])
          json.field("title", [source.title])
          json.field("name", [source.title])
          if let publisher = source.publisher { json.field("publisher", [publisher]) }
          if let url = source.url { json.field("sourceUrl", [url]) }
          if let date = source.date { json.field("publishedAt", [date.day.description]) }
          if let accessed = source.accessed { json.field("retrievedAt", [accessed.description]) }
        }
      }
    }
    output = json.bytes
  }

  private func entity(
    _ id: String, _ schema: String, _ json: inout JSONWriter, _ properties: (inout JSONWriter) -> Void
  ) {
    json.object { json in
      json.field("id", id)
      json.field("schema", schema)
      json.field("properties", object: properties)
    }
    json.endLine()
  }
}

/// Ids of entities: letters and digits of ASCII, hyphens and dots, as FollowTheMoney wants them.
private enum EntityID {
  static func actor(_ actor: Actor) -> String { "actor-" + plain(actor.slug.text) }
  static func note(_ note: Note) -> String { "note-" + plain(note.name) }
  static func appearance(of actor: Actor, in note: Note) -> String {
    // A hash, since both parts may hold hyphens.
    "mention-" + contentHash(Array("\(note.name) \(actor.slug.text)".utf8))
  }
  static func source(_ note: Note, _ index: Int) -> String { "source-\(plain(note.name))-\(index + 1)" }

  /// The text itself where it can be an id, else a hash of it.
  private static func plain(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
    let ends = [text.utf8.first, text.utf8.last].allSatisfy { $0.map { $0.isASCIILetter || $0.isASCIIDigit } ?? false }
    return isPlain && ends ? text : contentHash(Array(text.utf8))
  }
}

extension ActorKind {
  /// The schema of FollowTheMoney that comes nearest.
  fileprivate var entitySchema: String {
    switch name {
    case "person": "Person"
    case "organisation", "outlet": "Organization"
    case "state": "PublicBody"
    case "place": "Address"
    default: "Note"
    }
  }
}
