import Base

/// All names of all actors, made ready to be found in prose. A class, since every note's linking on every core shares it.
final class Lexicon: Sendable {
  /// That an actor bears a name, and how.
  struct Sense: Sendable {
    enum Rank: Sendable { case name, alias, familyName, weakAlias }

    let actor: ActorID
    let rank: Rank
    /// Whether who is so called is named in full: from then on the family name alone will do.
    let isFull: Bool
    /// Whether it counts only where a sentence begins: `Von der Leyen` for `von der Leyen`.
    let beginsSentence: Bool
  }

  /// The senses of each name.
  let senses: [[Sense]]
  /// Whom each name names, where only one actor bears it and no text can change that.
  let sole: [Sense?]
  /// Names that count in just their case, and names that count in any.
  let exact: NameTrie
  let folded: NameTrie
  let isPerson: [Bool]
  /// The names of one word that count in just their case.
  let singleWords: [(entry: Int32, word: [UInt8])]
  /// The names that count only where a sentence begins.
  let beginsSentence: [Bool]

  init(_ actors: [Actor]) {
    isPerson = actors.map(\.kind.isPerson)
    let named = concurrentMap(Array(actors.indices)) { Self.names(of: actors[$0], ActorID(index: $0)) }
    var senses: [[Sense]] = []
    var entries: [Key: Int32] = [:]
    var exact: [(words: [ArraySlice<UInt8>], entry: Int32)] = []
    var folded: [(words: [ArraySlice<UInt8>], entry: Int32)] = []
    entries.reserveCapacity(actors.count * 3)
    senses.reserveCapacity(actors.count * 3)
    for name in named.joined() {
      guard let entry = entries[name.key] else {
        let entry = Int32(senses.count)
        entries[name.key] = entry
        senses.append([name.sense])
        if name.key.isFolded { folded.append((name.words, entry)) } else { exact.append((name.words, entry)) }
        continue
      }
      if !senses[Int(entry)].contains(where: { $0.actor == name.sense.actor && $0.rank == name.sense.rank }) {
        senses[Int(entry)].append(name.sense)
      }
    }
    self.senses = senses
    sole = senses.map { senses in
      guard let first = senses.first(where: { $0.rank == .name }) ?? senses.first(where: { $0.rank == .alias }),
        senses.allSatisfy({ $0.actor == first.actor && !$0.beginsSentence })
      else { return nil }
      return first
    }
    singleWords = exact.filter { $0.words.count == 1 }.map { ($0.entry, Array($0.words[0])) }
    beginsSentence = senses.map { $0.allSatisfy(\.beginsSentence) }
    self.exact = NameTrie(exact)
    self.folded = NameTrie(folded)
  }

  /// The places of a name among the senses: as it is, and as it is written where a sentence begins.
  func entries(of name: String, folds: Bool) -> [Int32] {
    [name, folds ? nil : name.capitalisedFirst].compactMap { $0.flatMap { entry(of: $0, folds: folds) } }
  }

  private func entry(of name: String, folds: Bool) -> Int32? {
    let trie = folds ? folded : exact
    var state: NameTrie.State = 0
    for word in Self.keys(of: folds ? name.lowercased() : name) {
      guard let next = word.withUnsafeBufferPointer({ trie.next($0, from: state) }) else { return nil }
      state = next
    }
    return trie.entry(at: state)
  }

  private struct Key: Hashable {
    let bytes: [UInt8]
    let isFolded: Bool
  }

  private struct Name {
    let key: Key
    let words: [ArraySlice<UInt8>]
    let sense: Sense
  }

  private static func names(of actor: Actor, _ id: ActorID) -> [Name] {
    var names: [Name] = []
    let isPerson = actor.kind.isPerson
    let family = isPerson ? familyName(of: actor.name) : nil
    func add(_ text: String, _ rank: Sense.Rank, isFull: Bool, beginsSentence: Bool = false) {
      let words = keys(of: actor.matchCase ? text : text.lowercased())
      guard !words.isEmpty else { return }
      let key = Key(bytes: Array(words.joined()), isFolded: !actor.matchCase)
      let sense = Sense(actor: id, rank: rank, isFull: isFull, beginsSentence: beginsSentence)
      names.append(Name(key: key, words: words, sense: sense))
      if actor.matchCase, !beginsSentence, let capitalised = text.capitalisedFirst {
        add(capitalised, rank, isFull: isFull, beginsSentence: true)
      }
    }
    add(actor.name, .name, isFull: isPerson)
    if let family { add(family, .familyName, isFull: false) }
    for alias in actor.aliases {
      // Лавров is to Сергей Лавров what Lavrov is to Sergei Lavrov.
      let ownFamily = isPerson && alias.script != actor.name.script ? familyName(of: alias) : nil
      if let ownFamily { add(ownFamily, .familyName, isFull: false) }
      let isLonger = family.map { alias != $0 && alias.hasSuffix($0) } ?? false
      add(alias, .alias, isFull: isLonger || ownFamily != nil)
    }
    for alias in actor.weakAliases { add(alias, .weakAlias, isFull: false) }
    return names
  }

  /// `Lavrov` of `Sergei Lavrov`, `von der Leyen` of `Ursula von der Leyen`: the last word with the particles before it.
  /// Nil for a name of one word, or whose last word is also a month's: `May` begins too many sentences.
  static func familyName(of name: String) -> String? {
    let words = name.split(whereSeparator: \.isWhitespace)
    guard words.count > 1, let last = words.last, !monthNames.contains(String(last)) else { return nil }
    let start = words.dropLast().lastIndex { $0.first?.isLowercase != true } ?? 0
    guard start < words.count - 1 else { return nil }
    return words[(start + 1)...].joined(separator: " ")
  }

  private static let monthNames: Set<String> = ["March", "April", "May", "June", "July", "August"]

  /// The keys of a name's words, white space and marks among them.
  static func keys(of name: String) -> [ArraySlice<UInt8>] {
    var key: [UInt8] = []
    var ends: [Int] = []
    Array(name.trimmed.utf8).withUnsafeBufferPointer { text in
      var index = 0
      while index < text.count {
        let word = Word(in: text, at: index, end: text.count)
        word.appendKey(of: text, to: &key)
        ends.append(key.count)
        index = word.end
      }
    }
    return zip([0] + ends, ends).map { key[$0..<$1] }.filter { !$0.isEmpty }
  }
}

extension String {
  /// With its first letter in upper case; nil where that changes nothing.
  fileprivate var capitalisedFirst: String? {
    guard let first = unicodeScalars.first, first.properties.isLowercase else { return nil }
    return first.properties.titlecaseMapping + String(unicodeScalars.dropFirst())
  }

  /// A number for the alphabet of its first letter.
  fileprivate var script: UInt32 {
    guard let letter = unicodeScalars.first(where: \.properties.isAlphabetic)?.value else { return 0 }
    switch letter {
    case ..<0x370, 0x1E00..<0x1F00: return 0
    case ..<0x400, 0x1F00..<0x2000: return 1
    case ..<0x530: return 2
    case 0x4E00..<0xA000: return 3
    default: return letter >> 8
    }
  }
}
