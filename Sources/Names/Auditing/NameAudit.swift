package import Base
import Markdown
import Notes

/// Aliases that no note uses, and aliases that look wrong because they are found very often or are ordinary words. Used
/// by `gazette check --names`. It parses the notes' bodies again.
package func auditNames(_ names: Names) -> [Diagnostic] {
  let audit = NameAudit(names.recogniser.lexicon)
  let counts = concurrentMap(names.things.notes) { audit.count($0, names) }
  return audit.diagnostics(names.things.actors, counts)
}

private struct NameAudit {
  private let lexicon: Lexicon
  /// The names that are one word, by that word in lower case.
  private var smallWords: [[UInt8]: Int32] = [:]

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
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
    /// By how many different names the note names each actor.
    var names: [ActorID: Set<Int32>] = [:]
  }

  func count(_ note: NoteHead, _ names: Names) -> Count {
    var count = Count()
    let linked = names.link(note.body, in: names.scope(of: note)).value
    for name in linked.recognition.names {
      guard case .mention(let actor, _) = name.verdict else { continue }
      // A wiki link does not use a name of the lexicon, so all wiki links count as one more name.
      count.names[actor, default: []].insert(name.use?.entry ?? -1)
      if let entry = name.use?.entry { count.found[entry, default: 0] += 1 }
    }
    var prose = Prose()
    let document = linked.document
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
    return count
  }

  func diagnostics(_ actors: [ActorHead], _ counts: [Count]) -> [Diagnostic] {
    var found: [Int32: Int] = [:]
    var small: [Int32: Int] = [:]
    for count in counts {
      found.merge(count.found, uniquingKeysWith: +)
      small.merge(count.small, uniquingKeysWith: +)
    }
    return actors.enumerated().flatMap { place, actor in
      actor.aliases.compactMap { written -> Diagnostic? in
        let (alias, location) = (written.value, written.location)
        let entries = lexicon.entries(of: alias, folds: !actor.matchCase)
        guard let entry = entries.first else { return nil }
        let times = entries.reduce(0) { $0 + (found[$1] ?? 0) }
        if times == 0 {
          return Diagnostic(.nameUnmatched, at: location, "no note names \(actor.name) as '\(alias)'")
        }
        if let smallTimes = small[entry], smallTimes > times {
          return Diagnostic(
            .nameCommon, at: location,
            "'\(alias)' looks like an ordinary word: \(times) times so, \(smallTimes) times in small letters",
            hint: "a weak alias is never found in prose")
        }
        return crowd(alias, entry, ActorID(index: place), location, counts)
      }
    }
  }

  /// An alias is suspicious if many notes use it and hardly any of them uses another name of the same actor.
  private func crowd(
    _ alias: String, _ entry: Int32, _ actor: ActorID, _ location: SourceLocation, _ counts: [Count]
  ) -> Diagnostic? {
    let notes = counts.count { $0.names[actor]?.contains(entry) ?? false }
    let alone = counts.count { $0.names[actor] == [entry] }
    guard notes >= 20, notes * 4 > counts.count, alone * 10 >= notes * 9 else { return nil }
    return Diagnostic(
      .nameCommon, at: location,
      "'\(alias)' is in \(notes) of \(counts.count) notes, and \(alone) of them name the actor in no other way",
      hint: "see whether it always means the same one; a weak alias is never found in prose")
  }
}
