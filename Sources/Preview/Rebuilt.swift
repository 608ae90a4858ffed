package import Base
package import Pages

/// What a rebuild came to. Where `diagnostics` has errors there is no site, or none that is to be shown.
package struct Rebuilt: Sendable {
  package let site: Site?
  package let pages: [Page]
  package let diagnostics: [Diagnostic]

  package init(site: Site?, pages: [Page], diagnostics: [Diagnostic]) {
    self.site = site
    self.pages = pages
    self.diagnostics = diagnostics
  }
}
