import Base
import Formats

/// A search index in small files, so that a query fetches only what it asks for. docs/search.md has the format.
///
/// - `index.json`: how many entries, and at which term each file of terms begins;
/// - `entries.<hash>.bin`: of each entry its day (or count) and its length;
/// - `terms-<n>.<hash>.bin`: terms by their bytes, each with the entries that have it;
/// - `titles-<n>.<hash>.json`: titles and addresses of a few entries each.
///
/// A filter is a term of its own with a colon in it, which no word has: `a:` an actor, `t:` a topic, `o:` an outlet.
package struct SearchIndex: Sendable {
  /// A file of the index. All of them are in one folder, and `name` is the name there.
  package struct File: Sendable {
    package let name: String
    package let bytes: [UInt8]
  }

  /// `index.json` and all that it leads to.
  package let files: [File]

  package static let manifestName = "index.json"

  /// How large a file of terms gets, in bytes, before the next one begins.
  private static let partSize = 8 * 1024
  /// How many entries share a file of titles.
  private static let titlesTogether = 16

  /// Indexes so many entries: first the notes, chronological, then all else. `names` are what entries are found by too.
  package init(entries count: Int, notes: Int, names: [[String]], entry: @Sendable (Int) -> SearchEntry) {
    let stretches = concurrentMap(Self.stretches(of: count)) { range in
      IndexedStretch(range, names: names, entry: entry)
    }
    let (parts, common) = Self.parts(of: stretches, entries: count)
    let heads = stretches.flatMap(\.heads)
    let titles = Self.titles(of: heads)
    let oldest = notes > 0 ? heads[0].rank : 0
    let table = Self.table(of: heads, notes: notes, from: oldest)
    let hash = contentHash(Array(([table] + parts.map(\.bytes) + titles).map(contentHash).joined().utf8))

    var json = JSONWriter()
    json.object { json in
      json.field("version", 1)
      json.field("hash", hash)
      json.field("entries", count)
      json.field("notes", notes)
      json.field("oldest", oldest)
      json.field("newest", notes > 0 ? heads[notes - 1].rank : 0)
      json.field("words", heads.reduce(0) { $0 + $1.length })
      json.field("titles", Self.titlesTogether)
      json.field("common", common)
      json.field("terms", parts.map(\.first))
    }
    json.endLine()
    files =
      [File(name: Self.manifestName, bytes: json.bytes), File(name: "entries.\(hash).bin", bytes: table)]
      + parts.enumerated().map { File(name: "terms-\($0).\(hash).bin", bytes: $1.bytes) }
      + titles.enumerated().map { File(name: "titles-\($0).\(hash).json", bytes: $1) }
  }

  /// A few stretches for the cores to share.
  private static func stretches(of count: Int) -> [Range<Int>] {
    let size = max(256, (count + 3) / 4)
    return stride(from: 0, to: count, by: size).map { $0..<min(count, $0 + size) }
  }

  /// Day and length of each entry: days as the difference from the entry before, since none is before the first.
  private static func table(of heads: [IndexedStretch.Head], notes: Int, from oldest: Int) -> [UInt8] {
    var table: [UInt8] = []
    var last = oldest
    for (index, head) in heads.enumerated() {
      table.append(varint: index < notes ? head.rank - last : head.rank)
      table.append(varint: head.length)
      last = head.rank
    }
    return table
  }

  private static func titles(of heads: [IndexedStretch.Head]) -> [[UInt8]] {
    stride(from: 0, to: heads.count, by: titlesTogether).map { start in
      let rows = heads[start..<min(heads.count, start + titlesTogether)].map(\.row)
      return [UInt8(ascii: "[")] + rows.joined(separator: [UInt8(ascii: ",")]) + [UInt8(ascii: "]")]
    }
  }

  // MARK: Terms

  private struct Part {
    let first: String
    var bytes: [UInt8] = []
  }

  /// The files of terms, and the words that are in so many entries that they tell little: a query passes over them
  /// where it has others.
  private static func parts(of stretches: [IndexedStretch], entries: Int) -> (parts: [Part], common: [String]) {
    var parts: [Part] = []
    var common: [String] = []
    var places = [Int](repeating: 0, count: stretches.count)
    var last: ArraySlice<UInt8> = []
    var encoded: [UInt8] = []
    while let term = least(stretches, places) {
      let holders = stretches.indices.filter {
        places[$0] < stretches[$0].terms.count && stretches[$0].terms[places[$0]] == term
      }
      let count = holders.reduce(0) { $0 + stretches[$1].postings[places[$1]].count }
      if !term.contains(UInt8(ascii: ":")), entries >= fewEntries, count * 2 > entries {
        common.append(String(utf8: term))
      }
      encoded.removeAll(keepingCapacity: true)
      var previous = -1
      for holder in holders {
        for posting in stretches[holder].postings[places[holder]] {
          let step = Int(posting.entry) - previous - 1
          previous = Int(posting.entry)
          encoded.append(varint: step << 1 | (posting.weight > 1 ? 1 : 0))
          if posting.weight > 1 { encoded.append(posting.weight) }
        }
      }
      if parts.last.map({ $0.bytes.count + encoded.count > partSize }) ?? true {
        parts.append(Part(first: String(utf8: term)))
        last = []
      }
      let shared = zip(last, term).prefix { $0 == $1 }.count
      parts[parts.count - 1].bytes.append(varint: shared)
      parts[parts.count - 1].bytes.append(varint: term.count - shared)
      parts[parts.count - 1].bytes += term.dropFirst(shared)
      parts[parts.count - 1].bytes.append(varint: count)
      parts[parts.count - 1].bytes.append(varint: encoded.count)
      parts[parts.count - 1].bytes += encoded
      last = term
      for holder in holders { places[holder] += 1 }
    }
    return (parts, common)
  }

  /// Below this many entries no word is common: files are small anyway.
  private static let fewEntries = 500

  private static func least(_ stretches: [IndexedStretch], _ places: [Int]) -> ArraySlice<UInt8>? {
    var least: ArraySlice<UInt8>?
    for (stretch, place) in zip(stretches, places) where place < stretch.terms.count {
      if let current = least, !stretch.terms[place].lexicographicallyPrecedes(current) { continue }
      least = stretch.terms[place]
    }
    return least
  }
}

extension [UInt8] {
  /// Appends a number, seven bits a byte, the lowest first; the highest bit says that more follow (LEB128).
  mutating func append(varint number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }
}
