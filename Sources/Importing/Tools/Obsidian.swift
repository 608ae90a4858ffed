import Base

/// Obsidian: a vault of notes that link to one another by name.
struct Obsidian: ForeignTool {
  var hasWikiLinks: Bool { true }
  let facts = SiteFacts()
  /// The folders of the notes about people and organisations.
  private let actorFolders: [String]

  init(actorFolders: [String]) {
    self.actorFolders = actorFolders.map { $0.pathSegments().joined(separator: "/") + "/" }
  }

  func role(of path: String) -> Role {
    if CommonFiles.isIgnored(path) { return .ignored }
    if CommonFiles.isText(path) { return .text }
    if path.hasSuffix(".canvas") || path.hasSuffix(".base") || path.hasSuffix(".excalidraw") {
      return .leftOut("canvases and bases")
    }
    return CommonFiles.conflict(path).map { .leftOut($0) } ?? .asset(path)
  }

  func finish(_ text: inout ImportedText, _ report: inout ImportReport) {
    let (day, name) = ImportedText.dayAndName(text.stem)
    if actorFolders.contains(where: text.source.hasPrefix) {
      text.kind = .actor
      text.name = text.stem
      let kind = text.head["kind"]?.scalar ?? text.head["type"]?.scalar
      let known = ["person", "organisation", "state", "place", "outlet"]
      let spelled = kind?.lowercased().replacing("organization", with: "organisation")
      text.head.set("kind", .plain(spelled.flatMap { known.contains($0) ? $0 : nil } ?? "person"))
      if text.head["name"] == nil { text.head.set("name", .text(text.head["title"]?.scalar ?? text.stem)) }
      text.head.set("title", nil)
      if kind != nil, spelled.map({ !known.contains($0) }) ?? false {
        report.add(text.source, nil, "there is no kind '\(kind ?? "")'; the actor is a person")
      }
      return
    }
    text.name = name
    text.day = text.day ?? day
    text.kind = .note
    if text.head["title"] == nil { text.head.set("title", .text(name)) }
  }

