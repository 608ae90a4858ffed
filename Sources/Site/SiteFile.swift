package import Base
import Formats
import Synchronization
package import Templates

/// A file of the site before it is rendered: its path, its traits, and how its bytes are made.
package struct SiteFile: Sendable {
  /// How the bytes of a file are made.
  package enum Content: Sendable {
    /// A template and the context that it is given, made when the page is rendered.
    case template(String, @Sendable () throws -> Record)
    /// A function that appends the bytes of the file.
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

  /// Whether the sitemap lists the file; `lastModified` is nil if the day of its last change is not known.
  package enum Sitemap: Sendable {
    case absent
    case present(lastModified: Day?)
  }

  package let path: SitePath
  package let traits: FileTraits
  package let content: Content
  /// The content file that it is made from, for messages; nil if it is not made from one single file.
  package var origin: SourceLocation?
  /// Whether the sitemap lists it, and the day of its last change.
  package var sitemap = Sitemap.absent
  /// Whether the bytes are compressed with gzip after they were made and proved.
  package var isCompressed = false
  /// Keeps the size of the file once its bytes are made; nil for a file whose size no page tells.
  package var size: FileSize?
  /// The new address, for a page at an old address.
  package var redirectsTo: SitePath?

  /// `isNamedByContent` says whether the path contains a hash of the content. The file at such a path never changes.
  package init(
    _ path: SitePath, _ role: FileRole, _ content: Content, origin: SourceLocation? = nil,
    isNamedByContent: Bool = false
  ) {
    self.path = path
    traits = FileTraits(role, isNamedByContent: isNamedByContent)
    self.content = content
    self.origin = origin
  }

  /// Whether it is a page with links that can be relative. The page for addresses that do not exist is shown at any of
  /// them.
  fileprivate var hasLinks: Bool { path.filePath.hasSuffix(".html") && path.filePath != "404.html" }

  /// The same file, listed in the sitemap.
  package func listed(lastModified: Day? = nil) -> SiteFile {
    var file = self
    file.sitemap = .present(lastModified: lastModified)
    return file
  }
}

extension Site {
  /// Appends the bytes of a file before they are compressed. `read` gives the bytes of a file that is copied.
  package func render(
    _ file: SiteFile, into output: inout [UInt8], read: (String) throws -> [UInt8]
  ) throws {
    let start = output.count
    defer { if file.hasLinks { relativeLinks?.rewrite(&output, from: start, on: file.path) } }
    switch file.content {
    case .template(let template, let context): try theme.templates.render(template, try context(), into: &output)
    case .written(let write): write(&output)
    case .copied(let path): output += try read(path)
    }
  }

  /// The size of a file in bytes, as it is published. It is made once more if it was not made yet.
  package func size(of file: SiteFile) -> Int {
    if let known = file.size?.value { return known }
    var output: [UInt8] = []
    try? render(file, into: &output) { _ in [] }
    compress(file, in: &output, from: 0)
    return output.count
  }

  /// Compresses the bytes of a file from a place on, if the file is one that is compressed.
  package func compress(_ file: SiteFile, in output: inout [UInt8], from start: Int) {
    defer { file.size?.set(output.count - start) }
    guard file.isCompressed else { return }
    let packed = Array(output[start...]).gzipped
    output.replaceSubrange(start..., with: packed)
  }
}

/// The size of a file in bytes, known when its bytes are made.
package final class FileSize: Sendable {
  private let bytes = Mutex<Int?>(nil)

  package init() {}

  fileprivate var value: Int? { bytes.withLock(\.self) }
  fileprivate func set(_ count: Int) { bytes.withLock { $0 = count } }
}
