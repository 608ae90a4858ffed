import Base

/// Eleventy: 11ty.dev. Every text is a page or a note wherever it is; a date makes it a note.
struct Eleventy: ForeignTool {
  let facts: SiteFacts
  /// The folder of the texts, with a slash; empty for the archive itself.
  private let input: String
  /// The tags and drafts that a folder's own data gives its texts, by the folder.
  private let folderData: [String: [HeadEntry]]

  init(_ folder: ForeignFolder) throws {
    let input =
      ["src/", "content/", "site/"].first { root in
        folder.paths.contains { $0.hasPrefix(root) && CommonFiles.isText($0) }
      } ?? ""
    self.input = input
    let data = ["metadata", "site", "meta"].flatMap { name in ["_data/", input + "_data/"].map { "\($0)\(name).json" } }
    let settings = try folder.settings(in: data)
    facts = SiteFacts(settings)
    var folderData: [String: [HeadEntry]] = [:]
    for path in folder.paths where path.hasSuffix(".11tydata.json") || (path.hasSuffix(".json") && Self.isData(path)) {
      let parts = path.pathSegments()
      folderData[parts.dropLast().joined(separator: "/")] = try folder.settings(in: [path])
    }
    self.folderData = folderData
  }

  /// `posts/posts.json` has the data of the texts in `posts/`.
  private static func isData(_ path: String) -> Bool {
    let parts = path.pathSegments()
    return parts.count > 1 && parts[parts.count - 1] == parts[parts.count - 2] + ".json"
  }

  func role(of path: String) -> Role {
    if CommonFiles.isIgnored(path) { return .ignored }
    let parts = path.pathSegments()
    if parts.contains("_includes") || parts.contains("_layouts") {
      return .leftOut("layouts; 'gazette docs branding' shows how to change the look")
    }
    if parts.contains("_data") || path.hasSuffix(".11tydata.json") || path.hasSuffix(".11tydata.js")
      || Self.isData(path)
    {
      return .leftOut("data files")
    }
    if parts.count == 1,
      path.hasPrefix("package") || path.hasPrefix("eleventy.config") || path.uppercased().hasPrefix("README")
        || path.uppercased().hasPrefix("LICENSE")
    {
      return .ignored
    }
    if parts[0] == "_site" { return .ignored }
    if CommonFiles.isText(path) { return .text }
    if [".njk", ".liquid", ".html", ".hbs", ".ejs", ".11ty.js", ".webc", ".js", ".cjs", ".mjs", ".ts"].contains(
      where: path.hasSuffix)
    {
      return .leftOut("pages, scripts and templates")
    }
    var place = path.hasPrefix(input) ? String(path.dropFirst(input.count)) : path
    if place.hasPrefix("public/") { place = String(place.dropFirst(7)) }
    return CommonFiles.conflict(place).map { .leftOut($0) } ?? .asset(place)
  }

  func finish(_ text: inout ImportedText, _ report: inout ImportReport) {
    // Data of folders, the nearest first.
    var folders = text.folders
    while !folders.isEmpty {
      for entry in folderData[folders.joined(separator: "/")] ?? []
      where entry.key != "layout" && text.head[entry.key] == nil {
        text.head.set(entry.key, entry.value)
      }
      folders.removeLast()
    }
    var parts = Array(text.source.dropFirst(input.count).description.pathSegments().dropLast())
    let (day, name) = ImportedText.dayAndName(text.stem)
    text.day = text.day ?? day
    var stem = name
    if text.stem == "index", !parts.isEmpty {
      let (folderDay, folderName) = ImportedText.dayAndName(parts.removeLast())
      text.day = text.day ?? folderDay
      stem = folderName
    }
    text.name = stem
    let tags = text.head["tags"]?.scalars ?? []
    let isPost =
      parts.contains { ["posts", "post", "blog", "notes", "articles", "news"].contains($0) } || tags.contains("post")
      || tags.contains("posts")
    text.kind = text.day != nil || isPost ? .note : .page
    // The tag that makes a collection says nothing of the text.
    let topics = tags.filter { !["post", "posts", "all", "nav", "page"].contains($0) }
    if topics.count < tags.count { text.head.set("tags", topics.isEmpty ? nil : .list(topics.map { .text($0) })) }
    if let permalink = text.head["permalink"]?.scalar, permalink.contains("{") {
      let slug = text.head["slug"]?.scalar ?? stem
      let filled = permalink.replacingMatches(of: /\{\{\s*([\w.]+)\s*(\|[^}]*)?\}\}/) { match in
        switch match.output.1 {
        case "page.fileSlug", "slug": slug
        case "title": CommonFiles.urlized(text.title)
        default: nil
        }
      }
      text.head.set("permalink", nil)
      text.addresses = filled.contains("{") ? [] : [filled.hasPrefix("/") ? filled : "/" + filled]
      return
    }
    let isRoot = text.stem == "index" && stem == "index"
    text.addresses = isRoot ? [] : ["/" + (parts + [stem]).joined(separator: "/") + "/"]
    if isRoot { text.name = "home" }
    if let permalink = text.head["permalink"]?.scalar, permalink.hasPrefix("/") { text.addresses = [permalink] }
  }

  func convert(_ text: inout ImportedText, _ links: LinkMap, _ texts: [ImportedText], _ report: inout ImportReport) {
    LiquidTags.convert(
      &text, ["title": text.title, "page.url": text.addresses.first ?? "", "metadata.title": facts.title ?? ""], &report
    )
  }
}