  func convert(_ text: inout ImportedText, _ links: LinkMap, _ texts: [ImportedText], _ report: inout ImportReport) {
    var tags: [String] = []
    var findings: [(part: String, message: String)] = []
    let own = text
    text.body = MarkdownParts.mapProse(text.body) { prose in
      let whole = prose
      var prose = prose.replacingMatches(of: /(!?)\[\[([^\[\]|#]*)(#[^\[\]|]*)?(?:\|([^\[\]]*))?\]\]/) { match in
        let link = WikiLink(
          isEmbed: match.output.1 == "!", isParagraph: whole.isParagraph(match.range),
          name: String(match.output.2).trimmed,
          fragment: match.output.3.map(String.init), text: match.output.4.map { String($0) })
        let (result, finding) = link.converted(in: own, links, texts)
        if let finding { findings.append((String(match.output.0), finding)) }
        return result
      }
      // Ids of blocks, which only links of Obsidian use.
      prose = prose.replacingMatches(of: /(?m)[ \t]+\^[A-Za-z0-9-]+[ \t]*$/) { _ in "" }
      // A line of tags only, and tags in a sentence.
      prose = prose.replacingMatches(of: /(?m)^[ \t]*(?:#[\p{L}_][\p{L}\p{N}_\/-]*[ \t,]*)+$\n?/) { match in
        tags += Self.tags(in: String(match.output))
        return ""
      }
      tags += Self.tags(in: prose)
      return prose
    }
    var lines = LineFinder(own.body, from: own.bodyLine)
    for (part, message) in findings {
      report.add(text.source, text.body.isEmpty ? nil : lines.line(of: part), message)
    }
    guard text.kind == .note, !tags.isEmpty else { return }
    var known = (text.head["tags"] ?? text.head["topics"])?.scalars ?? []
    if case .plain(let plain)? = text.head["tags"] {
      known = plain.split { $0 == "," || $0.isWhitespace }.map(String.init)
    }
    let new = tags.filter { tag in !known.contains { $0.lowercased() == tag.lowercased() || $0 == "#" + tag } }
    var unique: [String] = []
    for tag in known + new where !unique.contains(tag) { unique.append(tag) }
    text.head.set("tags", .list(unique.map { .text($0) }))
  }

  private static func tags(in text: String) -> [String] {
    text.matches(of: /(?:^|[\s(,])#([\p{L}_][\p{L}\p{N}_\/-]*)/).map { String($0.output.1) }
  }
}

/// `[[name#fragment|text]]`, or with `!` before it.
private struct WikiLink {
  let isEmbed: Bool
  /// Whether it is a paragraph of its own.
  let isParagraph: Bool
  let name: String
  let fragment: String?
  let text: String?

  /// What stands for it in the new site, and what the report says of it, if anything.
  func converted(in own: ImportedText, _ links: LinkMap, _ texts: [ImportedText]) -> (String, String?) {
    let shown = text ?? (name.pathSegments().last.map { $0.hasSuffix(".md") ? String($0.dropLast(3)) : $0 } ?? name)
    var fragment = fragment ?? ""
    var finding: String?
    if fragment.hasPrefix("#^") {
      finding = "the link leads to a block, which has no address here; it leads to the whole note"
      fragment = ""
    }
    if name.isEmpty {
      return (fragment.isEmpty ? shown : "[[\(fragment)|\(text ?? String(fragment.dropFirst()))]]", finding)
    }
    guard let target = links.file(name) ?? links.target(of: name, in: own) ?? links.named(name) else {
      return (shown, "'[[\(name)]]' leads to nothing that was imported; it is text now")
    }
    switch target {
    case .asset(let path):
      let isPicture = PictureSize.isPicture(path) || MediaType.player(of: path) != nil
      let isSize = text?.wholeMatch(of: /\d+(x\d+)?/) != nil
      let label = isSize ? (isEmbed && isPicture ? "" : name) : isEmbed && isPicture && text == nil ? "" : shown
      return ("\(isEmbed && isPicture ? "!" : "")[\(label)](\(path.percentEncodedPath))", finding)
    case .text(let index):
      let other = texts[index]
      let isKept = isEmbed && isParagraph && other.canBeShown(fragment, in: own)
      if isEmbed, !isKept { finding = "the text of '\(name)' was shown here; it is a link now" }
      let mark = isKept ? "!" : ""
      switch other.kind {
      case .actor:
        let title = other.head["name"]?.scalar ?? other.name
        return (mark + (shown == title || isKept ? "[[\(title)]]" : "[[\(title)|\(shown)]]"), finding)
      case .page:
        let file = LinkMap.relative(from: own.target, to: other.target)
        return ("[\(shown)](\(file.percentEncodedPath)\(fragment.lowercased().replacing(" ", with: "-")))", finding)
      case .note, .dropped:
        let name = other.target.pathSegments().last.map { String($0.dropLast(3)) } ?? other.name
        return (isKept ? "![[\(name)\(fragment)]]" : "[[\(name)\(fragment)|\(shown)]]", finding)
      }
    }
  }
}

extension String {
  /// Whether a part of the text has blank lines, or the text's ends, on both sides.
  fileprivate func isParagraph(_ range: Range<Index>) -> Bool {
    func isBlank(_ lines: some Sequence<Substring>) -> Bool {
      lines.prefix(2).allSatisfy { $0.allSatisfy(\.isWhitespace) }
    }
    return isBlank(self[..<range.lowerBound].split(separator: "\n", omittingEmptySubsequences: false).reversed())
      && isBlank(self[range.upperBound...].split(separator: "\n", omittingEmptySubsequences: false))
  }
}

extension ImportedText {
  /// Whether Gazette can show this text, or its section below a heading, in another one. A text that shows others is
  /// not shown, since it could show itself.
  fileprivate func canBeShown(_ fragment: String, in other: ImportedText) -> Bool {
    guard source != other.source, !body.contains("![[") else { return false }
    let heading = fragment.drop { $0 == "#" }.lowercased()
    return heading.isEmpty
      || body.split(separator: "\n").contains { line in
        line.hasPrefix("#") && String(line.drop { $0 == "#" }).trimmed.lowercased() == heading
      }
  }
}
