import Base

/// Hugo: gohugo.io. Texts are in content/, files in static/ and in page bundles.
struct Hugo: ForeignTool {
  let facts: SiteFacts
  /// Patterns of addresses by section.
  private let permalinks: [String: String]
  private let hasUglyAddresses: Bool
  /// The folders of page bundles: their other files belong to the text.
  private let bundles: Set<String>

  init(_ folder: ForeignFolder) throws {
    let names = ["hugo", "config", "config/_default/hugo", "config/_default/config"]
    let settings = try folder.settings(
      in: names.flatMap { name in [".toml", ".yaml", ".yml", ".json"].map { name + $0 } })
    var facts = SiteFacts(settings, url: "baseURL", language: "languageCode")
    if facts.language == nil { facts.language = settings["defaultContentLanguage"]?.scalar }
    if case .map(let params)? = settings["params"] {
      facts.description = facts.description ?? params["description"]?.scalar
      facts.author = facts.author ?? SiteFacts(params).author
    }
    self.facts = facts
    var permalinks: [String: String] = [:]
    if case .map(let patterns)? = settings["permalinks"] {
      for entry in patterns {
        if let pattern = entry.value.scalar { permalinks[entry.key] = pattern }
        if entry.key == "page", case .map(let pages) = entry.value {
          for page in pages { permalinks[page.key] = page.value.scalar }
        }
      }
    }
    self.permalinks = permalinks
    hasUglyAddresses = settings["uglyURLs"]?.isTrue ?? false
    bundles = Set(folder.paths.filter { $0.hasSuffix("/index.md") }.map { String($0.dropLast("/index.md".count)) })
  }

  func role(of path: String) -> Role {
    if CommonFiles.isIgnored(path) { return .ignored }
    let parts = path.pathSegments()
    switch parts[0] {
    case "content":
      if CommonFiles.isText(path) { return .text }
      if path.hasSuffix(".html") || path.hasSuffix(".org") || path.hasSuffix(".adoc") || path.hasSuffix(".rst") {
        return .leftOut("texts that are not Markdown")
      }
      return .asset(parts.dropFirst().joined(separator: "/"))
    case "static":
      let place = parts.dropFirst().joined(separator: "/")
      return CommonFiles.conflict(place).map { .leftOut($0) } ?? .asset(place)
    case "layouts", "themes": return .leftOut("layouts; 'gazette docs branding' shows how to change the look")
    case "data": return .leftOut("data files")
    case "i18n": return .leftOut("translations of the theme")
    case "assets": return .leftOut("files that the theme processes")
    case "archetypes": return .leftOut("patterns of new texts; 'gazette new' writes a note")
    case "resources", "public": return .ignored
    default: return parts.count == 1 || parts[0] == "config" ? .ignored : .leftOut("files outside the folders of Hugo")
    }
  }

  func finish(_ text: inout ImportedText, _ report: inout ImportReport) {
    var sections = Array(text.folders.dropFirst())
    var stem = text.stem
    if stem == "_index" {
      guard !text.body.trimmed.isEmpty else {
        text.kind = .dropped("lists of a section without a text")
        return
      }
      text.kind = .page
      text.name = sections.last ?? "home"
      text.addresses = sections.isEmpty ? [] : ["/" + sections.joined(separator: "/") + "/"]
      return
    }
    let isBundle = stem == "index" && !sections.isEmpty
    if isBundle { stem = sections.removeLast() }
    if let match = stem.wholeMatch(of: /(.+)\.([a-z]{2})/) {
      stem = String(match.output.1)
      if text.head["lang"] == nil { text.head.set("lang", .plain(String(match.output.2))) }
      text.name = stem + "-" + match.output.2
    } else {
      text.name = stem
    }
    let (day, name) = ImportedText.dayAndName(text.name)
    text.name = name
    text.day = text.day ?? day
    text.kind = text.day == nil ? .page : .note
    if let layout = text.head["type"]?.scalar, layout == "page" { text.kind = .page }
    let slug = text.head["slug"]?.scalar ?? stem
    if let url = text.head["url"]?.scalar, url.hasPrefix("/") {
      text.addresses = [url]
    } else {
      let section = sections.first ?? ""
      let titled = text.head["slug"]?.scalar ?? CommonFiles.urlized(text.title)
      let patterned = permalinks[section].flatMap { pattern in
        AddressPattern(pattern: pattern).address(
          of: text, slug: pattern.contains(":title") ? titled : slug, section: section, categories: [])
      }
      let plain = "/" + (sections + [slug]).map(CommonFiles.urlized).joined(separator: "/")
      text.addresses = [patterned ?? plain + (hasUglyAddresses ? ".html" : "/")]
    }
    // Relative aliases begin at the section.
    if let aliases = text.head["aliases"]?.scalars {
      let folder = "/" + sections.map { $0 + "/" }.joined()
      text.addresses += aliases.map { $0.hasPrefix("/") ? $0 : folder + $0 }
      text.head.set("aliases", nil)
    }
    if let expiry = text.head["expiryDate"]?.scalar {
      report.add(text.source, nil, "expiryDate '\(expiry)' has no counterpart; the note stays published after it")
    }
    if case .map(let taxonomies)? = text.head["taxonomies"] {
      for entry in taxonomies where text.head[entry.key] == nil { text.head.set(entry.key, entry.value) }
      text.head.set("taxonomies", nil)
    }
  }

