package import Base
package import Templates

/// A file of the site before it is rendered: where it stands, what it is for, and how its bytes are made.
package struct SiteFile: Sendable {
  package enum Content: Sendable {
    /// A template and the context that it is given, made when the page is rendered.
    case template(String, @Sendable () throws -> Record)
    /// Appends what the file holds.
    case written(@Sendable (inout [UInt8]) -> Void)
    /// A file that is copied, by its path below the site's folder.
    case copied(String)

    /// A template and its context.
    package static func rendered<Context: TemplateContext>(
      _ template: String, _ make: @escaping @Sendable () throws -> Context
    ) -> Content {
      .template(template) { try make().record }
    }
  }

  package enum Sitemap: Sendable {
    case absent
    case present(lastModified: Day?)
  }

  package let path: SitePath
  package let traits: FileTraits
  package let content: Content
  /// The file that it is made from, for messages; nil for one that no single file makes.
  package var origin: SourceLocation?
  /// Whether search engines are told of it, and since when it has been as it is.
  package var sitemap = Sitemap.absent
  /// Where a page at an old address leads.
  package var redirectsTo: SitePath?

  /// `isNamedByContent` says whether the path holds a hash of the content, so that what stands there never changes.
  package init(
    _ path: SitePath, _ role: FileRole, _ content: Content, origin: SourceLocation? = nil,
    isNamedByContent: Bool = false
  ) {
    self.path = path
    traits = FileTraits(role, isNamedByContent: isNamedByContent)
    self.content = content
    self.origin = origin
  }

  /// The file, told to search engines.
  package func listed(lastModified: Day? = nil) -> SiteFile {
    var file = self
    file.sitemap = .present(lastModified: lastModified)
    return file
  }
}

extension Site {
  /// Appends what a file holds. `read` gives the bytes of a file that is copied.
  package func render(
    _ file: SiteFile, into output: inout [UInt8], read: (String) throws -> [UInt8]
  ) throws {
    switch file.content {
    case .template(let template, let context): try theme.templates.render(template, try context(), into: &output)
    case .written(let write): write(&output)
    case .copied(let path): output += try read(path)
    }
  }
}
