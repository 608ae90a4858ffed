package import Base
import Markdown
import Notes

/// Aliases that no note uses, names that look wrong because they are ordinary words or are found nearly everywhere, and
/// texts of wiki links that could be aliases. Used by `gazette check --names`. It parses the notes' bodies again.
package func auditNames(_ names: Names) -> [Diagnostic] {
  let audit = NameAudit(names)
  let counts = concurrentMap(names.things.notes) { audit.count($0) }
  return audit.diagnostics(counts) + aliasCandidates(names, counts.map(\.linkTexts))
}

private struct NameAudit {
  private let names: Names
  private let lexicon: Lexicon
  /// The names that are one word, by that word in lower case.
  private var smallWords: [[UInt8]: Int32] = [:]

  init(_ names: Names) {
    self.names = names
    lexicon = names.recogniser.lexicon
    for (entry, word) in lexicon.exact.singleWords {
      let small = Array(String(utf8: word).lowercased().utf8)
      if small != word { smallWords[small] = entry }
    }
  }

  /// How one note uses each name, by the name's place in the lexicon.
  struct Count {
    /// How often it is a mention.
    var found: [Int32: Int] = [:]
    /// How often the word is there in lower case.
    var small: [Int32: Int] = [:]
    /// How often a name of one word that counts in any case stands where English has a verb: `to offer`.
    var verbs: [Int32: Int] = [:]
    /// By how many different names the note names each actor.
    var names: [ActorID: Set<Int32>] = [:]
    /// The texts of its wiki links to actors.
    var linkTexts: Set<LinkText> = []
  }

  func count(_ note: NoteHead) -> Count {
    var count = Count()
    let linked = names.link(note.body, in: names.scope(of: note)).value
    let document = linked.document
    for name in linked.recognition.names {
      guard case .mention(let actor, _) = name.verdict else { continue }
      // A wiki link does not use a name of the lexicon, so all wiki links count as one more name.
      count.names[actor, default: []].insert(name.use?.entry ?? -1)
      if let entry = name.use?.entry { count.found[entry, default: 0] += 1 }
      switch name.position {
      case .wikiLink(let node):
        count.linkTexts.insert(LinkText(actor: actor, text: nameKey(document.plainText(of: node))))
      case .prose(let span):
        guard let entry = name.use?.entry, lexicon.isFolded(entry), span.start.node == span.end.node,
          Self.isVerb(document.bytes, span.start.offset..<span.end.offset, document.nodes[span.start.node].text.range)
        else { continue }
        count.verbs[entry, default: 0] += 1
      }
    }
    countSmallWords(document, &count)
    return count
  }

  private func countSmallWords(_ document: Document, _ count: inout Count) {
    var prose = Prose()
    for block in document.nodes.indices where document.nodes[block].kind.isRunningText {
      prose.take(block, of: document.nodes, document.bytes)
      prose.text.withUnsafeBufferPointer { text in
        for run in prose.runs where run.region == .prose {
          var index = run.range.lowerBound
          while index < run.range.upperBound {
            let word = Word(in: text, at: index, end: run.range.upperBound)
            index = word.end
            if word.kind == .word, let entry = smallWords[Array(text[word.start..<word.end])] {
              count.small[entry, default: 0] += 1
            }
          }
        }
      }
    }
  }

