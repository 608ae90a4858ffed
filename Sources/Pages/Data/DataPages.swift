import Archive
package import Base
import Formats
import Names
import Notes
package import Site
import Templates

/// The files for programs under `/data/`, and the page that lists them.
package enum DataPages: PageKind {
  static let path = SitePath(page: ["data"])
  package static var menuPage: (path: SitePath, title: Phrase)? { (path, .data) }

  package static let templates = [PageTemplate("data", "The files for programs.", DataContext.self)]

  package static func menu(of outline: SiteOutline) -> [MenuEntry] {
    [MenuEntry(outline.strings[.data], outline.addresses.href(path), in: .foot, order: 10)]
  }

  package static func files(of site: Site) -> [SiteFile] {
    let files = DataFile.all(of: site)
    return files.map(\.siteFile) + [
      SiteFile(SitePath(file: "index.json", under: path), .data, .written { site.appendList(of: files, to: &$0) }),
      SiteFile(path, .index, .rendered("data") { DataContext(files, site) }).listed(),
    ]
  }

  /// Networks were in GEXF too, and tables of notes were not divided.
  package static func moves(of site: Site) -> [Move] {
    let present = Set(DataFile.all(of: site).map(\.path.text))
    let old = ["network.gexf", "network.graphml", "followthemoney.ndjson"] + DataFile.datedNames
    return old.map { "/data/\($0)" }.filter { !present.contains($0) }.map { Move($0, to: path.text) }
  }
}

/// `data.mustache`: the files for programs.
struct DataContext: PageTemplateContext {
  let site: Site
  let page: PageContext

  let files: [DataFile]

  init(_ files: [DataFile], _ site: Site) {
    self.site = site
    self.files = files
    var page = site.page(
      site.strings[.data], site.strings[.dataDescription, ["site": site.archive.settings.title]], at: DataPages.path,
      kind: "data")
    page.twin = site.addresses.href(Addresses.twin(of: DataPages.path))
    self.page = page
  }

  static let shape = ContextShape<Self>(
    page: "data",
    [
      .text("title", "The page's title.") { $0.page.title },
      .list("files", "The files.") { context in
        context.files.map { DataFileContext(site: context.site, file: $0) }
      },
    ])
}

/// A file for programs, in a list.
struct DataFileContext: TemplateContext {
  let site: Site
  let file: DataFile

  /// In kB up to ten thousand of them, then in MB.
  private var size: String {
    let bytes = site.size(of: file.siteFile)
    let (phrase, unit) = bytes < 10_000_000 ? (Phrase.kilobytes, 1_000) : (.megabytes, 1_000_000)
    return site.strings[phrase, ["n": String((bytes + unit - 1) / unit)]]
  }

  static let shape = ContextShape<Self>(
    "data file",
    [
      .text("name", "Its name, with the folder of its year: 2025/notes.ndjson.") { $0.file.name },
      .text("type", "Its media type.") { $0.file.mediaType },
      .text("size", "Its size: 14 kB.") { $0.size },
      .text("href", "The link to it.") { $0.site.addresses.href($0.file.path) },
      .text("description", "What it holds.") { $0.site.strings[$0.file.description] },
      .text("columns", "The columns of a table.") {
        $0.file.columns.isEmpty ? nil : $0.file.columns.joined(separator: ", ")
      },
    ])
}

extension Phrase {
  static let data = Phrase("data")
  fileprivate static let dataDescription = Phrase("dataDescription")
  fileprivate static let kilobytes = Phrase("kilobytes")
  fileprivate static let megabytes = Phrase("megabytes")
}
