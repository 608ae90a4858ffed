package import Base
package import Templates
import Theme

/// A theme that can render pages: the built-in files; files of the site's `templates/` replace those with the same
/// name.
package struct SiteTheme: Sendable {
  package let templates: TemplateSet
  package let strings: Strings
  /// The style sheet and the scripts by their names in `templates/`.
  package let assets: [String: [UInt8]]
  /// The files that preview adds to pages, and that a build leaves out: `preview.js` and `preview.css`.
  package let previewFiles: [String: [UInt8]]

  /// The templates of the parts that all pages share.
  package static let sharedTemplates: [PageTemplate] = [
    PageTemplate("masthead", "The head of every page; rendered once.", SiteContext.self),
    PageTemplate("colophon", "The foot of every page; rendered once.", SiteContext.self),
    PageTemplate("teaser", "A note in a list; rendered once for all pages.", TeaserContext.self),
    PageTemplate("byline", "A note's date and title in a list; rendered once for all pages.", TeaserContext.self),
    PageTemplate("trail", "A note's topics and outlets; rendered once for all pages.", TeaserContext.self),
  ]

  /// The template of a page whose head has a `layout`: that one if the site has it, else the one that such pages have.
  package func template(_ layout: Located<String>?, else template: String) -> String {
    guard let layout else { return template }
    let entry = PageTemplate.entry(ofLayout: layout.value, insteadOf: template)
    return templates.has(entry) ? entry : template
  }

  private static let previewFileNames = ["preview.js", "preview.css"]
  private static let assetNames = ["style.css", "gazette.js", "search.js", customStylesheet]
  /// A style sheet of the site's own, which every page loads last.
  static let customStylesheet = "custom.css"

  /// Every built-in file by name.
  package static var builtIn: [String: [UInt8]] { Theme.files }

  /// The words of the English site, as templates name them.
  package static var words: [String: String] { english.value.words }

  /// Compiles the theme for a language. `own` are the files of the site's `templates/` folder, by path; `templates` are
  /// the templates that pages are rendered with.
  package static func load(own: [SourceFile], language: String, templates: [PageTemplate]) -> Diagnosed<SiteTheme> {
    var files = Dictionary(
      uniqueKeysWithValues: Theme.files.map { ($0, SourceFile(path: "built-in \($0)", bytes: $1)) })
    var diagnostics: [Diagnostic] = []
    var ownTemplates: Set<String> = []
    for file in own { files[name(of: file)] = file }
    let stringsFile = stringsFile(for: language, among: files)
    for file in own {
      let name = name(of: file)
      if name.hasSuffix(".mustache") {
        ownTemplates.insert(String(name.dropLast(9)))
      } else if Theme.files[name] == nil, name != stringsFile, name != customStylesheet {
        diagnostics.append(
          Diagnostic(
            .templateUnused, at: file.location(at: 0), "nothing uses '\(name)'",
            hint: nearest(to: name, among: (Theme.files.keys + [customStylesheet]).sorted()).map {
              "did you mean '\($0)'?"
            }
              ?? "files to copy belong in content/assets/"))
      }
    }
    let strings = strings(of: language, from: stringsFile.flatMap { files[$0] })
    let sources = Dictionary(
      uniqueKeysWithValues: files.filter { $0.key.hasSuffix(".mustache") }
        .map { (String($0.key.dropLast(9)), $0.value) })
    let set = TemplateSet.load(
      sources, roots: templates.map { .init($0.name, as: $0.entry, .record($0.shape)) }, own: ownTemplates,
      constants: ["strings": strings.value.words])
    return Diagnosed(
      SiteTheme(
        templates: set.value, strings: strings.value,
        assets: files.filter { assetNames.contains($0.key) }.mapValues(\.bytes),
        previewFiles: files.filter { previewFileNames.contains($0.key) }.mapValues(\.bytes)),
      diagnostics + strings.diagnostics + set.diagnostics)
  }

  /// `strings/de.yml` of `templates/strings/de.yml`.
  private static func name(of file: SourceFile) -> String {
    file.path.split(separator: "/").dropFirst().joined(separator: "/")
  }

  // MARK: Strings

  private static let english: Diagnosed<Strings> = {
    let path = stringsPath(Strings.reference)
    let read = Strings.read(
      SourceFile(path: "built-in \(path)", bytes: Theme.files[path] ?? []), language: Strings.reference, fallback: nil)
    guard let strings = read.value else {
      preconditionFailure("the built-in English words cannot be read: \(read.diagnostics)")
    }
    return Diagnosed(strings, read.diagnostics)
  }()

  private static func stringsPath(_ language: String) -> String { "strings/\(language).yml" }

  /// The file for a language. For `de-AT` it is `de-AT`, else `de`.
  private static func stringsFile(for language: String, among files: [String: SourceFile]) -> String? {
    var parts = language.lowercased().split(separator: "-")
    while !parts.isEmpty {
      let path = stringsPath(parts.joined(separator: "-"))
      if let name = files.keys.sorted().first(where: { $0.lowercased() == path }) { return name }
      parts.removeLast()
    }
    return nil
  }

  private static func strings(of language: String, from file: SourceFile?) -> Diagnosed<Strings> {
    guard let file else {
      let path = "templates/strings/\(language).yml"
      return Diagnosed(
        english.value.turned(as: language),
        [
          Diagnostic(
            .stringsMissing, at: SourceLocation(path: "gazette.yml"),
            "there are no words for the language '\(language)': pages use English words",
            hint: "begin with: mkdir -p templates/strings && gazette templates strings/en.yml > \(path)")
        ])
    }
    let read = Strings.read(file, language: language, fallback: english.value)
    return Diagnosed(read.value ?? english.value, read.diagnostics)
  }
}

/// A template that pages are rendered with: its name, its purpose, and the context that it is given.
package struct PageTemplate: Sendable {
  package let name: String
  package let purpose: String
  package let shape: Shape
  /// The name by which it is rendered: two kinds of page can have one layout, and each its own context.
  package let entry: String

  package init<Context: TemplateContext>(_ name: String, _ purpose: String, _: Context.Type) {
    self.name = name
    self.purpose = purpose
    shape = Context.recordShape
    entry = name
  }

  /// A template of the site's own for the pages that otherwise have `template`.
  package init(layout name: String, insteadOf template: PageTemplate) {
    self.name = name
    purpose = template.purpose
    shape = template.shape
    entry = Self.entry(ofLayout: name, insteadOf: template.name)
  }

  fileprivate static func entry(ofLayout name: String, insteadOf template: String) -> String {
    "\(template) as \(name)"
  }
}
