import Base
package import Site
import Templates

/// A page at each old address that leads to the new one.
package enum RedirectPages: PageKind {
  package static let templates = [
    PageTemplate("redirect", "The page at an old address.", RedirectContext.self)
  ]

  package static func files(of site: Site) -> [SiteFile] {
    pageKinds.flatMap { $0.redirects(of: site) }.map { redirect in
      var file = SiteFile(
        redirect.old.value, .redirect, .rendered("redirect") { RedirectContext(site: site, redirect: redirect) },
        origin: redirect.old.location)
      file.redirectsTo = redirect.path
      return file
    }
  }
}

/// `redirect.mustache`: the page at an old address.
struct RedirectContext: TemplateContext {
  let site: Site
  let redirect: Redirect

  static let shape = ContextShape<Self>(
    "redirect",
    [
      .record("site", "The site.") { $0.site.common },
      .text("title", "The title of the page that moved.") { $0.redirect.title },
      .text("href", "The link to its new address.") { $0.site.addresses.href($0.redirect.path) },
      .text("url", "Its absolute address.") { $0.site.addresses.url($0.redirect.path) },
    ])
}
