import Base

/// Jekyll: jekyllrb.com. Notes are in _posts/ and _drafts/, every other text with a head is a page.
struct Jekyll: ForeignTool {
  let facts: SiteFacts
  private let pattern: AddressPattern
  /// The folders of collections, `_recipes`, and whether they are published.
  private let collections: [String: Bool]
  /// Folders and files that are not published.
  private let excluded: [String]
  /// Keys that texts below a path have, if their own head does not say otherwise; the most exact path comes first.
  private let defaults: [(path: String, type: String?, values: [HeadEntry])]

  init(_ folder: ForeignFolder) throws {
    let settings = try folder.settings(in: ["_config.yml", "_config.yaml", "_config.toml"])
    var facts = SiteFacts(settings)
    let basePath = settings["baseurl"]?.scalar ?? ""
    facts.url = facts.url.map { $0 + basePath }
    self.facts = facts
    pattern = AddressPattern(pattern: Self.pattern(settings["permalink"]?.scalar ?? "date"))
    var collections: [String: Bool] = [:]
    for name in settings["collections"]?.scalars ?? [] { collections["_" + name] = false }
    for entry in settings["collections"]?.entries ?? [] {
      collections["_" + entry.key] = entry.value.entries["output"]?.isTrue ?? false
    }
    self.collections = collections
    excluded = (settings["exclude"]?.scalars ?? []).map { LinkMap.joined([], $0) }.filter { !$0.isEmpty }
    var defaults: [(path: String, type: String?, values: [HeadEntry])] = []
    if case .list(let items)? = settings["defaults"] {
      for item in items.map(\.entries) {
        let scope = item["scope"]?.entries ?? []
        defaults.append(
          (LinkMap.joined([], scope["path"]?.scalar ?? ""), scope["type"]?.scalar, item["values"]?.entries ?? []))
      }
    }
    self.defaults = defaults.sorted { $0.path.count > $1.path.count }
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
    if excluded.contains(where: { path == $0 || path.hasPrefix($0 + "/") }) {
      return .leftOut("files that Jekyll excludes")
    }
    if parts.contains("_posts") || parts.contains("_drafts") {
      return CommonFiles.isText(path) ? .text : .leftOut("posts that are not Markdown")
    }
    let first = parts[0]
    if let isPublished = collections[first] {
      if !isPublished, !CommonFiles.isText(path) {
        return .leftOut("files of collections that Jekyll does not publish")
      }
      return CommonFiles.isText(path) ? .text : .asset(String(path.dropFirst()))
    }
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
    takeDefaults(&text)
    if collections[folders.first ?? ""] == false {
      report.add(text.source, nil, "Jekyll does not publish its collection; it is a draft")
      text.head.set("draft", .plain("true"))
    }
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
      let slug = text.head["slug"]?.scalar.map(CommonFiles.urlized) ?? name
      let names = AddressPattern.Names(titled: slug, file: name, sections: [])
      if let permalink = text.head["permalink"]?.scalar, permalink.contains("/") {
        text.addresses =
          [AddressPattern(pattern: permalink).address(of: text, names, categories: categories)]
          .compactMap(\.self)
        if permalink.contains(":") { text.head.set("permalink", nil) }
      } else {
        text.addresses = [pattern.address(of: text, names, categories: categories)].compactMap(\.self)
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

  /// Gives a text the keys of `defaults`, but for those of its layout.
  private func takeDefaults(_ text: inout ImportedText) {
    let isPost = text.folders.contains("_posts")
    let type =
      isPost
      ? "posts" : text.folders.contains("_drafts") ? "drafts" : text.folders.first.map { String($0.drop { $0 == "_" }) }
    for scope in defaults
    where scope.path.isEmpty || text.source == scope.path || text.source.hasPrefix(scope.path + "/") {
      if let wanted = scope.type, wanted != type,
        !(wanted == "pages" && collections[text.folders.first ?? ""] == nil && !isPost)
      {
        continue
      }
      for entry in scope.values where entry.key != "layout" && text.head[entry.key] == nil {
        text.head.set(entry.key, entry.value)
      }
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
