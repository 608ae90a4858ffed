import Base
import FrontMatter

/// Hugo: gohugo.io. Texts are in content/, files in static/ and in page bundles.
struct Hugo: ForeignTool {
  private let settings: HugoSettings
  var facts: SiteFacts { settings.facts }
  /// The folders with a text of their own, `_index.md`: below the first one, only these are sections.
  private let sections: Set<String>
  /// Keys that `cascade` gives to all texts of a folder, by the folder.
  private let cascades: [String: [HeadEntry]]
  /// Seconds since 1970-01-01T00:00:00Z: what Hugo no longer publishes then is a draft.
  private let now: Int

  init(_ folder: ForeignFolder, now: Int) throws {
    settings = try HugoSettings(folder)
    self.now = now
    var cascades: [String: [HeadEntry]] = [:]
    let indexes = folder.paths.filter { ($0.pathSegments().last ?? "").hasPrefix("_index.") }
    sections = Set(indexes.map { $0.pathSegments().dropLast().joined(separator: "/") })
    for path in indexes where path.hasSuffix("/_index.md") {
      let head = try folder.text(of: path).map { ForeignHead($0, path: path) }
      if let entries = head?.entries["cascade"]?.entries {
        cascades[String(path.dropLast("/_index.md".count))] = entries
      }
    }
    self.cascades = cascades
  }

