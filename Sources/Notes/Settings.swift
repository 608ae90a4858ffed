package import Base
import FrontMatter
package import Markdown

/// What gazette.yml says, as docs/configuration.md explains it.
package struct Settings: Sendable {
  package let title: String
  /// The address of the published site, without a slash at the end: `https://example.org/briefs`.
  package var url: String
  /// The place of `url` in gazette.yml.
  package let urlLocation: SourceLocation
  package let description: String?
  /// BCP 47: `en`.
  package let language: String
  package let zone: Zone
  package let author: String?
  /// The circles of readers.
  package let audiences: Audiences
  package let markdown: MarkdownOptions
  package let kinds: [ActorKind]
  /// The kinds of relations between actors.
  package let relations: [RelationKind]
  package let links: MentionLinks
  /// Whether names are found with the case endings of a text's language.
  package let inflects: Bool
  /// How many notes two actors must have in common for a page of their own; 0 for no such pages.
  package let pairs: Int
  /// The files and folders of content/assets/ that are published though their names begin with a dot.
  package let dotfiles: Set<String>
  /// Whether own copies of sources are published.
  package let publishesArchive: Bool
  /// Colours, fonts and a logo of the site's own.
  package let look: Look
  /// The entries of the navigation; nil for all that the site has.
  package let menu: [MenuItem]?
  /// What stands at the foot of every page.
  package let footer: SettingsText?
  package let social: [SocialLink]
  package let policy: ContentPolicy
  /// The widths in pixels in which pictures are published too; empty for the pictures as they are.
  package let pictureWidths: [Int]
  /// The place of `images` in gazette.yml.
  package let imagesLocation: SourceLocation
  /// Whether links are relative, so that the output can be opened from a disk.
  package let hasRelativeLinks: Bool
  /// Whether a key of a head that has no meaning is an error.
  private let hasStrictHeads: Bool

  /// Reads the settings of the site. A default replaces a wrong one, so that the content is read too and its mistakes
  /// are shown in the same run.
  init(_ fields: inout Fields, of file: SourceFile, zone: (String) -> Zone?) {
    let title = fields.requiredText("title", of: "gazette.yml")?.value ?? ""
    let url = fields.requiredText(
      "url", of: "gazette.yml", hint: "the address of the site: url: https://example.org/")
    self.url = url.flatMap { Self.siteURL($0, &fields) } ?? "https://example.org"
    urlLocation = url?.location ?? fields.location
    let description = fields.text("description")?.value
    language = LanguageTag.read("language", &fields, .settingsValue) ?? "en"
    self.zone = Self.zone(&fields, named: zone)
    author = fields.text("author")?.value
    audiences = Audiences.read(&fields)
    let flavour = fields.choice("markdown", MarkdownOptions.Flavour.self) ?? .extended
    markdown = MarkdownOptions(
      flavour: flavour, allowsHTML: fields.flag("unsafeHTML") ?? false, language: language)
    self.title = markdown.typographic(title)
    self.description = description.map(markdown.typographic)
    kinds = ActorKind.builtIn + ActorKind.read(&fields)
    relations = RelationKind.builtIn + RelationKind.read(&fields)
    links = fields.choice("link", MentionLinks.self) ?? .first
    inflects = fields.flag("inflect") ?? true
    pairs = fields.integer("pairs") ?? 10
    hasStrictHeads = fields.flag("strictHeads") ?? false
    look = Look.read(&fields)
    menu = MenuItem.read(&fields, markdown.typographic)
    footer = fields.text("footer").flatMap { $0.value.isEmpty ? nil : SettingsText($0, in: file) }
    social = SocialLink.read(&fields)
    policy = ContentPolicy.read(&fields)
    imagesLocation = fields.place("images")
    pictureWidths = Self.widths(&fields)
    hasRelativeLinks = fields.choice("links", LinkForm.self) == .relative
    publishesArchive = fields.flag("publishArchive") ?? false
    dotfiles = Self.publishedDotfiles.union(fields.texts("publishDotfiles").map(\.value))
    if pairs < 0 {
      fields.report(
        Diagnostic(.settingsValue, at: fields.place("pairs"), "pairs cannot be below 0", hint: "0 turns them off"))
    }
  }

  /// `images: {widths: [480, 960]}`, each once and the smallest first.
  private static func widths(_ fields: inout Fields) -> [Int] {
    var widths: Set<Int> = []
    fields.inRecord("images", "images") { fields in
      for value in fields.list("widths") {
        if case .scalar(let text, isPlain: true) = value.content, let width = Int(text), (16...8192).contains(width) {
          widths.insert(width)
        } else {
          fields.report(
            Diagnostic(
              .settingsValue, at: value.location, "a width must be a whole number of pixels from 16 to 8192",
              hint: "as images: {widths: [480, 960, 1600]}"))
        }
      }
    }
    return widths.sorted()
  }

  private enum LinkForm: String, CaseIterable { case absolute, relative }

  /// Those that the makers of servers and hosts ask for.
  private static let publishedDotfiles: Set<String> = [".well-known", ".nojekyll", ".domains"]

  /// Diagnostics of texts: those of the footer get their places in gazette.yml.
  package func placed(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard let footer else { return diagnostics }
    return diagnostics.map { $0.location.path == footer.body.file.path ? footer.placed($0) : $0 }
  }

  /// What heads are read by.
  package var rules: HeadRules {
    HeadRules(
      zone: zone, audiences: audiences, markdown: markdown, relations: relations, isStrict: hasStrictHeads)
  }

  private static func zone(_ fields: inout Fields, named zone: (String) -> Zone?) -> Zone {
    guard let name = fields.text("timezone") else { return .utc }
    if let known = zone(name.value) { return known }
    fields.report(
      Diagnostic(
        .settingsValue, at: name.location, "there is no time zone '\(name.value)'",
        hint: "as 'Europe/Brussels'; if the name is right, install the package tzdata"))
    return .utc
  }

  /// A site's address without the slash at its end; nil, with a diagnostic, if it is not an absolute http or https
  /// address.
  private static func siteURL(_ text: Located<String>, _ fields: inout Fields) -> String? {
    guard let url = checkedSiteURL(text.value) else {
      fields.report(
        Diagnostic(
          .settingsValue, at: text.location, "url cannot be '\(text.value)'",
          hint: "an address such as https://example.org/ or https://example.org/briefs/, without '?', '#' or '@'"))
      return nil
    }
    return url
  }
}
