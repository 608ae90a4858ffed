import Archive
import Base
import Formats
import Notes
import Site

extension Actor {
  /// Appends the actor as structured data of schema.org.
  func describe(on site: Site, in json: inout JSONWriter) {
    let url = site.addresses.url(id)
    json.object { json in
      json.field("@type", head.kind.schema)
      json.field("@id", url)
      json.field("name", head.name)
      json.field("description", head.description)
      if !head.aliases.isEmpty { json.field("alternateName", head.aliases.map(\.value)) }
      if !head.sameAs.isEmpty { json.field("sameAs", head.sameAs) }
      if head.kind.isPerson, let newest = site.archive.notes.last?.head.day, let role = head.roles.held(on: newest) {
        json.field("jobTitle", role.title)
      }
    }
  }
}

extension ActorKind {
  /// The type in schema.org.
  var schema: String {
    switch name {
    case "person": "Person"
    case "organisation": "Organization"
    case "state": "Country"
    case "place": "Place"
    case "outlet": "NewsMediaOrganization"
    default: "Thing"
    }
  }
}
