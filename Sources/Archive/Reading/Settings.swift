package import Base
package import FrontMatter
package import Markdown

/// What gazette.yml says, as docs/configuration.md explains it.
package struct Settings: Sendable {
  package var title: String
  /// Where the site will stand, without a trailing slash: `https://example.org/briefs`.
  package var url: String
  /// Where gazette.yml says so.
  package var urlLocation: SourceLocation
  package var description: String?
  /// BCP 47: `en`.
  package var language: String
  package var zone: Zone
  package var author: String?
  package var markdown: MarkdownOptions
  package var kinds: [ActorKind]
  package var links: MentionLinks
  /// From how many notes in common on a pair of actors has a page of its own; 0 for never.
  package var pairs: Int
  /// The targets under `publish`, as they are written: publishing reads them.
  package var publish: [YAMLValue.Entry]

  /// Reads gazette.yml; nil where it is not YAML. `zone` knows time zones by name, nil for one that does not exist.
  package static func read(
    _ file: SourceFile, zone: (String) -> Zone?
  ) -> Diagnosed<Settings?> {
    if let offset = file.firstInvalidByte {
      return Diagnosed(nil, [Diagnostic(.fileEncoding, at: file.location(at: offset), "the file is not UTF-8")])
    }
    let yaml = YAMLParser.parse(file)
    guard let root = yaml.value else { return Diagnosed(nil, yaml.diagnostics) }
    let mapping = Fields.of(root, "gazette.yml")
    guard var fields = mapping.value else { return Diagnosed(nil, mapping.diagnostics) }

    let title = fields.requiredText("title", of: "gazette.yml")
    let url = fields.requiredText(
      "url", of: "gazette.yml", hint: "where the site will stand: url: https://example.org/")
    let address = url.flatMap { siteURL($0, &fields) }
    let description = fields.text("description")?.value
    let language = fields.text("language")
    let isTag = language.map { isLanguageTag($0.value) } ?? false
    if let language, !isTag {
      fields.report(
        Diagnostic(
          .settingsValue, at: language.location, "'\(language.value)' is not a language tag", hint: "as 'en' or 'uk'"))
    }
    var siteZone = Zone.utc
    if let name = fields.text("timezone") {
      if let known = zone(name.value) {
        siteZone = known
      } else {
        fields.report(
          Diagnostic(
            .settingsValue, at: name.location, "there is no time zone '\(name.value)'",
            hint: "as 'Europe/Brussels'; where the name is right, this machine lacks the package tzdata"))
      }
    }
    let author = fields.text("author")?.value
    let flavour = fields.choice("markdown", MarkdownOptions.Flavour.self) ?? .extended
    let allowsHTML = fields.flag("unsafeHTML") ?? false
    let kinds = ActorKind.builtIn + ActorKind.read(&fields)
    let links = fields.choice("link", MentionLinks.self) ?? .first
    let pairs = fields.integer("pairs") ?? 10
    if pairs < 0 {
      fields.report(
        Diagnostic(.settingsValue, at: fields.place("pairs"), "pairs cannot be below 0", hint: "0 turns them off"))
    }
    let publish = fields.mapping("publish")
    let diagnostics = fields.finish("gazette.yml")
    // Settings with mistakes still let the content be read, so that its own mistakes are shown in the same run.
    return Diagnosed(
      Settings(
        title: title?.value ?? "", url: address ?? "https://example.org",
        urlLocation: url?.location ?? SourceLocation(path: file.path),
        description: description,
        language: isTag ? language?.value ?? "en" : "en",
        zone: siteZone, author: author, markdown: MarkdownOptions(flavour: flavour, allowsHTML: allowsHTML),
        kinds: kinds, links: links, pairs: pairs, publish: publish), diagnostics)
  }

  /// A site's address without its trailing slash; nil, reported, where it is not an absolute http or https address.
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

  private static func isLanguageTag(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return (2...3).contains(parts.first?.count ?? 0)
      && parts.allSatisfy { (1...8).contains($0.count) && $0.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit } }
  }
}
