import Base
import Testing

@testable import Search

@Suite struct SearchIndexTests {
  private func entry(_ number: Int) -> SearchEntry {
    SearchEntry(
      kind: .note, title: "Title \(number)", text: Array("word\(number % 7) common text\(number)".utf8),
      names: [number % 3], filters: ["t:topic\(number % 2)"], rank: 20_000 + number, href: "/n/\(number)/",
      summary: "Summary", label: "day")
  }

  private func index(_ count: Int, others: Int = 0) -> SearchIndex {
    SearchIndex(
      notes: count, others: others, names: [["Zelensky", "Зеленський"], ["Putin"], []], note: entry,
      other: { number in
        SearchEntry(
          kind: .actor, title: "Actor \(number)", text: [], names: [0], filters: [], rank: 1, href: "/a/",
          summary: "", label: "Person")
      })
  }

  private func manifest(_ index: SearchIndex) -> String { String(utf8: index.files[0].bytes) }

  /// The names of the files of a kind, whose hashes stand one after another.
  private func files(_ kind: String, _ hashes: Substring, _ ending: String) -> [String] {
    stride(from: 0, to: hashes.count, by: 10).map { "\(kind).\(hashes.dropFirst($0).prefix(10)).\(ending)" }
  }

  /// Every term of an index with its entries and its level in each, read as the script reads them.
  private func postings(_ index: SearchIndex) -> [String: [(entry: Int, level: Int)]] {
    var found: [String: [(entry: Int, level: Int)]] = [:]
    for segment in manifest(index).matches(of: /{"from":([0-9]+),"files":"([0-9a-f]*)"/) {
      let start = Int(segment.1) ?? 0
      for name in files("terms", segment.2, "bin") {
        let bytes = index.files.first { $0.name == name }?.bytes ?? []
        read(bytes, from: start) { found[$0, default: []] += $1 }
      }
    }
    return found
  }

  private func read(_ bytes: [UInt8], from start: Int, _ body: (String, [(entry: Int, level: Int)]) -> Void) {
    var at = 0
    func number() -> Int { self.number(bytes, &at) }
    var last: [UInt8] = []
    while at < bytes.count {
      let (shared, own) = (number(), number())
      last = Array(last.prefix(shared)) + bytes[at..<at + own]
      at += own
      let (count, length) = (number(), number())
      let end = at + length
      var (entry, list) = (start - 1, [(entry: Int, level: Int)]())
      for _ in 0..<count {
        let value = number()
        entry += 1 + value / 16
        list.append((entry, value % 16))
      }
      #expect(at == end)
      body(String(utf8: last), list)
    }
  }

  @Test(arguments: [1, 300, 1500]) func `every term leads to the entries that have it`(count: Int) {
    let found = postings(index(count))
    for word in 0..<min(7, count) {
      #expect(found["word\(word)"]?.map(\.entry) == (0..<count).filter { $0 % 7 == word })
    }
    // A name says more than a text, a title more than a name.
    #expect(found["zelensky"]?.map(\.entry) == (0..<count).filter { $0 % 3 == 0 })
    let (text, name, title) = (
      found["text0"]?[0].level ?? 0, found["зеленськии"]?[0].level ?? 0, found["title"]?[0].level ?? 0
    )
    #expect(text < name && name < title)
    #expect(found["t:topic0"]?.map(\.entry) == (0..<count).filter { $0 % 2 == 0 })
  }

  @Test func `a term that nearly every entry has is listed in the manifest`() throws {
    let index = index(4500)
    #expect(postings(index)["common"]?.count == 4500)
    #expect(manifest(index).contains("\"common\":[\"common\",\"title\"]"))
    // A filter is never listed.
    #expect(postings(index)["t:topic0"]?.count == 2250)
    #expect(manifest(self.index(1500)).contains("\"common\":[]"))
  }

  @Test func `files of terms are small, and the manifest lists the first term of each`() throws {
    let index = index(3000)
    let terms = index.files.filter { $0.name.hasPrefix("terms.") }
    #expect(terms.count > 2)
    #expect(terms.allSatisfy { $0.bytes.count < 10_000 })
    #expect(terms.contains { $0.bytes.count > 3_000 })
    let firsts = manifest(index).matches(of: /"terms":\[([^\]]*)\]/).map { $0.1.split(separator: ",") }
    // The last list is that of the words for queries with a mistake.
    #expect(firsts.count == 3 && firsts.dropLast().map(\.count).reduce(0, +) == terms.count)
    #expect(firsts.allSatisfy { $0 == $0.sorted() })
  }

  @Test(arguments: [(100, 0), (1500, 300)])
  func `the entries of notes and of others keep their places`(notes: Int, others: Int) throws {
    let index = index(notes, others: others)
    let older = notes / 512 * 512
    let found = postings(index)
    #expect(found["text\(notes - 1)"]?.map(\.entry) == [notes - 1 + others])
    #expect(found["actor"]?.map(\.entry) ?? [] == Array(older..<older + others))
    let titles = try #require(manifest(index).firstMatch(of: /"titles":"([0-9a-f]*)"/)).1
    let names = files("titles", titles, "json")
    let rows = names.flatMap { name in
      String(utf8: index.files.first { $0.name == name }?.bytes ?? []).matches(of: /"(Title|Actor) ([0-9]+)"/)
        .map { "\($0.1) \($0.2)" }
    }
    let expected =
      (0..<older).map { "Title \($0)" } + (0..<others).map { "Actor \($0)" } + (older..<notes).map { "Title \($0)" }
    #expect(rows == expected)
  }

