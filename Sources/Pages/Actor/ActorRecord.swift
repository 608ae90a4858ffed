import Archive
import Base
import Formats
import Names
import Notes
import Site

/// An actor as JSON, for programs; its appearances and quotations are in the tables of `/data/`. docs/data.md explains
/// the keys.
struct ActorRecord: Sendable {
  let site: Site
  let actor: Actor

  /// `index.json` beside an actor's page.
  func append(to output: inout [UInt8]) {
    let (archive, head, dossier) = (site.archive, actor.head, actor.dossier)
    var json = JSONWriter(output)
    json.object { json in
      json.reference(to: actor)
      json.field("kindLabel", site.label(of: head.kind))
      json.field("url", site.addresses.url(actor.id))
      json.field("description", head.description)
      json.field("aliases", head.aliases.map(\.value))
      json.field("roles", each: head.roles) { json, role in
        json.object { json in
          json.field("title", role.title)
          json.field("organisation", role.organisation)
          json.field("from", role.from?.text)
          json.field("until", role.until?.text)
        }
      }
      json.field("affiliations", head.affiliations)
      if !actor.relations.isEmpty {
        json.field("relations", each: actor.relations) { json, relation in append(relation, to: &json) }
      }
      json.field("sameAs", head.sameAs)
      json.field("notes", dossier.namedIn)
      json.field("notesLabel", site.strings.counted(dossier.namedIn, .notes))
      json.field("first", dossier.appearances.first.map { archive.day(of: $0.note).description })
      json.field("last", dossier.appearances.last.map { archive.day(of: $0.note).description })
      let months = archive.countsByMonth(of: dossier.appearances.map(\.note)).filter { $0.count > 0 }
      json.field("months", each: months) { json, month in
        json.object { json in
          json.field("month", month.month.description)
          json.field("notes", month.count)
        }
      }
      json.field("companions", each: dossier.companions.prefix(ActorContext.shownCompanions)) { json, companion in
        json.object { json in
          json.field("slug", archive[companion.actor].head.slug.text)
          json.field("notes", companion.count)
        }
      }
    }
    json.endLine()
    output = json.bytes
  }

  /// A relation as seen from this actor.
  private func append(_ relation: ActorRelation, to json: inout JSONWriter) {
    let other = site.archive[relation.other(than: actor.id)].head
    json.object { json in
      json.field("relation", relation.subject == actor.id ? relation.kind.name : relation.kind.inverse)
      json.field("actor", other.slug.text)
      json.field("name", other.name)
      json.field("from", relation.from?.text)
      json.field("until", relation.until?.text)
      json.field("sources", each: relation.sources) { json, source in
        json.object { json in
          json.field("title", source.title)
          json.field("url", source.url)
        }
      }
    }
  }
}
