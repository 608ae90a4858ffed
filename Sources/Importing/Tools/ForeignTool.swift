import Base

/// A site generator whose archives can be imported: what its folders, heads, addresses and marks mean.
protocol ForeignTool: Sendable {
  /// What the settings of the archive say of the site.
  var facts: SiteFacts { get }
  /// Whether heads can be lines `Title: …` without fences.
  var allowsBareLines: Bool { get }
  /// Whether `[[…]]` and `%%…%%` mean there what they mean here.
  var hasWikiLinks: Bool { get }
  /// What becomes of a file.
  func role(of path: String) -> Role
  /// Sets kind, name, day and addresses by the head and the path.
  func finish(_ text: inout ImportedText, _ report: inout ImportReport)
  /// Turns the tool's own marks in the body into Markdown. Links are still those of the archive.
  func convert(_ text: inout ImportedText, _ links: LinkMap, _ texts: [ImportedText], _ report: inout ImportReport)
}

extension ForeignTool {
  var allowsBareLines: Bool { false }
  var hasWikiLinks: Bool { false }
}

/// What gazette.yml of the new site says.
struct SiteFacts: Sendable, Equatable {
  var title: String?
  /// Without a slash at its end.
  var url: String?
  var description: String?
  var language: String?
  var timezone: String?
  var author: String?
  var menu: [ForeignMenuEntry] = []

  init() {}

  /// By the keys of a file of settings; the names are in the order of preference.
  init(
    _ settings: [HeadEntry], title: String = "title", url: String = "url", language: String = "language"
  ) {
    self.title = settings[title]?.scalar
    self.url = settings[url]?.scalar.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
    description = settings["description"]?.scalar
    self.language = settings[language]?.scalar ?? settings["lang"]?.scalar
    timezone = settings["timezone"]?.scalar
    author = settings["author"].flatMap { value in
      if case .map(let entries) = value { entries["name"]?.scalar } else { value.scalar }
    }
  }
}

/// An entry of an archive's menu.
struct ForeignMenuEntry: Sendable, Equatable {
  let title: String?
  /// An address, as the archive has it.
  let destination: String
  /// The path of a text in the archive, without its ending; nil if the entry has an address only.
  var path: String?
  /// Heavier entries come later; 0 is no weight, and comes last.
  var weight = 0
  var name: String?
  /// The name of the entry that this one belongs to.
  var parent: String?

  /// The order of a menu: by weight, then by title. The entries of an entry follow it.
  static func ordered(_ entries: [ForeignMenuEntry]) -> [ForeignMenuEntry] {
    let sorted = entries.sorted { first, second in
      let weights = [first, second].map { $0.weight == 0 ? Int.max : $0.weight }
      if weights[0] != weights[1] { return weights[0] < weights[1] }
      return (first.title ?? first.destination).lowercased() < (second.title ?? second.destination).lowercased()
    }
    let names = Set(entries.compactMap { $0.name ?? $0.title })
    let tops = sorted.filter { entry in entry.parent.map { !names.contains($0) } ?? true }
    return tops.flatMap { top in [top] + sorted.filter { $0.parent != nil && $0.parent == top.name ?? top.title } }
  }
}

/// The files that no archive wants in a site.
enum CommonFiles {
  /// Endings of texts.
  static func isText(_ path: String) -> Bool {
    [".md", ".markdown", ".mkd", ".mdown"].contains { path.lowercased().hasSuffix($0) }
  }

  /// Files of editors, git and operating systems, and what tools keep for themselves.
  static func isIgnored(_ path: String) -> Bool {
    path.pathSegments().contains { part in
      (part.hasPrefix(".") && part != ".well-known") || part.hasSuffix("~")
        || ["node_modules", "Thumbs.db", "desktop.ini", "__pycache__", "venv", "vendor"].contains(part)
    }
  }

  /// Why a file cannot be copied into the new site; nil if it can.
  static func conflict(_ path: String) -> String? {
    ["index.html", "404.html", "robots.txt", "sitemap.xml", "atom.xml", "feed.json", "_redirects", "_headers"].contains(
      path)
      ? "Gazette writes this file itself" : nil
  }

  /// `Hello World!` is `hello-world`, as Hugo, Jekyll and Pelican make it.
  static func urlized(_ text: String) -> String {
    var result = ""
    for character in text.lowercased() {
      if character.isLetter || character.isNumber || "._".contains(character) {
        result.append(character)
      } else if character.isWhitespace || character == "-", !result.hasSuffix("-"), !result.isEmpty {
        result.append("-")
      }
    }
    while result.hasSuffix("-") { result.removeLast() }
    return result
  }
}

/// A pattern of addresses such as `/:categories/:year/:month/:title.html`.
struct AddressPattern: Sendable {
  let pattern: String

  /// What a text is called in its address: by its head's slug or its title, and by its file.
  struct Names {
    let titled: String
    let file: String
    /// The folders of the text among the texts of its language.
    let sections: [String]
  }

  /// The address of a text; nil if the pattern has a part that is not known.
  func address(of text: ImportedText, _ names: Names, categories: [String] = []) -> String? {
    if text.day == nil, pattern.contains(/:(year|month|day|i_|short_|week|y_)/) { return nil }
    let (year, month, day) = text.day?.civil ?? (0, 0, 0)
    let week = text.day?.week
    var isKnown = true
    let filled = pattern.replacingMatches(of: /:([A-Za-z_]+)/) { match in
      switch match.output.1 {
      case "year": padded(year, 4)
      case "short_year": String(padded(year, 4).suffix(2))
      case "month": padded(month, 2)
      case "i_month": String(month)
      case "day": padded(day, 2)
      case "i_day": String(day)
      case "week": padded(week?.number ?? 0, 2)
      case "monthname": Self.months[max(0, month - 1)].lowercased()
      case "short_month": String(Self.months[max(0, month - 1)].prefix(3))
      case "yearday", "y_day":
        padded(
          (text.day?.number ?? 0) - (Day(year: year, month: 1, day: 1)?.number ?? 0) + 1,
          match.output.1 == "y_day" ? 3 : 1)
      case "title", "slug": names.titled
      case "slugorfilename", "slugorcontentbasename": text.head["slug"] == nil ? names.file : names.titled
      case "filename", "name", "contentbasename", "basename": names.file
      case "section": names.sections.first ?? ""
      case "sections": names.sections.joined(separator: "/")
      case "categories": categories.map(CommonFiles.urlized).joined(separator: "/")
      case "path": text.folders.joined(separator: "/")
      case "output_ext": ".html"
      default:
        {
          isKnown = false
          return ""
        }()
      }
    }
    // `:sections[1:]` is a part that is not known.
    guard isKnown, !filled.contains("[") else { return nil }
    let isFile = filled.pathSegments().last?.contains(".") ?? false
    let path = "/" + filled.pathSegments().joined(separator: "/")
    return isFile && !filled.hasSuffix("/") || path == "/" ? path : path + "/"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}
