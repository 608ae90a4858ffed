import Site
import Templates

/// `index.mustache`: the lists of topics, of actors and of stories.
struct ListContext: PageTemplateContext {
  let site: Site
  let page: PageContext
  let groups: [EntryGroupContext]

  static let template = PageTemplate("index", "The lists of topics, of actors and of stories.", ListContext.self)

  static let shape = ContextShape<Self>(
    page: "index",
    [
      .text("title", "The list's title.") { $0.page.title },
      .list("groups", "The entries: actors by kind, topics and stories all together.") { $0.groups },
    ])
}

/// A heading with its entries.
struct EntryGroupContext: TemplateContext {
  let title: String?
  let entries: [EntryContext]

  static let shape = ContextShape<Self>(
    "group of entries",
    [
      .text("title", "The heading, if any.") { $0.title },
      .list("entries", "The entries.") { $0.entries },
    ])
}

/// An entry of an index.
struct EntryContext: TemplateContext {
  let title: String
  let href: String
  var count: String?
  var description: String?
  var newest: LinkContext?

  static let shape = ContextShape<Self>(
    "entry",
    [
      .text("title", "What the link shows.") { $0.title },
      .text("href", "Where it leads.") { $0.href },
      .text("count", "7 notes; nothing for a whole list.") { $0.count },
      .text("description", "A sentence on it.") { $0.description },
      .record("newest", "The newest note of a story, if there is another than its title names.") { $0.newest },
    ])
}
