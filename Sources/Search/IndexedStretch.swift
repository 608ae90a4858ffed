import Base
import Formats

/// The terms of a stretch of entries and where each stands: what one core makes.
struct IndexedStretch: Sendable {
  struct Posting {
    let entry: Int32
    let weight: UInt8
  }

  /// By their bytes.
  let terms: [ArraySlice<UInt8>]
  /// The postings of each term, by entry.
  let postings: [ArraySlice<Posting>]
  /// What lists of results say of each entry, in their order.
  let heads: [Head]

  struct Head {
    let kind: SearchEntry.Kind
    let rank: Int
    /// How many words the entry has.
    let length: Int
    /// Kind, address, title, summary and label as a JSON array, and the names of an actor.
    let row: [UInt8]
  }

  /// What a word weighs by where it stands. What is in a heading or in bold type is in the text too.
  private static let (inDescription, inText, inStrong, inNames, inHeading, inTitle) = (0, 1, 1, 2, 3, 8)

  init(_ range: Range<Int>, names: [[String]], entry: (Int) -> SearchEntry) {
    var gathered = Gathered()
    var splitter = Terms()
    // The terms of names, by the place of the name: an actor is in many notes.
    var termsOfNames = [[Int]?](repeating: nil, count: names.count)
    var heads: [Head] = []
    heads.reserveCapacity(range.count)

    for index in range {
      let item = entry(index)
      var length = 0
      item.text.withUnsafeBufferPointer { text in
        splitter.forEach(in: text) { term in
          length += 1
          // What describes an actor or a topic is no name of it, however often it says a word.
          gathered.add(term, to: index, item.kind == .note ? Self.inText : Self.inDescription)
        }
      }
      for heading in item.headings { splitter.forEach(in: heading) { gathered.add($0, to: index, Self.inHeading) } }
      for strong in item.strong { splitter.forEach(in: strong) { gathered.add($0, to: index, Self.inStrong) } }
      splitter.forEach(in: item.title) { term in
        length += 1
        gathered.add(term, to: index, Self.inTitle)
      }
      for name in item.names {
        if termsOfNames[name] == nil {
          var terms: Set<Int> = []
          for text in names[name] { splitter.forEach(in: text) { terms.insert(gathered.vocabulary.number(of: $0)) } }
          termsOfNames[name] = terms.sorted()
        }
        for term in termsOfNames[name] ?? [] { gathered.add(term, to: index, Self.inNames) }
      }
      for filter in item.filters {
        filter.withBytes { gathered.add($0, to: index, Self.inText) }
      }
      heads.append(Head(kind: item.kind, rank: item.rank, length: length, row: Self.row(of: item, names)))
    }
    self.heads = heads
    (terms, postings) = gathered.byTerm()
  }

  /// The row of an actor ends with its names: if a query has one of them, all of them are marked in sentences.
  private static func row(of entry: SearchEntry, _ names: [[String]]) -> [UInt8] {
    var json = JSONWriter()
    json.array { json in
      json.number(entry.kind.rawValue)
      json.string(entry.href)
      json.string(entry.title)
      json.string(entry.summary)
      json.string(entry.label)
      if entry.kind == .actor { for name in entry.names { for text in names[name] { json.string(text) } } }
    }
    return json.bytes
  }
}

/// Postings as they come, entry by entry.
private struct Gathered {
  var vocabulary = Vocabulary()
  private var numbers: [Int32] = []
  private var postings: [IndexedStretch.Posting] = []
  /// Of each term the last entry that has it, -1 for none, and which posting says so.
  private var lastEntry: [Int32] = []
  private var lastPlace: [Int32] = []

  mutating func add(_ term: UnsafeBufferPointer<UInt8>, to entry: Int, _ weight: Int) {
    add(vocabulary.number(of: term), to: entry, weight)
  }

  mutating func add(_ number: Int, to entry: Int, _ weight: Int) {
    while lastEntry.count <= number {
      lastEntry.append(-1)
      lastPlace.append(0)
    }
    if lastEntry[number] == Int32(entry) {
      let place = Int(lastPlace[number])
      let sum = min(255, Int(postings[place].weight) + weight)
      postings[place] = .init(entry: Int32(entry), weight: UInt8(sum))
    } else {
      lastEntry[number] = Int32(entry)
      lastPlace[number] = Int32(postings.count)
      numbers.append(Int32(number))
      postings.append(.init(entry: Int32(entry), weight: UInt8(weight)))
    }
  }

  /// The terms by their bytes, each with its postings, which are counted first and then put into their places.
  func byTerm() -> (terms: [ArraySlice<UInt8>], postings: [ArraySlice<IndexedStretch.Posting>]) {
    var ends = [Int](repeating: 0, count: vocabulary.count + 1)
    for number in numbers { ends[Int(number) + 1] += 1 }
    for number in 0..<vocabulary.count { ends[number + 1] += ends[number] }
    var next = ends
    let grouped = [IndexedStretch.Posting](unsafeUninitializedCapacity: postings.count) { buffer, count in
      for (number, posting) in zip(numbers, postings) {
        buffer.initializeElement(at: next[Int(number)], to: posting)
        next[Int(number)] += 1
      }
      count = postings.count
    }
    let order = vocabulary.sorted()
    return (order.map { vocabulary[$0] }, order.map { grouped[ends[$0]..<ends[$0 + 1]] })
  }
}
