import Base
import Notes

/// All names of all actors, in the form in which they are found in prose. A class, since all cores share one.
final class Lexicon: Sendable {
  /// One meaning of a name: an actor that has it, and what sort of name it is.
  struct Sense: Sendable {
    /// The sorts of names, those that count more first.
    enum Rank: UInt8, Sendable { case name, alias, variant, withoutSuffix, familyName, weakAlias }

    let actor: ActorID
    let rank: Rank
    /// How the name differs from the one in the actor's file.
    let ways: Ways
    /// The name in the file that it is a spelling of: 0 is `name`, 1 the first alias.
    let origin: Int32
    /// Whether it is a full name. After a full name, a text may use the family name alone.
    let isFull: Bool
    /// Whether it counts only at the beginning of a sentence: `Von der Leyen` for `von der Leyen`.
    let beginsSentence: Bool
    /// The place among `articles` of the one that must be before it, from 1; 0 for none.
    let article: UInt8
    /// Whether other forms than the written one count: case endings, plural, singular.
    let inflects: Bool
  }

  /// What a quick look has to know about a name.
  struct Traits: OptionSet {
    let rawValue: UInt8
    /// It counts only at the beginning of a sentence.
    static let beginsSentence = Traits(rawValue: 1)
    /// It counts only after an article.
    static let needsArticle = Traits(rawValue: 2)
    /// A legal form such as `Inc.` may follow.
    static let takesLegalForm = Traits(rawValue: 4)
    /// It can mean a person.
    static let person = Traits(rawValue: 8)
    /// It can only be a spelling that an ordinary word can have too.
    static let doubtful = Traits(rawValue: 16)
    /// It can only mean states.
    static let state = Traits(rawValue: 32)
    /// It can be a full name.
    static let full = Traits(rawValue: 64)
  }

  /// The sense of each name that means the same one actor in every text; nil for any other name.
  let sole: [Sense?]
  /// Names that count in just their case, and names that count in any.
  let exact: NameTrie
  let folded: NameTrie
  let isPerson: [Bool]
  /// By name.
  let traits: [Traits]
  /// The languages whose case endings are known here, by the tag that notes give.
  let languages: [String: Language]
  /// The articles that names can need, in lower case.
  static let articles = Language.articles.sorted()
  /// The senses of all names, those of one name together, and where those of each begin.
  private let senses: [Sense]
  private let starts: [Int]

  init(_ actors: [ActorHead], languages: [String: Language] = [:]) {
    self.languages = languages
    let isPerson = actors.map(\.kind.isPerson)
    self.isPerson = isPerson
    let names = concurrentMap(Array(actors.indices)) { Self.names(of: actors[$0], ActorID(index: $0)) }.flatMap(\.self)
    var entries = [Int32](repeating: 0, count: names.count)
    func trie(from first: Int, where isWanted: (Name) -> Bool) -> NameTrie {
      var builder = NameTrieBuilder(from: first)
      for (index, name) in names.enumerated() where isWanted(name) {
        entries[index] = builder.add(
          name.keys, middle: name.middle, isFolded: name.isFolded, isPerson: isPerson[name.sense.actor.index])
      }
      builder.addSpellings()
      return NameTrie(builder, languages: languages)
    }
    exact = trie(from: 0) { !$0.isFolded }
    folded = trie(from: exact.entryCount, where: \.isFolded)

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
      guard let first = own.min(by: { $0.rank < $1.rank }), first.rank < .familyName,
        own.allSatisfy({ $0.actor == first.actor && !$0.beginsSentence && $0.article == 0 })
      else { return nil }
      return first
    }
    traits = (0..<count).map { entry in
      let own = senses[starts[entry]..<starts[entry + 1]]
      var traits: Traits = []
      if own.allSatisfy(\.beginsSentence) { traits.insert(.beginsSentence) }
      if own.allSatisfy({ $0.article > 0 }) { traits.insert(.needsArticle) }
      if own.allSatisfy({ actors[$0.actor.index].kind.canBeCompany }) { traits.insert(.takesLegalForm) }
      if own.contains(where: { isPerson[$0.actor.index] }) { traits.insert(.person) }
      if own.contains(where: \.isFull) { traits.insert(.full) }
      if own.allSatisfy({ !$0.ways.isDisjoint(with: .doubtful) }) { traits.insert(.doubtful) }
      if own.allSatisfy({ actors[$0.actor.index].kind.isState }) { traits.insert(.state) }
      return traits
    }
  }

  /// Whether a name counts in any case.
  func isFolded(_ entry: Int32) -> Bool { entry >= exact.entryCount }

  /// The senses of a name: each actor that has it.
  func senses(of entry: Int32) -> ArraySlice<Sense> { senses[starts[Int(entry)]..<starts[Int(entry) + 1]] }

  /// The places of a name among the senses: as it is, and as it is written at the beginning of a sentence.
  func entries(of name: String, folds: Bool) -> [Int32] {
    [name, folds ? name : name.capitalisedFirst].reduce(into: []) { entries, name in
      let keys = WordKeys(folds ? name.lowercased() : name)
      if let entry = (folds ? folded : exact).entry(of: keys), !entries.contains(entry) { entries.append(entry) }
    }
  }

  private struct Name: Sendable {
    let keys: WordKeys
    /// The number of words after which a middle name can stand.
    let middle: Int?
    let isFolded: Bool
    let sense: Sense
  }

  private static func names(of actor: ActorHead, _ id: ActorID) -> [Name] {
    var names: [Name] = []
    func add(_ spelling: NameSpelling, _ text: String, beginsSentence: Bool) {
      let keys = WordKeys(actor.matchCase ? text : text.lowercased())
      guard !keys.ends.isEmpty else { return }
      let sense = Sense(
        actor: id, rank: spelling.rank, ways: spelling.ways, origin: Int32(spelling.origin), isFull: spelling.isFull,
        beginsSentence: beginsSentence,
        article: spelling.article.flatMap(articles.firstIndex).map { UInt8($0 + 1) } ?? 0, inflects: actor.inflects)
      let middle = actor.matchCase ? spelling.middle.map { keys.words(in: $0) } : nil
      names.append(Name(keys: keys, middle: middle, isFolded: !actor.matchCase, sense: sense))
    }
    for spelling in actor.spellings {
      add(spelling, spelling.text, beginsSentence: false)
      // The White House at the beginning of a sentence, for the alias `the White House`.
      if actor.matchCase, spelling.text[...].beginsWithSmallLetter {
        add(spelling, spelling.text.capitalisedFirst, beginsSentence: true)
      }
    }
    return names
  }
}

extension Lexicon.Sense.Rank: Comparable {
  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
