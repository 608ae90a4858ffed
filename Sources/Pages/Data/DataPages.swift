import Archive
import Base
import Formats
import Notes
package import Site
import Templates

/// The files for programs under `/data/`, and the page that lists them.
package enum DataPages: PageKind {
  static let path = SitePath(page: ["data"])

  package static let templates = [PageTemplate("data", "The files for programs.", DataContext.self)]

  package static func menu(of outline: SiteOutline) -> [MenuEntry] {
    [MenuEntry(outline.strings[.data], outline.addresses.href(path), in: .foot, order: 10)]
  }

  package static func files(of site: Site) -> [SiteFile] {
    DataFile.all.map { file in
      SiteFile(SitePath(file: file.name, under: path), .data, .written { file.append(site, &$0) })
    } + [SiteFile(path, .index, .rendered("data") { DataContext(site) }).listed()]
  }
}

/// A file for programs.
struct DataFile: Sendable {
  let name: String
  let description: Phrase
  let append: @Sendable (Site, inout [UInt8]) -> Void

  static let all = [
    DataFile(name: "actors.csv", description: Phrase("dataActors")) { $0.appendActorTable(to: &$1) },
    DataFile(name: "notes.ndjson", description: Phrase("dataNotes")) { $0.appendNoteLines(to: &$1) },
    DataFile(name: "mentions.csv", description: Phrase("dataMentions")) { $0.appendMentionTable(to: &$1) },
    DataFile(name: "quotations.csv", description: Phrase("dataQuotations")) { $0.appendQuotationTable(to: &$1) },
    DataFile(name: "network.graphml", description: Phrase("dataNetwork")) { site, output in
      output.appendGraphML(site.networkNodes, edges: site.forEachEdge)
    },
    DataFile(name: "network.gexf", description: Phrase("dataNetwork")) { site, output in
      output.appendGEXF(site.networkNodes, edges: site.forEachEdge)
    },
    DataFile(name: "followthemoney.ndjson", description: Phrase("dataEntities")) { $0.appendEntities(to: &$1) },
  ]
}

/// `data.mustache`: the files for programs.
struct DataContext: PageTemplateContext {
  let site: Site
  let page: PageContext

  init(_ site: Site) {
    self.site = site
    page = site.page(
      site.strings[.data], site.strings[.dataDescription, ["site": site.archive.settings.title]], at: DataPages.path,
      kind: "data")
  }

  static let shape = ContextShape<Self>(
    page: "data",
    [
      .text("title", "The page's title.") { $0.page.title },
      .list("files", "The files.") { context in
        DataFile.all.map { DataFileContext(site: context.site, file: $0) }
      },
    ])
}

/// A file for programs, in a list.
struct DataFileContext: TemplateContext {
  let site: Site
  let file: DataFile

  static let shape = ContextShape<Self>(
    "data file",
    [
      .text("name", "Its name.") { $0.file.name },
      .text("type", "Its media type.") {
        MediaType.of($0.file.name).split(separator: ";").first.map(String.init) ?? ""
      },
      .text("href", "The link to it.") {
        $0.site.addresses.href(SitePath(file: $0.file.name, under: DataPages.path))
      },
      .text("description", "What it holds.") { $0.site.strings[$0.file.description] },
    ])
}

extension Phrase {
  fileprivate static let data = Phrase("data")
  fileprivate static let dataDescription = Phrase("dataDescription")
}
