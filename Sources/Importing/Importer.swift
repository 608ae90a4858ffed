import Base
import FrontMatter
import Notes

/// What the archives are made with.
package enum ArchiveKind: String, CaseIterable, Sendable {
  case hugo, jekyll, obsidian, eleventy, pelican, rss, csv

  /// Whether the archive is one file.
  package var isFile: Bool { self == .rss || self == .csv }
}

/// What a person says of an import.
package struct ImportOptions: Sendable {
  /// Folders of an Obsidian vault whose notes become actors.
  package var actorFolders: [String] = []
  /// Columns of a CSV file by the keys that they fill: `title` -> `Headline`.
  package var columns: [String: String] = [:]
  /// Seconds since 1970-01-01T00:00:00Z. What an archive no longer publishes then becomes a draft.
  package let now: Int

  package init(now: Int) { self.now = now }
}

/// The files of a new site.
package struct ImportedSite: Sendable {
  /// Texts below the site's folder, gazette.yml among them.
  package let texts: [(path: String, text: String)]
  /// Files that are copied: from the archive, to the site's folder.
  package let assets: [(source: String, path: String)]
  package let report: String
  /// `12 notes, 2 pages, 5 files`
  package let counts: String
}

/// Turns an archive into the files of a site: archive -> texts -> heads, addresses -> links -> files. Throws if the
/// machine cannot read a file.
package func importArchive(
  _ folder: ForeignFolder, _ kind: ArchiveKind, _ options: ImportOptions, name: String
) throws -> ImportedSite {
  var report = ImportReport()
  let tool: any ForeignTool =
    switch kind {
    case .hugo: try Hugo(folder, now: options.now)
    case .jekyll: try Jekyll(folder)
    case .obsidian: Obsidian(actorFolders: options.actorFolders)
    case .eleventy: try Eleventy(folder)
    case .pelican: try Pelican(folder)
    case .rss: try FeedArchive(folder)
    case .csv: try TableArchive(folder, columns: options.columns)
    }
  var (texts, assets) = try read(folder, by: tool, &report)
  for path in folder.oddities
  where !path.split(separator: "/").contains(where: { $0.hasPrefix(".") || $0 == "node_modules" }) {
    report.leaveOut(path, "symbolic links are not followed")
  }
  setTargets(&texts, &report)
  let links = LinkMap(site: tool.facts.url ?? "", texts: texts, assets: assets)
  let all = texts
  let converted = concurrentMap(all) { text in
    var text = text
    var own = ImportReport()
    tool.convert(&text, links, all, &own)
    // Only now all code is Markdown's.
    if !tool.hasWikiLinks { text.body = MarkdownParts.mapProse(text.body) { $0.withoutOwnMarks } }
    text.rewriteLinks(by: links, all, &own)
    text.reportLeftovers(&own)
    return (text, own)
  }
  for (_, own) in converted { report.append(own) }
  var addresses = OldAddresses(assets.map { "/" + $0.path } + all.map(\.newAddress))
  var files: [(path: String, text: String)] = []
  for (text, _) in converted {
    if case .dropped(let reason) = text.kind {
      report.leaveOut(text.source, reason)
      continue
    }
    files.append((text.target, text.file(&addresses, &report)))
  }
  let counts = [
    counted(files.count { $0.path.hasPrefix("content/notes/") }, "note"),
    counted(files.count { $0.path.hasPrefix("content/actors/") }, "actor"),
    counted(files.count { $0.path.hasPrefix("content/pages/") }, "page"), counted(assets.count, "other file"),
  ].compactMap(\.self).joined(separator: ", ")
  let menu = ForeignMenuEntry.ordered(tool.facts.menu + all.compactMap(\.menu))
    .compactMap { $0.entry(links, converted.map(\.0), &report) }
  let site = [("gazette.yml", tool.facts.settings(named: name, menu: menu))]
  return ImportedSite(
    texts: site + files, assets: assets.map { ($0.source, "content/assets/" + $0.path) },
    report: report.markdown("From \(kind.rawValue): \(counts.isEmpty ? "nothing" : counts)."), counts: counts)
}

private func counted(_ number: Int, _ noun: String) -> String? {
  number == 0 ? nil : "\(number) \(noun)\(number == 1 ? "" : "s")"
}

/// The texts with their heads, and the files to copy.
private func read(
  _ folder: ForeignFolder, by tool: any ForeignTool, _ report: inout ImportReport
) throws -> ([ImportedText], [(source: String, path: String)]) {
  if let archive = tool as? any WholeArchive { return (archive.texts(&report), []) }
  var paths: [String] = []
  var assets: [(source: String, path: String)] = []
  var taken: [String: String] = [:]
  for path in folder.paths {
    switch tool.role(of: path) {
    case .text: paths.append(path)
    case .leftOut(let reason): report.leaveOut(path, reason)
    case .ignored: break
    case .asset(let place):
      if let other = taken.updateValue(path, forKey: place.lowercased()) {
        report.add(path, nil, "'\(other)' has the same address; only that file was copied")
        taken[place.lowercased()] = other
      } else {
        assets.append((path, place))
      }
    }
  }
  let texts = try concurrentMap(paths) { path in try ImportedText.read(path, folder, tool) }
  for (_, own) in texts { report.append(own) }
  return (texts.map(\.0), assets)
}

/// Gives each text the path of its new file; no two texts get the same.
private func setTargets(_ texts: inout [ImportedText], _ report: inout ImportReport) {
  var taken: Set<String> = []
  for index in texts.indices {
    var text = texts[index]
    if case .dropped = text.kind { continue }
    let name = Slug(from: text.name)?.text ?? Slug(from: text.title)?.text ?? "text"
    func path(_ name: String) -> String {
      switch text.kind {
      case .actor: return "content/actors/\(name).md"
      case .page: return "content/pages/\(name).md"
      case .note, .dropped:
        let day = text.day?.description ?? ""
        return "content/notes/\(day.prefix(4))/\(day)\(name == day ? "" : "-" + name).md"
      }
    }
    // The head's slug is the address: two notes of a day must not share it either.
    let slug = text.kind == .note ? text.head["slug"]?.scalar.flatMap { Slug(from: $0)?.text } : nil
    var number = 1
    var unique = slug ?? name
    func isOfSite() -> Bool {
      text.kind == .page && SitePath(written: "/\(unique)/").map(OldAddresses.isOfSite) ?? false
    }
    while isOfSite() || !taken.insert(path(unique)).inserted {
      number += 1
      unique = "\(slug ?? name)-\(number)"
    }
    if number > 1 {
      report.add(text.source, nil, "the name '\(slug ?? name)' is taken; this one is '\(unique)'")
    }
    if text.kind == .note { text.head.set("slug", nil) }
    text.name = unique
    text.target = path(unique)
    texts[index] = text
  }
}
