package import Templates

/// The facts about itself that every page is given.
package struct PageContext: Sendable {
  package let title: String
  let description: String?
  let canonical: String
  let kind: String
  let type: OpenGraphType
  /// The pages above this one, beginning with the home page.
  package var breadcrumbs: [LinkContext] = []
  package var feeds: [FeedContext] = []
  package var isHidden = false
  package var published: String?
  package var modified: String?
  package var twin: String?
  package var structured: [UInt8] = []
  package var picture: PictureContext?
  package var author: String?

  /// The type of a page in OpenGraph.
  package enum OpenGraphType: String, Sendable {
    case article, profile, website
  }
}

extension PageContext: TemplateContext {
  package static let shape = ContextShape<Self>(
    "page",
    [
      .text("title", "The page's title, without the site's.") { $0.title },
      .text("description", "One or two sentences on the page.") { $0.description },
      .text("canonical", "The page's absolute address.") { $0.canonical },
      .text("kind", "A word for style sheets: home, note, day, week, month, year, topic, actor, …") { $0.kind },
      .text("type", "As OpenGraph calls it: article, profile or website.") { $0.type.rawValue },
      .flag("isHidden", "Whether search engines are asked to leave it alone (drafts, 404).") { $0.isHidden },
      .text("published", "When a note was published, RFC 3339.") { $0.published },
      .text("modified", "When a note was last changed, RFC 3339.") { $0.modified },
      .list("breadcrumbs", "The pages above this one, from the home page on.") { $0.breadcrumbs },
      .list("feeds", "The feeds that belong to the page, or those of the site.") { $0.feeds },
      .text("twin", "The link to the page's content as JSON, for notes, days, actors and the data page.") { $0.twin },
      .record("image", "Its picture, for other sites that link to it.") { $0.picture },
      .text("author", "Who wrote it: the authors of a note, else the site's author.") { $0.author },
      .html("structured", "What the page is about, as JSON-LD.") { $0.structured },
    ])
}
