import Archive
import Base
import Formats
import Site

/// The notes of a day as JSON, for programs. docs/data.md explains the keys.
struct DayRecord: Sendable {
  let site: Site
  let digest: Digest<Day>

  /// `index.json` beside the page of a day.
  func append(to output: inout [UInt8]) {
    var json = JSONWriter(output)
    json.object { json in
      json.field("day", digest.period.description)
      json.field("url", site.addresses.url(Addresses.day(digest.period)))
      json.field("notes", each: digest.notes) { json, note in
        NoteRecord(site: site, note: site.archive[note]).append(to: &json)
      }
    }
    json.endLine()
    output = json.bytes
  }
}
