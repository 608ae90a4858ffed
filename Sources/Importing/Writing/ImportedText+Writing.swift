import Base
import FrontMatter
import Notes

/// The addresses that something has in the new site already, so that no two things redirect from one.
struct OldAddresses {
  private var taken: Set<String>

  init(_ assets: [String]) { taken = Set(assets.compactMap { SitePath(written: $0)?.collisionKey }) }

  /// Whether every site has something of its own at an address, or may get it with the next note.
  static func isOfSite(_ path: SitePath) -> Bool {
    let segments = path.text.pathSegments()
    guard let first = segments.first else { return true }
    let isPeriod = first.utf8.count == 4 && first.utf8.allSatisfy(\.isASCIIDigit)
    if isPeriod {
      return segments.count < 4
        && segments.dropFirst().allSatisfy { $0.utf8.allSatisfy(\.isASCIIDigit) || $0.hasPrefix("W") }
    }
    return segments.count == 1 && ownNames.contains(first) || ["topics", "actors"].contains(first)
  }

  /// What stands at the root of a site.
  private static let ownNames: Set<String> = [
    "topics", "actors", "stories", "authors", "quotations", "sources", "corrections", "disputes", "judgements",
    "search",
    "network", "calendar", "data", "daily", "weekly", "index.html", "404.html", "atom.xml", "feed.json", "robots.txt",
    "sitemap.xml", "_redirects", "_headers", "notes", "pages", "digests",
  ]

  /// Takes an address; nil if it cannot be an old address, or is taken.
  mutating func take(_ address: String) -> SitePath? {
    guard let path = SitePath(written: address.percentDecoded), path.text != "/", !Self.isOfSite(path) else {
      return nil
    }
    return taken.insert(path.collisionKey).inserted ? path : nil
  }
}

extension ImportedText {
  /// The new file: a head of YAML that Gazette reads without an error, and the body.
  func file(_ addresses: inout OldAddresses, _ report: inout ImportReport) -> String {
    var entries = orderedHead
    let kept = redirects(&addresses, &report)
    if !kept.isEmpty { entries.set("aliases", .list(kept.map { .text($0) })) }
    return Self.text(valid(entries, &report), body)
  }

  private static func text(_ entries: [HeadEntry], _ body: String) -> String {
    var text = body
    while text.hasPrefix("\n") { text.removeFirst() }
    return "---\n\(entries.yaml)---\n" + text + (text.isEmpty || text.hasSuffix("\n") ? "" : "\n")
  }

  /// Title and date first, then the other keys as they stood.
  private var orderedHead: [HeadEntry] {
    let first = ["title", "name", "kind", "date"]
    return first.compactMap { key in head.first { $0.key.lowercased() == key }.map { HeadEntry(key, $0.value) } }
      + head.filter { !first.contains($0.key.lowercased()) }
  }

  /// The old addresses that lead to the new page, and other names of a note.
  private func redirects(_ addresses: inout OldAddresses, _ report: inout ImportReport) -> [String] {
    let written = head["aliases"]?.scalars ?? []
    let names = written.filter { !$0.contains("/") }
    let more = (head["redirect_from"]?.scalars ?? []) + written.filter { $0.contains("/") }
    func key(_ address: String) -> String { SitePath(written: address.percentDecoded)?.collisionKey ?? address }
    // The text's own address, and one that was written twice, are nobody else's.
    var seen: Set = [key(newAddress)]
    var kept: [String] = []
    for address in self.addresses + more.map({ $0.hasPrefix("/") ? $0 : "/" + $0 })
    where seen.insert(key(address)).inserted {
      if let path = addresses.take(address) {
        kept.append(path.text)
      } else {
        report.add(source, nil, "the old address '\(address)' cannot redirect: something else stands there")
      }
    }
    return names + kept
  }

  var newAddress: String {
    switch kind {
    case .page: return "/\(name)/"
    case .actor: return "/actors/\(name)/"
    case .note, .dropped:
      let (year, month, day) = (day ?? Day(number: 0)).civil
      return "/\(padded(year, 4))/\(padded(month, 2))/\(padded(day, 2))/\(name)/"
    }
  }

