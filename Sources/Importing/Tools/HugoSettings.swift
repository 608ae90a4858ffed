import Base

/// What the settings of a Hugo site say: hugo.toml, or the files of config/_default/, each of which is a part.
struct HugoSettings: Sendable {
  /// A language of the site.
  struct Language: Sendable {
    let code: String
    /// The folder of its texts, if it has one of its own: `content/de`.
    let folder: String?
    /// What its addresses begin with: `/de`, or nothing.
    let prefix: String
  }

  let facts: SiteFacts
  /// The default one first; none where the settings name none.
  let languages: [Language]
  /// Patterns of addresses by section.
  let permalinks: [String: String]
  let hasUglyAddresses: Bool

  init(_ folder: ForeignFolder) throws {
    let names = ["hugo", "config", "config/_default/hugo", "config/_default/config"]
    var settings = try Self.part(names, folder)
    for part in ["languages", "menus", "menu", "params", "permalinks"] where settings[part] == nil {
      let entries = try Self.part(["config/_default/\(part)"], folder)
      if !entries.isEmpty { settings.set(part, .map(entries)) }
    }
    let tables = settings["languages"]?.entries ?? []
    let code = settings["defaultContentLanguage"]?.scalar ?? (tables.contains { $0.key == "en" } ? "en" : nil)
    let main = code.flatMap { tables[$0]?.entries } ?? []
    for part in ["menus", "menu"] where settings[part] == nil {
      let entries = try code.map { try Self.part(["config/_default/\(part).\($0)"], folder) } ?? []
      if !entries.isEmpty { settings.set(part, .map(entries)) }
    }

    var facts = SiteFacts(settings, url: "baseURL", language: "languageCode")
    facts.language = facts.language ?? main["languageCode"]?.scalar ?? code
    facts.title = facts.title ?? main["title"]?.scalar
    for params in [main["params"], settings["params"]].compactMap({ $0?.entries }) {
      facts.description = facts.description ?? params["description"]?.scalar
      facts.author = facts.author ?? SiteFacts(params).author
    }
    let menus = [main["menus"], main["menu"], settings["menus"], settings["menu"]].compactMap { $0?.entries["main"] }
    facts.menu = menus.first.map(Self.menu) ?? []
    self.facts = facts

    let isBelow = settings["defaultContentLanguageInSubdir"]?.isTrue ?? false
    languages = tables.map { table in
      let own = table.value.entries
      return Language(
        code: table.key.lowercased(),
        folder: own["contentDir"]?.scalar.map { $0.pathSegments().joined(separator: "/") },
        prefix: (table.key == code && !isBelow) || own["baseURL"] != nil ? "" : "/" + table.key.lowercased())
    }.sorted { first, second in first.code == code?.lowercased() && second.code != first.code }

    var permalinks: [String: String] = [:]
    for entry in settings["permalinks"]?.entries ?? [] {
      if let pattern = entry.value.scalar { permalinks[entry.key] = pattern }
      guard entry.key == "page" else { continue }
      for page in entry.value.entries { permalinks[page.key] = page.value.scalar }
    }
    self.permalinks = permalinks
    hasUglyAddresses = settings["uglyURLs"]?.isTrue ?? false
  }

  private static func part(_ names: [String], _ folder: ForeignFolder) throws -> [HeadEntry] {
    try folder.settings(in: names.flatMap { name in [".toml", ".yaml", ".yml", ".json"].map { name + $0 } })
  }

  /// The entries of a menu in Hugo's order: by weight, those without one last, then by name. Inner entries follow
  /// theirs.
  private static func menu(_ value: HeadValue) -> [ForeignMenuEntry] {
    guard case .list(let items) = value else { return [] }
    let entries = items.map(\.entries).map { (entry: $0, name: $0["name"]?.scalar ?? $0["title"]?.scalar) }
    let sorted = entries.sorted { first, second in
      let weights = [first, second].map { $0.entry["weight"]?.scalar.flatMap { Int($0) } ?? Int.max }
      return weights[0] != weights[1] ? weights[0] < weights[1] : (first.name ?? "") < (second.name ?? "")
    }
    return sorted.compactMap { entry, name in
      (entry["pageRef"]?.scalar ?? entry["url"]?.scalar).map { ForeignMenuEntry(title: name, destination: $0) }
    }
  }
}

extension HeadValue {
  /// The entries of a mapping; none of anything else.
  var entries: [HeadEntry] { if case .map(let entries) = self { entries } else { [] } }
}
