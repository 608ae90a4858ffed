package import Base
package import Templates

/// A page of the site before it is rendered.
package struct Page: Sendable {
  package enum Content: Sendable {
    /// A template and the context that it is given, made when the page is rendered.
    case template(String, @Sendable () throws -> Record)
    /// Appends what the page holds.
    case written(@Sendable (inout [UInt8]) -> Void)
    /// A file that is copied, by its path below the site's folder.
    case file(String)

    static func rendered<Context: TemplateContext>(
      _ template: String, _ make: @escaping @Sendable () throws -> Context
    ) -> Content {
      .template(template) { try make().record }
    }
  }

  package let path: SitePath
  package let content: Content
  /// The file that the page is made from, for messages; nil for a page that no single file makes.
  package let origin: SourceLocation?
  /// Whether search engines are told of it, and since when it has been as it is.
  package var sitemap: Sitemap = .absent
  /// Where a page at an old address leads.
  package var redirectsTo: SitePath?
  /// What the page is for: publishing orders files by it.
  package var role: FileRole = .page
  /// Whether the address follows from the content, so that what stands there never changes.
  package var isNamedByContent = false

  package enum Sitemap: Sendable {
    case absent
    case present(lastModified: Day?)
  }
}

extension Site {
  /// Appends what a page holds. `read` gives the bytes of a file that is copied.
  package func render(
    _ page: Page, into output: inout [UInt8], read: (String) throws -> [UInt8]
  ) throws {
    switch page.content {
    case .template(let template, let context): try theme.templates.render(template, try context(), into: &output)
    case .written(let write): write(&output)
    case .file(let path): output += try read(path)
    }
  }
}