  /// The head with no key that is an error for Gazette: such a key gets the prefix `original-`.
  private func valid(_ entries: [HeadEntry], _ report: inout ImportReport) -> [HeadEntry] {
    var entries = entries
    // These are old addresses by now.
    for key in ["redirect_from", "permalink", "url"]
    where entries[key]?.scalar?.hasPrefix("/") ?? (key == "redirect_from") {
      entries.set(key, nil)
    }
    for _ in 0..<24 {
      let file = SourceFile(path: target, bytes: Array(Self.text(entries, body).utf8))
      guard let fault = diagnostics(of: file).first(where: { $0.severity == .error }),
        let index = Self.entry(at: fault.location.line, in: entries)
      else { break }
      let key = entries[index].key
      if key.hasPrefix("original-") {
        report.add(source, nil, "the key '\(key)' could not be kept: \(fault.message)")
        entries.remove(at: index)
      } else {
        report.add(
          source, nil, "the key '\(key)' means something else here and is now 'original-\(key)': \(fault.message)")
        entries[index].key = "original-" + key
      }
    }
    return entries
  }

  private func diagnostics(of file: SourceFile) -> [Diagnostic] {
    switch kind {
    case .actor: ActorHead.read(file, kinds: ActorKind.builtIn).diagnostics
    case .page: PageHead.read(file).diagnostics
    case .note, .dropped: NoteHead.read(file, HeadRules()).diagnostics
    }
  }

  /// The entry whose YAML is on a line of the file; the first line is `---`.
  private static func entry(at line: Int, in entries: [HeadEntry]) -> Int? {
    var next = 2
    for (index, entry) in entries.enumerated() {
      next += [entry].yaml.count { $0 == "\n" }
      if line < next { return index }
    }
    return nil
  }
}

extension ForeignMenuEntry {
  /// The entry for gazette.yml; nil, with a finding, if it leads to nothing that the new site has.
  func entry(_ links: LinkMap, _ texts: [ImportedText], _ report: inout ImportReport) -> HeadValue? {
    func leading(_ key: String, to value: String) -> HeadValue {
      .map((title.map { [HeadEntry("title", .text($0))] } ?? []) + [HeadEntry(key, .plain(value))])
    }
    switch path.flatMap(links.file) ?? links.target(ofAddress: destination) {
    case .text(let index)?: return leading("page", to: texts[index].newAddress)
    case .asset(let path)?: return leading("url", to: path)
    case nil: break
    }
    if title != nil, destination.hasPrefix("https://") || destination.hasPrefix("http://") {
      return leading("url", to: destination)
    }
    // The lists of a taxonomy, in the languages and below the paths that they may have.
    if ["tags", "categories"].contains(destination.pathSegments().last ?? "") {
      return leading("page", to: "/topics/")
    }
    report.add(
      "gazette.yml", nil, "the entry of the menu for '\(destination)' leads to no page of the new site and is left out")
    return nil
  }
}

extension SiteFacts {
  /// gazette.yml. A title or an address that the archive does not have is one to be replaced.
  func settings(named name: String, menu: [HeadValue]) -> String {
    let address = url.flatMap { checkedSiteURL($0) == nil ? nil : $0 + "/" }
    var entries = [
      HeadEntry("title", .text(title ?? name)), HeadEntry("url", .plain(address ?? "https://example.org/")),
    ]
    if let description, !description.isEmpty { entries.append(HeadEntry("description", .text(description))) }
    let tag = language?.replacing("_", with: "-")
    entries.append(HeadEntry("language", .plain(tag.flatMap { Self.isTag($0) ? $0 : nil } ?? "en")))
    if let timezone, !timezone.isEmpty { entries.append(HeadEntry("timezone", .plain(timezone))) }
    if let author, !author.isEmpty { entries.append(HeadEntry("author", .text(author))) }
    if !menu.isEmpty { entries.append(HeadEntry("menu", .list(menu))) }
    return """
      # 'gazette docs configuration' explains every key.
      \(entries.yaml)# HTML in texts is left out, with a warning. If you trust every author, this keeps it:
      # unsafeHTML: true

      """
  }

  private static func isTag(_ text: String) -> Bool { text.wholeMatch(of: /[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*/) != nil }
}
