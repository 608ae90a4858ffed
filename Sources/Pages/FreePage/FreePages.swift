import Archive
import Base
import Names
import Notes
package import Site
import Templates

/// The free pages, from content/pages/: `/about/`.
package enum FreePages: PageKind {
  package static let templates = [PageTemplate("page", "A free page.", FreePageContext.self)]

  package static func menu(of outline: SiteOutline) -> [MenuEntry] {
    outline.archive.pages.filter(\.head.isInMenu).map { page in
      MenuEntry(page.head.title, outline.addresses.href(Addresses.page(page)), order: 60, isWritten: true)
    }
  }

  package static func files(of site: Site) -> [SiteFile] {
    site.archive.pages.map { free in
      let page = SiteFile(
        Addresses.page(free), .page,
        .rendered(site.theme.template(free.head.layout, else: "page")) { FreePageContext(free, site) },
        origin: SourceLocation(path: free.head.file.path))
      return free.head.isDraft ? page : page.listed()
    }
  }

  package static func redirects(of site: Site) -> [Redirect] {
    site.archive.pages.flatMap { page in
      page.head.oldAddresses.map { Redirect(old: $0, title: page.head.title, path: Addresses.page(page)) }
    }
  }
}

/// `page.mustache`: a free page.
struct FreePageContext: PageTemplateContext {
  let site: Site
  let free: FreePage
  let page: PageContext

  init(_ free: FreePage, _ site: Site) {
    self.free = free
    self.site = site
    var page = site.page(free.head.title, free.head.description, at: Addresses.page(free), kind: "page")
    page.picture = site.outline.picture(free.head.picture, of: free.head.file.path)
    page.isHidden = free.head.isDraft
    self.page = page
  }

  static let shape = ContextShape<Self>(
    page: "free page",
    [
      .text("title", "The page's title.") { $0.free.head.title },
      .html("content", "Its body.") { $0.site.html($0.free.body, from: $0.free.head.file.path) },
      .list("contents", "Its headings, if there are four or the head says toc: true.") {
        ContentsContext.all(in: $0.free.body.document, isWanted: $0.free.head.hasContents)
      },
      .open("params", "The keys of its head that Gazette does not know, such as params.series.") {
        $0.free.head.params.value
      },
      .record("image", "The picture of its head.") { $0.page.picture },
      .flag("isDraft", "Whether it is a draft (built with --drafts).") { $0.free.head.isDraft },
    ])
}
