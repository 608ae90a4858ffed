import Archive
package import Base
import Letters
import Notes
import Output
import Pages
import Publishing
package import Site

/// Builds a site: everything from its folder to its pages, a line a stage. Nil where gazette.yml is missing or cannot
/// be read. Throws where the machine fails. If a file is gone that was listed, the folder is listed again.
package func build(
  _ folder: SiteFolder, _ options: BuildOptions, in world: World
) throws -> Diagnosed<BuiltSite?> {
  for _ in 0..<4 {
    do { return try build(try folder.snapshot(), options, in: world) } catch let error as ReadError where error.isGone {
    }
  }
  return try build(try folder.snapshot(), options, in: world)
}

/// As above, from a folder that was read already. What did not change since an earlier build is taken from there; the
/// result is the same as without it.
package func build(
  _ folder: FolderSnapshot, _ options: BuildOptions, in world: World, after earlier: EarlierBuild? = nil
) throws -> Diagnosed<BuiltSite?> {
  let earlier = earlier.flatMap { $0.serves(folder) ? $0 : nil }
  if let earlier, earlier.isThemeOnly { return try show(earlier.content, by: folder) }
  let gathered = try gather(folder, options, in: world, after: earlier)
  guard let content = gathered.value else { return Diagnosed(nil, gathered.diagnostics) }
  return try show(content, by: folder)
}

/// Files -> archive.
private func gather(
  _ folder: FolderSnapshot, _ options: BuildOptions, in world: World, after earlier: EarlierBuild?
) throws -> Diagnosed<BuiltSite.Content?> {
  var found: [Diagnostic] = []
  func take<Value>(_ stage: Diagnosed<Value>) -> Value {
    found += stage.diagnostics
    return stage.value
  }
  guard let file = take(folder.settings), let settingsFile = take(SettingsFile.read(file, zone: world.zone)) else {
    return Diagnosed(nil, found)
  }
  var settings = settingsFile.settings
  settings.url = options.address.resolved(settings.url)
  _ = take(PublishTarget.read(settingsFile.targets, root: folder.root))

  var files = earlier?.content.files ?? ParsedFiles()
  files.forget(earlier?.changed ?? [])
  let content = take(try read(folder.content, settings: settings, keeping: &files))
  var selection = select(content, for: take(options.visibility(of: settings, in: world)))
  if selection.hidesTexts { selection.otherTexts = try folder.otherTexts(selection.seen.assets) }
  let linked = take(link(selection, settings: settings, reusing: earlier?.content.linked))
  let sizes = take(try readPictureSizes(linked.pictures, in: folder.content))
  let forms = take(try makePictureForms(sizes, others: linked.assets, settings, folder, in: world))
  let archive = take(group(linked, pictureSizes: sizes, pictureForms: forms))
  return Diagnosed(
    BuiltSite.Content(
      settings: settings, settingsBytes: file.bytes, files: files, linked: linked, archive: archive, diagnostics: found,
      root: folder.root, read: folder.content.read))
}

/// Archive -> pages, under the theme that the folder has.
private func show(_ content: BuiltSite.Content, by folder: FolderSnapshot) throws -> Diagnosed<BuiltSite?> {
  var found = content.diagnostics
  func take<Value>(_ stage: Diagnosed<Value>) -> Value {
    found += stage.diagnostics
    return stage.value
  }
  let own = take(folder.templates)
  let theme = take(loadTheme(own, content.settings.language, layouts: take(layouts(of: content.archive, own: own))))
  let site = try makeSite(content.archive, theme: theme)
  let files = take(plan(site))
  found += try missingCopies(of: site, root: content.root)
  found += policyConcerns(of: content.archive, own: own)
  // What the built-in theme says is in every page; a site's own templates must not tell anything withheld.
  let proof = content.linked.proof.map { proof in
    let words = Array(SiteTheme.builtIn.values) + theme.strings.words.values.map { Array($0.utf8) }
    return proof.excusing(words + [content.settingsBytes], everyWordOf: words)
  }
  return Diagnosed(BuiltSite(content: content, site: site, siteFiles: files, diagnostics: found, proof: proof), found)
}

/// Errors for copies of sources that are to be published and are not there. A link could lead out of the site's folder.
private func missingCopies(of site: Site, root: String) throws -> [Diagnostic] {
  func isThere(_ path: String) throws -> Bool {
    var place = root
    for part in path.split(separator: "/").dropLast() {
      place += "/\(part)"
      guard try Disk.kind(place) == .folder else { return false }
    }
    return try Disk.kind(root + "/" + path) == .file
  }
  return try site.sourceCopies.filter { try !isThere($0.path) }.map { path, record in
    Diagnostic(
      .sourceCopy, at: record.copyLocation ?? SourceLocation(path: SourceRecord.path),
      "the copy \(path) is to be published, and it is no file there",
      hint: "delete the line; 'gazette sources archive \(record.url)' makes a copy again")
  }
}

/// The theme with a site's own templates, compiled for everything that is rendered.
private func loadTheme(
  _ own: [SourceFile], _ language: String, layouts: [PageTemplate]
) -> Diagnosed<SiteTheme> {
  SiteTheme.load(own: own, language: language, templates: allTemplates + layouts)
}

/// Every template that is rendered with a context, in the order in which they are listed.
package let allTemplates = SiteTheme.sharedTemplates + pageTemplates + Edition.templates

extension FolderSnapshot {
  /// The texts of the site that are no Markdown: its templates, and style sheets, scripts and pages among its assets.
  fileprivate func otherTexts(_ assets: [String]) throws -> [[UInt8]] {
    let texts = assets.filter { path in
      [".css", ".js", ".html", ".svg", ".xml", ".json"].contains { path.hasSuffix($0) }
    }
    let settings = settings.value.map { [$0.bytes] } ?? []
    return settings + templates.value.map(\.bytes) + (try texts.map { try content.read($0) })
  }
}
