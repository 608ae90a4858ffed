import Archive
import Base

/// What pages are about, as search engines read it: JSON-LD in the words of schema.org.
extension Site {
  /// The graph of a page: what it is about, and where it stands.
  func structured(
    _ breadcrumbs: [LinkContext], _ about: (inout JSONWriter) -> Void = { _ in }
  ) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("@context", "https://schema.org")
      json.key("@graph")
      json.array { json in
        about(&json)
        guard !breadcrumbs.isEmpty else { return }
        json.object { json in
          json.field("@type", "BreadcrumbList")
          json.field("itemListElement", each: breadcrumbs.enumerated()) { json, item in
            json.object { json in
              json.field("@type", "ListItem")
              json.field("position", item.offset + 1)
              json.field("name", item.element.title)
              json.field("item", addresses.origin + item.element.href)
            }
          }
        }
      }
    }
    return json.bytes
  }

  func describe(_ note: Note, in json: inout JSONWriter) {
    let url = addresses.url(note.id)
    json.object { json in
      json.field("@type", "NewsArticle")
      json.field("@id", url)
      json.field("url", url)
      json.field("headline", note.title)
      json.field("description", note.summary)
      json.field("inLanguage", archive.settings.language)
      json.field("datePublished", note.timestamp.description)
      json.field("dateModified", (note.updated ?? note.timestamp).description)
      json.field(
        "author",
        object: { json in
          json.field("@type", "Organization")
          json.field("name", author)
        })
      json.field(
        "isPartOf",
        object: { json in
          json.field("@type", "WebSite")
          json.field("name", archive.settings.title)
          json.field("url", addresses.url(Addresses.home))
        })
      json.field("about", each: note.topics) { json, topic in
        json.object { json in
          json.field("@type", "Thing")
          json.field("name", archive[topic].title)
          json.field("url", addresses.url(topic))
        }
      }
      json.field("mentions", each: note.appearances) { json, appearance in
        json.object { json in
          json.field("@type", archive[appearance.actor].actor.kind.schema)
          json.field("name", archive[appearance.actor].actor.name)
          json.field("url", addresses.url(appearance.actor))
        }
      }
      json.field("citation", each: note.sources) { json, source in
        json.object { json in
          json.field("@type", "CreativeWork")
          json.field("name", source.title)
          json.field("url", source.url)
          json.field("datePublished", source.date?.description)
          if let publisher = source.publisher {
            json.field(
              "publisher",
              object: { json in
                json.field("@type", "Organization")
                json.field("name", publisher)
              })
          }
        }
      }
    }
  }

  func describe(_ actor: Actor, at path: SitePath, in json: inout JSONWriter) {
    json.object { json in
      json.field("@type", actor.kind.schema)
      json.field("@id", addresses.url(path))
      json.field("url", addresses.url(path))
      json.field("name", actor.name)
      json.field("description", actor.description)
      if !actor.aliases.isEmpty { json.field("alternateName", actor.aliases) }
      if !actor.sameAs.isEmpty { json.field("sameAs", actor.sameAs) }
      if actor.kind.isPerson, let newest = archive.notes.last?.day, let role = actor.roles.held(on: newest) {
        json.field("jobTitle", role.title)
      }
    }
  }

  func describeSite(in json: inout JSONWriter) {
    json.object { json in
      json.field("@type", "WebSite")
      json.field("@id", addresses.url(Addresses.home))
      json.field("url", addresses.url(Addresses.home))
      json.field("name", archive.settings.title)
      json.field("description", archive.settings.description)
      json.field("inLanguage", archive.settings.language)
    }
  }

  /// Who writes the site: its author, or the site itself.
  var author: String { archive.settings.author ?? archive.settings.title }
}

extension ActorKind {
  /// The type of schema.org.
  fileprivate var schema: String {
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
