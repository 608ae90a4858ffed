import Archive
import Base
import Formats
import Names
import Notes
import Site

/// A file for programs.
struct DataFile: Sendable {
  let path: SitePath
  let description: Phrase
  /// Of a table.
  let columns: [String]
  let append: @Sendable (inout [UInt8]) -> Void
  private let size = FileSize()

  init(
    path: SitePath, description: Phrase, columns: [String] = [], append: @escaping @Sendable (inout [UInt8]) -> Void
  ) {
    self.path = path
    self.description = description
    self.columns = columns
    self.append = append
  }

  /// A kind of files that hold notes: one file of all notes, or one for each year or month.
  private struct Dated: Sendable {
    let name: String
    let description: Phrase
    var columns: [String] = []
    let append: @Sendable (Site, [NoteID], inout [UInt8]) -> Void
  }

  private static let dated = [
    Dated(name: "notes.ndjson", description: Phrase("dataNotes")) { $0.appendNoteLines($1, to: &$2) },
    Dated(name: "mentions.csv", description: Phrase("dataMentions"), columns: Site.mentionColumns) {
      $0.appendMentionTable($1, to: &$2)
    },
    Dated(name: "quotations.csv", description: Phrase("dataQuotations"), columns: Site.quotationColumns) {
      $0.appendQuotationTable($1, to: &$2)
    },
    Dated(name: "followthemoney.ndjson.gz", description: .dataEntities) { $0.appendEntities(of: $1, to: &$2) },
  ]

  static let datedNames = dated.map(\.name)

  /// A file with more notes than this would be rewritten too often: there is one for each year then, and for each month
  /// of a year with so many.
  private static let mostNotes = 1_000
  /// A network with more edges than this is compressed.
  private static let mostEdges = 10_000

  static func all(of site: Site) -> [DataFile] {
    let archive = site.archive
    let edges = archive.actors.reduce(0) { $0 + $1.dossier.companions.count } / 2
    let whole = [
      DataFile(path: path("actors.csv"), description: Phrase("dataActors"), columns: Site.actorColumns) {
        site.appendActorTable(to: &$0)
      },
      DataFile(path: path(edges > mostEdges ? "network.graphml.gz" : "network.graphml"), description: .dataNetwork) {
        $0.appendGraphML(site.networkNodes, edges: site.forEachEdge, relations: site.networkRelations)
      },
      DataFile(path: path("followthemoney-actors.ndjson.gz"), description: .dataEntities) {
        site.appendActorEntities(to: &$0)
      },
    ]
    let notes = archive.notes.map(\.id)
    return whole + tables(of: site)
      + stretches(of: notes, archive).flatMap { folder, notes in
        dated.map { kind in
          // A divided file is one of many, for programs: it is compressed.
          let name = folder.isEmpty || kind.name.hasSuffix(".gz") ? kind.name : kind.name + ".gz"
          return DataFile(path: path(folder + [name]), description: kind.description, columns: kind.columns) {
            kind.append(site, notes, &$0)
          }
        }
      }
  }

  /// The tables of what only some sites have.
  private static func tables(of site: Site) -> [DataFile] {
    let archive = site.archive
    var tables: [DataFile] = []
    if !archive.relations.isEmpty {
      tables.append(
        DataFile(path: path("relations.csv"), description: Phrase("dataRelations"), columns: Site.relationColumns) {
          site.appendRelationTable(to: &$0)
        })
    }
    if !archive.judgements.all.isEmpty {
      tables.append(
        DataFile(path: path("claims.csv"), description: Phrase("dataClaims"), columns: Site.claimColumns) {
          site.appendClaimTable(to: &$0)
        })
    }
    if archive.judgements.all.contains(where: { !$0.denials.isEmpty }) {
      tables.append(
        DataFile(path: path("disputes.csv"), description: Phrase("dataDisputes"), columns: Site.disputeColumns) {
          site.appendDisputeTable(to: &$0)
        })
    }
    return tables
  }

  private static func path(_ name: String) -> SitePath { path([name]) }
  private static func path(_ segments: [String]) -> SitePath { SitePath(file: ["data"] + segments) }

  /// The folder of each file of notes: none for all of them, `2025` or `2025/05`.
  private static func stretches(of notes: [NoteID], _ archive: Archive) -> [(folder: [String], notes: [NoteID])] {
    guard notes.count > mostNotes else { return [([], notes)] }
    return archive.sections(of: notes) { archive.day(of: $0).year }.reversed().flatMap { year, notes in
      guard notes.count > mostNotes else { return [([padded(year, 4)], notes)] }
      return archive.sections(of: notes) { archive.day(of: $0).month }.reversed().map { month, notes in
        ([padded(year, 4), padded(month.month, 2)], notes)
      }
    }
  }

  /// The address below `/data/`: `2025/notes.ndjson`.
  var name: String { String(path.text.dropFirst("/data/".count)) }

  /// Compressed if its name says so.
  var siteFile: SiteFile {
    var file = SiteFile(path, .data, .written(append))
    file.isCompressed = name.hasSuffix(".gz")
    file.size = size
    return file
  }

  /// The media type of its content, without parameters.
  var mediaType: String { MediaType.of(name).split(separator: ";").first.map(String.init) ?? "" }
}

extension Site {
  /// Appends `/data/index.json`: every file for programs.
  func appendList(of files: [DataFile], to output: inout [UInt8]) {
    var json = JSONWriter(output)
    json.object { json in
      json.field("files", each: files) { json, file in
        json.object { json in
          json.field("name", file.name)
          json.field("url", addresses.url(file.path))
          json.field("type", file.mediaType)
          json.field("size", size(of: file.siteFile))
          json.field("description", strings[file.description])
        }
      }
    }
    json.endLine()
    output = json.bytes
  }
}

extension Phrase {
  fileprivate static let dataNetwork = Phrase("dataNetwork")
  fileprivate static let dataEntities = Phrase("dataEntities")
}
