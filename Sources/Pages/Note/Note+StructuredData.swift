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
      json.field("headline", head.title)
      json.field("inLanguage", head.language)
      json.field("datePublished", head.timestamp.description)
      json.field("dateModified", head.updated?.description)
      if head.authors.isEmpty {
        json.field(
          "author",
          object: { json in
            json.field("@type", "Organization")
            json.field("name", site.author)
          })
      } else {
        json.field("author", each: head.authors) { json, author in
          json.object { json in
            json.field("@type", "Person")
            json.field("name", author)
            json.field("url", Addresses.author(named: author).map(site.addresses.url))
          }
        }
      }
      json.field("image", site.outline.picture(head.picture, of: head.path)?.url)
      json.field("about", each: topics) { json, topic in
        json.object { json in
          json.field("name", archive[topic].head.title)
          json.field("url", addresses.url(topic))
        }
      }
      json.field("mentions", each: prominent) { json, appearance in
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
          if let author = source.author {
            json.field(
              "author",
              object: { json in
                json.field("@type", "Person")
                json.field("name", author)
              })
          }
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

  /// The actors that most of its sentences name, at most ten.
  private var prominent: [Appearance] {
    guard appearances.count > 10 else { return appearances }
    return appearances.enumerated()
      .sorted { ($1.element.sentences.count, $0.offset) < ($0.element.sentences.count, $1.offset) }
      .prefix(10).map(\.element)
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
