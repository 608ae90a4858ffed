import Base
import Formats

/// A search index in small files, so that a query fetches only what it asks for. docs/search.md has the format.
///
/// - `index.json`: the numbers of the index, and the names of all other files;
/// - `terms.<hash>.bin`: terms by their bytes, each with the entries that have it;
/// - `titles.<hash>.json`: titles, addresses and summaries of a few entries each;
/// - `words.<hash>.bin`: all words, for queries with a mistake in one;
/// - `days.<hash>.bin`: the day of each note, for filters.
///
/// Every file but the first is named by its own content. The index has two segments, so that a new note changes few of
/// them: the first has the older notes, a whole multiple of `segmentSize`; the second has everything that is no note,
/// and the newest notes. A new note is the last entry of the second.
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

  /// The first segment has a whole multiple of so many notes.
  private static let segmentSize = 512
  /// How large a file of terms gets, in bytes, before the next one begins.
  static let partSize = 5 * 1024
  /// How many entries share a file of titles.
  private static let titlesTogether = 16
  /// How many hexadecimal digits of a hash are in the name of a file.
  fileprivate static let hashLength = 10

  /// Indexes notes, chronological, and other entries. `note` and `other` give an entry by its place. `names` are what
  /// entries are found by too.
  package init(
    notes: Int, others: Int, names: [[String]], note: @escaping @Sendable (Int) -> SearchEntry,
    other: @escaping @Sendable (Int) -> SearchEntry
  ) {
    let (count, older) = (notes + others, notes / Self.segmentSize * Self.segmentSize)
    let entry: @Sendable (Int) -> SearchEntry = { id in
      if id < older { return note(id) }
      return id < older + others ? other(id - older) : note(id - others)
    }
    let ranges = [0..<older, older..<count].map(Self.stretches)
    let indexed = concurrentMap(ranges.flatMap { $0 }) { IndexedStretch($0, names: names, entry: entry) }
    let heads = indexed.flatMap(\.heads)
    // Of the older notes where there are some: what changes with each note would change all files.
    let impact = Impact(lengths: (older > 0 ? heads[..<older] : heads[...]).filter { $0.kind == .note }.map(\.length))
    let segments = [
      Segment(from: 0, indexed[..<ranges[0].count], impact), Segment(from: older, indexed[ranges[0].count...], impact),
    ]
    let days = File(Self.days(heads.filter { $0.kind == .note }.map(\.rank)), "days", "bin")
    let titles = stride(from: 0, to: count, by: Self.titlesTogether).map { start in
      File(Self.titles(of: heads[start..<min(count, start + Self.titlesTogether)]), "titles", "json")
    }
    let terms = segments.map { $0.parts.map { File($0.bytes, "terms", "bin") } }
    let spellings = Spellings.parts(of: segments)
    let words = spellings.map { File($0.bytes, "words", "bin") }

    var json = JSONWriter()
    json.object { json in
      json.field("version", 3)
      json.field("entries", count)
      json.field("older", older)
      json.field("others", others)
      json.field("common", Self.common(in: segments, entries: count))
      json.field("days", days.hash)
      json.field("together", Self.titlesTogether)
      json.field("titles", titles.map(\.hash).joined())
      json.field("segments", each: zip(segments, terms)) { json, segment in
        json.object { json in
          json.field("from", segment.0.start)
          json.field("files", segment.1.map(\.hash).joined())
          json.field("terms", segment.0.parts.map(\.first))
        }
      }
      json.field(
        "words",
        object: { json in
          json.field("files", words.map(\.hash).joined())
          json.field("terms", spellings.map(\.first))
        })
    }
    json.endLine()
    files = [File(name: Self.manifestName, bytes: json.bytes), days] + terms.flatMap { $0 } + titles + words
  }

  /// A few stretches for the cores to share.
  private static func stretches(of range: Range<Int>) -> [Range<Int>] {
    let size = max(256, (range.count + 3) / 4)
    return stride(from: range.lowerBound, to: range.upperBound, by: size).map { $0..<min(range.upperBound, $0 + size) }
  }

  /// The days of notes in order of time: of each day how many days after the day before it is, and how many notes it
  /// has. The first day counts from 1970-01-01.
  private static func days(_ days: [Int]) -> [UInt8] {
    var bytes: [UInt8] = []
    var (start, last) = (0, 0)
    while start < days.count {
      let end = days[start...].firstIndex { $0 != days[start] } ?? days.count
      // A day before 1970 is negative: zigzag, as in protocol buffers.
      let step = days[start] - last
      bytes.append(varint: start == 0 ? (step << 1) ^ (step >> (Int.bitWidth - 1)) : step)
      bytes.append(varint: end - start)
      (start, last) = (end, days[start])
    }
    return bytes
  }

  private static func titles(of heads: ArraySlice<IndexedStretch.Head>) -> [UInt8] {
    [UInt8(ascii: "[")] + heads.map(\.row).joined(separator: [UInt8(ascii: ",")]) + [UInt8(ascii: "]")]
  }

  /// The words that are in so many entries that they tell little: a query passes over them where it has others.
  private static func common(in segments: [Segment], entries: Int) -> [String] {
    guard entries >= fewEntries else { return [] }
    let frequent = segments.reduce(into: [String: Int]()) { frequent, segment in
      frequent.merge(segment.frequent, uniquingKeysWith: +)
    }
    return frequent.filter { $0.value * 2 > entries }.keys.sorted()
  }

  /// Below this many entries no word is common: lists are short anyway.
  private static let fewEntries = 4000
}

extension SearchIndex.File {
  /// A file named by its own content.
  fileprivate init(_ bytes: [UInt8], _ kind: String, _ ending: String) {
    let hash = contentHash(bytes).prefix(SearchIndex.hashLength)
    self.init(name: "\(kind).\(hash).\(ending)", bytes: bytes)
  }

  /// The part of its name that the manifest has.
  fileprivate var hash: String { String(name.split(separator: ".")[1]) }
}
