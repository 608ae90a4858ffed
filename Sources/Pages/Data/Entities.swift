import Archive
import Base
import Formats
import Names
import Notes
import Site

/// Notes, actors and the relations between actors as entities of FollowTheMoney (followthemoney.tech), one JSON object
/// per line.
extension Site {
  func appendActorEntities(to output: inout [UInt8]) {
    var entities = EntityWriter(output)
    let relations = archive.relations.map { ($0, schema: RelationSchema($0, in: archive)) }
    // Only a company can be owned.
    let owned = Set(relations.filter(\.schema.isOwnership).map(\.0.object))
    for actor in archive.actors {
      let head = actor.head
      let schema = owned.contains(actor.id) ? "Company" : head.kind.entitySchema
      entities.entity(EntityID.actor(head), schema) { json in
        json.field("name", [head.name])
        // A place has the same names as any other Thing.
        if !head.aliases.isEmpty { json.field("alias", head.aliases.map(\.value)) }
        if !head.weakAliases.isEmpty { json.field("weakAlias", head.weakAliases) }
        if let description = head.description { json.field("description", [description]) }
        if head.kind.isPerson, !head.roles.isEmpty { json.field("position", head.roles.map(\.title)) }
        if let item = actor.wikidataID { json.field("wikidataId", [item]) }
        json.field("sourceUrl", [addresses.url(actor.id)])
      }
    }
    for (relation, schema) in relations { append(relation, schema, to: &entities) }
    output = entities.bytes
  }

  private func append(_ relation: ActorRelation, _ schema: RelationSchema, to entities: inout EntityWriter) {
    let (subject, object) = (archive[relation.subject].head, archive[relation.object].head)
    entities.entity(EntityID.relation(relation, of: subject, with: object), schema.name) { json in
      json.field(schema.subject, [EntityID.actor(subject)])
      json.field(schema.object, [EntityID.actor(object)])
      if schema.isUnknown { json.field("role", [relation.kind.label]) }
      if let from = relation.from { json.field("startDate", [from.text]) }
      if let until = relation.until { json.field("endDate", [until.text]) }
      let urls = relation.sources.compactMap(\.url)
      json.field("sourceUrl", urls.isEmpty ? [addresses.url(relation.subject)] : urls)
    }
  }

  /// An `Article` for each note and each of its sources, and a `Documentation` for each actor that it names.
  func appendEntities(of notes: [NoteID], to output: inout [UInt8]) {
    var entities = EntityWriter(output)
    for note in notes.map({ archive[$0] }) {
      entities.entity(EntityID.note(note), "Article") { json in
        json.field("fileName", [note.head.name])
        json.field("title", [note.head.title])
        json.field("name", [note.head.title])
        json.field("summary", [note.summary])
        json.field("publishedAt", [note.head.day.description])
        json.field("sourceUrl", [addresses.url(note.id)])
        json.field("publisher", [archive.settings.title])
        json.field("keywords", note.topics.map { archive[$0].head.title })
        if !note.sources.isEmpty { json.field("proof", note.sources.indices.map { EntityID.source(note, $0) }) }
      }
      for appearance in note.appearances {
        let head = archive[appearance.actor].head
        entities.entity(EntityID.appearance(of: head, in: note), "Documentation") { json in
          json.field("document", [EntityID.note(note)])
          json.field("entity", [EntityID.actor(head)])
          json.field("date", [note.head.day.description])
        }
      }
      for (index, source) in note.head.sources.enumerated() {
        entities.entity(EntityID.source(note, index), "Article") { json in
          json.field("fileName", [source.id])
          json.field("title", [source.title])
          json.field("name", [source.title])
          if let author = source.author { json.field("author", [author]) }
          if let publisher = source.publisher { json.field("publisher", [publisher.value]) }
          if let url = source.url { json.field("sourceUrl", [url]) }
          if let date = source.date { json.field("publishedAt", [date.day.description]) }
          if let accessed = source.accessed { json.field("retrievedAt", [accessed.description]) }
        }
      }
    }
    output = entities.bytes
  }
}

/// Ids of entities.
private enum EntityID {
  static func actor(_ actor: ActorHead) -> String { "actor-" + EntityWriter.idPart(actor.slug.text) }
  static func note(_ note: Note) -> String { "note-" + EntityWriter.idPart(note.head.name) }
  static func appearance(of actor: ActorHead, in note: Note) -> String {
    // A hash, since both parts can contain hyphens.
    "mention-" + contentHash(Array("\(note.head.name) \(actor.slug.text)".utf8))
  }
  static func relation(_ relation: ActorRelation, of subject: ActorHead, with object: ActorHead) -> String {
    let dates = [relation.from?.text, relation.until?.text].map { $0 ?? "" }
    let parts = [subject.slug.text, relation.kind.name, object.slug.text] + dates
    return "relation-" + contentHash(Array(parts.joined(separator: " ").utf8))
  }
  static func source(_ note: Note, _ index: Int) -> String {
    "source-\(EntityWriter.idPart(note.head.name))-\(index + 1)"
  }
}

extension ActorKind {
  /// The schema of FollowTheMoney that fits best.
  var entitySchema: String {
    switch name {
    case "person": "Person"
    case "organisation", "outlet": "Organization"
    case "state": "PublicBody"
    case "place": "Address"
    default: "Note"
    }
  }
}
