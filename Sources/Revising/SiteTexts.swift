package import Base
package import Names
package import Notes

/// The texts of a site in which something is renamed.
package struct SiteTexts: Sendable {
  let names: Names
  let settings: Settings
  /// Every Markdown file of content/.
  let files: [SourceFile]
  let settingsFile: SourceFile

  package init(_ files: [SourceFile], _ names: Names, _ settings: Settings, settingsFile: SourceFile) {
    self.files = files.sorted { $0.path < $1.path }
    self.names = names
    self.settings = settings
    self.settingsFile = settingsFile
  }

  /// Adds the edits of every file but one, and remarks on gazette.yml, whose texts are not changed.
  func follow(_ references: References, but own: String?, into revision: inout Revision) {
    let edits = concurrentMap(files) { references.edits(in: $0, names) }
    for (file, edits) in zip(files, edits) where file.path != own && !edits.isEmpty {
      revision.change(file, to: file.bytes.applying(edits))
    }
    let settings = String(utf8: settingsFile.bytes)
    if references.page.old != references.page.new,
      settings.contains(references.page.old) || references.namings.contains(where: { settings.contains("[[\($0.old)") })
    {
      revision.remarks.append("gazette.yml names it too; look there for \(references.page.old)")
    }
  }

  /// Throws if another file has the path already.
  func checkFree(_ path: String) throws(RevisionRefusal) {
    if files.contains(where: { $0.path == path }) { throw RevisionRefusal("\(path) exists already") }
  }
}

extension SourceFile {
  /// The same folder, another name.
  func beside(_ name: String) -> String {
    (path.split(separator: "/").dropLast().map(String.init) + [
      "\(name).\(path.hasSuffix(".markdown") ? "markdown" : "md")"
    ])
    .joined(separator: "/")
  }

  /// Whether the folder, and not the file, has its name: content/notes/summit/index.md.
  var isIndex: Bool { path.hasSuffix("/index.md") || path.hasSuffix("/index.markdown") }
}
