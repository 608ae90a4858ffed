package import Archive
package import Base
import Notes
package import Site

/// The templates that heads name in `layout`, for those of the site's own templates that exist.
///
/// Archives of other tools name the layouts of those tools, so that `layout: post` without a template is no mistake.
package func layouts(of archive: Archive, own: [SourceFile]) -> Diagnosed<[PageTemplate]> {
  let heads =
    archive.notes.map { (NotePages.templates[0], $0.head.layout) }
    + archive.pages.map { (FreePages.templates[0], $0.head.layout) }
  let known = Set(
    own.compactMap { file in
      let name = file.path.pathSegments().dropFirst().joined(separator: "/")
      return name.hasSuffix(".mustache") ? String(name.dropLast(9)) : nil
    })
  var found: [PageTemplate] = []
  var diagnostics: [Diagnostic] = []
  for (template, layout) in heads {
    guard let layout, layout.value != template.name else { continue }
    if known.contains(layout.value) {
      let made = PageTemplate(layout: layout.value, insteadOf: template)
      if !found.contains(where: { $0.entry == made.entry }) { found.append(made) }
    } else if !foreignLayouts.contains(layout.value), !layout.value.contains(where: { "./".contains($0) }) {
      diagnostics.append(
        Diagnostic(
          .layoutUnknown, at: layout.location,
          "there is no template '\(layout.value)'; the page is rendered with \(template.name).mustache",
          hint: nearest(to: layout.value, among: known.sorted()).map { "did you mean '\($0)'?" }
            ?? "begin with: gazette templates \(template.name).mustache > templates/\(layout.value).mustache"))
    }
  }
  return Diagnosed(found, diagnostics)
}

/// The names of layouts that the themes of other tools have.
private let foreignLayouts: Set<String> = [
  "", "article", "base", "blog", "default", "home", "index", "layout", "list", "none", "note", "page", "pages", "post",
  "posts", "single", "splash", "false", "null",
]
