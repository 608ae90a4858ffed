import Site
import Templates

/// The context of a whole page: the site, the page, and what its kind adds.
protocol PageTemplateContext: TemplateContext {
  var site: Site { get }
  var page: PageContext { get }
}

extension ContextShape where Context: PageTemplateContext {
  /// A page's shape: `site` and `page`, then the names of its kind.
  init(page name: String, _ fields: [Field<Context>] = []) {
    self.init(
      name,
      [
        .record("site", "The site.") { $0.site.common },
        .record("page", "The page.") { $0.page },
      ] + fields)
  }
}
