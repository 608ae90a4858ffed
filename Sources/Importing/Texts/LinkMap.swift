import Base

/// Where the links of an archive lead in the new site.
struct LinkMap: Sendable {
  enum Target: Equatable {
    /// The text at this place.
    case text(Int)
    /// A file, by its address in the new site.
    case asset(String)
  }

  private var byAddress: [String: Target] = [:]
  private var bySource: [String: Target] = [:]
  /// Texts and files by the names of their files, and texts by their other names; nil where several have one.
  private var byName: [String: Target?] = [:]
  /// The languages of a text, by what it has in common with the same text in other ones.
  private var translations: [String: [String: Int]] = [:]
  private let languages: [(code: String, work: String)?]
  /// The address of the old site without a slash at its end; a link may begin with it.
  let site: String
  /// The path below which the old site was: `/blog`, or nothing.
  let basePath: String

  init(site: String, texts: [ImportedText], assets: [(source: String, path: String)]) {
    self.site = site
    languages = texts.map(\.language)
    for (index, text) in texts.enumerated() {
      if case .dropped = text.kind { continue }
      if let (code, work) = text.language { translations[work, default: [:]][code] = index }
    }
    basePath =
      site.firstRange(of: "://").flatMap { scheme in
        site[scheme.upperBound...].firstIndex(of: "/").map { String(site[$0...]) }
      } ?? ""
    for (source, path) in assets {
      bySource[source] = .asset("/" + path)
      add(source.pathSegments().last ?? source, .asset("/" + path))
      byAddress[Self.key("/" + path)] = .asset("/" + path)
    }
    for (index, text) in texts.enumerated() {
      if case .dropped = text.kind { continue }
      bySource[text.source] = .text(index)
      for address in text.addresses where byAddress[Self.key(address)] == nil {
        byAddress[Self.key(address)] = .text(index)
      }
      for name in Set([text.stem, text.source.pathSegments().last ?? "", text.name]) where !name.isEmpty {
        add(name, .text(index))
      }
    }
    // A file's own name comes before another text's alias.
    for (index, text) in texts.enumerated() {
      for name in text.head["aliases"]?.scalars ?? [] where !name.contains("/") && byName[name.lowercased()] == nil {
        add(name, .text(index))
      }
    }
  }

  private mutating func add(_ name: String, _ target: Target) {
    let key = name.lowercased()
    if let other = byName[key] {
      if other != target, !isTranslation(other, target) { byName[key] = .some(nil) }
    } else {
      byName[key] = target
    }
  }

  private func isTranslation(_ first: Target?, _ second: Target) -> Bool {
    guard case .text(let first)? = first, case .text(let second) = second, let work = languages[first]?.work else {
      return false
    }
    return languages[second]?.work == work
  }

  /// What a destination means in a text; nil if it leads out of the archive, or nowhere. It is the text in the language
  /// of the one at hand, if the destination does not name that of another one.
  func target(of destination: String, in text: ImportedText) -> Target? {
    let target = anyTarget(of: destination, in: text)
    guard case .text(let index)? = target, let own = text.language?.code, let other = languages[index],
      other.code != own, let same = translations[other.work]?[own]
    else { return target }
    let path = String(destination.prefix { $0 != "#" && $0 != "?" })
    // `/content/news/summit.de.md` is that file, and `/de/news/summit/` that language.
    let isNamed = bySource[String(path.dropFirst())] == target || path.pathSegments().first == other.code
    return isNamed ? target : .text(same)
  }

  private func anyTarget(of destination: String, in text: ImportedText) -> Target? {
    var path = String(destination.prefix { $0 != "#" && $0 != "?" }).percentDecoded
    if !site.isEmpty, path.hasPrefix(site + "/") || path == site { path = String(path.dropFirst(site.count)) }
    guard !path.isEmpty, !path.contains("://"), !path.hasPrefix("mailto:"), !path.hasPrefix("//") else { return nil }
    if path.hasPrefix("/") { return target(ofAddress: path) }
    if let target = file(Self.joined(text.folders, path)) { return target }
    for address in text.addresses.prefix(1) {
      let folder = address.hasSuffix("/") ? address.pathSegments() : Array(address.pathSegments().dropLast())
      if let target = byAddress[Self.key("/" + Self.joined(folder, path))] { return target }
    }
    return named(path)
  }

  /// What an address of the old site means, or a path from the archive's folder or that of its texts.
  func target(ofAddress address: String) -> Target? {
    var path = address
    if !site.isEmpty, path.hasPrefix(site + "/") { path = String(path.dropFirst(site.count)) }
    if !path.hasPrefix("/") { path = "/" + path }
    for way in [path, withoutBase(path)] {
      if let target = byAddress[Self.key(way)] ?? file(String(way.dropFirst())) { return target }
    }
    return nil
  }

  /// The only text of this name: a file's name, with its ending or without.
  func named(_ name: String) -> Target? {
    let last = (name.pathSegments().last ?? name).lowercased()
    for name in [last, last.hasSuffix(".md") ? String(last.dropLast(3)) : last] {
      if let target = byName[name] ?? nil { return target }
    }
    return nil
  }

  /// Whether a text or an asset has exactly this path in the archive.
  func has(_ path: String) -> Bool { bySource[path] != nil }

  /// The text or asset at a path of the archive; an ending of Markdown and `index.md` may be missing.
  func file(_ path: String) -> Target? {
    let path = path.hasSuffix("/") ? String(path.dropLast()) : path
    for ending in ["", ".md", ".markdown", "/index.md", "/_index.md"] {
      if let target = bySource[path + ending] { return target }
    }
    for root in ["content/", "static/", "public/"] { if let target = bySource[root + path] { return target } }
    return nil
  }

  private func withoutBase(_ path: String) -> String {
    basePath.isEmpty || !path.hasPrefix(basePath + "/") ? path : String(path.dropFirst(basePath.count))
  }

  /// An address without what servers add: a slash, `index.html`, `.html`.
  private static func key(_ address: String) -> String {
    var key = address[...].lowercased()
    for ending in ["index.html", "index.htm", ".html", ".htm"] where key.hasSuffix(ending) {
      key = String(key.dropLast(ending.count))
    }
    while key.count > 1, key.hasSuffix("/") { key.removeLast() }
    return key
  }

  /// A relative path from a folder: `..` goes up, but not beyond the root.
  static func joined(_ folders: [String], _ path: String) -> String {
    var parts = folders
    for part in path.pathSegments() {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  /// A relative path from one file to another, both below the site's folder.
  static func relative(from file: String, to target: String) -> String {
    let from = file.pathSegments().dropLast()
    let to = target.pathSegments()
    var shared = 0
    while shared < from.count, shared < to.count - 1, from[shared] == to[shared] { shared += 1 }
    return (Array(repeating: "..", count: from.count - shared) + to[shared...]).joined(separator: "/")
  }
}
