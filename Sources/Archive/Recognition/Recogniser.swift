import Base
import Markdown

/// Finds the names of actors in a document.
struct Recogniser: Sendable {
  let lexicon: Lexicon

  /// What a document was found to say of actors, in the order of the text.
  struct Reading {
    var names: [Name] = []
    /// The sentences that `names` refer to.
    var sentences: [String] = []
    /// The marks that kept a name plain and that are to be left out.
    var spentMarks: [Int] = []
  }

  struct Name {
    let verdict: FoundName.Verdict
    let place: Place
    /// The name's place in the lexicon; nil for a wiki link.
    var entry: Int32?
    /// Which of the sentences it stands in, and where in it; nil for what is no mention.
    var sentence: (number: Int, range: Range<Int>)?
  }

  enum Place {
    case wikiLink(node: Int)
    case prose(Document.Span)
  }

  /// Reads a document. `title` is what its readers have read before it; `target` gives the actor that a wiki link leads to.
  func read(
    _ document: Document, title: String = "", pinned: Set<ActorID> = [], target: (_ node: Int) -> ActorID?
  ) -> Reading {
    var reading = Reading()
    var reader = NameReader(lexicon, pinned: pinned)
    var search = NameSearch(lexicon)
    var prose = Prose()
    Array(title.utf8).withUnsafeBufferPointer { text in
      search.names(in: text, text.indices) { _ = reader.verdict(on: $0) }
    }
    let nodes = document.nodes
    let bytes = document.bytes
    var block = 0
    while block < nodes.count {
      guard nodes[block].kind.isRunningText else {
        if nodes[block].kind == .codeBlock { names(inCode: block, document, &search, &reader, &reading) }
        block += 1
        continue
      }
      prose.take(document, nodes: nodes, bytes: bytes, block: block)
      names(in: prose, of: block, document, &search, &reader, &reading, target)
      block = Int(nodes[block].end)
    }
    return reading
  }

  private func names(
    in prose: Prose, of block: Int, _ document: Document, _ search: inout NameSearch, _ reader: inout NameReader,
    _ reading: inout Reading,
    _ target: (_ node: Int) -> ActorID?
  ) {
    let first = reading.names.count
    var ranges: [Range<Int>] = []
    var links = prose.wikiLinks[...]
    func takeLinks(upTo offset: Int) {
      while let link = links.first, link.range.lowerBound <= offset {
        links.removeFirst()
        guard let actor = target(link.node) else { continue }
        reader.introduce(actor)
        reading.names.append(Name(verdict: .mention(actor, .wikiLink), place: .wikiLink(node: link.node)))
        ranges.append(link.range)
      }
    }
    prose.text.withUnsafeBufferPointer { text in
      for run in prose.runs {
        takeLinks(upTo: run.range.lowerBound)
        if run.region == .wikiLink { continue }
        search.names(in: text, run.range) { match in
          let mark = prose.plainMarks.first { $0.offset + 1 == match.range.lowerBound }
          if let mark { reading.spentMarks.append(mark.node) }
          let reason: FoundName.Reason? =
            mark != nil ? .escaped : run.region.reason ?? (isInAddress(match.range, text) ? .address : nil)
          reading.names.append(
            Name(
              verdict: verdict(on: match, plain: reason, &reader),
              place: .prose(prose.span(of: match.range)), entry: match.exact ?? match.folded))
          ranges.append(match.range)
        }
      }
    }
    takeLinks(upTo: prose.text.count)
    guard reading.names[first...].contains(where: \.verdict.isMention) else { return }
    addSentences(of: prose, after: quotation(creditedBy: block, document), first, ranges, &reading)
  }

  /// Whom a name stands for, or, where there is a `reason` for it to stay plain, whom it would stand for.
  private func verdict(
    on match: NameSearch.Match, plain reason: FoundName.Reason?, _ reader: inout NameReader
  ) -> FoundName.Verdict {
    guard let reason else { return reader.verdict(on: match) }
    // Whom a heading or a link names in full is introduced by it; code is not read as prose is.
    var aside = reader
    let meant = aside.verdict(on: match)
    if reason != .code, reason != .address { reader = aside }
    return .plain(reason, meant.actors)
  }

  /// What an attribution credits to somebody, `“No.” — ` before it: the credit alone is no sentence. Empty for other blocks.
  private func quotation(creditedBy block: Int, _ document: Document) -> String {
    guard document.nodes[block].kind == .attribution,
      let quotation = document.nodes[..<block].lastIndex(where: { $0.kind == .quotation })
    else { return "" }
    return document.plainText(of: quotation + 1).trimmed + " — "
  }

