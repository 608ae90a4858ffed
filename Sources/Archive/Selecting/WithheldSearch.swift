import Base

/// Searches bytes for what is withheld.
struct WithheldSearch: Sendable {
  typealias Leak = LeakProof.Leak

  /// The fewest words in a row that are a leak.
  private static let run = 12
  /// The two rarest pairs of words in each stretch of this many are searched for: a run has at least one whole stretch,
  /// and a mark or the end of a line may be within a pair.
  private static let stretch = 6

  private enum Needle: Sendable {
    case name(Leak)
    /// A word of a text, by its place.
    case word(text: Int, place: Int)
  }

  private let texts: [WithheldText]
  /// What each pattern of the search is.
  private let needles: [Needle]
  private let patterns: [[UInt8]]
  private let search: PatternSearch
  /// By text: the stretches of words that published texts say.
  private let said: [[Range<Int>]]

  /// Nil if there is nothing to search for. `frequency` says how often published texts have a word.
  init?(_ withheld: WithheldWords, frequency: (String) -> Int) {
    let texts = withheld.texts.map(WithheldText.init)
    var needles: [Needle] = []
    var patterns: [[UInt8]] = []
    for (name, path) in withheld.names where Self.isDistinctive(name) {
      for spelling in Self.spellings(of: name) {
        patterns.append(spelling)
        needles.append(.name(Leak(text: name, path: path)))
      }
    }
    // A text that says the same again and again has no more to tell.
    var counts: [[UInt8]: Int] = [:]
    for (number, text) in texts.enumerated() where text.words.count >= Self.run {
      for start in stride(from: 0, through: text.words.count - Self.stretch, by: Self.stretch) {
        for place in text.rarestPairs(in: start..<start + Self.stretch, frequency).prefix(2) {
          let pattern: [UInt8] = text.words[place] + [.space] + text.words[place + 1]
          guard pattern.count >= PatternSearch.shortest, counts[pattern, default: 0] < 8 else { continue }
          counts[pattern, default: 0] += 1
          patterns.append(pattern)
          needles.append(.word(text: number, place: place))
        }
      }
    }
    guard !needles.isEmpty else { return nil }
    self.init(texts, needles, patterns, said: [[Range<Int>]](repeating: [], count: texts.count))
  }

  private init(_ texts: [WithheldText], _ needles: [Needle], _ patterns: [[UInt8]], said: [[Range<Int>]]) {
    self.texts = texts
    self.needles = needles
    search = PatternSearch(patterns)
    self.patterns = patterns
    self.said = said
  }

  /// The same without what some texts say, which are published too. Names that consist of words of `common` and of
  /// numbers are left out as well: `October 2025`.
  func excusing(_ published: [[UInt8]], everyWordOf common: [[UInt8]]) -> WithheldSearch {
    let commonWords = Set(common.flatMap { String(utf8: $0).split { !$0.isLetter }.map(String.init) })
    let found = concurrentMap(published) { bytes in
      var found: (names: Set<Int>, runs: [(text: Int, words: Range<Int>)]) = ([], [])
      bytes.withUnsafeBufferPointer { bytes in
        search.occurrences(in: bytes) { needle, place in
          switch needles[needle] {
          case .name: if isWhole(needle, at: place, in: bytes) { found.names.insert(needle) }
          case .word(let text, let word):
            if let run = texts[text].run(around: word, at: place, in: bytes, atMost: 20 * Self.run, atLeast: Self.run) {
              found.runs.append((text, run))
            }
          }
          return true
        }
      }
      return found
    }
    let names = found.reduce(into: Set<Int>()) { $0.formUnion($1.names) }
    var said = said
    for run in found.lazy.flatMap(\.runs) { said[run.text].append(run.words) }
    // A name is excused in every spelling.
    let saidNames = Set(names.compactMap { if case .name(let leak) = needles[$0] { leak.text } else { nil } })
    let kept = needles.indices.filter { index in
      if case .name(let leak) = needles[index], saidNames.contains(leak.text) { return false }
      guard !commonWords.isEmpty, case .name(let leak) = needles[index], !leak.text.contains("-") else {
        return true
      }
      let words = leak.text.split { !$0.isLetter && !$0.isNumber }
      return !words.allSatisfy { $0.allSatisfy(\.isNumber) || commonWords.contains(String($0)) }
    }
    return WithheldSearch(texts, kept.map { needles[$0] }, kept.map { patterns[$0] }, said: said)
  }

  /// The first thing withheld in some bytes that are to be written.
  func leak(in bytes: UnsafeBufferPointer<UInt8>) -> Leak? {
    var leak: Leak?
    search.occurrences(in: bytes) { needle, place in
      switch needles[needle] {
      case .name(let name): if isWhole(needle, at: place, in: bytes) { leak = name }
      case .word(let text, let word):
        if let run = texts[text].run(around: word, at: place, in: bytes, atMost: 2 * Self.run, atLeast: Self.run),
          !said[text].contains(where: { $0.lowerBound <= run.lowerBound && run.upperBound <= $0.upperBound })
        {
          leak = Leak(text: texts[text].text(of: run.prefix(Self.run)), path: texts[text].path)
        }
      }
      return leak == nil
    }
    return leak
  }