  /// Whether a word stands behind one that only a verb follows, and is itself no more than a word.
  private static func isVerb(_ bytes: [UInt8], _ name: Range<Int>, _ text: Range<Int>) -> Bool {
    guard !bytes[name].contains(.space), name.lowerBound > text.lowerBound + 1 else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      guard let before = bytes.wordBefore(name.lowerBound, from: text.lowerBound) else { return false }
      return verbMarkers.contains(String(utf8: bytes[before]).lowercased())
    }
  }

  private static let verbMarkers: Set<String> = [
    "to", "will", "would", "can", "could", "should", "may", "might", "must", "cannot", "not", "we", "they", "you", "i",
    "he", "she", "it", "who", "which", "don’t", "doesn’t", "didn’t", "can’t", "won’t", "also", "let",
  ]

  func diagnostics(_ counts: [Count]) -> [Diagnostic] {
    var (found, small, verbs): ([Int32: Int], [Int32: Int], [Int32: Int]) = ([:], [:], [:])
    for count in counts {
      found.merge(count.found, uniquingKeysWith: +)
      small.merge(count.small, uniquingKeysWith: +)
      verbs.merge(count.verbs, uniquingKeysWith: +)
    }
    return names.things.actors.enumerated().flatMap { place, actor in
      let name = Located(actor.name, SourceLocation(path: actor.file.path))
      // The name itself is the actor's own: only if it counts in any case can it be a verb.
      let ordinary = actor.matchCase ? nil : verb(name, actor, found, verbs)
      return [ordinary].compactMap(\.self)
        + actor.aliases.compactMap { alias in
          self.alias(alias, actor, ActorID(index: place), found, small, verbs, counts)
        }
    }
  }

  private func alias(
    _ alias: Located<String>, _ actor: ActorHead, _ id: ActorID, _ found: [Int32: Int], _ small: [Int32: Int],
    _ verbs: [Int32: Int], _ counts: [Count]
  ) -> Diagnostic? {
    let entries = lexicon.entries(of: alias.value, folds: !actor.matchCase)
    guard let entry = entries.first else { return nil }
    let times = entries.reduce(0) { $0 + (found[$1] ?? 0) }
    if times == 0 {
      return Diagnostic(.nameUnmatched, at: alias.location, "no note names \(actor.name) as '\(alias.value)'")
    }
    // Mark, Turkey: every tenth time in small letters is enough to look.
    if let smallTimes = small[entry], smallTimes * 10 >= times {
      return Diagnostic(
        .nameCommon, at: alias.location,
        "'\(alias.value)' looks like an ordinary word: \(times) times so, \(smallTimes) times in small letters",
        hint: "a weak alias is never found in prose")
    }
    return actor.matchCase
      ? crowd(alias, actor, entry, id, counts)
      : verb(alias, actor, found, verbs) ?? crowd(alias, actor, entry, id, counts)
  }

  /// A name of one word that counts in any case is suspicious if it is also a verb.
  private func verb(_ name: Located<String>, _ actor: ActorHead, _ found: [Int32: Int], _ verbs: [Int32: Int])
    -> Diagnostic?
  {
    guard let entry = lexicon.entries(of: name.value, folds: true).first, let times = verbs[entry], times > 1 else {
      return nil
    }
    return Diagnostic(
      .nameCommon, at: name.location,
      "'\(name.value)' is also an ordinary verb: \(times) of \(found[entry] ?? times) times it stands where a verb does",
      hint: actor.inflects
        ? "'inflect: false' in the file turns its singular and plural off, 'matchCase: true' its small letters"
        : "'matchCase: true' in the file turns its small letters off")
  }

  /// An alias is suspicious if many notes use it and hardly any of them uses another name of the same actor. For one
  /// that counts in any case, either is enough.
  private func crowd(
    _ alias: Located<String>, _ actor: ActorHead, _ entry: Int32, _ id: ActorID, _ counts: [Count]
  ) -> Diagnostic? {
    let notes = counts.count { $0.names[id]?.contains(entry) ?? false }
    let alone = counts.count { $0.names[id] == [entry] }
    let isCrowded =
      actor.matchCase
      ? notes >= 20 && notes * 4 > counts.count && alone * 10 >= notes * 9
      : notes >= 5 && (notes * 5 >= counts.count || alone * 4 >= notes * 3)
    guard isCrowded else { return nil }
    return Diagnostic(
      .nameCommon, at: alias.location,
      "'\(alias.value)' is in \(notes) of \(counts.count) notes, and \(alone) of them name the actor in no other way",
      hint: "see whether it always means the same one; a weak alias is never found in prose")
  }
}
