import Archive
import Base
import Output
import Pages
import Publishing

/// Everything from a site's folder to its pages, a line a stage. What was found wrong on the way is in `diagnostics`;
/// where that has errors the pages are not to be written.
struct Pipeline: Sendable {
  /// What comes before the theme.
  struct Content: Sendable {
    let settings: Settings
    /// gazette.yml as it was read: files are read by what it says.
    let settingsBytes: [UInt8]
    let files: ReadFiles
    let selection: Selection
    let linked: Linked
    let archive: Archive
    let diagnostics: [Diagnostic]
  }

  let content: Content
  let site: Site
  let pages: [Page]
  let diagnostics: [Diagnostic]

  var settings: Settings { content.settings }
  var selection: Selection { content.selection }
  var archive: Archive { content.archive }

  /// Nil where there is no site to speak of: settings that cannot be read. What `earlier` read and linked is taken from there
  /// where it is the same; what it read of `changed` paths, or of folders at them, is not looked at.
  static func run(
    _ folder: SiteFolder, _ options: PublicationOptions, after earlier: Content? = nil, changed: Set<String> = []
  ) throws -> Diagnosed<Pipeline?> {
    var found: [Diagnostic] = []
    func take<Value>(_ stage: Diagnosed<Value>) -> Value {
      found += stage.diagnostics
      return stage.value
    }
    guard let file = take(folder.settingsFile()), var settings = take(Settings.read(file, zone: Clock.zone)) else {
      return Diagnosed(nil, found)
    }
    if let url = options.baseURL.flatMap(checkedSiteURL) { settings.url = url }

    _ = take(PublishTarget.read(settings.publish, root: folder.root))

    var files = earlier?.files ?? ReadFiles()
    files.forget(changed)
    let written = take(try read(folder.content(), settings: settings, keeping: &files))
    let selection = select(written, for: options.publication(in: settings.zone))
    let linked = take(link(written, selection, settings: settings, reusing: earlier?.linked))
    let archive = take(group(linked))
    let content = Content(
      settings: settings, settingsBytes: file.bytes, files: files, selection: selection, linked: linked,
      archive: archive, diagnostics: found)
    let pipeline = try Pipeline(content, themeOf: folder)
    return Diagnosed(pipeline, pipeline.diagnostics)
  }

  /// The content under the theme that a folder has.
  init(_ content: Content, themeOf folder: SiteFolder) throws {
    var found = content.diagnostics
    func take<Value>(_ stage: Diagnosed<Value>) -> Value {
      found += stage.diagnostics
      return stage.value
    }
    let theme = ThemeFiles.load(own: take(try folder.templates()), language: content.settings.language)
    let site = try Site(content.archive, theme: take(theme))
    pages = take(plan(site))
    self.content = content
    self.site = site
    diagnostics = found
  }

  /// The pages as files, which are made when they are written. `folder` is the site's.
  func files(of folder: SiteFolder) -> [OutputFile] {
    pages.map { page in
      OutputFile(path: page.path.filePath) { [site, read = folder.reader] output in
        try site.render(page, into: &output, read: read)
      }
    }
  }

  /// What only `check` looks for: what the archive lacks, and links within the site that lead nowhere.
  func audited(in folder: SiteFolder) throws -> [Diagnostic] {
    let found = audit(archive, selection)
    // The links of a site that cannot be built are not those that it will have.
    guard !(diagnostics + found).hasErrors else { return found }
    return found + (try checkLinks(of: pages, in: site, read: folder.reader))
  }
}
