import Base

/// What the settings of a Hugo site say: hugo.toml, or the files of config/_default/, each of which is a part.
struct HugoSettings: Sendable {
  /// A language of the site.
  struct Language: Sendable {
    let code: String
    /// The folder of its texts: `content/de`, or that of all languages.
    let folder: String
    /// What its addresses begin with: `/de`, or nothing. Nil if they are on another host.
    let prefix: String?
    /// Whether Hugo does not publish it.
    let isDisabled: Bool
    let permalinks: [String: String]
  }

  let facts: SiteFacts
  /// The main language, which every site has.
  let main: Language
  /// All languages that the settings name, the main one first. A name of a file says a language only if it is here.
  let languages: [Language]
  let hasUglyAddresses: Bool

  init(_ folder: ForeignFolder) throws {
    let names = ["hugo", "config", "config/_default/hugo", "config/_default/config"]
    var settings = try Self.part(names, folder)
    for part in ["languages", "menus", "menu", "params", "permalinks"] where settings[part] == nil {
      let entries = try Self.part(["config/_default/\(part)"], folder)
      if !entries.isEmpty { settings.set(part, .map(entries)) }
    }
    let tables = settings["languages"]?.entries ?? []
    let code = settings["defaultContentLanguage"]?.scalar ?? "en"
    let main = tables[code]?.entries ?? []
    let host = settings["baseURL"]?.scalar
    let content = Self.path(settings["contentDir"]?.scalar) ?? "content"
    let permalinks = Self.permalinks(settings["permalinks"])
    let disabled = settings["disableLanguages"]?.scalars ?? []

    var facts = SiteFacts(settings, url: "baseURL", language: "languageCode")
    let isNamed = settings["defaultContentLanguage"] != nil || !main.isEmpty
    facts.language = facts.language ?? main["languageCode"]?.scalar ?? (isNamed ? code : nil)
    facts.title = facts.title ?? main["title"]?.scalar
    facts.url = facts.url ?? SiteFacts(main, url: "baseURL").url
    for params in [main["params"], settings["params"]].compactMap({ $0?.entries }) {
      facts.description = facts.description ?? params["description"]?.scalar
      facts.author = facts.author ?? SiteFacts(params).author
    }
    let parts = try ["menus", "menu"].flatMap { part in
      [main[part]?.entries, try Self.part(["config/_default/\(part).\(code)"], folder), settings[part]?.entries]
    }
    facts.menu = parts.compactMap { $0?["main"] }.first.map { Self.menu($0, below: content) } ?? []
    self.facts = facts

    let isBelow = settings["defaultContentLanguageInSubdir"]?.isTrue ?? false
    func language(_ name: String, _ own: [HeadEntry]) -> Language {
      let isElsewhere = own["baseURL"]?.scalar.map { $0 != host && name != code } ?? false
      return Language(
        code: name.lowercased(), folder: Self.path(own["contentDir"]?.scalar) ?? content,
        prefix: isElsewhere ? nil : name == code && !isBelow || own["baseURL"] != nil ? "" : "/" + name.lowercased(),
        isDisabled: own["disabled"]?.isTrue ?? false || disabled.contains(name),
        permalinks: own["permalinks"] == nil ? permalinks : Self.permalinks(own["permalinks"]))
    }
    self.main = language(code, main)
    languages =
      tables.isEmpty
      ? []
      : [self.main] + tables.filter { $0.key != code }.map { language($0.key, $0.value.entries) }
    hasUglyAddresses = settings["uglyURLs"]?.isTrue ?? false
  }

  private static func part(_ names: [String], _ folder: ForeignFolder) throws -> [HeadEntry] {
    try folder.settings(in: names.flatMap { name in [".toml", ".yaml", ".yml", ".json"].map { name + $0 } })
  }

  /// `./content/en/` is `content/en`.
  private static func path(_ written: String?) -> String? {
    written.map { LinkMap.joined([], $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func permalinks(_ value: HeadValue?) -> [String: String] {
    var permalinks: [String: String] = [:]
    for entry in value?.entries ?? [] {
      if let pattern = entry.value.scalar { permalinks[entry.key] = pattern }
      guard entry.key == "page" else { continue }
      for page in entry.value.entries { permalinks[page.key] = page.value.scalar }
    }
    return permalinks
  }

  private static func menu(_ value: HeadValue, below folder: String) -> [ForeignMenuEntry] {
    guard case .list(let items) = value else { return [] }
    return items.map(\.entries).compactMap { entry in
      let page = entry["pageRef"]?.scalar
      guard let destination = page ?? entry["url"]?.scalar else { return nil }
      return ForeignMenuEntry(
        title: entry["name"]?.scalar ?? entry["title"]?.scalar, destination: destination,
        path: page.map { folder + "/" + $0 }, weight: entry["weight"]?.scalar.flatMap { Int($0) } ?? 0,
        name: entry["identifier"]?.scalar, parent: entry["parent"]?.scalar)
    }
  }
}

extension HeadValue {
  /// The entries of a mapping; none of anything else.
  var entries: [HeadEntry] { if case .map(let entries) = self { entries } else { [] } }
}