  func role(of path: String) -> Role {
    if CommonFiles.isIgnored(path) { return .ignored }
    let parts = path.pathSegments()
    let folders = ["content", settings.main.folder] + settings.languages.map(\.folder)
    switch folders.contains(where: { path.hasPrefix($0 + "/") }) ? "content" : parts[0] {
    case "content":
      if CommonFiles.isText(path) { return .text }
      if path.hasSuffix(".html") || path.hasSuffix(".org") || path.hasSuffix(".adoc") || path.hasSuffix(".rst") {
        return .leftOut("texts that are not Markdown")
      }
      // A file of a bundle can be one of a language: `report.de.pdf`.
      let name = (parts.last ?? "").split(separator: ".").dropLast().joined(separator: ".")
      let language = language(of: path, LanguageEnding.split(name).code)
      let below = path.dropFirst(contentFolder(of: path).count)
      return .asset(((language.prefix ?? "") + below).pathSegments().joined(separator: "/"))
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
    takeCascade(&text)
    let (language, ending) = takeLanguage(&text)
    let folder = contentFolder(of: text.source)
    var sections = Array(text.folders.dropFirst(folder.pathSegments().count))
    var stem = ending
    if let reason = reasonAgainst(text, language, &report) {
      report.add(text.source, nil, "Hugo does not publish it (\(reason)); it is a draft")
      text.head.set("draft", .plain("true"))
    }
    if stem == "_index" {
      guard !text.body.trimmed.isEmpty else {
        text.kind = .dropped("lists of a section without a text")
        return
      }
      text.kind = .page
      text.name = sections.last ?? "home"
    } else {
      if stem == "index", !sections.isEmpty { stem = sections.removeLast() }
      let (day, name) = ImportedText.dayAndName(stem)
      text.name = name
      text.day = text.day ?? day
      text.kind = text.day == nil || text.head["type"]?.scalar == "page" ? .page : .note
    }
    takeAddresses(&text, language, sections, stem)
    takeMenu(&text)
    // `summit` and `summit-de` are the same text in two languages.
    if language.code != settings.main.code {
      text.name += "-" + language.code
      if let slug = text.head["slug"]?.scalar { text.head.set("slug", .text(slug + "-" + language.code)) }
    }
    if case .map(let taxonomies)? = text.head["taxonomies"] {
      for entry in taxonomies where text.head[entry.key] == nil { text.head.set(entry.key, entry.value) }
      text.head.set("taxonomies", nil)
    }
  }

  /// Gives a text the keys that a folder above gives to all its texts; those of the nearest come first.
  private func takeCascade(_ text: inout ImportedText) {
    text.head.set("cascade", nil)
    var folder = text.folders
    while !cascades.isEmpty, !folder.isEmpty {
      for entry in cascades[folder.joined(separator: "/")] ?? []
      where entry.key != "_target" && entry.key != "target" && text.head[entry.key] == nil {
        text.head.set(entry.key, entry.value)
      }
      folder.removeLast()
    }
  }

  /// Why Hugo does not publish a text; nil if it does. A day that is still to come is a finding.
  private func reasonAgainst(
    _ text: ImportedText, _ language: HugoSettings.Language, _ report: inout ImportReport
  ) -> String? {
    if language.isDisabled { return "the language '\(language.code)' is disabled" }
    if text.head["headless"]?.isTrue ?? false { return "headless: true" }
    for key in ["build", "_build"] {
      let render = text.head[key]?.entries["render"]
      if render?.isFalse ?? false || render?.scalar == "never" { return "\(key): render: never" }
    }
    // The year 1 is Hugo's word for no date.
    guard let written = (text.head["expiryDate"] ?? text.head["unpublishDate"])?.scalar, !written.hasPrefix("0001-")
    else { return nil }
    guard let expiry = Self.instant(written) else { return "expiryDate '\(written)', which cannot be read" }
    if expiry <= now { return "expiryDate '\(written)'" }
    report.add(text.source, nil, "expiryDate '\(written)' has no counterpart; it stays published after it")
    return nil
  }

  /// The instant of a date; a day and a clock are those of UTC, as in Hugo. A zone's name behind an offset is dropped.
  private static func instant(_ written: String) -> Int? {
    switch DateText(written.replacing(/([+-]\d\d:?\d\d) [A-Z]{2,5}$/) { $0.output.1 }) {
    case .day(let day)?: day.number * 86_400
    case .clock(let day, let second)?: day.number * 86_400 + second
    case .instant(let second)?: second
    case .impossible?, nil: nil
    }
  }

  /// The addresses at which Hugo publishes a text.
  private func takeAddresses(
    _ text: inout ImportedText, _ language: HugoSettings.Language, _ sections: [String], _ stem: String
  ) {
    let aliases = text.head["aliases"]?.scalars ?? []
    text.head.set("aliases", nil)
    // Another host's addresses lead there.
    guard let prefix = language.prefix else { return }
    let section = "/" + sections.map { CommonFiles.urlized($0) + "/" }.joined()
    if let url = text.head["url"]?.scalar, !url.contains("://") {
      text.addresses = [url.hasPrefix("/") ? url : prefix + "/" + url]
      text.head.set("url", nil)
    } else if stem == "_index" {
      text.addresses = [prefix + section].filter { $0 != "/" }
    } else {
      let slug = text.head["slug"]?.scalar
      let above = contentFolder(of: text.source).pathSegments().count
      let names = AddressPattern.Names(
        titled: CommonFiles.urlized(slug ?? text.title), file: CommonFiles.urlized(stem),
        sections: sections.indices.filter { place in
          place == 0 || self.sections.contains(text.folders.prefix(above + place + 1).joined(separator: "/"))
        }.map { sections[$0] })
      let patterned = language.permalinks[sections.first ?? ""].flatMap {
        AddressPattern(pattern: $0).address(of: text, names)
      }
      let plain = section + CommonFiles.urlized(slug ?? stem) + (settings.hasUglyAddresses ? ".html" : "/")
      text.addresses = [prefix + (patterned ?? plain)]
    }
    // Relative aliases begin beside the text.
    let beside = text.addresses.first.map { Array($0.pathSegments().dropLast()) } ?? []
    text.addresses += aliases.map { alias in
      guard !alias.hasPrefix("/") else { return prefix + alias }
      return "/" + LinkMap.joined(beside, alias) + (alias.hasSuffix("/") ? "/" : "")
    }
  }

  /// Takes the entry of the main menu out of a head: `menu: main`, or with keys of its own.
  private func takeMenu(_ text: inout ImportedText) {
    for key in ["menus", "menu"] {
      guard let value = text.head[key], text.language?.code ?? settings.main.code == settings.main.code else {
        continue
      }
      let own = value.entries["main"]?.entries
      guard own != nil || value.scalars.contains("main") else { continue }
      text.menu = ForeignMenuEntry(
        title: own?["name"]?.scalar ?? text.title, destination: text.source, path: text.source,
        weight: (own?["weight"] ?? text.head["weight"])?.scalar.flatMap { Int($0) } ?? 0,
        name: own?["identifier"]?.scalar, parent: own?["parent"]?.scalar)
      text.head.set(key, nil)
      return
    }
  }

  /// The folder of the texts among which a path is: `content`, or that of a language.
  private func contentFolder(of path: String) -> String {
    ([settings.main.folder] + settings.languages.map(\.folder)).filter { path.hasPrefix($0 + "/") }
      .max { $0.count < $1.count } ?? "content"
  }

  /// The folder of the texts of a language that is named, else that of a text.
  func folder(of language: String?, else source: String) -> String {
    settings.languages.first { $0.code == language?.lowercased() }?.folder ?? contentFolder(of: source)
  }

  /// The language of a file: the one that its name says, else that of its folder.
  private func language(of path: String, _ ending: String?) -> HugoSettings.Language {
    if let named = settings.languages.first(where: { $0.code == ending }) { return named }
    let folder = contentFolder(of: path)
    return settings.main.folder == folder
      ? settings.main : settings.languages.first { $0.folder == folder } ?? settings.main
  }

  /// Takes the language of a text from its name, `summit.de.md`, or from its folder. `stem` is the name without it.
  private func takeLanguage(_ text: inout ImportedText) -> (language: HugoSettings.Language, stem: String) {
    let (rest, ending) = LanguageEnding.split(text.stem)
    let language = language(of: text.source, ending)
    let stem = language.code == ending && !settings.languages.isEmpty ? rest : text.stem
    guard !settings.languages.isEmpty else { return (language, stem) }
    if language.code != settings.main.code, text.head["lang"] == nil {
      text.head.set("lang", .plain(language.code.replacing("_", with: "-")))
    }
    let place = text.folders.dropFirst(contentFolder(of: text.source).pathSegments().count)
    text.language = (language.code, (place + [stem]).joined(separator: "/"))
    return (language, stem)
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
