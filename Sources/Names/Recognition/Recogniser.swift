import Base
import Markdown
import Notes

/// Finds the names of actors in a document.
struct Recogniser: Sendable {
  let lexicon: Lexicon
  let actors: [ActorHead]
  /// The words of the roles that actors hold, in small letters.
  let roles: Set<String>
  let use: WordUse

  /// Reads a document. `title` is the title above it; `target` gives the actor that a wiki link leads to.
  func read(
    _ document: Document, _ scope: NameScope, language: String, target: (_ node: Int) -> ActorID?
  ) -> Recognition {
    var recognition = Recognition()
    // Most actors have no biography, and then their names need not be looked at.
    guard document.nodes.contains(where: { $0.kind.isRunningText || $0.kind == .codeBlock }) else { return recognition }
    var finder = NameFinder(self, pinned: scope.pinned, language: language)
    var prose = Prose()
    finder.introduceNames(ofTitle: scope.title)
    let nodes = document.nodes
    let bytes = document.bytes
    var block = 0
    while block < nodes.count {
      guard nodes[block].kind.isRunningText else {
        if nodes[block].kind == .codeBlock { names(inCode: block, document, &finder, &recognition) }
        block += 1
        continue
      }
      prose.take(block, of: nodes, bytes)
      names(in: prose, of: block, document, &finder, &recognition, target)
      block = Int(nodes[block].end)
    }
    return recognition
  }

  private func names(
    in prose: Prose, of block: Int, _ document: Document, _ finder: inout NameFinder, _ recognition: inout Recognition,
    _ target: (_ node: Int) -> ActorID?
  ) {
    let first = recognition.names.count
    var ranges: [Range<Int>] = []
    var links = prose.wikiLinks[...]
    var marks = prose.plainMarks[...]
    var removed = prose.struckOut.flatMap(\.self)
    // Names inside a link to an actor are not looked at.
    var actorLinkEnd = 0
    func takeLinks(upTo offset: Int) -> [ActorID] {
      var actors: [ActorID] = []
      while let link = links.first, link.range.lowerBound <= offset {
        links.removeFirst()
        guard let actor = target(link.node) else { continue }
        actorLinkEnd = link.range.upperBound
        actors.append(actor)
        recognition.names.append(FoundName(verdict: .mention(actor, .wikiLink), position: .wikiLink(node: link.node)))
        ranges.append(link.range)
      }
      return actors
    }
    prose.text.withUnsafeBufferPointer { text in
      finder.beginText()
      for run in prose.runs {
        for actor in takeLinks(upTo: run.range.lowerBound) { finder.introduce(actor) }
        if run.region == .wikiLink, run.range.lowerBound < actorLinkEnd { continue }
        finder.names(in: text, run.range) { match in
          while let mark = marks.first, mark.range.upperBound < match.range.lowerBound { marks.removeFirst() }
          if let mark = marks.first, mark.range.upperBound == match.range.lowerBound {
            recognition.spentMarks.append(mark.node)
            removed += mark.range
            return .escaped
          }
          return run.region.reason ?? (AddressText.holds(match.range, in: text) ? .address : nil)
        } visit: { range, decision in
          recognition.names.append(
            FoundName(verdict: decision.verdict, position: .prose(prose.span(of: range)), use: decision.use))
          ranges.append(range)
        }
      }
    }
    for actor in takeLinks(upTo: prose.text.count) { finder.introduce(actor) }
    guard recognition.names[first...].contains(where: \.verdict.isMention) else { return }
    addSentences(
      of: prose.text, without: Set(removed).sorted(), Surroundings(of: block, in: document), first, ranges, &recognition
    )
  }

