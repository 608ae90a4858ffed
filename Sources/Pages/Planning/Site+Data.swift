import Archive
import Base

extension Site {
  /// The files for programs under /data/, the page that lists them, and beside each note and actor the same as JSON.
  func dataPages() -> [Page] {
    let page = Page(
      path: Addresses.data, content: .rendered("data") { [self] in dataPage() }, origin: nil,
      sitemap: .present(lastModified: nil), role: .index)
    let files = Self.dataFiles.map { file in
      Page(
        path: SitePath(file: file.name, under: Addresses.data),
        content: .written { [self] in file.append(self, &$0) }, origin: nil, role: .data)
    }
    return files + [page]
  }

  func twins() -> [Page] {
    archive.actors.map { entry in
      Page(
        path: Addresses.twin(of: addresses.path(entry.id)),
        content: .written { [self] in appendRecord(of: entry, to: &$0) }, origin: nil, role: .data)
    }
      + archive.notes.map { note in
        Page(
          path: Addresses.twin(of: addresses.path(note.id)),
          content: .written { [self] in appendRecord(of: note, to: &$0) }, origin: nil, role: .data)
      }
  }

  private struct DataFile: Sendable {
    let name: String
    let description: Phrase
    let append: @Sendable (Site, inout [UInt8]) -> Void
  }

  private static let dataFiles = [
    DataFile(name: "actors.csv", description: .dataActors) { $0.appendActorTable(to: &$1) },
    DataFile(name: "notes.ndjson", description: .dataNotes) { $0.appendNoteLines(to: &$1) },
    DataFile(name: "mentions.csv", description: .dataMentions) { $0.appendMentionTable(to: &$1) },
    DataFile(name: "quotations.csv", description: .dataQuotations) { $0.appendQuotationTable(to: &$1) },
    DataFile(name: "network.graphml", description: .dataNetwork) { $0.appendGraphML(to: &$1) },
    DataFile(name: "network.gexf", description: .dataNetwork) { $0.appendGEXF(to: &$1) },
    DataFile(name: "followthemoney.ndjson", description: .dataEntities) { $0.appendEntities(to: &$1) },
  ]

  private func dataPage() -> DataPage {
    DataPage(
      site: common,
      page: page(
        strings[.data], strings[.dataDescription, ["site": archive.settings.title]], Addresses.data, kind: "data"),
      title: strings[.data],
      files: Self.dataFiles.map { file in
        DataFileContext(
          name: file.name, type: MediaType.of(file.name).split(separator: ";").first.map(String.init) ?? "",
          href: addresses.href(SitePath(file: file.name, under: Addresses.data)), description: strings[file.description]
        )
      })
  }
}
