import Base

/// Jekyll: jekyllrb.com. Notes are in _posts/ and _drafts/, every other text with a head is a page.
struct Jekyll: ForeignTool {
  let facts: SiteFacts
  private let pattern: AddressPattern
  /// The folders of collections, `_recipes`, that are published.
  private let collections: Set<String>

  init(_ folder: ForeignFolder) throws {
    let settings = try folder.settings(in: ["_config.yml", "_config.yaml", "_config.toml"])
    var facts = SiteFacts(settings)
    let basePath = settings["baseurl"]?.scalar ?? ""
    facts.url = facts.url.map { $0 + basePath }
    self.facts = facts
    pattern = AddressPattern(pattern: Self.pattern(settings["permalink"]?.scalar ?? "date"))
    if case .map(let entries)? = settings["collections"] {
      collections = Set(entries.map { "_" + $0.key })
    } else {
      collections = Set(settings["collections"]?.scalars.map { "_" + $0 } ?? [])
    }
  }

  /// Jekyll's names of patterns (jekyllrb.com/docs/permalinks).
  private static func pattern(_ name: String) -> String {
    switch name {
    case "date": "/:categories/:year/:month/:day/:title.html"
    case "pretty": "/:categories/:year/:month/:day/:title/"
    case "ordinal": "/:categories/:year/:i_day/:title.html"
    case "weekdate": "/:categories/:year/W:week/:title.html"
    case "none": "/:categories/:title.html"
    default: name
    }
  }

  func role(of path: String) -> Role {
    if CommonFiles.isIgnored(path) { return .ignored }
    let parts = path.pathSegments()
    if parts.contains("_posts") || parts.contains("_drafts") {
      return CommonFiles.isText(path) ? .text : .leftOut("posts that are not Markdown")
    }
    let first = parts[0]
    if collections.contains(first) { return CommonFiles.isText(path) ? .text : .asset(String(path.dropFirst())) }
    switch first {
    case "_site", "Gemfile", "Gemfile.lock", "Rakefile", "_config.yml", "_config.yaml", "_config.toml", "README.md",
      "LICENSE",
      "LICENSE.txt", "LICENSE.md":
      return .ignored
    case "_includes", "_layouts", "_sass":
      return .leftOut("layouts; 'gazette docs branding' shows how to change the look")
    case "_data": return .leftOut("data files")
    case "_plugins": return .leftOut("plugins")
    default: break
    }
    if first.hasPrefix("_") { return .leftOut("folders that Jekyll does not publish") }
    if CommonFiles.isText(path) { return .text }
    if path.hasSuffix(".html") || path.hasSuffix(".xml") || path.hasSuffix(".scss") || path.hasSuffix(".sass")
      || path.hasSuffix(".gemspec")
    {
      return .leftOut("pages and style sheets that Jekyll makes from templates")
    }
    return CommonFiles.conflict(path).map { .leftOut($0) } ?? .asset(path)
  }

  func finish(_ text: inout ImportedText, _ report: inout ImportReport) {
    let folders = text.folders
    if let place = folders.firstIndex(of: "_posts") ?? folders.firstIndex(of: "_drafts") {
      let (day, name) = ImportedText.dayAndName(text.stem)
      text.name = name
      text.day = text.day ?? day
      text.kind = .note
      if folders[place] == "_drafts" { text.head.set("draft", .plain("true")) }
      // Folders above _posts are categories.
      let above = folders[..<place].filter { !$0.hasPrefix("_") }
      var categories = text.head["categories"].map(Self.words) ?? text.head["category"]?.scalars ?? []
      if !above.isEmpty {
        categories = above + categories.filter { !above.contains($0) }
        text.head.set("categories", .list(categories.map { .text($0) }))
      }
      let slug = text.head["slug"]?.scalar ?? name
      if let permalink = text.head["permalink"]?.scalar, permalink.contains("/") {
        text.addresses =
          [AddressPattern(pattern: permalink).address(of: text, slug: slug, section: "", categories: categories)]
          .compactMap(\.self)
        if permalink.contains(":") { text.head.set("permalink", nil) }
      } else {
        text.addresses = [pattern.address(of: text, slug: slug, section: "", categories: categories)].compactMap(\.self)
      }
      return
    }
    guard !text.head.isEmpty || folders.first?.hasPrefix("_") == true else {
      text.kind = .dropped("Markdown files without a head, which Jekyll copies")
      return
    }
    text.kind = .page
    let parts = folders.map { $0.hasPrefix("_") ? String($0.dropFirst()) : $0 }
    text.name = text.stem == "index" ? parts.last ?? "home" : text.stem
    if let permalink = text.head["permalink"]?.scalar, permalink.hasPrefix("/") {
      text.addresses = [permalink]
    } else {
      let path = "/" + (parts + [text.stem]).joined(separator: "/")
      text.addresses = [text.stem == "index" ? "/" + parts.map { $0 + "/" }.joined() : path + ".html"]
    }
  }

  private static func words(_ value: HeadValue) -> [String] {
    if case .list = value { return value.scalars }
    return value.scalar?.split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init) ?? []
  }

  func convert(_ text: inout ImportedText, _ links: LinkMap, _ texts: [ImportedText], _ report: inout ImportReport) {
    LiquidTags.convert(
      &text,
      [
        "site.baseurl": "", "site.url": "", "site.title": facts.title ?? "", "page.title": text.title,
        "page.url": text.addresses.first ?? "", "site.description": facts.description ?? "",
      ], &report)
  }
}
