import Base
import Notes

/// All names of all actors, in the form in which they are found in prose. A class, since all cores share one.
final class Lexicon: Sendable {
  /// One meaning of a name: an actor that has it, and what sort of name it is.
  struct Sense: Sendable {
    enum Rank: Sendable { case name, alias, familyName, weakAlias }

    let actor: ActorID
    let rank: Rank
    /// Whether it is a full name. After a full name, a text may use the family name alone.
    let isFull: Bool
    /// Whether it counts only at the beginning of a sentence: `Von der Leyen` for `von der Leyen`.
    let beginsSentence: Bool
  }

  /// The sense of each name that means the same one actor in every text; nil for any other name.
  let sole: [Sense?]
  /// Names that count in just their case, and names that count in any.
  let exact: NameTrie
  let folded: NameTrie
  let isPerson: [Bool]
  /// The names that count only at the beginning of a sentence.
  let beginsSentence: [Bool]
  /// The senses of all names, those of one name together, and where those of each begin.
  private let senses: [Sense]
  private let starts: [Int]

  init(_ actors: [ActorHead]) {
    isPerson = actors.map(\.kind.isPerson)
    let names = concurrentMap(Array(actors.indices)) { Self.names(of: actors[$0], ActorID(index: $0)) }.flatMap(\.self)
    var entries = [Int32](repeating: 0, count: names.count)
    exact = NameTrie(names.map(\.keys), where: { !names[$0].isFolded }, entries: &entries)
    folded = NameTrie(names.map(\.keys), where: { names[$0].isFolded }, from: exact.entryCount, entries: &entries)

    // The names of each entry together, in the order in which they came.
    let count = exact.entryCount + folded.entryCount
    var starts = [Int](repeating: 0, count: count + 1)
    for entry in entries { starts[Int(entry) + 1] += 1 }
    for entry in 0..<count { starts[entry + 1] += starts[entry] }
    var next = starts
    var order = [Int](repeating: 0, count: names.count)
    for (name, entry) in entries.enumerated() {
      order[next[Int(entry)]] = name
      next[Int(entry)] += 1
    }
    let senses = order.map { names[$0].sense }
    self.senses = senses
    self.starts = starts
    sole = (0..<count).map { entry in
      let own = senses[starts[entry]..<starts[entry + 1]]
      guard let first = own.first(where: { $0.rank == .name }) ?? own.first(where: { $0.rank == .alias }),
        own.allSatisfy({ $0.actor == first.actor && !$0.beginsSentence })
      else { return nil }
      return first
    }
    beginsSentence = (0..<count).map { senses[starts[$0]..<starts[$0 + 1]].allSatisfy(\.beginsSentence) }
  }

  /// The senses of a name: each actor that has it.
  func senses(of entry: Int32) -> ArraySlice<Sense> { senses[starts[Int(entry)]..<starts[Int(entry) + 1]] }

  /// The places of a name among the senses: as it is, and as it is written at the beginning of a sentence.
  func entries(of name: String, folds: Bool) -> [Int32] {
    [name, folds ? nil : name.capitalisedFirst].compactMap { $0.flatMap { entry(of: $0, folds: folds) } }
  }

  private func entry(of name: String, folds: Bool) -> Int32? {
    let trie = folds ? folded : exact
    let keys = WordKeys(folds ? name.lowercased() : name)
    return keys.bytes.withUnsafeBufferPointer { trie.entry(of: $0, ends: keys.ends) }
  }

  private struct Name: Sendable {
    let keys: WordKeys
    let isFolded: Bool
    let sense: Sense
  }

  private static func names(of actor: ActorHead, _ id: ActorID) -> [Name] {
    var names: [Name] = []
    let isPerson = actor.kind.isPerson
    let family = isPerson ? familyName(of: actor.name) : nil
    func add(_ text: String, _ rank: Sense.Rank, isFull: Bool, beginsSentence: Bool = false) {
      let keys = WordKeys(actor.matchCase ? text : text.lowercased())
      guard !keys.ends.isEmpty else { return }
      let sense = Sense(actor: id, rank: rank, isFull: isFull, beginsSentence: beginsSentence)
      names.append(Name(keys: keys, isFolded: !actor.matchCase, sense: sense))
      if actor.matchCase, !beginsSentence, let capitalised = text.capitalisedFirst {
        add(capitalised, rank, isFull: isFull, beginsSentence: true)
      }
    }
    add(actor.name, .name, isFull: isPerson)
    if let family { add(family, .familyName, isFull: false) }
    for alias in actor.aliases.map(\.value) {
      // A full name in another alphabet has its own family name: Лавров for Сергей Лавров.
      let ownFamily = isPerson && alias.script != actor.name.script ? familyName(of: alias) : nil
      if let ownFamily { add(ownFamily, .familyName, isFull: false) }
      let isLonger = family.map { alias != $0 && alias.hasSuffix($0) } ?? false
      add(alias, .alias, isFull: isLonger || ownFamily != nil)
    }
    for alias in actor.weakAliases { add(alias, .weakAlias, isFull: false) }
    return names
  }

  /// `Lavrov` of `Sergei Lavrov`, `von der Leyen` of `Ursula von der Leyen`: the last word with the particles before
  /// it. Nil for a name of one word, and if the last word is also a month: too many sentences begin with `May`.
  static func familyName(of name: String) -> String? {
    let words = name.utf8.split(separator: .space)
    guard words.count > 1, let last = words.last, !monthNames.contains(String(Substring(last))) else { return nil }
    let start = words.dropLast().lastIndex { !Substring($0).beginsWithSmallLetter } ?? 0
    guard start < words.count - 1 else { return nil }
    return words[(start + 1)...].map { String(Substring($0)) }.joined(separator: " ")
  }

  private static let monthNames: Set<String> = ["March", "April", "May", "June", "July", "August"]
}

extension Substring {
  fileprivate var beginsWithSmallLetter: Bool {
    guard let first = utf8.first else { return false }
    return first < 0x80 ? first >= 0x61 && first <= 0x7A : self.first?.isLowercase == true
  }
}

extension String {
  /// The name with its first letter in upper case; nil if that changes nothing.
  fileprivate var capitalisedFirst: String? {
    guard self[...].beginsWithSmallLetter, let first = unicodeScalars.first else { return nil }
    return first.properties.titlecaseMapping + String(unicodeScalars.dropFirst())
  }

  /// A number for the alphabet of its first letter.
  fileprivate var script: UInt32 {
    if utf8.first?.isASCIILetter == true { return 0 }
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