  func convert(_ text: inout ImportedText, _ links: LinkMap, _ texts: [ImportedText], _ report: inout ImportReport) {
    guard text.body.contains("{{") else { return }
    var body = text.body.replacingParts(
      from: /\{\{[<%]\s*highlight\s+(\S+)[^{}]*\}\}\n?/, to: /\n?\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}/
    ) { opening, content in
      "```\(opening.output.1.replacing("\"", with: ""))\n\(content)\n```"
    }
    body = MarkdownParts.mapProse(body) { prose in
      prose.replacingMatches(of: /\{\{[<%]\s*(\/?[\w.-]+)\s*((?:"[^"]*"|`[^`]*`|[^">%{]|>(?!\}\}))*?)\/?\s*[>%]\}\}/) {
        match in
        Shortcode(name: String(match.output.1), arguments: String(match.output.2)).markdown
      }
    }
    // `{{</* figure */>}}` shows a shortcode without running it.
    body = body.replacingMatches(of: /\{\{([<%])\/\*\s?(.*?)\s?\*\/([>%])\}\}/) { match in
      "{{\(match.output.1) \(match.output.2) \(match.output.3)}}"
    }
    text.body = body
  }
}

/// A shortcode of Hugo's own.
private struct Shortcode {
  let name: String
  let arguments: String

  /// `src="a.png"`, by the key; arguments without a key by their place: `0`.
  private var values: [String: String] {
    var values: [String: String] = [:]
    var place = 0
    for match in arguments.matches(of: /(?:(\w+)=)?(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|([^\s"`]+))/) {
      let value = String(match.output.2 ?? match.output.3 ?? match.output.4 ?? "").replacing("\\\"", with: "\"")
      if let key = match.output.1 {
        values[String(key)] = value
      } else {
        values[String(place)] = value
        place += 1
      }
    }
    return values
  }

  /// Its counterpart; nil if there is none.
  var markdown: String? {
    let values = values
    switch name {
    case "figure":
      guard let source = values["src"] ?? values["0"] else { return nil }
      let caption = [values["title"], values["caption"], values["attr"]].compactMap(\.self).joined(separator: " ")
      let title = caption.isEmpty ? "" : " \"\(caption.replacing("\"", with: "\\\""))\""
      let picture =
        "![\((values["alt"] ?? "").replacing("]", with: "\\]"))](\(source.replacing(" ", with: "%20"))\(title))"
      return values["link"].map { "[\(picture)](\($0))" } ?? picture
    case "ref", "relref": return values["0"] ?? values["path"]
    case "youtube":
      guard let id = values["id"] ?? values["0"] else { return nil }
      return "[\(values["title"] ?? "YouTube")](https://www.youtube.com/watch?v=\(id))"
    case "vimeo": return (values["id"] ?? values["0"]).map { "[Vimeo](https://vimeo.com/\($0))" }
    case "gist":
      guard let user = values["0"], let id = values["1"] else { return nil }
      return "[Gist](https://gist.github.com/\(user)/\(id))"
    case "tweet", "x":
      guard let id = values["id"] ?? values["0"] else { return nil }
      return "[Tweet](https://x.com/\(values["user"] ?? "i")/status/\(id))"
    case "instagram": return (values["id"] ?? values["0"]).map { "[Instagram](https://www.instagram.com/p/\($0)/)" }
    default: return nil
    }
  }
}
