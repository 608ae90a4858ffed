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

  private func index(_ count: Int) -> SearchIndex {
    SearchIndex(
      entries: count, notes: count, names: [["Zelensky", "Зеленський"], ["Putin"], []],
      entry: entry)
  }

  /// Every term of an index with its entries and its weight in each, read as the script reads them.
  private func postings(_ index: SearchIndex) -> [String: [(entry: Int, weight: Int)]] {
    var found: [String: [(entry: Int, weight: Int)]] = [:]
    for file in index.files where file.name.hasPrefix("terms-") {
      var at = 0
      func number() -> Int {
        var (value, shift) = (0, 0)
        while true {
          let byte = Int(file.bytes[at])
          at += 1
          value |= (byte & 0x7F) << shift
          shift += 7
          if byte < 0x80 { return value }
        }
      }
      var last: [UInt8] = []
      while at < file.bytes.count {
        let (shared, own) = (number(), number())
        last = Array(last.prefix(shared)) + file.bytes[at..<at + own]
        at += own
        let (count, length) = (number(), number())
        let end = at + length
        var (entry, list) = (-1, [(entry: Int, weight: Int)]())
        for _ in 0..<count {
          let value = number()
          entry += 1 + value >> 1
          list.append((entry, value & 1 == 1 ? Int(file.bytes[at]) : 1))
          if value & 1 == 1 { at += 1 }
        }
        #expect(at == end)
        found[String(utf8: last)] = list
      }
    }
    return found
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
    let manifest = String(utf8: try #require(index.files.first).bytes)
    #expect(manifest.contains("\"common\":[\"common\",\"title\"]"))
    // A filter is never listed.
    #expect(postings(index)["t:topic0"]?.count == 750)
  }

  @Test func `files of terms are small, and the manifest lists the first term of each`() throws {
    let index = index(3000)
    let terms = index.files.filter { $0.name.hasPrefix("terms-") }
    #expect(terms.count > 2)
    #expect(terms.allSatisfy { $0.bytes.count < 10_000 })
    let manifest = String(utf8: try #require(index.files.first).bytes)
    let firsts = try #require(manifest.firstMatch(of: /"terms":\[([^\]]*)\]/)).1.split(separator: ",")
    #expect(firsts.count == terms.count)
    #expect(firsts == firsts.sorted())
  }

  @Test func `the same entries give the same files with the same names`() {
    let (first, second) = (index(900), index(900))
    #expect(first.files.map(\.name) == second.files.map(\.name))
    #expect(first.files.map(\.bytes) == second.files.map(\.bytes))
    #expect(index(901).files.map(\.name) != first.files.map(\.name))
  }

  @Test func `an empty index can be written`() {
    let index = index(0)
    #expect(index.files.map { $0.name.prefix { $0 != "." } } == ["index", "entries"])
  }
}