  /// Whether a name is not part of a longer word.
  private func isWhole(_ needle: Int, at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let pattern = patterns[needle]
    let end = place + pattern.count
    // An address may follow a host, and a longer name is another address.
    if pattern.first == UInt8(ascii: "/") {
      guard end < bytes.count else { return true }
      if bytes[end] == UInt8(ascii: ".") { return end + 1 == bytes.count || !bytes.isWord(at: end + 1) }
      return !(bytes.isWord(at: end) || "-_%".utf8.contains(bytes[end]))
    }
    return (place == 0 || !bytes.isWord(at: place - 1)) && (end == bytes.count || !bytes.isWord(at: end))
  }

  private static func isDistinctive(_ name: String) -> Bool {
    name.utf8.count >= PatternSearch.shortest && !name.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
  }

  /// A name as it is in texts, in HTML, in JSON and in addresses.
  private static func spellings(of name: String) -> Set<[UInt8]> {
    var html: [UInt8] = []
    html.appendEscaped(name)
    let json = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("&", with: "\\u0026")
    return [Array(name.utf8), html, Array(json.utf8), Array(name.percentEncodedPath.utf8)]
  }
}

/// A withheld text as words.
private struct WithheldText: Sendable {
  let path: String
  let words: [[UInt8]]

  init(path: String, text: String) {
    self.path = path
    let bytes = Array(text.utf8)
    words = bytes.withUnsafeBufferPointer { bytes in
      var words: [[UInt8]] = []
      var index = 0
      while let word = bytes.word(after: index) {
        words.append(Array(bytes[word]))
        index = word.upperBound
      }
      return words
    }
  }

  /// The places of the words with which pairs begin, those first whose words are rarest.
  func rarestPairs(in stretch: Range<Int>, _ frequency: (String) -> Int) -> [Int] {
    let frequencies = words[stretch].map { frequency(String(decoding: $0, as: UTF8.self)) }
    let pairs = zip(frequencies, frequencies.dropFirst()).enumerated().map { place, pair in
      // A search for short patterns costs more.
      let length = words[stretch.lowerBound + place].count + words[stretch.lowerBound + place + 1].count + 1
      return (isShort: length < PatternSearch.long ? 1 : 0, count: pair.0 * pair.1)
    }
    return pairs.indices.sorted { pairs[$0] < pairs[$1] }.map { stretch.lowerBound + $0 }
  }

  /// Some words of it, for people.
  func text(of run: Range<Int>.SubSequence) -> String {
    run.map { String(decoding: words[$0], as: UTF8.self) }.joined(separator: " ")
  }

  /// The longest run of its words around one of them that some bytes have at a place; nil if it is too short.
  func run(
    around place: Int, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>, atMost most: Int, atLeast least: Int
  ) -> Range<Int>? {
    guard let own = bytes.word(after: offset), own.lowerBound == offset, own.count == words[place].count,
      offset == 0 || !bytes.isWord(at: offset - 1)
    else { return nil }
    var end = place + 1
    var index = own.upperBound
    while end < words.count, end - place < most, let next = bytes.word(after: index),
      bytes[next].elementsEqual(words[end])
    {
      end += 1
      index = next.upperBound
    }
    var start = place
    index = offset
    while start > 0, place - start < most, let before = bytes.word(before: index),
      bytes[before].elementsEqual(words[start - 1])
    {
      start -= 1
      index = before.lowerBound
    }
    return end - start >= least ? start..<end : nil
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the byte at a place belongs to a word: a letter or digit, but no typographic mark, whose bytes begin with
  /// C2 or E2 80.
  fileprivate func isWord(at place: Int) -> Bool {
    let byte = self[place]
    if byte < 0x80 { return byte.isASCIILetter || byte.isASCIIDigit }
    if byte == 0xC2 { return false }
    if byte == 0xE2 { return !(place + 1 < count && self[place + 1] == 0x80) }
    guard byte < 0xC0, place > 0 else { return true }
    if self[place - 1] == 0xC2 { return false }
    if byte == 0x80, self[place - 1] == 0xE2 { return false }
    return !(place > 1 && self[place - 1] == 0x80 && self[place - 2] == 0xE2)
  }

  /// The next word at a place or after it. Tags, references such as `&amp;` and escapes such as `\n` are passed over.
  fileprivate func word(after place: Int) -> Range<Int>? {
    var index = place
    while index < count, !isWord(at: index) {
      switch self[index] {
      case UInt8(ascii: "<"): index = (self[index...].prefix(2048).firstIndex(of: UInt8(ascii: ">")) ?? index) + 1
      case UInt8(ascii: "&"): index = (self[index...].prefix(10).firstIndex(of: UInt8(ascii: ";")) ?? index) + 1
      case UInt8(ascii: "\\"): index += index + 1 < count && self[index + 1] == UInt8(ascii: "u") ? 6 : 2
      default: index += 1
      }
    }
    guard index < count else { return nil }
    var end = index
    while end < count, isWord(at: end) { end += 1 }
    return index..<end
  }

  /// The word that ends at a place or before it.
  fileprivate func word(before place: Int) -> Range<Int>? {
    var end = place
    while end > 0, !isWord(at: end - 1) {
      switch self[end - 1] {
      case UInt8(ascii: ">"): end = self[..<end].suffix(2048).lastIndex(of: UInt8(ascii: "<")) ?? end - 1
      case UInt8(ascii: ";"): end = self[..<end].suffix(10).lastIndex(of: UInt8(ascii: "&")) ?? end - 1
      default: end -= 1
      }
    }
    guard end > 0 else { return nil }
    var start = end
    while start > 0, isWord(at: start - 1) { start -= 1 }
    return start..<end
  }
}