  /// Gives the mentions of a block their sentences.
  private func addSentences(
    of prose: Prose, after quotation: String, _ first: Int, _ ranges: [Range<Int>], _ reading: inout Reading
  ) {
    var spent = prose.plainMarks.filter { reading.spentMarks.contains($0.node) }.map(\.offset)
    spent += prose.struckOut.joined()
    var bounds = Sentences.boundaries(prose.text)[...]
    var sentence: Range<Int>?
    var sentenceStart = 0
    for index in reading.names.indices[first...] where reading.names[index].verdict.isMention {
      let range = ranges[index - first]
      if sentence.map({ $0.upperBound <= range.lowerBound }) ?? true {
        var start = sentence?.upperBound ?? 0
        while let next = bounds.first, next <= range.lowerBound {
          start = next
          bounds.removeFirst()
        }
        let stop = bounds.first ?? prose.text.count
        let trimmed = prose.text.trimmedRange(start..<stop, without: spent)
        sentence = start..<stop
        reading.sentences.append(quotation + prose.text.string(trimmed, without: spent))
        sentenceStart = trimmed.lowerBound
      }
      let shift =
        sentenceStart + spent.count { $0 >= sentenceStart && $0 < range.lowerBound } - quotation.utf8.count
      reading.names[index].sentence = (
        reading.sentences.count - 1, (range.lowerBound - shift)..<(range.upperBound - shift)
      )
    }
  }

  private func names(
    inCode block: Int, _ document: Document, _ search: inout NameSearch, _ reader: inout NameReader,
    _ reading: inout Reading
  ) {
    let range = document.nodes[block].text.range
    document.bytes.withUnsafeBufferPointer { text in
      search.names(in: text, range) { match in
        let span = Document.Span(start: (block, match.range.lowerBound), end: (block, match.range.upperBound))
        reading.names.append(
          Name(verdict: verdict(on: match, plain: .code, &reader), place: .prose(span)))
      }
    }
  }
}

extension Prose.Region {
  /// Why names in it stay plain.
  fileprivate var reason: FoundName.Reason? {
    switch self {
    case .prose, .wikiLink: nil
    case .heading: .heading
    case .link: .link
    case .image: .image
    case .code: .code
    case .html: .html
    case .struckOut: .struckOut
    }
  }
}

extension FoundName.Verdict {
  var isMention: Bool { if case .mention = self { true } else { false } }

  /// Who is or could be meant.
  var actors: [ActorID] {
    switch self {
    case .mention(let actor, _): [actor]
    case .plain(_, let actors): actors
    }
  }
}

extension [UInt8] {
  /// A range without the white space at its ends, and without what is removed at its start.
  fileprivate func trimmedRange(_ range: Range<Int>, without removed: [Int]) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, self[start].isASCIIWhitespace || removed.contains(start) { start += 1 }
    while end > start, self[end - 1].isASCIIWhitespace { end -= 1 }
    return start..<end
  }

  /// The text of a range without the single bytes at some offsets.
  fileprivate func string(_ range: Range<Int>, without removed: [Int]) -> String {
    guard removed.contains(where: range.contains) else { return String(utf8: self[range]) }
    return String(utf8: range.filter { !removed.contains($0) }.map { self[$0] })
  }
}

/// Whether a name stands in what looks like an address that no link was made of: `press@NATO.int`, `example.org/NATO`,
/// `@NATO`, `/home/NATO/x`.
private func isInAddress(_ name: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
  let isJoint = { (index: Int) in
    guard text.indices.contains(index) else { return false }
    // Letters are no neighbours of a name; of marks, most are a space, a comma or a full stop at the end.
    switch text[index] {
    // # % & + - . / : = ? @ \ _ ~
    case 0x23, 0x25, 0x26, 0x2B, 0x2D, 0x2E, 0x2F, 0x3A, 0x3D, 0x3F, 0x40, 0x5C, 0x5F, 0x7E: return true
    default: return false
    }
  }
  guard isJoint(name.lowerBound - 1) || isJoint(name.upperBound) else { return false }
  let isOutside = { (byte: UInt8) in byte.isASCIIWhitespace || byte >= 0x80 || "()<>\"'".utf8.contains(byte) }
  let start = text[..<name.lowerBound].lastIndex(where: isOutside).map { $0 + 1 } ?? 0
  let end = text[name.upperBound...].firstIndex(where: isOutside) ?? text.count
  let chunk = String(utf8: text[start..<end])
  if chunk.hasPrefix("@") || chunk.contains("://") || chunk.hasPrefix("www.") { return true }
  if chunk.hasPrefix("/"), chunk.dropFirst().contains("/") { return true }
  let parts = chunk.split(separator: "@", omittingEmptySubsequences: false)
  if parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) { return true }
  // example.org/NATO: a host with a dot before the first slash.
  let host = chunk.prefix { $0 != "/" }
  return host.count < chunk.count && host.split(separator: ".").count > 1 && !host.contains("..")
    && host.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" }
}
