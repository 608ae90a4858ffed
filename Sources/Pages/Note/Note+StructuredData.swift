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
      json.field("mentions", each: appearances) { json, appearance in
        let head = archive[appearance.actor].head
        json.object { json in
          json.field("@type", head.kind.schema)
          json.field("name", head.name)
          json.field("url", addresses.url(appearance.actor))
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

  /// Appends the events that the note announces as things of schema.org of their own.
  func describeEvents(on site: Site, in json: inout JSONWriter) {
    for event in head.events {
      json.object { json in
        json.field("@type", "Event")
        json.field("name", event.title)
        json.field("startDate", event.date.description)
        json.field("subjectOf", object: { $0.field("@id", site.addresses.url(id)) })
      }
    }
  }
}
