import Base

/// Pelican: getpelican.com. Texts are in content/, with lines `Title: …` as their heads.
struct Pelican: ForeignTool {
  let facts: SiteFacts
  let allowsBareLines = true
  /// Addresses of articles and pages, such as `{slug}.html`.
  private let articlePattern: String
  private let pagePattern: String
  /// The folder of the texts, with a slash; empty for the archive itself.
  private let root: String

  init(_ folder: ForeignFolder) throws {
    let text = try folder.text(of: "pelicanconf.py") ?? ""
    func setting(_ name: String) -> String? {
      text.matches(of: /(?m)^([A-Z_]+)\s*=\s*u?["']([^"'\n]*)["']/).last { $0.output.1 == name }.map {
        String($0.output.2)
      }
    }
    var facts = SiteFacts()
    facts.title = setting("SITENAME")
    let published = try folder.text(of: "publishconf.py") ?? ""
    let url =
      published.firstMatch(of: /SITEURL\s*=\s*["']([^"'\n]+)["']/).map { String($0.output.1) } ?? setting("SITEURL")
    facts.url = url.flatMap { $0.isEmpty ? nil : $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
    facts.author = setting("AUTHOR")
    facts.language = setting("DEFAULT_LANG")
    facts.timezone = setting("TIMEZONE")
    self.facts = facts
    articlePattern = setting("ARTICLE_URL") ?? "{slug}.html"
    pagePattern = setting("PAGE_URL") ?? "pages/{slug}.html"
    let named = setting("PATH").map { $0 + "/" } ?? "content/"
    root = folder.paths.contains { $0.hasPrefix(named) } ? named : ""
  }

  func role(of path: String) -> Role {
    if CommonFiles.isIgnored(path) { return .ignored }
    guard path.hasPrefix(root) else {
      let parts = path.pathSegments()
      if parts.count == 1 || parts[0] == "output" { return .ignored }
      return .leftOut(
        ["theme", "themes"].contains(parts[0])
          ? "layouts; 'gazette docs branding' shows how to change the look" : "files outside the folder of the texts")
    }
    if CommonFiles.isText(path) { return .text }
    if path.hasSuffix(".rst") || path.hasSuffix(".html") || path.hasSuffix(".ipynb") {
      return .leftOut("texts that are not Markdown")
    }
    var place = String(path.dropFirst(root.count))
    if place.hasPrefix("extra/") { place = String(place.dropFirst(6)) }
    return CommonFiles.conflict(place).map { .leftOut($0) } ?? .asset(place)
  }

  func finish(_ text: inout ImportedText, _ report: inout ImportReport) {
    let folders = String(text.source.dropFirst(root.count)).pathSegments().dropLast()
    let (day, name) = ImportedText.dayAndName(text.stem)
    text.day = text.day ?? day
    let slug =
      text.head["slug"]?.scalar ?? (text.title.isEmpty ? CommonFiles.urlized(name) : CommonFiles.urlized(text.title))
    text.name = slug
    text.kind = folders.first == "pages" ? .page : .note
    switch text.head["status"]?.scalar?.lowercased() {
    case "draft", "hidden": text.head.set("draft", .plain("true"))
    default: break
    }
    text.head.set("status", nil)
    if text.kind == .note, text.head["category"] == nil, let folder = folders.first {
      text.head.set("category", .text(folder))
    }
    // `Tags: a, b` and `Authors: Roe, Jane; Doe, Joe`.
    if let tags = text.head["tags"]?.scalar {
      let parts = tags.split { $0 == "," || $0 == ";" }.map { String($0).trimmed }.filter { !$0.isEmpty }
      text.head.set("tags", .list(parts.map { .text($0) }))
    }
    if let authors = text.head["authors"]?.scalar {
      let mark: Character = authors.contains(";") ? ";" : ","
      text.head.set("authors", .list(authors.split(separator: mark).map { .text(String($0).trimmed) }))
    }
    let (year, month, number) = text.day?.civil ?? (0, 0, 0)
    let written = text.head["url"]?.scalar ?? (text.kind == .page ? pagePattern : articlePattern)
    text.head.set("url", nil)
    let filled = written.replacingMatches(of: /\{(slug|lang|category|date:([^}]*))\}/) { match in
      switch match.output.1 {
      case "slug": return slug
      case "lang": return facts.language ?? "en"
      case "category": return CommonFiles.urlized(text.head["category"]?.scalar ?? "misc")
      default:
        return (match.output.2.map(String.init) ?? "").replacing("%Y", with: padded(year, 4)).replacing(
          "%m", with: padded(month, 2)
        )
        .replacing("%d", with: padded(number, 2)).replacing("%b", with: "").replacing("%B", with: "")
      }
    }
    text.addresses = [filled.hasPrefix("/") ? filled : "/" + filled]
    if text.head["save_as"] != nil { text.head.set("save_as", nil) }
  }

  func convert(_ text: inout ImportedText, _ links: LinkMap, _ texts: [ImportedText], _ report: inout ImportReport) {
    // Links to files: `{filename}../a.md`, `{static}/images/a.png`, and the old `|filename|a.md`.
    guard text.body.contains("{") || text.body.contains("|filename|") else { return }
    let root = root
    text.body = MarkdownParts.mapProse(text.body) { prose in
      prose.replacingMatches(of: /(?:\{(?:filename|static|attach)\}|\|(?:filename|static|attach)\|)(\/?)/) { match in
        match.output.1 == "/" ? "/" + root : ""
      }
    }
  }
}
