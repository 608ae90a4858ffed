import Base

extension Feed {
  /// Appends the feed as JSON Feed 1.1 (jsonfeed.org/version/1.1).
  func appendJSON(at url: String, to output: inout [UInt8]) {
    var json = JSONWriter(output)
    json.object { json in
      json.field("version", "https://jsonfeed.org/version/1.1")
      json.field("title", title)
      json.field("home_page_url", home)
      json.field("feed_url", url)
      json.field("language", language)
      json.field("authors", each: [author]) { json, author in json.object { $0.field("name", author) } }
      json.field("items", each: entries) { json, entry in
        json.object { json in
          json.field("id", entry.url)
          json.field("url", entry.url)
          json.field("title", entry.title)
          if let content = entry.content {
            json.field("summary", entry.summary)
            json.key("content_html")
            json.string(content)
          } else {
            json.field("content_text", entry.summary)
          }
          json.field("image", entry.picture)
          json.field("date_published", entry.published.description)
          json.field("date_modified", entry.updated.description)
          if !entry.authors.isEmpty {
            json.field("authors", each: entry.authors) { json, author in json.object { $0.field("name", author) } }
          }
          json.field("tags", entry.topics)
        }
      }
    }
    json.endLine()
    output = json.bytes
  }
}
