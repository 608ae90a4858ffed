import Archive
import Base
import Pages

/// Everything from a site's folder to its pages, a line a stage. What was found wrong on the way is in `diagnostics`;
/// where that has errors the pages are not to be written.
struct Pipeline {
  let settings: Settings
  let selection: Selection
  let archive: Archive
  let site: Site
  let pages: [Page]
  let diagnostics: [Diagnostic]

  /// Nil where there is no site to speak of: settings that cannot be read.
  static func run(_ folder: SiteFolder, _ options: PublicationOptions) throws -> Diagnosed<Pipeline?> {
    var found: [Diagnostic] = []
    func take<Value>(_ stage: Diagnosed<Value>) -> Value {
      found += stage.diagnostics
      return stage.value
    }
    guard let file = take(folder.settingsFile()), var settings = take(Settings.read(file, zone: Clock.zone)) else {
      return Diagnosed(nil, found)
    }
    if let url = options.baseURL.flatMap(Settings.checkedURL) { settings.url = url }

    let written = take(try read(folder.content(), settings: settings))
    let selection = select(written, for: options.publication(in: settings.zone))
    let linked = take(link(written, selection, settings: settings))
    let archive = take(group(linked))
    let theme = take(ThemeFiles.load(own: take(try folder.templates())))
    let site = try Site(archive, theme: theme)
    let pages = take(plan(site))

    let pipeline = Pipeline(
      settings: settings, selection: selection, archive: archive, site: site, pages: pages, diagnostics: found)
    return Diagnosed(pipeline, found)
  }
}
