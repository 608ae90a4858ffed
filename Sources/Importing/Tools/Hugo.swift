import Base

/// Hugo: gohugo.io. Texts are in content/, files in static/ and in page bundles.
struct Hugo: ForeignTool {
  private let settings: HugoSettings
  var facts: SiteFacts { settings.facts }
  /// The day after which texts are no longer published, if their `expiryDate` says so.
  private let today: Day

  init(_ folder: ForeignFolder, today: Day) throws {
    settings = try HugoSettings(folder)
    self.today = today
  }

  func role(of path: String) -> Role {
    if CommonFiles.isIgnored(path) { return .ignored }
    let parts = path.pathSegments()
    let isContent = settings.languages.contains { path.hasPrefix(($0.folder ?? "content") + "/") }
    switch isContent ? "content" : parts[0] {
    case "content":
      if CommonFiles.isText(path) { return .text }
      if path.hasSuffix(".html") || path.hasSuffix(".org") || path.hasSuffix(".adoc") || path.hasSuffix(".rst") {
        return .leftOut("texts that are not Markdown")
      }
      let folder = contentFolder(of: path)
      let prefix = settings.languages.first { $0.folder == folder }?.prefix ?? ""
      return .asset((prefix + path.dropFirst(folder.count)).pathSegments().joined(separator: "/"))
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
    let language = takeLanguage(&text)
    var sections = Array(text.folders.dropFirst(contentFolder(of: text.source).pathSegments().count))
    var stem = language.stem
    /// `summit` and `summit-de` are the same text in two languages.
    func named(_ name: String) -> String { language.suffix.isEmpty ? name : name + "-" + language.suffix }
    if stem == "_index" {
      guard !text.body.trimmed.isEmpty else {
        text.kind = .dropped("lists of a section without a text")
        return
      }
      text.kind = .page
      text.name = named(sections.last ?? "home")
      text.addresses = sections.isEmpty ? [] : [language.prefix + "/" + sections.joined(separator: "/") + "/"]
      return
    }
    if stem == "index", !sections.isEmpty { stem = sections.removeLast() }
    text.name = named(stem)
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
      let patterned = settings.permalinks[section].flatMap { pattern in
        AddressPattern(pattern: pattern).address(
          of: text, slug: pattern.contains(":title") ? titled : slug, section: section, categories: [])
      }
      let plain = "/" + (sections + [slug]).map(CommonFiles.urlized).joined(separator: "/")
      text.addresses = [language.prefix + (patterned ?? plain + (settings.hasUglyAddresses ? ".html" : "/"))]
    }
    // Relative aliases begin at the section.
    if let aliases = text.head["aliases"]?.scalars {
      let folder = language.prefix + "/" + sections.map { $0 + "/" }.joined()
      text.addresses += aliases.map { $0.hasPrefix("/") ? $0 : folder + $0 }
      text.head.set("aliases", nil)
    }
    if let expiry = text.head["expiryDate"]?.scalar {
      if let day = WrittenMoment(expiry)?.day, day <= today {
        report.add(text.source, nil, "Hugo no longer publishes it (expiryDate '\(expiry)'); it is a draft")
        text.head.set("draft", .plain("true"))
      } else {
        report.add(text.source, nil, "expiryDate '\(expiry)' has no counterpart; it stays published after it")
      }
    }
    if case .map(let taxonomies)? = text.head["taxonomies"] {
      for entry in taxonomies where text.head[entry.key] == nil { text.head.set(entry.key, entry.value) }
      text.head.set("taxonomies", nil)
    }
  }

  /// The folder of the texts among which a path is: `content`, or that of a language.
  private func contentFolder(of path: String) -> String {
    settings.languages.compactMap(\.folder).filter { path.hasPrefix($0 + "/") }.max { $0.count < $1.count } ?? "content"
  }

  /// Takes the language of a text from its name, `summit.de.md`, or from its folder. `suffix` is what the names of
  /// texts in other languages than the site's end in.
  private func takeLanguage(_ text: inout ImportedText) -> (stem: String, prefix: String, suffix: String) {
    var (stem, code) = LanguageEnding.split(text.stem)
    // Where the settings name no languages, two letters are one.
    let isLanguage = settings.languages.isEmpty ? code?.count == 2 : settings.languages.contains { $0.code == code }
    if !isLanguage { (stem, code) = (text.stem, nil) }
    let folder = contentFolder(of: text.source)
    let language = settings.languages.first { code == nil ? $0.folder == folder : $0.code == code }
    guard let code = code ?? language?.code else { return (stem, settings.languages.first?.prefix ?? "", "") }
    let isMain = code == settings.languages.first?.code
    if !isMain, text.head["lang"] == nil { text.head.set("lang", .plain(code)) }
    return (stem, language?.prefix ?? "", isMain ? "" : code)
  }