  @Test func `the same entries give the same files with the same names`() {
    let (first, second) = (index(900), index(900))
    #expect(first.files.map(\.name) == second.files.map(\.name))
    #expect(first.files.map(\.bytes) == second.files.map(\.bytes))
    #expect(index(901).files.map(\.name) != first.files.map(\.name))
  }

  @Test func `a new note changes only the files of the newest notes`() {
    let (before, after) = (index(1800, others: 40), index(1801, others: 40))
    let kept = Set(before.files.map(\.name)).intersection(after.files.map(\.name))
    let older = index(1536)
    let terms = Set(older.files.map(\.name).filter { $0.hasPrefix("terms.") })
    #expect(!terms.isEmpty && kept.isSuperset(of: terms))
    #expect(after.files.count(where: { !kept.contains($0.name) && $0.name.hasPrefix("titles.") }) <= 1)
  }

  private func entry(_ title: String, _ text: String, kind: SearchEntry.Kind = .note, rank: Int = 0) -> SearchEntry {
    SearchEntry(
      kind: kind, title: title, text: Array(text.utf8), names: [], filters: [], rank: rank, href: "", summary: "",
      label: "")
  }

  @Test func `headings and bold type say more than text, often more than once, a short note more than a long one`() {
    let padding = String(repeating: "pad ", count: 300)
    var (heading, strong) = (entry("", "x pad"), entry("", "x pad"))
    heading.headings = ["x"]
    strong.strong = ["x"]
    let entries = [
      entry("x", "pad"), heading, strong, entry("", "x pad"), entry("", "x " + padding),
      entry("", "x x x x " + padding),
    ]
    let index = SearchIndex(notes: entries.count, others: 0, names: [], note: { entries[$0] }, other: { entries[$0] })
    let levels = postings(index)["x"]?.map(\.level) ?? []
    #expect(levels.count == 6 && levels[0] > levels[1] && levels[1] > levels[2] && levels[2] > levels[3])
    #expect(levels[3] > levels[4] && levels[5] > levels[4])
  }

  @Test func `a name of an actor that many notes name says more than one of an actor that few name`() {
    let others = [3, 300, 30_000, 3_000_000].map {
      entry("Lavrov", "minister, once more minister", kind: .actor, rank: $0)
    }
    let index = SearchIndex(notes: 0, others: 4, names: [], note: { others[$0] }, other: { others[$0] })
    let found = postings(index)
    let levels = found["lavrov"]?.map(\.level) ?? []
    #expect(
      levels == levels.sorted() && Set(levels.prefix(3)).count == 3 && levels.allSatisfy { (8..<16).contains($0) })
    #expect(found["minister"]?.allSatisfy { $0.level < 8 } == true)
  }

  @Test(arguments: [[20_000, 20_000, 20_003], [-2_800, -1, 0, 0, 0, 20_382], [0], []]) func `days are kept`(days: [Int])
  {
    let index = SearchIndex(
      notes: days.count, others: 0, names: [], note: { entry("", "", rank: days[$0]) }, other: { _ in entry("", "") })
    var (read, at, last) = ([Int](), 0, 0)
    let bytes = index.files.first { $0.name.hasPrefix("days.") }?.bytes ?? []
    while at < bytes.count {
      let step = number(bytes, &at)
      last = read.isEmpty ? (step & 1 == 1 ? -(step + 1) / 2 : step / 2) : last + step
      read += Array(repeating: last, count: number(bytes, &at))
    }
    #expect(read == days)
  }

  private func number(_ bytes: [UInt8], _ at: inout Int) -> Int {
    var (value, shift) = (0, 0)
    while true {
      let byte = Int(bytes[at])
      at += 1
      value |= (byte & 0x7F) << shift
      shift += 7
      if byte < 0x80 { return value }
    }
  }

  @Test func `the words for queries with a mistake are all words of four letters and more`() {
    let index = SearchIndex(
      notes: 600, others: 1, names: [],
      note: { entry("Wallet \($0)", $0 == 599 ? "the unique interface 2025abc Вірш" : "the wallet") },
      other: { _ in entry("Ann Rowe", "", kind: .actor) })
    let bytes = index.files.first { $0.name.hasPrefix("words.") }?.bytes ?? []
    var (words, last, at) = ([String: Int](), [UInt8](), 0)
    while at < bytes.count {
      let (shared, own) = (number(bytes, &at), number(bytes, &at))
      last = Array(last.prefix(shared)) + bytes[at..<at + own]
      words[String(utf8: last)] = Int(bytes[at + own])
      at += own + 1
    }
    // 600 has ten binary digits.
    #expect(words == ["wallet": 5, "unique": 0, "interface": 0, "rowe": 0, "вірш".withoutMarks: 0])
  }

  @Test func `an empty index can be written`() {
    #expect(index(0).files.map { $0.name.prefix { $0 != "." } } == ["index", "days"])
  }
}

extension String {
  fileprivate var withoutMarks: String {
    String(String.UnicodeScalarView(decomposedScalars.filter { $0.properties.generalCategory != .nonspacingMark }))
  }
}
