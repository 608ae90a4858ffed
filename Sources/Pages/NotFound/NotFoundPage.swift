import Base
package import Site
import Templates

/// The page that a server shows for an address that does not exist, `/404.html`.
package enum NotFoundPage: PageKind {
  static let path = SitePath(file: ["404.html"])

  package static let templates = [
    PageTemplate("404", "What a server shows for an address that does not exist.", NotFoundContext.self)
  ]

  package static func files(of site: Site) -> [SiteFile] {
    [SiteFile(path, .page, .rendered("404") { NotFoundContext(site) })]
  }
}

/// `404.mustache`.
struct NotFoundContext: PageTemplateContext {
  let site: Site
  let page: PageContext

  init(_ site: Site) {
    self.site = site
    var page = site.page(site.strings[Phrase("notFound")], nil, at: NotFoundPage.path, kind: "404")
    page.isHidden = true
    page.breadcrumbs = []
    page.structured = []
    self.page = page
  }

  static let shape = ContextShape<Self>(
    page: "not found",
    [
      .list("links", "Links for readers who find nothing here: the newest notes, topics, actors, search.") {
        let outline = $0.site.outline
        return [
          outline.link(Phrase("newest"), Addresses.home), outline.link(.topics, TopicPages.index),
          outline.link(.actors, ActorPages.index), outline.link(.search, SearchPages.path),
        ]
      }
    ])
}
