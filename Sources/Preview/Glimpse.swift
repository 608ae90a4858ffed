package import Base
package import Pages

/// One page as it will be, and what is wrong in the file that it is made from.
package struct Glimpse: Sendable {
  package let site: Site
  package let page: Page
  package let diagnostics: [Diagnostic]

  package init(site: Site, page: Page, diagnostics: [Diagnostic]) {
    self.site = site
    self.page = page
    self.diagnostics = diagnostics
  }
}