  func convert(_ text: inout ImportedText, _ links: LinkMap, _ texts: [ImportedText], _ report: inout ImportReport) {
    guard text.body.contains("{{") else { return }
    var body = text.body.replacingParts(
      from: /\{\{[<%]\s*highlight\s+(\S+)[^{}]*\}\}\n?/, to: /\n?\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}/
    ) { opening, content in
      "```\(opening.output.1.replacing("\"", with: ""))\n\(content)\n```"
    }
    // A regular expression is compiled where it stands: here once for a text.
    let call = /\{\{[<%]\s*(\/?[\w.-]+)\s*((?:"[^"]*"|`[^`]*`|[^">%{]|>(?!\}\}))*?)\/?\s*[>%]\}\}/
    let argument = /(?:(\w+)=)?(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|([^\s"`]+))/
    let source = text.source
    body = MarkdownParts.mapProse(body) { prose in
      prose.replacingMatches(of: call) { match in
        var code = Shortcode(name: String(match.output.1), values: [:])
        var place = 0
        for match in match.output.2.matches(of: argument) {
          let value = String(match.output.2 ?? match.output.3 ?? match.output.4 ?? "").replacing("\\\"", with: "\"")
          code.values[match.output.1.map(String.init) ?? String(place)] = value
          if match.output.1 == nil { place += 1 }
        }
        return code.markdown { reference(to: $0, in: $1, from: source, links) }
      }
    }
    // `{{</* figure */>}}` shows a shortcode without running it.
    body = body.replacingMatches(of: /\{\{([<%])\/\*\s?(.*?)\s?\*\/([>%])\}\}/) { match in
      "{{\(match.output.1) \(match.output.2) \(match.output.3)}}"
    }
    text.body = body
  }
}

extension Hugo {
  /// The destination that `ref` means: a text of the same language, or of the one that it names. It is looked for from
  /// the text's own folder, from the one around a bundle, and from the folder of the language.
  private func reference(to path: String, in language: String?, from source: String, _ links: LinkMap) -> String {
    let mark = path.firstIndex { $0 == "#" || $0 == "?" } ?? path.endIndex
    let name = path[..<mark].hasSuffix(".md") ? String(path[..<mark].dropLast(3)) : String(path[..<mark])
    let named = settings.languages.first { $0.code == language?.lowercased() }
    let root = named?.folder ?? contentFolder(of: source)
    let (stem, ending) = LanguageEnding.split(source.pathSegments().last.map { String($0.dropLast(3)) } ?? "")
    let code = named?.code ?? ending
    let own = Array(source.pathSegments().dropLast())
    var folders = [root.pathSegments()]
    if !path.hasPrefix("/") { folders = [own] + (stem == "index" ? [own.dropLast()] : []) + folders }
    let endings = (code.map { [".\($0).md", "/index.\($0).md"] } ?? []) + [".md", "/index.md", "/_index.md"]
    for folder in folders {
      let place = LinkMap.joined(folder, name)
      if let ending = endings.first(where: { links.file(place + $0) != nil }) {
        return "/\(place)\(ending)\(path[mark...])"
      }
    }
    return path
  }
}

/// The end of a name that says a language: `summit.de`, `summit.pt-br`.
private enum LanguageEnding {
  static func split(_ stem: String) -> (stem: String, code: String?) {
    guard let match = stem.wholeMatch(of: /(.+)\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)/) else { return (stem, nil) }
    return (String(match.output.1), match.output.2.lowercased())
  }
}

/// A shortcode of Hugo's own.
private struct Shortcode {
  let name: String
  /// Arguments by their keys, `src="a.png"`; those without a key by their place: `0`.
  var values: [String: String]

  /// Its counterpart; nil if there is none. `reference` gives the destination of a text, in a language.
  func markdown(_ reference: (_ path: String, _ language: String?) -> String) -> String? {
    switch name {
    case "figure":
      guard let source = values["src"] ?? values["0"] else { return nil }
      let caption = [values["title"], values["caption"], values["attr"]].compactMap(\.self).joined(separator: " ")
      let title = caption.isEmpty ? "" : " \"\(caption.replacing("\"", with: "\\\""))\""
      let picture =
        "![\((values["alt"] ?? "").replacing("]", with: "\\]"))](\(source.replacing(" ", with: "%20"))\(title))"
      return values["link"].map { "[\(picture)](\($0))" } ?? picture
    case "ref", "relref": return (values["0"] ?? values["path"]).map { reference($0, values["lang"]) }
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
