import Archive
import Base
import Formats
import Notes
import Site

extension Note {
  /// Appends the note as structured data of schema.org.
  func describe(on site: Site, in json: inout JSONWriter) {
    let (archive, addresses) = (site.archive, site.addresses)
    let url = addresses.url(id)
    json.object { json in
      json.field("@type", "NewsArticle")
      json.field("@id", url)
      json.field("url", url)
      json.field("headline", head.title)
      json.field("description", summary)
      json.field("inLanguage", head.language ?? archive.settings.language)
      json.field("datePublished", head.timestamp.description)
      json.field("dateModified", (head.updated ?? head.timestamp).description)
      json.field(
        "author",
        object: { json in
          json.field("@type", "Organization")
          json.field("name", site.author)
        })
      json.field(
        "isPartOf",
        object: { json in
          json.field("@type", "WebSite")
          json.field("name", archive.settings.title)
          json.field("url", addresses.url(Addresses.home))
        })
      json.field("about", each: topics) { json, topic in
        json.object { json in
          json.field("@type", "Thing")
          json.field("name", archive[topic].head.title)
          json.field("url", addresses.url(topic))
        }
      }
      json.field("mentions", each: mentioned(on: site)) { json, thing in
        json.object { json in
          json.field("@type", thing.type)
          json.field("name", thing.name)
          json.field("url", thing.url)
          json.field("startDate", thing.start)
        }
      }
      if !head.corrections.isEmpty {
        json.field("correction", each: head.corrections) { json, correction in
          json.object { json in
            json.field("@type", "CorrectionComment")
            json.field("text", correction.text)
            json.field("datePublished", correction.day.description)
          }
        }
      }
      json.field("citation", each: head.sources) { json, source in
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
                json.field("name", publisher.value)
              })
          }
        }
      }
    }
  }

  /// The actors that the text names, and the events that the note announces.
  private func mentioned(on site: Site) -> [MentionedThing] {
    let actors = appearances.map { appearance in
      let head = site.archive[appearance.actor].head
      return MentionedThing(type: head.kind.schema, name: head.name, url: site.addresses.url(appearance.actor))
    }
    return actors + head.events.map { MentionedThing(type: "Event", name: $0.title, start: $0.date.description) }
  }
}

/// A thing that a note names, as schema.org describes it.
private struct MentionedThing {
  let type: String
  let name: String
  var url: String?
  var start: String?
}