  /// Gives the mentions of a block their sentences, without the `removed` bytes.
  private func addSentences(
    of text: [UInt8], without removed: [Int], _ surroundings: Surroundings, _ first: Int, _ ranges: [Range<Int>],
    _ recognition: inout Recognition
  ) {
    var bounds = Sentences.boundaries(text)[...]
    var removed = removed[...]
    var sentence = 0..<0
    /// The part of the sentence that is quoted, and the bytes in it that are left out.
    var told = 0..<0
    var skipped: ArraySlice<Int> = []
    for index in recognition.names.indices[first...] where recognition.names[index].verdict.isMention {
      let range = ranges[index - first]
      if sentence.isEmpty || sentence.upperBound <= range.lowerBound {
        var lower = sentence.upperBound
        while let next = bounds.first, next <= range.lowerBound {
          lower = next
          bounds.removeFirst()
        }
        sentence = lower..<max(bounds.first ?? text.count, range.upperBound)
        removed = removed.drop { $0 < sentence.lowerBound }
        skipped = removed.prefix { $0 < sentence.upperBound }
        told = text.trimmedRange(sentence, without: skipped)
        skipped = skipped.drop { $0 < told.lowerBound }
        let sentenceText = surroundings.before + text.string(told, without: skipped) + surroundings.after
        // All cells of a row are quoted as one sentence.
        if !surroundings.isRow || recognition.sentences.last != sentenceText {
          recognition.sentences.append(sentenceText)
        }
      }
      // A link around a picture has no text, perhaps beside blanks that are not quoted.
      let name = range.clamped(to: told)
      let shift = told.lowerBound + skipped.prefix { $0 < name.lowerBound }.count - surroundings.before.utf8.count
      recognition.names[index].sentence = (
        recognition.sentences.count - 1, (name.lowerBound - shift)..<(name.upperBound - shift)
      )
    }
  }

  private func names(
    inCode block: Int, _ document: Document, _ finder: inout NameFinder, _ recognition: inout Recognition
  ) {
    document.bytes.withUnsafeBufferPointer { text in
      finder.beginText()
      finder.names(in: text, document.nodes[block].text.range) { _ in
        .code
      } visit: { range, decision in
        let span = Document.Span(start: (block, range.lowerBound), end: (block, range.upperBound))
        recognition.names.append(FoundName(verdict: decision.verdict, position: .prose(span)))
      }
    }
  }
}

/// The text that a sentence needs around it to be understood: the quotation before an attribution, `“No.” — Ann Roe`,
/// and the other cells of a table row, `Foreign ministers · Ann Roe · on Monday`.
private struct Surroundings {
  private(set) var before = ""
  private(set) var after = ""
  private(set) var isRow = false

  /// A row with more cells than this is not one statement.
  private static let mostCells = 8

  init(of block: Int, in document: Document) {
    switch document.nodes[block].kind {
    case .attribution:
      guard let quotation = document.nodes[..<block].lastIndex(where: { $0.kind == .quotation }) else { return }
      before = document.plainText(of: quotation + 1).trimmed + " — "
    case .tableCell:
      guard let row = document.nodes[..<block].lastIndex(where: { $0.kind == .tableRow }) else { return }
      let cells = Array(document.children(of: row).prefix(Self.mostCells + 1))
      guard cells.count <= Self.mostCells else { return }
      isRow = true
      let texts = { (cells: [Int]) in cells.map { document.plainText(of: $0).trimmed }.filter { !$0.isEmpty } }
      before = texts(cells.filter { $0 < block }).map { $0 + " · " }.joined()
      after = texts(cells.filter { $0 > block }).map { " · " + $0 }.joined()
    default: return
    }
  }
}

extension Prose.Region {
  /// Why names in it stay plain.
  fileprivate var reason: FoundName.Reason? {
    switch self {
    case .prose: nil
    case .heading: .heading
    case .link, .wikiLink: .link
    case .image: .image
    case .code: .code
    case .html: .html
    case .struckOut: .struckOut
    }
  }
}

extension [UInt8] {
  /// A range without the white space at its ends and without the removed parts at its start. `removed` is sorted.
  fileprivate func trimmedRange(_ range: Range<Int>, without removed: ArraySlice<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    var removed = removed
    while start < end, self[start].isASCIIWhitespace || removed.first == start {
      if removed.first == start { removed.removeFirst() }
      start += 1
    }
    while end > start, self[end - 1].isASCIIWhitespace { end -= 1 }
    return start..<end
  }

  /// The text of a range without the single bytes at some offsets, sorted.
  fileprivate func string(_ range: Range<Int>, without removed: ArraySlice<Int>) -> String {
    guard !removed.isEmpty else { return String(utf8: self[range]) }
    var rest = removed
    return String(
      utf8: range.filter { offset in
        guard rest.first == offset else { return true }
        rest.removeFirst()
        return false
      }.map { self[$0] })
  }
}
