import Base
import Testing

@testable import Search

@Suite struct SearchIndexTests {
  private func entry(_ number: Int) -> SearchEntry {
    SearchEntry(
      kind: .note, title: "Title \(number)", text: Array("word\(number % 7) common text\(number)".utf8),
      names: [number % 3], filters: ["t:topic\(number % 2)"], rank: 20_000 + number, href: "/n/\(number)/", label: "day"
    )
  }

  private func index(_ count: Int, others: Int = 0) -> SearchIndex {
    SearchIndex(
      notes: count, others: others, names: [["Zelensky", "Зеленський"], ["Putin"], []], note: entry,
      other: { number in
        SearchEntry(
          kind: .actor, title: "Actor \(number)", text: [], names: [0], filters: [], rank: 1, href: "/a/",
          label: "Person")
      })
  }

  private func manifest(_ index: SearchIndex) -> String { String(utf8: index.files[0].bytes) }

  /// The names of the files of a kind, whose hashes stand one after another.
  private func files(_ kind: String, _ hashes: Substring, _ ending: String) -> [String] {
    stride(from: 0, to: hashes.count, by: 10).map { "\(kind).\(hashes.dropFirst($0).prefix(10)).\(ending)" }
  }

  /// Every term of an index with its entries and its weight in each, read as the script reads them.
  private func postings(_ index: SearchIndex) -> [String: [(entry: Int, weight: Int)]] {
    var found: [String: [(entry: Int, weight: Int)]] = [:]
    for segment in manifest(index).matches(of: /{"from":([0-9]+),"files":"([0-9a-f]*)"/) {
      let start = Int(segment.1) ?? 0
      for name in files("terms", segment.2, "bin") {
        let bytes = index.files.first { $0.name == name }?.bytes ?? []
        read(bytes, from: start) { found[$0, default: []] += $1 }
      }
    }
    return found
  }

  private func read(_ bytes: [UInt8], from start: Int, _ body: (String, [(entry: Int, weight: Int)]) -> Void) {
    var at = 0
    func number() -> Int {
      var (value, shift) = (0, 0)
      while true {
        let byte = Int(bytes[at])
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80 { return value }
      }
    }
    var last: [UInt8] = []
    while at < bytes.count {
      let (shared, own) = (number(), number())
      last = Array(last.prefix(shared)) + bytes[at..<at + own]
      at += own
      let (count, length) = (number(), number())
      let end = at + length
      var (entry, list) = (start - 1, [(entry: Int, weight: Int)]())
      for _ in 0..<count {
        let value = number()
        entry += 1 + value >> 1
        list.append((entry, value & 1 == 1 ? Int(bytes[at]) : 1))
        if value & 1 == 1 { at += 1 }
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
    // A name has more weight than text, a title more than a name.
    #expect(found["zelensky"]?.map(\.entry) == (0..<count).filter { $0 % 3 == 0 })
    #expect(found["зеленськии"]?.allSatisfy { $0.weight == 2 } == true)
    #expect(found["text0"]?.map(\.weight) == [1])
    #expect(found["t:topic0"]?.map(\.entry) == (0..<count).filter { $0 % 2 == 0 })
  }

  @Test func `a term that nearly every entry has is listed in the manifest`() throws {
    let index = index(1500)
    #expect(postings(index)["common"]?.count == 1500)
    #expect(manifest(index).contains("\"common\":[\"common\",\"title\"]"))
    // A filter is never listed.
    #expect(postings(index)["t:topic0"]?.count == 750)
  }

  @Test func `files of terms are small, and the manifest lists the first term of each`() throws {
    let index = index(3000)
    let terms = index.files.filter { $0.name.hasPrefix("terms.") }
    #expect(terms.count > 2)
    #expect(terms.allSatisfy { $0.bytes.count < 10_000 })
    let firsts = manifest(index).matches(of: /"terms":\[([^\]]*)\]/).map { $0.1.split(separator: ",") }
    #expect(firsts.map(\.count).reduce(0, +) == terms.count)
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

  @Test func `a length is stored in one byte, exact to an eighth`() throws {
    for length in [0, 1, 7, 8, 9, 15, 16, 100, 460, 5_000, 200_000] {
      let text = Array(repeating: "w", count: length).joined(separator: " ")
      let index = SearchIndex(
        notes: 1, others: 0, names: [],
        note: { _ in
          SearchEntry(
            kind: .note, title: "", text: Array(text.utf8), names: [], filters: [], rank: 0, href: "", label: "")
        }, other: { _ in fatalError("there is none") })
      let byte = try #require(index.files.first { $0.name.hasPrefix("entries.") }?.bytes.last)
      let read = byte < 8 ? Int(byte) : (8 + Int(byte) % 8) << (Int(byte) >> 3 - 1)
      #expect(read <= length && length - read <= length / 8)
    }
  }

  @Test func `an empty index can be written`() {
    #expect(index(0).files.map { $0.name.prefix { $0 != "." } } == ["index", "entries"])
  }
}
