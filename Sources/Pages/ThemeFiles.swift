package import Base
package import Templates
import Theme

/// A theme, ready to render: the built-in files with a person's own in the place of those of the same name.
package struct ThemeFiles: Sendable {
  package let templates: TemplateSet
  let stylesheet: [UInt8]
  /// What preview adds to pages and no build has: `preview.js` and `preview.css`.
  package let previewFiles: [String: [UInt8]]

  /// The templates that pages are rendered with, what each is for, and the context that it is given.
  package static let roots: [(template: String, purpose: String, shape: Shape)] = [
    ("masthead", "The head of every page; rendered once.", SiteContext.shape),
    ("colophon", "The foot of every page; rendered once.", SiteContext.shape),
    ("teaser", "A note in a digest; rendered once for all pages.", TeaserContext.shape),
    ("byline", "A note's date and title in a list; rendered once for all pages.", TeaserContext.shape),
    ("trail", "A note's topics and outlets; rendered once for all pages.", TeaserContext.shape),
    ("home", "The home page.", HomePage.shape),
    ("note", "A note.", NotePage.shape),
    ("digest", "The digest of a day, a week or a month.", DigestPage.shape),
    ("year", "The digest of a year.", DigestPage.shape),
    ("topic", "A topic, or one year of it.", TopicPage.shape),
    ("actor", "An actor.", ActorPage.shape),
    ("actor-year", "One year of an actor's appearances.", ActorPage.shape),
    ("pair", "Two actors and the notes that name both.", PairPage.shape),
    ("story", "A story.", StoryPage.shape),
    ("index", "The lists of topics, of actors and of stories.", IndexPage.shape),
    ("page", "A free page.", FreePageContext.shape),
    ("404", "What a server shows for an address that does not exist.", NotFoundPage.shape),
    ("redirect", "What stands at an old address.", RedirectPage.shape),
  ]

  private static let previewFileNames = ["preview.js", "preview.css"]

  /// Every built-in file by name.
  package static var builtIn: [String: [UInt8]] { Theme.files }

  /// Compiles the theme. `own` are the files of the site's `templates/` folder, by path.
  package static func load(own: [SourceFile]) -> Diagnosed<ThemeFiles> {
    var files = Dictionary(
      uniqueKeysWithValues: Theme.files.map { ($0, SourceFile(path: "built-in \($0)", bytes: $1)) })
    var diagnostics: [Diagnostic] = []
    var ownTemplates: Set<String> = []
    for file in own {
      let name = file.path.split(separator: "/").dropFirst().joined(separator: "/")
      if name.hasSuffix(".mustache") {
        ownTemplates.insert(String(name.dropLast(9)))
      } else if files[name] == nil {
        diagnostics.append(
          Diagnostic(
            .templateUnused, at: file.location(at: 0), "nothing uses '\(name)'",
            hint: nearest(to: name, among: Theme.files.keys.sorted()).map { "did you mean '\($0)'?" }
              ?? "files that are to be copied belong in content/assets/"))
      }
      files[name] = file
    }
    let templates = Dictionary(
      uniqueKeysWithValues: files.filter { $0.key.hasSuffix(".mustache") }
        .map { (String($0.key.dropLast(9)), $0.value) })
    let set = TemplateSet.load(
      templates, roots: roots.map { .init($0.template, .record($0.shape)) }, own: ownTemplates)
    return Diagnosed(
      ThemeFiles(
        templates: set.value, stylesheet: files["style.css"]?.bytes ?? [],
        previewFiles: files.filter { previewFileNames.contains($0.key) }.mapValues(\.bytes)),
      diagnostics + set.diagnostics)
  }
}
