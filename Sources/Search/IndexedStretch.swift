import Base

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
  /// How many words each entry has.
  let lengths: [Int]

  /// What a word weighs by where it stands.
  private static let (inText, inNames, inTitle) = (1, 2, 5)

  init(_ range: Range<Int>, names: [[String]], entry: (Int) -> SearchEntry) {
    var vocabulary = Vocabulary()
    var splitter = Terms()
    // The terms of names, by the place of the name: an actor is in many notes.
    var termsOfNames = [[Int]?](repeating: nil, count: names.count)
    var numbers: [Int32] = []
    var found: [Posting] = []
    var lastEntry: [Int32] = []
    var lastPlace: [Int32] = []
    var lengths: [Int] = []

    for index in range {
      let item = entry(index)
      var length = 0
      func add(_ number: Int, _ weight: Int) {
        while lastEntry.count <= number {
          lastEntry.append(-1)
          lastPlace.append(0)
        }
        if lastEntry[number] == Int32(index) {
          let place = Int(lastPlace[number])
          let sum = min(255, Int(found[place].weight) + weight)
          found[place] = Posting(entry: Int32(index), weight: UInt8(sum))
        } else {
          lastEntry[number] = Int32(index)
          lastPlace[number] = Int32(found.count)
          numbers.append(Int32(number))
          found.append(Posting(entry: Int32(index), weight: UInt8(weight)))
        }
      }
      item.text.withUnsafeBufferPointer { text in
        splitter.forEach(in: text) { term in
          length += 1
          add(vocabulary.number(of: term), Self.inText)
        }
      }
      splitter.forEach(in: item.title) { term in
        length += 1
        add(vocabulary.number(of: term), Self.inTitle)
      }
      for name in item.names {
        if termsOfNames[name] == nil {
          var terms: Set<Int> = []
          for text in names[name] { splitter.forEach(in: text) { terms.insert(vocabulary.number(of: $0)) } }
          termsOfNames[name] = terms.sorted()
        }
        for term in termsOfNames[name] ?? [] { add(term, Self.inNames) }
      }
      for filter in item.filters {
        var filter = filter
        filter.withUTF8 { add(vocabulary.number(of: $0), Self.inText) }
      }
      lengths.append(length)
    }
    self.lengths = lengths

    // Postings by term: counted, then each put into its place.
    var ends = [Int](repeating: 0, count: vocabulary.count + 1)
    for number in numbers { ends[Int(number) + 1] += 1 }
    for number in 0..<vocabulary.count { ends[number + 1] += ends[number] }
    var next = ends
    let byTerm = [Posting](unsafeUninitializedCapacity: found.count) { buffer, count in
      for (number, posting) in zip(numbers, found) {
        buffer.initializeElement(at: next[Int(number)], to: posting)
        next[Int(number)] += 1
      }
      count = found.count
    }
    let order = vocabulary.sorted()
    terms = order.map { vocabulary[$0] }
    postings = order.map { byTerm[ends[$0]..<ends[$0 + 1]] }
  }
}
