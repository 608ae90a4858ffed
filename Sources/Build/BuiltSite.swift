package import Archive
package import Base
package import Names
package import Notes
package import Output
import Pages
package import Site

/// What a build comes to: the content, the site that shows it, and its files, which are rendered when they are written.
package struct BuiltSite: Sendable {
  /// Everything that the content says, before a theme shows it.
  package struct Content: Sendable {
    /// gazette.yml, with the address that the site is built for.
    package let settings: Settings
    /// The bytes of gazette.yml: content is read by what it says.
    package let settingsBytes: [UInt8]
    /// What each content file was read as.
    package let files: ParsedFiles
    let linked: LinkedContent
    /// The published content, resolved and grouped.
    package let archive: Archive
    /// What was found wrong in gazette.yml and the content.
    package let diagnostics: [Diagnostic]
    /// The site's folder, an absolute path.
    let root: String
    /// Reads a file that is copied, by its path below the site's folder.
    package let read: @Sendable (String) throws -> [UInt8]
  }

  /// The content that the site shows.
  package let content: Content
  /// The archive under its theme.
  package let site: Site
  /// Every file of the site, before it is rendered.
  package let siteFiles: [SiteFile]
  /// What was found wrong in the content, the templates and the pages; where it has errors the pages must not be
  /// written.
  package let diagnostics: [Diagnostic]

  /// Proves of each file that nothing withheld is in it; nil if nothing is withheld.
  let proof: LeakProof?

  /// The site's settings.
  package var settings: Settings { content.settings }
  /// What resolves the names of the content.
  package var names: Names { content.linked.names }
  /// The published content, resolved and grouped.
  package var archive: Archive { content.archive }

  /// The site as files for the output folder. Each is rendered when it is written; `LeakError` is thrown if something
  /// withheld is in it.
  package var files: [OutputFile] {
    siteFiles.map { file in
      let path = file.path.filePath
      // What is searched for withheld texts has to be in memory.
      if proof == nil, case .copied(let source) = file.content {
        return OutputFile(path: path, traits: file.traits, copying: content.root + "/" + source)
      }
      return OutputFile(path: path, traits: file.traits) { [site, read = content.read, proof] output in
        let start = output.count
        try site.render(file, into: &output, read: read)
        try proof?.check(path, output[start...])
        site.compress(file, in: &output, from: start)
      }
    }
  }

  /// Throws `LeakError` if something withheld is in some bytes that are to be written. They are made only if anything
  /// is withheld.
  package func prove(_ path: String, _ bytes: @autoclosure () throws -> [UInt8]) throws {
    try proof?.check(path, try bytes()[...])
  }

  /// What only a check looks for: gaps in the archive, and links within the site that lead nowhere. Without
  /// `diagnostics`.
  package func audited() throws -> [Diagnostic] {
    let found = audit(archive)
    // A site that cannot be built has other links than it will have once its errors are mended.
    guard !(diagnostics + found).hasErrors else { return found }
    return found + (try checkLinks(of: siteFiles, in: site, read: content.read))
  }
}
